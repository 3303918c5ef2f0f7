"""`manage.py compilemessages`: Django's, without gettext."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from guides.management.messages import compile_messages


class Command(BaseCommand):
    help = "把 locale/ 里的译文编译成网站读取的 .mo 文件"
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for mo in compile_messages(settings.LOCALE_PATHS):
            self.stdout.write(f"已编译 {mo}")
