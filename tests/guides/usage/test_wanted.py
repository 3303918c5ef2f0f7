"""Which guides are wanted most, by what is read and what is scanned."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from guides import usage
from guides.models import Scan, Usage
from guides.vocabulary import Edition, UsageKind
from tests.factories import make_guide, make_hall, make_item, make_placement
from tests.guides.test_views_pages import withdraw

pytestmark = pytest.mark.django_db


def read(page: Any, times: int, *, ago: int = 0, edition: str = Edition.PLAIN) -> None:
    day = timezone.localdate() - timedelta(days=ago)
    Usage.objects.create(
        day=day, usage_kind=UsageKind.READ, code=page.code, edition=edition, times=times
    )


def scan(placement: Any, times: int, *, ago: int = 0, hour: int = 9) -> None:
    day = timezone.localdate() - timedelta(days=ago)
    Scan.objects.create(code=placement.code, day=day, hour=hour, times=times)


def test_reads_of_all_editions_and_scans_of_the_last_thirty_days_are_summed() -> None:
    first, second, third, unread = (make_guide() for _ in range(4))
    read(first, 3)
    read(first, 2, ago=29, edition=Edition.PICTURED)
    read(first, 100, ago=30)
    read(second, 4)
    scan(make_placement(second), 3)
    scan(down := make_placement(second), 2, hour=10)
    scan(make_placement(make_hall()), 50)
    down.down_reason = "墙拆了"
    down.save()
    read(third, 1)
    Usage.objects.create(
        day=timezone.localdate(),
        usage_kind=UsageKind.USEFUL,
        code=unread.code,
        edition=Edition.PLAIN,
        times=9,
    )

    assert list(usage.wanted(3).items()) == [(second.code, 9), (first.code, 5), (third.code, 1)]
    assert usage.wanted(1) == {second.code: 9}


def test_what_is_withdrawn_is_wanted_no_more() -> None:
    page, gone = make_guide(), make_guide()
    read(page, 1)
    read(gone, 9)
    withdraw(gone)

    assert usage.wanted(5) == {page.code: 1}


def test_a_hall_wants_what_is_handled_there_and_scanned_there() -> None:
    hall = make_hall()
    here, elsewhere = make_guide(item=make_item(hall=hall)), make_guide()
    scan(make_placement(here, hall=hall), 2)
    scan(make_placement(here), 40)
    read(here, 1)
    read(elsewhere, 99)

    assert usage.wanted(5, hall.code) == {here.code: 3}
    assert usage.wanted(5, make_hall().code) == {}


def test_with_nothing_counted_nothing_is_wanted() -> None:
    make_guide()

    assert usage.wanted(5) == {}
