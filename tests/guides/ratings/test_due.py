"""Fifteen working days, counted over days off and days worked at weekends."""

from datetime import date

import pytest

from guides.models import CalendarYear, Case
from guides.ratings.due import DAYS, WorkingDays, working_days
from guides.seeds import ARRANGED_2026
from guides.vocabulary import CaseState
from tests.factories import make_case, make_hall, make_rating


@pytest.fixture
def days() -> WorkingDays:
    return WorkingDays([CalendarYear(year=2026, notice=ARRANGED_2026)])


@pytest.mark.parametrize(
    ("opened", "due"),
    [
        # Monday to Friday three times.
        ("2026-11-02", "2026-11-23"),
        ("2026-11-07", "2026-11-27"),
        # Ten days off, a Sunday and a Saturday worked.
        ("2026-09-18", "2026-10-15"),
        # Spring festival: nine days off, the Saturdays before and after worked.
        ("2026-02-11", "2026-03-10"),
    ],
)
def test_the_last_day_to_answer(days: WorkingDays, opened: str, due: str) -> None:
    first, last = date.fromisoformat(opened), date.fromisoformat(due)

    assert days.after(first, DAYS) == last
    assert days.between(first, last) == DAYS
    assert days.is_one(last)


def test_a_year_that_is_not_arranged_yet_goes_by_the_week(days: WorkingDays) -> None:
    assert days.after(date(2026, 12, 31), 1) == date(2027, 1, 1)


@pytest.mark.django_db
def test_it_reads_the_years_that_are_entered() -> None:
    assert not working_days().is_one(date(2026, 10, 1))
    assert working_days().is_one(date(2026, 10, 10))


@pytest.mark.django_db
def test_days_off_that_are_entered_later_move_what_is_under_way() -> None:
    hall = make_hall()
    case, ended = (make_case(make_rating(hall, day=date(2026, 12, 25))) for _case in range(2))
    Case.objects.filter(pk=ended.pk).update(state=CaseState.ENDED)
    assert case.due_on == date(2027, 1, 15)

    notice = "元旦：1月1日（周五）至3日（周日）放假，共3天。"
    CalendarYear.objects.create(year=2027, notice=notice)

    due = dict(Case.objects.values_list("pk", "due_on"))
    assert due == {case.pk: date(2027, 1, 18), ended.pk: date(2027, 1, 15)}
