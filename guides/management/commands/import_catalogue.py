"""`manage.py import_catalogue FILE.csv`: items out of another system's table."""

import json
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guides.exchange.catalogue import import_catalogue
from guides.exchange.mapping import Mapping, UnknownTable, choose, mappings
from guides.exchange.report import Remark, Report, write_report
from guides.exchange.table import Table, Unreadable, read_table

# Remarks on the screen; the report file has them all.
SHOWN = 20
# Seconds between two lines of progress.
PATIENCE = 2.0


class Command(BaseCommand):
    help = "导入事项清单（CSV）：表头决定怎么读；再导入一次只更新改过的，不会重复"

    def add_arguments(self, parser: ArgumentParser) -> None:
        known = "、".join(mappings())
        parser.add_argument("file", type=Path, metavar="FILE.csv", help="UTF-8 或 GBK 的 CSV 文件")
        parser.add_argument("--mapping", help=f"按哪个映射读（{known}）；不写就由表头决定")
        parser.add_argument("--source", default="", help="来源的名称；不写就用映射里的")
        parser.add_argument("--dry-run", action="store_true", help="只看会怎样，什么也不改")
        parser.add_argument("--report", type=Path, metavar="out.csv", help="把每条意见写进这个文件")
        parser.add_argument("--note", default="", help="变更说明，读者会看到（最多 200 字）")
        parser.add_argument("--json", action="store_true", help="最后一行用 JSON 给出各类行数")

    def handle(self, *args: Any, file: Path, report: Path | None, **options: Any) -> None:
        source, note = options["source"], options["note"]
        if len(note) > 200 or len(source) > 100:
            raise CommandError("--note 最多 200 字，--source 最多 100 字。", returncode=2)
        table, mapping = self._table(file, options["mapping"])
        if report:
            _write(report, [])
        self._say_how(table, mapping, source)
        done = import_catalogue(
            table,
            mapping,
            source=source,
            note=note,
            dry_run=options["dry_run"],
            tick=_Progress(self.stderr.write).rows,
        )
        if report:
            _write(report, done.remarks())
        self._say_what(done, report, options["dry_run"])
        if options["json"]:
            self.stdout.write(json.dumps(done.counts()))
        if done.refused == done.read:
            raise CommandError("没有一行能导入，原因见上。", returncode=2)

    def _table(self, file: Path, mapping: str | None) -> tuple[Table, Mapping]:
        try:
            table = read_table(file, _Progress(self.stderr.write).lines)
            return table, choose(table.header, mapping)
        except (Unreadable, UnknownTable) as error:
            raise CommandError(str(error), returncode=2) from None

    def _say_how(self, table: Table, mapping: Mapping, source: str) -> None:
        self.stdout.write(
            f"按映射 {mapping.name}（{mapping.title}）读取，编码 {table.encoding}，"
            f"来源记为“{source or mapping.source}”。"
        )
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
        shown = [*done.refusals[:SHOWN], *done.notes[:SHOWN]]
        for one in shown:
            self.stdout.write(_line(one))
        if report:
            self.stdout.write(f"全部意见在 {report}")
        elif len(done.refusals) + len(done.notes) > len(shown):
            self.stdout.write("还有更多，加 --report out.csv 可以全部写进文件。")
        prefix = "试运行，什么也没有改。" if dry_run else ""
        self.stdout.write(
            f"{prefix}读了 {done.read} 行：新增 {done.created}，更新 {done.updated}，"
            f"没有变化 {done.unchanged}，拒绝 {done.refused}。"
        )


class _Progress:
    """Lines on how far it is, for whoever waits longer than `PATIENCE`."""

    def __init__(self, write: Callable[[str], Any]) -> None:
        self._write = write
        self._said = time.monotonic()

    def lines(self, count: int) -> None:
        self._say(f"正在辨认编码，已看 {count} 行…")

    def rows(self, report: Report) -> None:
        self._say(f"已处理 {report.read} 行…")

    def _say(self, line: str) -> None:
        if time.monotonic() - self._said >= PATIENCE:
            self._said = time.monotonic()
            self._write(line)


def _line(one: Remark) -> str:
    outcome = "没有导入" if one.refused else "请留意"
    column = f"{one.column}：" if one.column else ""
    return f"第 {one.line} 行{outcome}：{column}“{one.value[:40]}”{one.reason}。{one.remedy}。"


def _write(report: Path, remarks: list[Remark]) -> None:
    try:
        write_report(report, remarks)
    except OSError as error:
        raise CommandError(f"写不了 {report}：{error.strerror}", returncode=2) from None
