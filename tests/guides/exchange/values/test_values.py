"""Cells as values: what is certain is read, what is read comes back the same, nothing breaks."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.exchange.values import dates, limits, money, numbers, phones, words, yes_no
from guides.exchange.values.limits import Limit
from guides.exchange.values.money import Money
from guides.vocabulary import TimeUnit

# What people type into such cells, put together at random.
PIECES = [
    *"0123456789０１２３零一二十百两万元角分.,，。、/-—–（）() \n\t年月日天时每本证次份个内",
    *(
        "工作日",
        "自然日",
        "个月",
        "小时",
        "当场",
        "办结",
        "不超过",
        "人民币",
        "￥",
        "²",
        "٣",
        "转",
        "是",
        "否",
    ),
]
CELLS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("20个工作日", 20, "working_day"),
        ("２０ 个工作日", 20, "working_day"),
        ("二十个工作日", 20, "working_day"),
        ("十五工作日", 15, "working_day"),
        ("不超过5个工作日", 5, "working_day"),
        ("自受理之日起7日内", 7, "day"),
        ("3天", 3, "day"),
        ("30 个自然日", 30, "day"),
        ("2小时", 2, "hour"),
        ("30分钟", 30, "minute"),
        ("一个月", 1, "month"),
        ("1年", 1, "year"),
        ("当场办结", 0, "working_day"),
        ("即办件", 0, "working_day"),
        ("0", 0, "working_day"),
        ("1.0个工作日", 1, "working_day"),
    ],
)
def test_limits(cell: str, value: int, unit: str) -> None:
    assert limits.read(cell) == Limit(value, TimeUnit(unit))


@pytest.mark.parametrize(
    "cell",
    [
        "20",
        "1.5个工作日",
        "5-10个工作日",
        "-3天",
        "半个月",
        "40000天",
        "3天或5天",
        "另行通知",
        "20%",
        "",
    ],
)
def test_limits_that_are_not_certain(cell: str) -> None:
    assert limits.read(cell) is None


def test_a_bare_number_takes_the_unit_of_its_column() -> None:
    assert limits.read("20", TimeUnit.WORKING_DAY) == Limit(20, TimeUnit.WORKING_DAY)
    assert limits.read("20天", TimeUnit.WORKING_DAY) == Limit(20, TimeUnit.DAY)
    assert [limits.read_unit(word) for word in ("工作日", "日", "月", "周")] == [
        *(TimeUnit.WORKING_DAY, TimeUnit.DAY, TimeUnit.MONTH),
        None,
    ]


@pytest.mark.parametrize(
    ("cell", "amount", "unit"),
    [
        ("10", "10.00", ""),
        ("10元/本", "10.00", "本"),
        ("１０．５元", "10.50", ""),
        ("10元每证", "10.00", "证"),
        ("每证10元", "10.00", "证"),
        ("￥1,200.00", "1200.00", ""),
        ("1.5万元", "15000.00", ""),
        ("40元/人·次", "40.00", "人·次"),
        ("0", "0.00", ""),
    ],
)
def test_money(cell: str, amount: str, unit: str) -> None:
    assert money.read(cell) == Money(Decimal(amount), unit)


@pytest.mark.parametrize(
    "cell",
    ["免费", "10-20元", "10.123", "-5元", "5元,10元", "10元/3本", "99999999999", "10元起", ""],
)
def test_money_that_is_not_certain(cell: str) -> None:
    assert money.read(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "2021-01-31",
            "2021/1/31",
            "2021.1.31",
            "2021年1月31日",
            "20210131",
            "２０２１-０１-３１",
        ),
        *("2021-01-31 00:00:00", "2021-01-31T08:30:00"),
    ],
)
def test_dates(cell: str) -> None:
    assert dates.read(cell) == date(2021, 1, 31)


@pytest.mark.parametrize(
    "cell", ["2021-02-30", "2021年1月", "21-1-1", "31/1/2021", "长期", "44197", ""]
)
def test_dates_that_are_not_certain(cell: str) -> None:
    assert dates.read(cell) is None


def test_a_day_as_a_spreadsheet_counts() -> None:
    assert dates.read_serial("44197") == date(2021, 1, 1)
    assert [dates.read_serial(cell) for cell in ("7", "123456", "44197.5", "x")] == [None] * 4


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("0571-88001234", ("0571-88001234",)),
        ("（0571）88001234", ("0571-88001234",)),
        ("０５７１－８８００１２３４", ("0571-88001234",)),
        ("057188001234、12345", ("0571-88001234", "12345")),
        ("0571-88001234转8012", ("0571-88001234转8012",)),
        ("400-820-1234", ("400-820-1234",)),
        ("13800138000", ("13800138000",)),
        ("0571-88001234\n88001235", ("0571-88001234", "88001235")),
        ("工作日打 12345", ()),
        ("", ()),
    ],
)
def test_phones(cell: str, found: tuple[str, ...]) -> None:
    assert phones.read(cell) == found


@pytest.mark.parametrize(
    ("cell", "number"),
    [("3", 3), ("３", 3), ("3.0", 3), ("三", 3), ("二十", 20), ("2份", 2), ("一百零五", 105)],
)
def test_counts(cell: str, number: int) -> None:
    assert numbers.read(cell) == number


@pytest.mark.parametrize(
    "cell", ["", "-1", "1.5", "40000", "若干", "十百", "二三", "²", "10²", "٣"]
)
def test_counts_that_are_not_certain(cell: str) -> None:
    assert numbers.read(cell) is None


def test_yes_and_no_are_what_the_source_calls_so() -> None:
    told: dict[str, Any] = {"true": ["Ｙ", "1"], "false": ["n"]}

    cells = ("是", " 否 ", "y", "１", "N", "有")
    assert [yes_no.read(cell, **told) for cell in cells] == [True, False, True, True, False, None]
    assert yes_no.read("1") is None


def test_several_values_in_a_cell() -> None:
    assert words.several("自然人、企业法人|自然人") == ["自然人", "企业法人"]
    assert words.several("甲、乙；丙", "；") == ["甲、乙", "丙"]


@given(cell=CELLS)
def test_whatever_is_read_is_written_and_read_the_same(cell: str) -> None:
    for reader in (numbers, limits, money, dates, yes_no):
        value = reader.read(cell)
        if value is not None:
            assert reader.read(reader.write(value)) == value
    if found := phones.read(cell):
        assert phones.read(phones.write(found)) == found
    assert dates.read_serial(cell) is None or dates.read(cell) is None
    assert all(part.strip() for part in words.several(cell))


@given(value=st.integers(0, numbers.MOST), unit=st.sampled_from(TimeUnit))
def test_every_limit_can_be_written(value: int, unit: TimeUnit) -> None:
    limit = Limit(value, unit)
    assert limits.read(limits.write(limit)) == limit


@given(amount=st.decimals(0, 9_999_999_999, places=2))
def test_every_amount_can_be_written(amount: Decimal) -> None:
    assert money.read(money.write(Money(amount, "本"))) == Money(amount, "本")


@given(day=st.dates(date(1954, 10, 3)))
def test_every_day_can_be_written(day: date) -> None:
    assert dates.read(dates.write(day)) == day
