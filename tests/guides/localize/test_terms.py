"""The table of official terms: whole, readable by a spreadsheet, and heard in both its uses."""

from pathlib import Path

import pytest

from guides.localize import TERMS, Term, official, table, terms_in, traditional
from guides.localize.terms import COLUMNS, Unreadable, read


def a_table(tmp_path: Path, *lines: str, mark: str = "\ufeff") -> Path:
    file = tmp_path / "terms.csv"
    file.write_text(mark + "\n".join([",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return file


def test_every_term_has_its_traditional_form_and_enough_have_english() -> None:
    assert [term.hans for term in table() if not term.hant] == []
    assert len([term for term in table() if term.en]) >= 150
    assert [term.hans for term in table() if any("一" <= one <= "鿿" for one in term.en)] == []


@pytest.mark.parametrize("term", [one for one in table() if not one.is_character])
def test_what_the_table_says_is_what_is_written(term: Term) -> None:
    assert traditional(term.hans) == term.hant


@pytest.mark.parametrize(
    ("hans", "hant"),
    [
        ("申请行政复议", "申請行政復議"),
        ("在合同里约好，系统里有名字", "在合同裏約好，系統裏有名字"),
        ("权利相冲突", "權利相衝突"),
        # Not a term by itself, though the table has 部门.
        ("干部门前", "幹部門前"),
    ],
)
def test_terms_act_within_a_sentence_and_leave_others_to_opencc(hans: str, hant: str) -> None:
    assert traditional(hans) == hant


def test_translators_are_told_the_longest_term_once_in_order() -> None:
    found = terms_in("到政务服务中心交申请材料。政务服务中心不收复印件。")
    assert [(one.hans, one.en) for one in found] == [
        ("政务服务中心", "government service centre"),
        ("申请材料", "documents to submit"),
        ("复印件", "copy"),
    ]
    assert terms_in("天气很好") == []
    assert official("容缺受理") == "acceptance with documents to follow"
    assert official("天气") == ""


def test_it_opens_in_a_spreadsheet_and_is_read_as_one_saves_it(tmp_path: Path) -> None:
    assert TERMS.read_bytes().startswith(b"\xef\xbb\xbf")
    file = a_table(tmp_path, '事项,事項,"item, service",', ",,,", mark="")
    assert [(one.hans, one.en) for one in read(file)] == [("事项", "item, service")]


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["事项,事項,item,", "事项,事項,matter,"], "事项 stands there twice"),
        (["事项,事項"], "terms.csv:2: four cells"),
        ([",事項,item,"], "terms.csv:2: four cells"),
    ],
)
def test_a_table_that_is_broken_is_refused_with_its_line(
    tmp_path: Path, lines: list[str], fault: str
) -> None:
    with pytest.raises(Unreadable, match=fault):
        list(read(a_table(tmp_path, *lines)))


def test_a_table_without_its_first_line_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text("简体,繁体\n")
    with pytest.raises(Unreadable, match="the first line has to be zh-Hans,zh-Hant,en,note"):
        list(read(file))
