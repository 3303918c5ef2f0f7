"""`manage.py messages`: brings the texts in `locale/` up to date with the code."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template import TemplateSyntaxError
from django.utils.translation import gettext as _

from guides.messages.extraction import NoGettext
from guides.messages.files import TextFile, generated


class Command(BaseCommand):
    help = "把代码和模板里的文字收进 locale/，--check 只检查是否最新、译文是否齐全"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="不写文件，有问题就失败")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.LOCALE_PATHS[0])
        try:
            files = list(generated(settings.BASE_DIR, folder))
        except (NoGettext, SyntaxError, TemplateSyntaxError) as error:
            raise CommandError(str(error)) from error
        stale = [file for file in files if not _is_current(folder, file)]
        faults = [fault for file in files for fault in file.faults()]
        if options["check"]:
            remedy = _("{file} 不是最新。请运行 python3 manage.py messages 后提交。")
            self._refuse([remedy.format(file=file.name) for file in stale] + faults)
            return
        for file in stale:
            path = folder / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
            self.stdout.write(_("已更新 {file}").format(file=file.name))
        for fault in faults:
            self.stderr.write(fault)
        self.stdout.write(_("还要翻译或改正 {count} 处").format(count=len(faults)))

    def _refuse(self, faults: list[str]) -> None:
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(_("译文齐全，都是最新"))


def _is_current(folder: Path, file: TextFile) -> bool:
    path = folder / file.name
    return path.exists() and path.read_text(encoding="utf-8") == file.text
