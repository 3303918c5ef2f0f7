"""`manage.py republish`: rows for what reads differently since, as after an upgrade of the site.

Fact texts and payloads are made by code. Where an upgrade words them anew, live things are behind
what the site would say today, and `verify` names them.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from guides import ledger, published, publishing
from guides.assemble import hall_of, language_of
from guides.models import GuidePage, Hall, Item
from guides.publishing.rows import is_new
from guides.vocabulary import Locale


class Command(BaseCommand):
    help = "把现在会写得不一样的大厅、事项和指南重新发布（升级后用）；没有变化的不动"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--note", default="", help="变更说明，读者和其他渠道会看到")

    def handle(self, *args: Any, note: str, **options: Any) -> None:
        before = published.head()
        source = {"live": True, "locale__language_code": language_of(Locale.HANS)}
        with ledger.transaction(change_note=note):
            for hall in Hall.objects.filter(**source).order_by("pk"):
                if is_new(hall_of(hall)):
                    publishing.publish_hall(hall)
            publishing.republish(
                items=Item.objects.filter(**source).order_by("pk").values_list("pk", flat=True),
                guides=GuidePage.objects.filter(**source)
                .order_by("pk")
                .values_list("pk", flat=True),
            )
        publishing.finish_fanouts()
        self.stdout.write(_("重新发布了 {count} 条。").format(count=published.head() - before))
