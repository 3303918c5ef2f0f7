"""A site with a kiosk: two guides in two topics and halls, and all packs made."""

from dataclasses import dataclass, replace

import pytest

from guides import backlog, followers
from guides.bundles import keeping
from guides.models import Current, GuidePage, Hall, Item, KioskPack, Topic
from guides.vocabulary import Kind
from tests.conftest import Prepared
from tests.factories import change_fee, make_guide, make_hall, make_item

Packs = dict[str, tuple[str, int]]


@dataclass
class Kiosk:
    """What stands on the site, and the packs as they were made first."""

    hall: Hall
    item: Item
    passport: GuidePage
    shop: GuidePage
    topic: Topic
    other: Topic
    first: Packs

    def charge(self, amount: str) -> None:
        """Change what a passport costs."""
        change_fee(self.item, amount)

    def changed(self) -> set[str]:
        """Return the packs whose bytes are others than at first."""
        now = kept()
        return {name for name in now.keys() | self.first if now.get(name) != self.first.get(name)}


def kept() -> Packs:
    rows = KioskPack.objects.filter(version__gt=0)
    return {str(row): (row.digest, row.version) for row in rows}


def follow() -> None:
    """Have the packs follow what was published."""
    followers.follow(keeping.FOLLOWER)


def in_topics(page: GuidePage, *topics: Topic) -> None:
    page.topics = list(topics)
    page.save_revision().publish()


@pytest.fixture(scope="module")
def made(prepared: Prepared) -> Kiosk:
    with prepared():
        topic, other = Topic.objects.filter(locale__language_code="zh-hans").order_by("pk")[:2]
        # Two are enough: each has screens in three languages.
        rest = Current.objects.filter(kind=Kind.TOPIC).exclude(code__in=[topic.code, other.code])
        rest.delete()
        hall = make_hall(name="河东大厅")
        item = make_item(hall=hall)
        passport = make_guide(item=item, title="办护照")
        shop = make_guide(title="开小店")
        in_topics(passport, topic)
        in_topics(shop, other)
        follow()
        keeping.begin()
        keeping.BACKLOG.work()
        return Kiosk(hall, item, passport, shop, topic, other, kept())


@pytest.fixture
def kiosk(made: Kiosk, db: None) -> Kiosk:
    """The same with things that no other test has touched."""
    return replace(
        made,
        hall=Hall.objects.get(pk=made.hall.pk),
        item=Item.objects.get(pk=made.item.pk),
        passport=GuidePage.objects.get(pk=made.passport.pk),
        shop=GuidePage.objects.get(pk=made.shop.pk),
        topic=Topic.objects.get(pk=made.topic.pk),
        other=Topic.objects.get(pk=made.other.pk),
    )


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that would have been started beside this process."""
    started: list[str] = []
    monkeypatch.setattr(backlog, "run", started.append)
    return started
