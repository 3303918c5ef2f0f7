"""Open now or not: from published hours, on the hall's own clock."""

from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from guides.channels import web
from guides.content import HoursException, Opening
from guides.vocabulary import Edition, Locale
from tests.guides.channels.samples import BASE, record_of

from .browsing import Shelf
from .site import full, surroundings
from .test_deadline import arranged

HANS = Locale.HANS
CLOSED = HoursException.model_validate({"day": "2026-11-26", "reason": "检修"})
HALF = HoursException.model_validate(
    {"day": "2026-11-28", "closed": False, "opens": "09:00", "closes": "12:00"}
)
WEEK = tuple(
    Opening(weekday=day, opens=opens, closes=closes)
    for day in range(1, 6)
    for opens, closes in (("09:00", "12:00"), ("13:30", "17:00"))
)
# 23 November 2026 is a Monday.
TOLD = [
    ((11, 23, "10:00"), "现在开门，12:00 关门"),
    ((11, 23, "11:40"), "快关门了，12:00 关门"),
    ((11, 23, "12:00"), "现在不开门，今天 13:30 开门"),
    ((11, 23, "08:50"), "现在不开门，今天 09:00 开门"),
    ((11, 23, "17:00"), "现在不开门，明天 09:00 开门"),
    ((11, 25, "18:00"), "现在不开门，周五 09:00 开门"),
    ((11, 26, "10:00"), "现在不开门，明天 09:00 开门"),
    ((11, 28, "10:00"), "现在开门，12:00 关门"),
    ((11, 28, "12:00"), "现在不开门，周一 09:00 开门"),
    # The National Day: off by the calendar, of which this hall says nothing.
    ((10, 1, "10:00"), "今天放假或者调休，开不开门，去之前先打电话问"),
    ((9, 30, "18:00"), "现在不开门，10月8日 09:00 开门"),
    ((10, 3, "10:00"), "现在不开门，周四 09:00 开门"),
    # A Saturday on which offices work.
    ((10, 10, "10:00"), "今天放假或者调休，开不开门，去之前先打电话问"),
]


def moment(month: int, day: int, time: str) -> datetime:
    hour, minute = (int(part) for part in time.split(":"))
    return datetime.fromisoformat(f"2026-{month:02}-{day:02}T{hour:02}:{minute:02}:00+08:00")


def shelf(**fields: Any) -> Shelf:
    guide = full()
    around = surroundings(guide)
    [hall] = around.halls.values()
    hall = hall.model_copy(update={"hours": WEEK, "exceptions": (CLOSED, HALF), **fields})
    site = around.site.model_copy(update={"calendar": arranged()})
    around = around.model_copy(update={"halls": {hall.code: hall}, "site": site})
    return Shelf({"/guide": web.guide(record_of(guide), around, Edition.PLAIN, HANS, BASE)})


@pytest.fixture
def abroad(new_context: Any) -> BrowserContext:
    """A browser whose own clock is elsewhere."""
    context: BrowserContext = new_context(timezone_id="America/New_York")
    return context


def test_what_is_told_at_each_hour_and_keeps_up_with_the_clock(abroad: BrowserContext) -> None:
    shown = shelf()
    page = abroad.new_page()
    shown.serve(page)
    page.clock.install(time=moment(9, 1, "10:00"))
    shown.open(page, "/guide")
    found = []
    for when, _said in TOLD:
        # What is told is looked at again every minute.
        page.clock.set_system_time(moment(*when))
        page.clock.run_for(60_000)
        found.append((when, page.locator(".open:visible").text_content()))

    assert found == TOLD


def test_the_line_stands_in_no_box_while_it_is_open(abroad: BrowserContext) -> None:
    shown = shelf()
    page = abroad.new_page()
    shown.serve(page)
    page.clock.install(time=moment(11, 23, "10:00"))
    shown.open(page, "/guide")

    line = page.locator(".open.now:visible").first
    line.wait_for()
    assert line.evaluate("line => getComputedStyle(line).borderLeftWidth") == "0px"


def test_a_hall_without_hours_says_nothing() -> None:
    [page] = shelf(hours=()).pages.values()

    assert "data-week" not in page


def test_hours_stand_there_without_the_module() -> None:
    [page] = shelf().pages.values()

    assert "周一至周五 09:00–12:00、13:30–17:00" in page


def test_a_whole_day_is_open_until_midnight(abroad: BrowserContext) -> None:
    always = tuple(Opening(weekday=day, opens="00:00", closes="24:00") for day in range(1, 8))
    shown = shelf(hours=always)
    page = abroad.new_page()
    shown.serve(page)
    page.clock.set_fixed_time(moment(11, 23, "23:00"))
    shown.open(page, "/guide")

    assert page.locator(".open").text_content() == "现在开门，24:00 关门"


def test_a_hall_that_opens_no_more_is_closed(abroad: BrowserContext) -> None:
    never = tuple(
        HoursException.model_validate({"day": f"2026-{month}-{day:02}"})
        for month, last in ((11, 30), (12, 31))
        for day in range(1, last + 1)
    )
    shown = shelf(exceptions=never)
    page = abroad.new_page()
    shown.serve(page)
    page.clock.set_fixed_time(moment(11, 23, "10:00"))
    shown.open(page, "/guide")

    assert page.locator(".open").text_content() == "现在不开门"
