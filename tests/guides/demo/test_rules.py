"""The demo's items pass what inspectors of service guides look for, as far as it is in the data."""

import re

import pytest

from guides.content import Limit
from guides.demo import texts
from guides.seeds import CORPORATE, PERSONAL
from guides.vocabulary import (
    Audience,
    HallKind,
    Handling,
    ItemType,
    Means,
    Necessity,
    TimeUnit,
)

ONLINE = {Means.COMPUTER, Means.PHONE}
UNIFIED = {
    HallKind.CENTRE: r"政务服务中心$",
    HallKind.BRANCH: r"政务服务中心.+分中心$",
    HallKind.TOWN: r"便民服务中心$",
    HallKind.VILLAGE: r"便民服务站$",
    HallKind.POINT: r"便民服务点$",
}

every_item = pytest.mark.parametrize(
    ("guide", "item"),
    [(guide, item) for guide in texts.guides() for item in guide.items],
    ids=lambda one: getattr(one, "source_id", None),
)


def days_at_most(limit: Limit) -> float:
    """Return how many days a limit may take when weekends fall badly."""
    whole_weeks, rest = divmod(limit.value, 5)
    return {
        TimeUnit.MINUTE: limit.value / 1440,
        TimeUnit.HOUR: limit.value / 24,
        TimeUnit.DAY: limit.value,
        TimeUnit.WORKING_DAY: whole_weeks * 7 + rest + (2 if rest else 0),
        TimeUnit.MONTH: limit.value * 30,
        TimeUnit.YEAR: limit.value * 365,
    }[limit.unit]


@every_item
def test_what_is_done_at_once_takes_a_day_at_most_and_the_reverse(
    guide: texts.GuideText, item: texts.ItemText
) -> None:
    quick = item.promised.value <= 1 and item.promised.unit in (TimeUnit.WORKING_DAY, TimeUnit.DAY)
    assert (item.handling == Handling.IMMEDIATE) == quick


@every_item
def test_promised_is_no_longer_than_the_law_allows(
    guide: texts.GuideText, item: texts.ItemText
) -> None:
    if item.promised.unit == item.statutory.unit:
        assert item.promised.value <= item.statutory.value
    else:
        assert days_at_most(item.promised) <= days_at_most(item.statutory)
    known = [link.days for link in item.process if link.days]
    if item.promised.value and all(days.unit == item.promised.unit for days in known):
        assert sum(days.value for days in known) <= item.promised.value


@every_item
def test_a_licence_has_questions_links_and_a_short_limit(
    guide: texts.GuideText, item: texts.ItemText
) -> None:
    if item.item_type == ItemType.LICENCE:
        assert guide.questions
        assert len({link.stage for link in item.process}) == 5
        assert item.statutory.unit != TimeUnit.WORKING_DAY or item.statutory.value <= 20


@every_item
def test_a_fee_has_its_basis_and_no_fee_has_none(
    guide: texts.GuideText, item: texts.ItemText
) -> None:
    assert item.charged == bool(item.fees)
    assert all(fee.basis and fee.name and fee.amount for fee in item.fees)


@every_item
def test_visits_have_a_reason_and_none_means_another_way(
    guide: texts.GuideText, item: texts.ItemText
) -> None:
    if item.visits:
        assert item.visits_note
        assert Means.WINDOW in item.means
    else:
        assert {*ONLINE, Means.POST} & set(item.means)
    assert bool(ONLINE & set(item.means)) == bool(item.online_url)
    assert item.windows or item.online_url


@every_item
def test_two_phones_with_area_codes(guide: texts.GuideText, item: texts.ItemText) -> None:
    assert item.phone != item.complaint_phone
    for phone in (item.phone, item.complaint_phone):
        assert re.fullmatch(r"0\d{2,3}-\d{7,8}|12345", phone)


@every_item
def test_materials_are_exact(guide: texts.GuideText, item: texts.ItemText) -> None:
    names = {one.key: one.name for one in texts.materials()}
    assert item.materials
    for use in item.materials:
        assert not re.search("其他材料|相关材料|等材料|等$", names[use.key] + use.note)
        assert use.necessity != Necessity.DEFERRABLE or use.deadline
    assert not re.search("提交|提供.*材料", item.conditions)


@every_item
def test_the_audience_agrees_with_the_topics(guide: texts.GuideText, item: texts.ItemText) -> None:
    if set(guide.topics) <= set(PERSONAL):
        assert Audience.PERSON in item.audience
    elif set(guide.topics) <= set(CORPORATE):
        assert set(item.audience) - {Audience.PERSON}


@every_item
def test_links_lead_nowhere_real(guide: texts.GuideText, item: texts.ItemText) -> None:
    """A made-up city has no address: `.invalid` can never be anyone's."""
    assert not item.online_url or item.online_url.startswith("https://example.invalid/")


@pytest.mark.parametrize("hall", texts.city().halls, ids=lambda hall: hall.key)
def test_places_have_unified_names(hall: texts.HallText) -> None:
    assert re.search(UNIFIED[hall.kind], hall.name)


def test_departments_have_two_phones() -> None:
    for one in texts.city().departments:
        assert one.phone != one.complaint_phone
