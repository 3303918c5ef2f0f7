"""Any question is understood step by step, and each step can be told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine import Field
from search.models import Synonym
from search.understanding import (
    Part,
    Role,
    Understood,
    Way,
    Why,
    WordTables,
    tables_with,
    understand,
    word_tables,
)
from search.understanding.parts import SIBLING, SIBLINGS
from search.understanding.tables import committed_pairs, said
from search.understanding.understand import LONGEST

TABLES = tables_with([])


def understood(question: str, tables: WordTables = TABLES) -> Understood:
    return understand(question, tables)


def part(question: str, text: str, tables: WordTables = TABLES) -> Part:
    found = {one.text: one for one in understood(question, tables).parts}
    assert text in found, list(found)
    return found[text]


def way(question: str, text: str, meant: str, tables: WordTables = TABLES) -> Way:
    found = {one.text: one for one in part(question, text, tables).ways}
    assert meant in found, list(found)
    return found[meant]


@pytest.mark.parametrize(
    "question",
    [
        "请问身份证丢了怎么办？",
        "您好，我想咨询一下身份证丢了怎么办理，谢谢！",
        "关于身份证丢了的咨询",
        "身分證丟了",
        "身份证丢了",
    ],
)
def test_what_is_said_around_a_question_is_taken_off(question: str) -> None:
    assert understood(question).asked == "身份证丢了"


def test_what_was_taken_off_is_told() -> None:
    assert set(understood("请问结婚证要带什么材料").taken_off) == {"请问", "要带什么材料"}


@pytest.mark.parametrize(
    "question",
    ["shenfenzheng duoshaoqian", "How much is the shenfenzheng?", "shenfenzheng zenmeban"],
)
def test_what_is_said_around_in_letters_is_taken_off(question: str) -> None:
    assert understood(question).asked == "shenfenzheng"


def test_two_characters_that_are_no_word_may_be_none() -> None:
    assert part("我妈跟我去办港澳通行证", "妈跟").role == Role.MAYBE


def test_of_a_words_siblings_few_are_enough() -> None:
    siblings = [one for one in part("糖尿病", "糖尿病").ways if one.weight == SIBLING]

    assert len(siblings) == SIBLINGS


@pytest.mark.parametrize("question", ["请问", "怎么办？", "谢谢"])
def test_where_nothing_would_be_left_all_of_it_is(question: str) -> None:
    assert understood(question).asked == question.rstrip("？")


def test_words_that_hold_a_shell_are_not_cut() -> None:
    assert understood("网吧").asked == "网吧"


def test_an_everyday_word_stands_for_the_official_one() -> None:
    found = way("小孩上户口", "上户口", "出生登记")

    assert found.why == Why.SYNONYM
    assert found.weight < 1


def test_ways_are_the_word_as_typed_first() -> None:
    assert part("上户口", "上户口").ways[0] == Way("上户口", 1.0, Why.TYPED)


def test_halves_of_an_everyday_word_may_stand_apart() -> None:
    assert way("医保住外地要怎么报销", "医保报销", "住院费用报销").why == Why.SYNONYM


def test_what_is_done_is_said_in_many_ways_and_weighs_less_than_the_thing() -> None:
    assert way("借书卡丢了", "丢了", "补领").why == Why.ACT
    assert part("借书卡丢了", "丢了").role == Role.ACT
    assert part("借书卡丢了", "丢了").weight < part("借书卡丢了", "借书卡").weight


def test_places_of_the_country_weigh_next_to_nothing() -> None:
    assert part("上海怎么查违章", "上海").role == Role.PLACE
    assert part("上海怎么查违章", "上海").weight < 0.1


def test_where_one_wants_to_go_is_more_than_a_place() -> None:
    assert all(one.role != Role.PLACE for one in understood("去香港").parts)


def test_numbers_are_told() -> None:
    assert part("2015年上户口", "2015").role == Role.NUMBER


@pytest.mark.parametrize(
    ("question", "meant", "why"),
    [
        ("节婚证", "结婚证", Why.SOUND),
        ("身份正不见了", "身份证不见了", Why.SOUND),
        ("公积今贷款", "公积金贷款", Why.SOUND),
        ("劳动中裁", "劳动仲裁", Why.SOUND),
        ("生肓津贴", "生育津贴", Why.SHAPE),
        ("道路运苹证", "道路运输证", Why.EDIT),
        ("道路运愉证", "道路运输证", Why.SHAPE),
        ("领了结婚证", "领结婚证", Why.FILLED),
    ],
)
def test_slips_are_understood(question: str, meant: str, why: Why) -> None:
    tables = tables_with([("道路运输证", "营运证", True), ("劳动仲裁", "争议仲裁", True)])
    found = {one.text: one for each in understood(question, tables).parts for one in each.ways}

    assert found[meant].why == why


@pytest.mark.parametrize("question", ["失业登记", "复婚登记", "工商登记"])
def test_words_that_stand_as_they_are_were_not_meant_otherwise(question: str) -> None:
    tables = tables_with([("开业登记", "开业", True), ("离婚登记", "离婚", True)])
    whys = {one.why for each in understood(question, tables).parts for one in each.ways}

    assert Why.EDIT not in whys


@pytest.mark.parametrize(
    ("question", "meant", "why"),
    [
        ("shehuibaozhangka", "社会保障卡", Why.PINYIN),
        ("shebaoka diule", "社保卡", Why.PINYIN),
        ("sbk", "社保卡", Why.INITIALS),
        ("社保ka", "社保卡", Why.PINYIN),
        ("低bao", "低保", Why.PINYIN),
    ],
)
def test_letters_stand_for_characters(question: str, meant: str, why: Why) -> None:
    ways = {one.text: one for each in understood(question).parts for one in each.ways}

    assert ways[meant].why == why


def test_letters_are_looked_for_spelled_through() -> None:
    terms = [term for one in understood("shenfenzheng").clauses for term in one.terms]

    assert any(
        term.field == Field.SPELLED and term.token == "shenfenzheng" and term.is_prefix
        for term in terms
    )


def test_letters_that_are_a_name_stay_letters() -> None:
    terms = [term for one in understood("ETC").clauses for term in one.terms]

    assert (Field.NAMES, "etc") in {(term.field, term.token) for term in terms}


def test_long_questions_are_cut() -> None:
    assert len(understood("身份证" * 100).typed) == LONGEST


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_is_understood_somehow(text: str) -> None:
    found = understood(text)

    assert len(found.typed) <= LONGEST
    assert all(term.weight >= 0 for clause in found.clauses for term in clause.terms)


@pytest.mark.parametrize("question", ["", "  ", "？！", "\u200b", "😀", "'\";--", "%00"])
def test_hostile_and_empty_questions(question: str) -> None:
    assert len(understood(question).clauses) < 5


def test_committed_pairs_are_many_and_none_says_itself() -> None:
    pairs = committed_pairs()

    assert len(pairs) >= 600
    assert [pair for pair in pairs if pair[0] == pair[1]] == []


@pytest.fixture
def unread(db: None) -> None:
    """What another test's editors said is forgotten."""
    said.forget()


def test_an_editors_pair_is_known_at_once(unread: None) -> None:
    word_tables()
    Synonym.objects.create(everyday="小本本", official="居民户口簿")

    assert way("小本本", "小本本", "居民户口簿", word_tables()).why == Why.SYNONYM
    said.forget()


def test_an_editor_takes_a_committed_pair_away(unread: None) -> None:
    everyday, official = committed_pairs()[0]
    Synonym.objects.create(everyday=everyday, official=official, applies=False)

    assert official not in word_tables().synonyms.get(everyday, ())
    said.forget()


def test_an_editors_pair_may_be_written_in_any_script(unread: None) -> None:
    Synonym.objects.create(everyday="小本本證", official="居民戶口簿")

    assert word_tables().synonyms["小本本证"] == ("居民户口簿",)
    said.forget()
