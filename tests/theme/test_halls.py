"""A hall's page, and the days on which it differs."""

from datetime import date
from typing import Any

from guides.channels import web
from guides.channels.days import stretches
from guides.content import HoursException
from guides.vocabulary import Kind, Locale
from tests.guides.channels.samples import BASE, record_of

from .site import full, surroundings, tree


def closed(day: str, **fields: Any) -> HoursException:
    return HoursException.model_validate({"day": day, "reason": "春节", **fields})


def test_a_holiday_is_one_stretch_of_days() -> None:
    days = [closed(f"2027-02-{day:02}") for day in (7, 5, 6, 9)]

    assert [(one.first, one.last) for one in stretches(days)] == [
        (date(2027, 2, 5), date(2027, 2, 7)),
        (date(2027, 2, 9), date(2027, 2, 9)),
    ]


def test_days_in_a_row_that_differ_otherwise_are_apart() -> None:
    days = [
        closed("2027-02-05"),
        closed("2027-02-06", reason="检修"),
        closed("2027-02-07", reason="检修", closed=False, opens="09:00", closes="12:00"),
    ]

    assert len(stretches(days)) == 3
    assert stretches([]) == []


def test_a_hall_tells_where_when_and_what_for() -> None:
    guide = full()
    snapshot = surroundings(guide)
    [hall] = snapshot.halls.values()
    page = tree(
        web.hall(record_of(hall, Kind.HALL), snapshot, [record_of(guide)], Locale.HANS, BASE)
    )

    text = " ".join(page.xpath("//main")[0].text_content().split())
    for told in (hall.name, hall.address, hall.phone, hall.directions, "A03"):
        assert told in text
    assert f"/guides/{guide.code}/" in page.xpath("//main//a/@href")
    days = [" ".join(one.text_content().split()) for one in page.xpath("//ul[@class='days']/li")]
    assert days == ["2026-10-01 – 2026-10-03 不开门（国庆节）", "2026-12-31 09:00–12:00"]


def test_days_that_are_over_are_not_told() -> None:
    guide = full()
    snapshot = surroundings(guide)
    [hall] = snapshot.halls.values()
    record = record_of(hall, Kind.HALL)
    early, late = hall.exceptions[1].day, hall.exceptions[0].day
    assert early < late

    page = tree(web.hall(record, snapshot, [], Locale.HANS, BASE, today=late))

    days = " ".join(page.xpath("//ul[@class='days']")[0].text_content().split())
    assert str(late) in days
    assert str(early) not in days
