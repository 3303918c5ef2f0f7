"""`manage.py draw_demo`: the demo's pictures, films and papers from its texts, for developers."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guides.demo.draw import everything


class Command(BaseCommand):
    help = "按演示内容的文字重画图例、视频和样表（开发用）"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="只检查：画的和文字对不上时列出来，以 1 退出"
        )
        parser.add_argument(
            "--all", action="store_true", dest="every", help="全部重画，不只是过时的"
        )

    def handle(self, *args: Any, check: bool, every: bool, **options: Any) -> None:
        if not check:
            count = everything.draw(every, self.stdout.write)
            self.stdout.write(f"画了 {count} 件。" if count else "都是最新的。")
            return
        names = [name for work in everything.outdated() for name in work.names]
        if names:
            raise CommandError(
                "这些文件和文字对不上，请运行 manage.py draw_demo：" + "、".join(names)
            )
