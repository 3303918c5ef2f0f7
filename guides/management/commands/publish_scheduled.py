"""`manage.py publish_scheduled`: ours by the same name as Wagtail's, whose run ends at the first
page that may not be published."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from guides import scheduled
from guides.ratings import erasing


class Command(BaseCommand):
    help = (
        "发布到了时间的稿，撤下到期的内容；发布不了的留着，并通知负责的人。"
        "到期的好差评电话也在这时删掉。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dryrun", action="store_true", help="只列出来，什么都不改。")

    def handle(self, *args: Any, dryrun: bool = False, **options: Any) -> None:
        if dryrun:
            for thing in scheduled.expired():
                self.stdout.write(_("到期：{name}").format(name=thing))
            for revision in scheduled.due():
                self.stdout.write(_("到时间发布：{name}").format(name=revision.object_str))
            return
        run = scheduled.run()
        for told in run.told:
            self.stdout.write(told)
        if count := erasing.erase():
            # Beside what is due: nobody has to think of another clock.
            self.stdout.write(_("删掉了 {count} 件的电话和号码。").format(count=count))
        if run.failed:
            names = "、".join(run.failed)
            raise CommandError(_("这些没有办成，原因在日志里：{names}").format(names=names))
