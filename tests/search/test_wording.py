"""Words that an editor may not teach the search, each with its reason."""

import pytest

from search.wording import (
    comes_with_it,
    fault_of_everyday,
    fault_of_official,
    fault_of_pair,
    fault_of_words,
)


@pytest.mark.parametrize("word", ["上户口", "落籍", "户口", "sfz", "身分證", "个体户执照"])
def test_words_for_one_thing_are_taken(word: str) -> None:
    assert fault_of_everyday(word) == ""


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("办证", "太宽"),
        ("手續", "太宽"),
        ("，。", "只有标点"),
        ("证", "一个字太短"),
        ("孩子怎么上户口", "一整句话"),
        ("身份证丢了，想补一张", "一整句话"),
        ("给刚刚出生满月的小宝宝登记一个户口本", "一整句话"),
        ("登" * 31, "最多 30 个字，现在有 31 个"),
    ],
)
def test_others_are_refused_with_the_reason(word: str, told: str) -> None:
    assert told in fault_of_everyday(word)


def test_an_official_name_may_have_marks_and_be_long() -> None:
    name = "出生、死亡登记及户口注销（县级权限内的全部情形）"

    assert fault_of_official(name) == ""
    assert "太宽" in fault_of_official("户口")


def test_a_pair_needs_two_words_and_to_be_new() -> None:
    assert "同一个词" in fault_of_pair("身分證", "身份证", set())
    assert "已经在列表里" in fault_of_pair("落籍", "出生登记", {("落籍", "出生登记")})
    assert fault_of_pair("落籍", "出生登记", set()) == ""


def test_it_is_known_what_comes_with_the_software() -> None:
    assert comes_with_it("上户口", "出生登记")
    assert not comes_with_it("出生登记", "上户口")


def test_words_not_to_be_suggested_may_be_anything_short() -> None:
    assert fault_of_words("办证") == ""
    assert fault_of_words("！？")
    assert fault_of_words("登" * 31)
