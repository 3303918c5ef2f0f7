"""`manage.py import_catalogue FILE…`: items out of other systems' tables."""

import json
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guides.exchange.catalogue import import_catalogue
from guides.exchange.mapping import Mapping, UnknownTable, choose, header_test, mappings
from guides.exchange.report import Remark, Report, write_reports
from guides.exchange.tables import Table, Unreadable, read_table
from guides.management.progress import Patience

# Remarks on the screen, of each kind; the report file has them all.
SHOWN = 20


class Command(BaseCommand):
    help = (
        "导入事项目录（CSV、XLSX、JSON Lines）：表头决定怎么读；"
        "再导入一次只更新改过的，不会重复。怎么准备表格见 site/docs/importing.md"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        known = "、".join(mappings())
        parser.add_argument(
            "files", type=Path, nargs="+", metavar="FILE", help="一个或几个表格文件"
        )
        parser.add_argument(
            "--mapping", help=f"按哪个映射读（{known}，或者自己的 .toml 文件）；不写就由表头决定"
        )
        parser.add_argument(
            "--source", default="", help="来源的名称；不写就用映射里的，表里有来源一列的按那一列"
        )
        parser.add_argument("--dry-run", action="store_true", help="只看会怎样，什么也不改")
        parser.add_argument("--report", type=Path, metavar="out.csv", help="把每条意见写进这个文件")
        parser.add_argument("--note", default="", help="变更说明，读者会看到（最多 200 字）")
        parser.add_argument("--json", action="store_true", help="最后一行用 JSON 给出各类行数")

    def handle(self, *args: Any, files: list[Path], report: Path | None, **options: Any) -> None:
        if len(options["note"]) > 200 or len(options["source"]) > 100:
            raise CommandError("--note 最多 200 字，--source 最多 100 字。", returncode=2)
        if report:
            _write(report, [])
        done: list[tuple[str, Report]] = []
        failed = [why for file in files if (why := self._file(file, files, report, done, options))]
        if options["json"]:
            self.stdout.write(json.dumps(_sum(one for _name, one in done)))
        if failed:
            rest = f"其余 {len(files) - len(failed)} 个文件已经处理。" if len(files) > 1 else ""
            raise CommandError(" ".join([*failed, rest]).strip(), returncode=2)

    def _file(
        self,
        file: Path,
        files: list[Path],
        report: Path | None,
        done: list[tuple[str, Report]],
        options: dict[str, Any],
    ) -> str:
        """Bring one of the files in; return why nothing of it could be, or nothing."""
        if len(files) > 1:
            self.stdout.write(f"— {file.name}")
        try:
            outcome = self._import(file, **options)
        except (Unreadable, UnknownTable) as error:
            return str(error)
        done.append((file.name, outcome))
        if report:
            _write(report, done)
        self._say_what(outcome, report, options["dry_run"])
        nothing = outcome.refused == outcome.read
        return f"“{file.name}”没有一行能导入，原因见上。" if nothing else ""

    def _import(self, file: Path, **options: Any) -> Report:
        progress = _Progress(self.stderr.write)
        name = options["mapping"]
        table = read_table(file, progress.lines, header_test(name))
        mapping = choose(table.header, name)
        self._say_how(table, mapping, options["source"])
        return import_catalogue(
            table,
            mapping,
            source=options["source"],
            note=options["note"],
            dry_run=options["dry_run"],
            tick=progress.rows,
        )

    def _say_how(self, table: Table, mapping: Mapping, source: str) -> None:
        encoding = f"，编码 {table.encoding}" if table.encoding else ""
        told = mapping.column_of("source")
        where = f"，来源看“{told}”一列，空着的" if told in table.header else "，来源"
        self.stdout.write(
            f"按映射 {mapping.name}（{mapping.title}）读取 {table.form}{encoding}"
            f"{where}记为“{source or mapping.source}”。"
        )
        for note in table.notes:
            self.stdout.write(note)
        left = mapping.left_over(table.header)
        if left:
            shown = "、".join(left[:SHOWN]) + (f" 等 {len(left)} 列" if len(left) > SHOWN else "")
            self.stdout.write(f"没有对应栏目、原样保留的列：{shown}")

    def _say_what(self, done: Report, report: Path | None, dry_run: bool) -> None:
        if done.regions_made:
            verb = "会新建" if dry_run else "新建了"
            self.stdout.write(f"{verb}区划：{'；'.join(done.regions_made)}")
        for column, values in done.unsure_by_column().items():
            rows = sum(values.values())
            examples = "、".join(f"“{value[:20]}”" for value in list(values)[:3])
            self.stdout.write(
                f"{column}：{len(values)} 种写法（{rows} 行）没有认出来，原文已保留，例如{examples}"
            )
        shown = [*done.refusals[:SHOWN], *done.notes[:SHOWN], *done.looked_at()[:SHOWN]]
        for one in shown:
            self.stdout.write(_line(one))
        if report:
            self.stdout.write(f"全部意见在 {report}")
        elif len(done.refusals) + len(done.notes) + len(done.noticed) > len(shown):
            self.stdout.write("还有更多，加 --report out.csv 可以全部写进文件。")
        if dry_run:
            self._say_differences(done)
        prefix = "试运行，什么也没有改。" if dry_run else ""
        more = f"（另有 {done.continued} 行是上一个事项的清单）" if done.continued else ""
        self.stdout.write(
            f"{prefix}读了 {done.read} 行{more}：新增 {done.created}，更新 {done.updated}，"
            f"没有变化 {done.unchanged}，拒绝 {done.refused}。"
        )

    def _say_differences(self, done: Report) -> None:
        changes = [one for one in done.differences if one.field_label]
        for one in changes[:SHOWN]:
            self.stdout.write(
                f"第 {one.line} 行会更新《{one.name}》的{one.field_label}："
                f"“{one.before[:40]}” → “{one.after[:40]}”"
            )


class _Progress:
    """Lines on how far it is."""

    def __init__(self, write: Callable[[str], Any]) -> None:
        self._waiting = Patience(write)
        self._opened = time.monotonic()
        self._begun: float | None = None

    def lines(self, count: int) -> None:
        self._opened = time.monotonic()
        self._waiting.say(f"正在辨认编码，已看 {count} 行…")

    def rows(self, report: Report) -> None:
        # The time for the first batch is not known: what came before it was not reading rows.
        self._begun = self._begun or self._opened
        rows = report.read + report.continued
        seconds = max(time.monotonic() - self._begun, 0.001)
        self._waiting.say(f"已处理 {rows} 行，每秒 {rows / seconds:.0f} 行…")


def _line(one: Remark) -> str:
    outcome = "没有导入" if one.refused else "请留意"
    column = f"{one.column}：" if one.column else ""
    return f"第 {one.line} 行{outcome}：{column}“{one.value[:40]}”{one.reason}。{one.remedy}。"


def _sum(reports: Any) -> dict[str, int]:
    counts: dict[str, int] = Report().counts()
    for report in reports:
        counts = {name: count + report.counts()[name] for name, count in counts.items()}
    return counts


def _write(report: Path, done: list[tuple[str, Report]]) -> None:
    try:
        write_reports(report, [(name, one.remarks()) for name, one in done])
    except OSError as error:
        raise CommandError(f"写不了 {report}：{error.strerror}", returncode=2) from None
