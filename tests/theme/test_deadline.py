"""The day by which it is done: counted as the Civil Code counts, on the reader's device."""

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page

from guides.channels import web
from guides.content import CalendarYear, Guide, Limit
from guides.models import CalendarYear as Kept
from guides.seeds import ARRANGED_2026
from guides.vocabulary import Edition, ItemStatus, Locale, TimeUnit
from tests.guides.channels.samples import BASE, record_of

from .browsing import Shelf
from .site import full, surroundings

HANS = Locale.HANS
DAY = "day"
WORKING = "working_day"
# By the arrangement of 2026: the National Day is off to 7 October, and 10 October is worked.
COUNTED = [
    # The day after is the first; a weekend does not count.
    ("2026-11-19", 1, WORKING, "2026-11-20"),
    ("2026-11-20", 1, WORKING, "2026-11-23"),
    ("2026-11-20", 5, WORKING, "2026-11-27"),
    # Days off on a weekday do not count, days worked on a weekend do.
    ("2026-09-24", 1, WORKING, "2026-09-28"),
    ("2026-09-18", 1, WORKING, "2026-09-20"),
    ("2026-09-30", 5, WORKING, "2026-10-13"),
    # Calendar days count through, and end on the next day that is worked.
    ("2026-11-23", 4, DAY, "2026-11-27"),
    ("2026-11-23", 5, DAY, "2026-11-30"),
    ("2026-09-24", 3, DAY, "2026-09-28"),
    ("2026-10-07", 3, DAY, "2026-10-10"),
    # A month ends on the day of the same number, else on its last.
    ("2026-11-23", 1, "month", "2026-12-23"),
    ("2026-08-31", 1, "month", "2026-09-30"),
    ("2026-01-30", 1, "month", "2026-02-28"),
    ("2026-11-30", 3, "month", "2027-03-01"),
    ("2028-02-29", 1, "year", "2029-02-28"),
    # Nothing is arranged of 2027 yet: the week decides.
    ("2026-12-31", 1, WORKING, "2027-01-01"),
]


def arranged() -> tuple[CalendarYear, ...]:
    days = Kept(year=2026, notice=ARRANGED_2026).days()
    return (CalendarYear(year=2026, days=tuple(days)),)


def timed(limit: Limit | None, **particulars: Any) -> Guide:
    guide = full()
    noted = guide.item.particulars
    assert noted is not None
    item = guide.item.model_copy(
        update={
            "promised": limit,
            "statutory": None,
            "particulars": noted.model_copy(update=particulars),
        }
    )
    return guide.model_copy(update={"items": (item,)})


def shelf(guide: Guide, locale: Locale = HANS) -> Shelf:
    around = surroundings(guide)
    site = around.site.model_copy(update={"calendar": arranged()})
    around = around.model_copy(update={"site": site})
    return Shelf({"/guide": web.guide(record_of(guide), around, Edition.PLAIN, locale, BASE)})


def told(page: Page, guide: Guide, now: datetime, locale: Locale = HANS) -> list[str]:
    """Return what the page says of the day at a moment: in the strip, and among the facts."""
    shown = shelf(guide, locale)
    shown.serve(page)
    page.clock.set_fixed_time(now)
    shown.open(page, "/guide")
    lines = page.locator("[data-due-brief]:visible, [data-due]:visible")
    return lines.all_text_contents()


def at(day: int, hour: int = 2, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def test_days_are_counted_by_the_law(page: Page) -> None:
    shown = shelf(timed(Limit(value=5, unit=TimeUnit.WORKING_DAY)))
    shown.serve(page)
    shown.open(page, "/guide")
    counted = page.evaluate(
        """async (cases) => {
            const { calendarOf, due } = await import("/static/theme/modules/deadline.js");
            const calendar = calendarOf(document.querySelector("#clock").dataset);
            return cases.map(([from, count, unit]) => due(from, count, unit, calendar));
        }""",
        [case[:3] for case in COUNTED],
    )

    assert counted == [case[3] for case in COUNTED]


def test_the_day_is_told_as_people_say_it(page: Page) -> None:
    nine = timed(Limit(value=9, unit=TimeUnit.WORKING_DAY))

    assert told(page, nine, at(23)) == ["今天交齐，最晚 12月4日周五办好"] * 2


def test_it_is_the_day_where_the_office_is(page: Page) -> None:
    one = timed(Limit(value=1, unit=TimeUnit.WORKING_DAY))

    # 23:30 of the 23rd in London is the morning of the 24th in China.
    assert told(page, one, at(23, 23))[0] == "今天交齐，最晚 11月25日周三办好"


def test_on_a_day_of_rest_nobody_takes_anything_in(page: Page) -> None:
    one = timed(Limit(value=1, unit=TimeUnit.WORKING_DAY))

    assert told(page, one, at(22))[0] == "11月23日周一交齐，最晚 11月24日周二办好"


def test_beyond_what_is_arranged_it_says_that_it_guesses(page: Page) -> None:
    thirty = timed(Limit(value=30, unit=TimeUnit.WORKING_DAY))

    brief, whole = told(page, thirty, at(23))
    assert brief == "今天交齐，最晚 2027年1月4日周一办好"
    assert whole == f"{brief}（按周末推算，以窗口为准）"


def test_a_reader_of_english_gets_an_english_date(page: Page) -> None:
    nine = timed(Limit(value=9, unit=TimeUnit.WORKING_DAY))

    assert "Fri, December 4" in told(page, nine, at(23), Locale.EN)[0]


@pytest.mark.parametrize(
    ("limit", "particulars"),
    [
        (None, {}),
        (Limit(value=0, unit=TimeUnit.WORKING_DAY), {}),
        (Limit(value=30, unit=TimeUnit.MINUTE), {}),
        (Limit(value=5, unit=TimeUnit.WORKING_DAY), {"status": ItemStatus.SUSPENDED}),
    ],
    ids=["no time", "at once", "minutes", "stopped"],
)
def test_where_no_day_follows_none_is_told(
    limit: Limit | None, particulars: dict[str, Any]
) -> None:
    page = shelf(timed(limit, **particulars)).pages["/guide"]

    assert "data-due" not in page
    assert "deadline.js" not in page
