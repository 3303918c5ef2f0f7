"""`manage.py import_guides FILE…`: old guides as prose become guide pages and facts of items."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guides.exchange.old_guides.file import File
from guides.exchange.old_guides.importing import import_guides
from guides.exchange.old_guides.mapping import mappings
from guides.exchange.old_guides.report import GuidesReport, Told, write_report
from guides.exchange.understood import Fate
from guides.management.progress import Patience

# Remarks and labels on the screen; the report files have them all.
SHOWN = 20


class Command(BaseCommand):
    help = (
        "导入旧指南（JSON Lines、网页、Word）：认得的填进事项的栏目，其余原样留在页面上；"
        "再导入一次只更新改过的。见 site/docs/importing.md"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        known = "、".join(mappings())
        parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="一个或几个文件")
        parser.add_argument(
            "--mapping", help=f"按哪个映射读（{known}，或者自己的 .toml 文件）；不写就由内容决定"
        )
        parser.add_argument("--source", default="", help="来源的名称；不写就用映射里的")
        parser.add_argument("--region", default="", help="文件里没有写区划的，算哪里的")
        parser.add_argument("--department", default="", help="文件里没有写部门的，算哪个部门的")
        parser.add_argument("--publish", action="store_true", help="立即发布；不写就存成稿")
        parser.add_argument("--dry-run", action="store_true", help="只看会怎样，什么也不改")
        parser.add_argument(
            "--report", type=Path, metavar="out.csv", help="把意见写进这个文件，标题的统计写在旁边"
        )
        parser.add_argument("--note", default="", help="变更说明，读者会看到（最多 200 字）")
        parser.add_argument("--json", action="store_true", help="最后一行用 JSON 给出各类份数")

    def handle(self, *args: Any, files: list[Path], report: Path | None, **options: Any) -> None:
        if len(options["note"]) > 200 or len(options["source"]) > 100:
            raise CommandError("--note 最多 200 字，--source 最多 100 字。", returncode=2)
        if report:
            _write(report, GuidesReport())
        waiting = Patience(self.stderr.write)
        asked = ("publish", "note", "dry_run", "source", "region", "department")
        done = import_guides(
            [File(file) for file in files],
            options["mapping"],
            tick=lambda report: waiting.say(f"已处理 {report.read} 份…"),
            **{name: options[name] for name in asked},
        )
        beside = _write(report, done) if report else None
        self._say_how(done)
        self._say_remarks(done)
        if report:
            self.stdout.write(f"全部意见在 {report}，标题的统计在 {beside}")
        self._say_what(done, options["dry_run"])
        if options["json"]:
            self.stdout.write(json.dumps({**done.counts(), "labels": _labels(done)}))
        failed = [*done.unreadable]
        if done.read and done.refused == done.read:
            failed.append("没有一份能导入，原因见上。")
        if failed:
            raise CommandError("\n".join(failed), returncode=2)

    def _say_how(self, done: GuidesReport) -> None:
        ways: dict[tuple[str, str, str], list[str]] = {}
        for file, *way in done.mappings:
            ways.setdefault((way[0], way[1], way[2]), []).append(file)
        for (name, title, source), some in ways.items():
            which = some[0] if len(some) == 1 else f"{some[0]} 等 {len(some)} 个文件"
            self.stdout.write(f"{which}：按映射 {name}（{title}）读取，来源记为“{source}”。")

    def _say_remarks(self, done: GuidesReport) -> None:
        for what, made in (("区划", done.regions_made), ("部门", done.departments_made)):
            if made:
                self.stdout.write(f"新建了{what}：{'；'.join(made)}")
        if done.linked:
            self.stdout.write(f"有 {done.linked} 个事项等着这些部门，已经连上。")
        for one in done.refusals[:SHOWN]:
            self.stdout.write(_line(one))
        notes = done.notes_by_reason()
        for one, count in notes[:SHOWN]:
            self.stdout.write(_line(one, count))
        more = max(len(done.refusals) - SHOWN, 0) + max(len(notes) - SHOWN, 0)
        if more:
            self.stdout.write(f"还有 {more} 条，加 --report out.csv 可以全部写进文件。")

    def _say_what(self, done: GuidesReport, dry_run: bool) -> None:
        fates = done.fates()
        self.stdout.write(
            f"标题出现 {sum(fates.values())} 次：进了栏目 {fates['typed'] + fates['coded']}"
            f"（{done.share():.1%}，其中 {fates['coded']} 处是来源没有说明含义的代码，存为代码），"
            f"原样保留 {fates['verbatim']}。"
        )
        if done.untyped():
            shown = "、".join(f"{label}（{count}）" for label, count in done.untyped()[:SHOWN])
            self.stdout.write(f"原样保留的标题：{shown}")
        lacking = sum(1 for one in done.lacking if one.lacks)
        self.stdout.write(f"{lacking} 份指南还缺内容，在后台的清单里等编辑补全。")
        prefix = "试运行，什么也没有改。" if dry_run else ""
        self.stdout.write(
            f"{prefix}读了 {done.read} 份：新增 {done.created}，更新 {done.updated}，"
            f"没有变化 {done.unchanged}，拒绝 {done.refused}。"
        )


def _line(one: Told, count: int = 1) -> str:
    outcome = "没有导入" if one.refused else "请留意"
    where = "，".join(filter(None, (one.file, f"第 {one.line} 行" if one.line else "")))
    name = f"《{one.name}》" if one.name else ""
    value = f"“{' '.join(one.value.split())[:40]}”" if one.value else ""
    told = "：".join(filter(None, (one.field, value)))
    alike = f"（同样的共 {count} 份）" if count > 1 else ""
    return (
        f"{where}{name}{outcome}：{told}{'，' if told else ''}{one.reason}。{one.remedy}。{alike}"
    )


def _write(path: Path, report: GuidesReport) -> Path:
    try:
        return write_report(path, report)
    except OSError as error:
        raise CommandError(f"写不了 {path}：{error.strerror}", returncode=2) from None


def _labels(done: GuidesReport) -> dict[str, int]:
    """Return how many labels ended in fields, how many of those as codes, and as words."""
    fates = done.fates()
    return {**fates, "typed": fates[Fate.TYPED] + fates[Fate.CODED]}
