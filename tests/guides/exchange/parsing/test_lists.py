"""Lists: numbered, with signs, a line each, or run together."""

import pytest

from guides.exchange.parsing.lists import by_semicolons, split


def texts(*lines: str) -> list[str]:
    return [entry.text.strip("；。") for entry in split(lines).entries]


@pytest.mark.parametrize(
    "lines",
    [
        ("1、甲", "2、乙", "3、丙"),
        ("1.甲；", "2.乙；", "3.丙。"),
        ("（1）甲", "（2）乙", "（3）丙"),
        ("1）甲", "2）乙", "3）丙"),
        ("一、甲", "二、乙", "三、丙"),
        ("（一）甲", "（二）乙", "（三）丙"),
        ("①甲", "②乙", "③丙"),
        ("第一步：甲", "第二步：乙", "第三步：丙"),
        ("a) 甲", "b) 乙", "c) 丙"),
        ("• 甲", "• 乙", "• 丙"),
        ("- 甲", "- 乙", "- 丙"),
        ("甲", "乙", "丙"),
        ("1、甲\n2、乙\n3、丙",),
        ("1、甲；2、乙；3、丙。",),
        ("1.甲2.乙3.丙",),
        ("①甲②乙③丙",),
        ("（1）甲（2）乙（3）丙",),
        ("01、甲", "02、乙", "03、丙"),
        ("1、甲", "7、乙", "7、丙"),
    ],
)
def test_entries_are_told_apart(lines: tuple[str, ...]) -> None:
    assert texts(*lines) == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    "line",
    [
        "提供近2、3个月的流水",
        "1、提供近2、3个月的流水",
        "每证1.5元，2.5元封顶",
        "2017年1、2月",
        "第1、2、3项所列的证明",
    ],
)
def test_numbers_that_do_not_run_on_are_words(line: str) -> None:
    assert len(split([line]).entries) == 1


def test_what_leads_to_a_list_and_what_follows_it_is_none_of_it() -> None:
    listed = split(["申请人须提交以下材料：", "1、甲", "2、乙", "注：均需原件"])
    assert [entry.text for entry in listed.entries] == ["甲", "乙"]
    assert (listed.before, listed.after) == ("申请人须提交以下材料：", "注：均需原件")


def test_a_list_within_an_entry_stays_with_it() -> None:
    assert texts("1、甲", "2、乙：", "（1）子", "（2）丑", "3、丙") == [
        "甲",
        "乙：\n（1）子\n（2）丑",
        "丙",
    ]


def test_marks_under_a_line_that_leads_to_them_are_parts_of_it() -> None:
    assert texts("甲", "按情况提供以下证明", "（1）子", "（2）丑") == [
        "甲",
        "按情况提供以下证明\n（1）子\n（2）丑",
    ]


def test_entries_have_their_words_as_they_stand() -> None:
    listed = split(["1、甲；2、乙。"])
    assert "".join(entry.words for entry in listed.entries) == "1、甲；2、乙。"


def test_semicolons_set_parts_off_only_in_one_sentence() -> None:
    assert by_semicolons("甲；乙；丙。") == ["甲；", "乙；", "丙。"]
    assert len(by_semicolons("先办甲；再办乙。没有的，另行说明。")) == 1
