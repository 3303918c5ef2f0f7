"""`manage.py load_demo`: the made-up city; pictures, videos and English if asked."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from guides import followers
from guides.demo import load


class Command(BaseCommand):
    help = "载入演示内容：虚构的城市和它的办事指南；图例、视频和英文要另外写明"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--media", action="store_true", help="给已经载入的指南补上图例和视频（较慢）"
        )

        parser.add_argument(
            "--english", action="store_true", help="给有英文译文的主题、大厅和指南补上英文（较慢）"
        )

    def handle(
        self, *args: Any, media: bool, english: bool, verbosity: int, **options: Any
    ) -> None:
        if not settings.DEMO:
            raise CommandError(
                "演示内容只能载入演示网站。正式网站请用 import_catalogue 导入自己的事项。"
            )

        def say(line: str) -> None:
            if verbosity:
                self.stdout.write(line)

        begun = time.monotonic()
        # The first page is not to wait for them, and they are not to hold up what is loaded.
        with followers.apart_later():
            count = load.load_texts(say)
            if media:
                count += load.load_media(say)
            if english:
                count += load.load_english(say)
        if (media or english) and settings.FOLLOW_APART:
            for name in followers.APART:
                followers.follow(name)
        seconds = time.monotonic() - begun
        say(f"演示内容载入完毕（{seconds:.1f} 秒）。" if count else "演示内容已经在了，没有改动。")
