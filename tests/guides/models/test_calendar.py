"""The days off of a year, read from the words of the notice."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from guides import published
from guides.models import Brand, CalendarYear
from guides.seeds import ARRANGED_2026
from guides.vocabulary import Locale


def year(notice: str, number: int = 2026) -> CalendarYear:
    return CalendarYear(year=number, notice=notice)


def said(notice: str, number: int = 2026) -> str:
    with pytest.raises(ValidationError) as caught:
        year(notice, number).clean()
    assert set(caught.value.message_dict) == {"notice"}
    return str(caught.value.message_dict["notice"][0])


def test_a_whole_notice_is_read_as_it_was_published() -> None:
    notice = (
        "各省、自治区、直辖市人民政府：\n"
        "经国务院批准，现将2026年元旦、春节放假调休日期的具体安排通知如下。\n"
        "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n"
        "二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，"
        "共9天。2月14日（周六）、2月28日（周六）上班。\n"
        "节假日期间，各地区、各部门要妥善安排好值班工作。\n"
        "国务院办公厅\n"
        "2025年11月4日\n"
    )
    days = year(notice).days()

    rests = [one.day for one in days if not one.working]
    assert rests[:3] == [date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)]
    assert rests[3:] == [date(2026, 2, day) for day in range(15, 24)]
    worked = [one.day for one in days if one.working]
    assert worked == [date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28)]
    assert [one.name for one in days if one.day.month == 2] == ["春节"] * 11


def test_what_the_site_begins_with_is_read_and_agrees_with_the_week() -> None:
    days = year(ARRANGED_2026).days()

    assert sum(not one.working for one in days) == 33
    assert sum(one.working for one in days) == 6
    # A day that is worked although the week has it off is a Saturday or a Sunday.
    assert {one.day.weekday() for one in days if one.working} <= {5, 6}


def test_a_stretch_may_begin_in_the_year_before() -> None:
    days = year("元旦：2022年12月31日至2023年1月2日放假调休，共3天。", 2023).days()

    assert [one.day for one in days] == [date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2)]


@pytest.mark.parametrize(
    ("notice", "what"),
    [
        ("元旦：1月1日（周五）至3日放假。", "2026-01-01 不是周五"),
        ("元旦：1月1日至3日放假，共4天。", "天数对不上"),
        ("元旦：1月3日至1日放假。", "天数对不上"),
        ("元旦：2月30日放假。", "没有这一天"),
        ("元旦：1月1日休息。", "这一句没看懂：1月1日休息"),
        ("元旦 1月1日放假", "这一行没看懂"),
        ("元旦：1月1日放假。\n新年：1月1日放假。", "2026-01-01 写了两次"),
        ("暂时没有", "没有找到放假的日子"),
    ],
)
def test_what_cannot_be_right_is_named(notice: str, what: str) -> None:
    assert what in said(notice)


@pytest.mark.django_db
def test_a_new_year_is_published_with_the_site_and_only_once() -> None:
    assert [one.year for one in published.site(Locale.HANS).calendar] == [2026]
    before = published.head()

    added = CalendarYear.objects.create(year=2027, notice="元旦：1月1日放假，共1天。")
    known = published.site(Locale.HANS).calendar
    assert [one.year for one in known] == [2026, 2027]
    assert [(one.day, one.working) for one in known[1].days] == [(date(2027, 1, 1), False)]
    once = published.head()
    assert once > before
    added.save()
    Brand.load().save()
    assert published.head() == once

    added.delete()
    assert [one.year for one in published.site(Locale.HANS).calendar] == [2026]


@pytest.mark.django_db
def test_years_long_gone_are_published_no_more() -> None:
    for number in (2027, 2028, 2029):
        CalendarYear.objects.create(year=number, notice="元旦：1月1日放假。")

    assert [one.year for one in published.site(Locale.HANS).calendar] == [2027, 2028, 2029]
