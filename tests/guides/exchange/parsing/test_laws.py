"""Laws and rules: title, article, what is quoted."""

import pytest

from guides.exchange.parsing.laws import parse_laws


def read(*lines: str) -> list[tuple[str, str, str]]:
    return [(law.title, law.article, law.text) for law in parse_laws(lines).laws]


def test_a_law_with_its_article_and_words() -> None:
    assert read("《某某法》第五条 申请设立企业，应当登记。") == [
        ("某某法", "第五条", "申请设立企业，应当登记。")
    ]


def test_further_articles_are_entries_of_their_own() -> None:
    found = read("《某某法》第四十五条：国家开展教育。 第四十六条 主管部门负责。")
    assert found == [
        ("某某法", "第四十五条", "国家开展教育。"),
        ("某某法", "第四十六条", "主管部门负责。"),
    ]


def test_the_number_of_a_decree_stands_before_the_words() -> None:
    assert read("《某某条例》（国务院令第631号）第二十八条 内容") == [
        ("某某条例", "第二十八条", "（国务院令第631号）\n内容")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "《甲法》《乙条例》",
        "《甲法》、《乙条例》",
        "《甲法》；《乙条例》。",
        "《甲法》\n《乙条例》",
        "1、《甲法》2、《乙条例》",
        "1.《甲法》\n2.《乙条例》",
        "【法律】《甲法》【法规】《乙条例》",
        "根据《甲法》和《乙条例》",
    ],
)
def test_several_laws_are_told_apart(text: str) -> None:
    assert [title for title, _article, _text in read(text)] == ["甲法", "乙条例"]


def test_a_document_that_an_article_speaks_of_is_no_law_of_its_own() -> None:
    found = read("《甲办法》\n第五条 个人查询的，应当填写《查询申请表》，并按照《乙法》办理。")
    assert [title for title, _article, _text in found] == ["甲办法"]


def test_an_article_that_begins_with_a_title_is_no_law_of_its_own() -> None:
    found = read("《甲法实施办法》\n第二十一条 《甲法》所称利用，是指查阅。")
    assert found == [("甲法实施办法", "第二十一条", "《甲法》所称利用，是指查阅。")]


def test_who_issued_it_is_part_of_its_name() -> None:
    assert read("省司法厅、省高院《关于某事的意见》（苏高法[2016]75号）")[0][0] == (
        "省司法厅、省高院《关于某事的意见》"
    )
    assert (
        read("市政府印发《某某规划》的通知（某发〔2016〕11号）")[0][0]
        == "市政府印发《某某规划》的通知"
    )


def test_titles_within_titles_are_whole() -> None:
    assert read("《关于印发〈某某办法〉的通知》")[0][0] == "关于印发〈某某办法〉的通知"
    assert read("《江苏省实施<某某法>办法》第二条")[0][:2] == ("江苏省实施<某某法>办法", "第二条")


def test_a_rule_without_a_title_is_named_by_its_line() -> None:
    assert read("社会体育指导员管理办法") == [("社会体育指导员管理办法", "", "")]


def test_prose_without_laws_is_left() -> None:
    text = "本事项由市局负责。申请人应当提交申请。"
    laws = parse_laws([text])
    assert (laws.laws, laws.rest) == ((), (text,))


def test_nothing_is_no_law() -> None:
    laws = parse_laws(["无"])
    assert (laws.laws, laws.rest) == ((), ())


def test_all_words_are_in_an_entry_or_left() -> None:
    text = "前言。1、《甲法》（2001年通过）\n第一条 子。第二条 丑。\n2、《乙条例》"
    laws = parse_laws([text])
    said = "".join(law.words for law in laws.laws) + "".join(laws.rest)
    assert sorted(said.replace("\n", "")) == sorted(text.replace("\n", ""))
