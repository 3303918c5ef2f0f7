"""`manage.py export_catalogue FILE.xlsx|FILE.csv`: items as the standard table."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from guides.assemble import language_of
from guides.exchange.exported import export_catalogue
from guides.exchange.tables.writing import Unwritable
from guides.management.progress import Patience
from guides.models import Department, Item, Region
from guides.vocabulary import Locale


class Command(BaseCommand):
    help = "导出事项目录（标准表，XLSX 或 CSV）：改过以后用 import_catalogue 可以导入回来"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="写到哪里：.xlsx 或 .csv")
        parser.add_argument("--department", metavar="CODE|NAME", help="只导出这个部门的")
        parser.add_argument("--source", metavar="NAME", help="只导出这个来源的")
        parser.add_argument("--region", metavar="CODE|NAME", help="只导出这个区划和它下级的")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        items = Item.objects.filter(locale__language_code=language_of(Locale.HANS))
        if department := options["department"]:
            items = items.filter(_of_department(department))
        if options["source"]:
            items = items.filter(source=options["source"])
        if region := options["region"]:
            items = items.filter(region__in=_with_all_below(_region(region)))
        public = items.filter(live=True)
        if not public.exists():
            raise CommandError("没有符合条件、已经发布的事项。", returncode=2)
        waiting = Patience(self.stderr.write)
        try:
            count = export_catalogue(
                file, public, lambda done: waiting.say(f"已导出 {done} 个事项…")
            )
        except Unwritable as error:
            raise CommandError(str(error), returncode=2) from None
        except OSError as error:
            raise CommandError(f"写不了 {file}：{error.strerror}。", returncode=2) from None
        self.stdout.write(f"导出了 {count} 个事项到 {file}。")
        if hidden := items.filter(live=False).count():
            self.stdout.write(f"没有发布或已经下架的 {hidden} 个没有导出。")


def _of_department(told: str) -> Q:
    """Return which items are a department's, those too that only name it."""
    found = Department.objects.filter(Q(code=told) | Q(name=told) | Q(short_name=told))
    return Q(department__in=found) | Q(department=None, department_name=told)


def _region(told: str) -> Region:
    found = list(Region.objects.filter(Q(code=told) | Q(name=told))[:2])
    if not found:
        raise CommandError(f"没有叫“{told}”的区划，也没有这个短码。", returncode=2)
    if len(found) > 1:
        raise CommandError(f"叫“{told}”的区划不止一个，请用短码。", returncode=2)
    return found[0]


def _with_all_below(region: Region) -> list[int]:
    found = level = [region.pk]
    while level:
        level = list(Region.objects.filter(parent__in=level).values_list("pk", flat=True))
        found = found + level
    return found
