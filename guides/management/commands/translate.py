"""`manage.py translate`: zh-Hant anew, where the table of terms has changed since it was made."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from guides import followers
from guides.localize import following


class Command(BaseCommand):
    help = "按现在的官方术语表重新转换已经发布的繁体；人改过的和没有变化的不动"

    def handle(self, *args: Any, **options: Any) -> None:
        with followers.lock(following.NAME) as mine:
            if not mine:
                raise CommandError(_("别的进程正在转换繁体，等它做完再运行一次。"))
            count = following.renew()
        self.stdout.write(_("重新发布了 {count} 条繁体。").format(count=count))
