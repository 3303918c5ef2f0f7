"""Single values in words: limits, telephones, hours, halls, addresses, visits, yes or no."""

import pytest

from guides.exchange.parsing.addresses import parse_address, says_not_online
from guides.exchange.parsing.choices import parse_choice
from guides.exchange.parsing.hours import Period, parse_hours, says_when
from guides.exchange.parsing.limits import parse_both, parse_limit
from guides.exchange.parsing.nothing import is_nothing
from guides.exchange.parsing.phones import parse_phones
from guides.exchange.parsing.several import parse_several
from guides.exchange.parsing.visits import parse_visits
from guides.exchange.parsing.yes_no import parse_yes_no
from guides.vocabulary import Audience, Handling, Level, Means, TimeUnit

DAYS = TimeUnit.WORKING_DAY


@pytest.mark.parametrize(
    ("text", "value", "unit", "note"),
    [
        ("5个工作日", 5, DAYS, ""),
        ("５个工作日", 5, DAYS, ""),
        ("二十个工作日", 20, DAYS, ""),
        ("20日", 20, TimeUnit.DAY, ""),
        ("3个月", 3, TimeUnit.MONTH, ""),
        ("即办", 0, DAYS, ""),
        ("当场办结", 0, DAYS, ""),
        ("即时办理", 0, DAYS, ""),
        ("自受理之日起5个工作日", 5, DAYS, ""),
        (
            "材料齐全的，自受理之日起20日内作出决定",
            20,
            TimeUnit.DAY,
            "材料齐全的，自受理之日起20日内作出决定",
        ),
        ("材料齐全的当场办结", 0, DAYS, "材料齐全的当场办结"),
    ],
)
def test_a_limit_is_read(text: str, value: int, unit: TimeUnit, note: str) -> None:
    read = parse_limit(text)
    assert read is not None
    assert (read.limit.value, read.limit.unit, read.note) == (value, unit, note)


@pytest.mark.parametrize(
    "text",
    [
        "3个工作日预审，5个工作日办结",
        "3-5个工作日",
        "当场受理，5个工作日办结",
        "期满30日前提出申请",
        "每月15日",
        "2018年5月1日",
        "5",
        "视情况而定",
        "无",
    ],
)
def test_several_or_other_numbers_are_no_limit(text: str) -> None:
    assert parse_limit(text) is None


def test_both_limits_are_told_apart_by_name() -> None:
    both = parse_both("法定20个工作日，承诺5个工作日")
    assert {name: one.limit.value for name, one in both.items()} == {"statutory": 20, "promised": 5}
    assert parse_both("法定20个工作日") == {}


@pytest.mark.parametrize(
    ("text", "numbers", "more"),
    [
        ("0511-86162612、86969011", ("0511-86162612", "86969011"), False),
        ("051186565711", ("0511-86565711",), False),
        ("（0511）86570098，（0511）86570303", ("0511-86570098", "0511-86570303"), False),
        ("0511－86058887", ("0511-86058887",), False),
        ("（0511）12328、（0511）96196", ("0511-12328", "0511-96196"), False),
        ("12331", ("12331",), False),
        ("电话：0511-86051333，0511-86051119", ("0511-86051333", "0511-86051119"), False),
        ("０１０－１２３４５６７８", (), True),
        ("010-62345678转802", ("010-62345678转802",), False),
        ("体育局群体科,0511-86578962", ("0511-86578962",), True),
        ("电话：0511-86051127；网址：http://a.gov.cn/12345678", ("0511-86051127",), True),
        ("400-820-8820", ("400-820-8820",), False),
        ("服务窗口", (), True),
        ("2018年第12号", (), True),
    ],
)
def test_telephone_numbers_are_found(text: str, numbers: tuple[str, ...], more: bool) -> None:
    read = parse_phones(text)
    assert (read.numbers, read.more) == (numbers, more)


def test_mobile_numbers_are_flagged() -> None:
    assert parse_phones("张科长 13812345678").mobile == ("13812345678",)
    assert parse_phones("0511-86578962").mobile == ()


def test_weekly_hours_are_read_where_they_are_all_that_is_said() -> None:
    assert parse_hours(["周一至周五 9:00-12:00，13:00-17:00"]) == (
        Period((1, 2, 3, 4, 5), "09:00", "12:00"),
        Period((1, 2, 3, 4, 5), "13:00", "17:00"),
    )
    assert parse_hours(["工作日上午8:30-11:30"]) == (Period((1, 2, 3, 4, 5), "08:30", "11:30"),)


@pytest.mark.parametrize(
    "text",
    [
        "夏季：上午8:30-11:30，下午14:00-18:00；冬季：上午8:30-11:30",
        "周一至周五 8:30~下午18:00，窗口除外",
        "上午8:30-11:30",
        "周五至周一 9:00-12:00",
        "周一至周五 12:00-9:00",
        "",
    ],
)
def test_other_hours_stay_words(text: str) -> None:
    assert parse_hours([text]) == ()


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("上午8:30-11:30", True),
        ("全年24小时服务", True),
        ("每年9月18日", True),
        ("5个工作日", False),
        ("丹阳市云阳路4号", False),
    ],
)
def test_hours_are_told_from_limits(text: str, when: bool) -> None:
    assert says_when(text) is when


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("http://www.a.gov.cn/", ("http://www.a.gov.cn/", False)),
        ("登录http://sft.a.gov.cn/查询", ("http://sft.a.gov.cn/", False)),
        ("www.a.gov.cn", ("http://www.a.gov.cn", False)),
        ("省政务服务网（https://www.a.gov.cn）个人频道", ("https://www.a.gov.cn", True)),
        ("http://a.gov.cn 或 http://b.gov.cn", None),
        ("无", None),
        ("政务服务网", None),
    ],
)
def test_addresses_are_found(text: str, address: tuple[str, bool] | None) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text", ["不支持网上办理", "暂不支持网上办理", "未开通", "暂未开通网上办理"]
)
def test_no_address_may_be_said_in_words(text: str) -> None:
    assert says_not_online(text)


@pytest.mark.parametrize(
    ("text", "visits"),
    [
        ("0", 0),
        ("1次", 1),
        ("１", 1),
        ("最多跑一次", 1),
        ("只跑一次", 1),
        ("零跑动", 0),
        ("99", None),
        ("若干", None),
        ("到窗口2次", 2),
    ],
)
def test_visits_are_read(text: str, visits: int | None) -> None:
    assert parse_visits(text) == visits


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", True),
        ("0", False),
        ("true", True),
        ("fasle", False),
        ("是", True),
        ("否。", False),
        ("支持", True),
        ("不支持", False),
        ("2", None),
        ("视情况", None),
    ],
)
def test_yes_or_no_is_read(text: str, value: bool | None) -> None:
    assert parse_yes_no(text) is value


@pytest.mark.parametrize(
    "text", ["", "无", "无。", "暂无", "没有", "/", "-", "——", " 无 ", "N/A", "暂无数据"]
)
def test_nothing_is_recognised(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["不涉及", "无条件", "无数量限制", "没有固定工作的", "0"])
def test_something_is_not_nothing(text: str) -> None:
    assert not is_nothing(text)


def test_words_of_the_lists_are_known() -> None:
    assert parse_choice(Level, "街道") == Level.TOWN
    assert parse_choice(Handling, "即办件") == Handling.IMMEDIATE
    assert parse_choice(Level, "2") is None
    assert parse_choice(Audience, "法人") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("自然人、企业法人", ["1", "2"]),
        ("法人", ["2", "3", "4"]),
        ("企业，个人", ["1", "2"]),
        ("全体市民朋友", None),
        ("", None),
    ],
)
def test_several_words_of_a_list(text: str, found: list[str] | None) -> None:
    assert parse_several(Audience, text) == found


def test_several_ways_of_applying() -> None:
    assert parse_several(Means, "网上办理/窗口办理") == [Means.WINDOW, Means.COMPUTER]
    assert parse_several(Means, "只跑一次") is None
