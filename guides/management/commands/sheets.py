"""`manage.py sheets`: paper made to say what is published."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guides import published
from guides.prints import following, public


class Command(BaseCommand):
    help = "把公众能自己印的纸样排好，再核对印过的东西：网站会自己启动它；升级以后用 --all 运行一次"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="所有指南的纸样都重新看一遍")

    def handle(self, *args: Any, all: bool, **options: Any) -> None:
        if all:
            public.note_all(published.head())
        told = self._tell if options["verbosity"] > 1 else lambda left: None
        done = following.BACKLOG.work(told)
        self.stdout.write(f"看过了 {done} 张。")
        if left := following.BACKLOG.count():
            raise CommandError(f"还有 {left} 张没有做：别的进程正在做，或者原因见日志。")

    def _tell(self, left: int) -> None:
        self.stdout.write(f"还有 {left} 张")
