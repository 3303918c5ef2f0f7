"""`manage.py erase_phones`: what `publish_scheduled` does besides, for those who want it apart."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from guides.ratings import erasing


class Command(BaseCommand):
    help = "删掉到期的好差评电话，和群众写的、答复里的号码（publish_scheduled 每次也会做）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dryrun", action="store_true", help="只说有几件，什么都不改。")

    def handle(self, *args: Any, dryrun: bool = False, **options: Any) -> None:
        if dryrun:
            count = erasing.due(timezone.localdate()).count()
            self.stdout.write(_("到期的有 {count} 件。").format(count=count))
            return
        self.stdout.write(_("删掉了 {count} 件的电话和号码。").format(count=erasing.erase()))
