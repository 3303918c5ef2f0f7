"""What something costs."""

from decimal import Decimal

import pytest

from guides.exchange.parsing.fees import parse_fees


@pytest.mark.parametrize(
    "text", ["不收费", "免费", "无", "不收取任何费用", "本事项不收费。", "免费办理"]
)
def test_nothing_is_charged(text: str) -> None:
    read = parse_fees([text])
    assert (read.charged, read.fees) == (False, ())


def test_that_something_is_charged_may_be_all_that_is_said() -> None:
    read = parse_fees(["收费"])
    assert (read.charged, read.fees) == (True, ())


@pytest.mark.parametrize(
    ("text", "name", "amount", "unit"),
    [
        ("10元/本", "", "10", "本"),
        ("身份证工本费20元/证", "身份证工本费", "20", "证"),
        ("登记费：80元", "登记费", "80", ""),
        ("人民币1,200元", "", "1200", ""),
        ("检测费1.5万元", "检测费", "15000", ""),
    ],
)
def test_one_sum_is_one_fee(text: str, name: str, amount: str, unit: str) -> None:
    (fee,) = parse_fees([text]).fees
    assert (fee.name, fee.amount, fee.unit) == (name, Decimal(amount), unit)


def test_a_sum_under_conditions_is_a_standard_in_words() -> None:
    text = "个人查询每年3次及以上的，每次收取查询服务费10元"
    read = parse_fees([f"{text}。"])
    (fee,) = read.fees
    assert (fee.name, fee.amount, fee.standard) == ("查询服务费", None, text)
    assert read.charged is True


def test_several_sums_in_a_sentence_are_a_standard_in_words() -> None:
    read = parse_fees(["20平方米以下收10元，以上收20元。"])
    (fee,) = read.fees
    assert (fee.amount, fee.standard) == (None, "20平方米以下收10元，以上收20元")
    assert read.charged is None


def test_a_list_of_fees() -> None:
    read = parse_fees(["1、首次申领：免收；", "2、换领：20元/证；", "3、补领：40元/证。"])
    assert [(fee.name, fee.amount) for fee in read.fees] == [
        ("", None),
        ("换领", Decimal(20)),
        ("补领", Decimal(40)),
    ]
    assert read.charged is True


def test_words_too_long_for_a_standard_are_left() -> None:
    text = "按照有关规定执行" * 60
    read = parse_fees([text])
    assert (read.fees, read.rest) == ((), (text,))


def test_a_free_thing_with_more_words_keeps_them() -> None:
    text = "不收费（工本费由财政承担）"
    read = parse_fees([text])
    assert (read.charged, read.rest) == (False, (text,))
