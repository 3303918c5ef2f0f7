"""Which fact a question asks for."""

import pytest

from guides.vocabulary import Fact
from search.answers.asked_facts import asked_facts
from tests.search.demo import judged

# Of the judged questions; measured 0.98.
RIGHT = 0.94


def test_nearly_all_judged_questions_are_understood() -> None:
    rows = list(judged("asked_facts.tsv"))
    wrong = [row["query"] for row in rows if _first(row["query"]) != row["fact"]]

    assert len(rows) == 150
    assert len(wrong) <= (1 - RIGHT) * len(rows), wrong


@pytest.mark.parametrize("fact", Fact)
def test_each_fact_is_asked_for_in_a_way(fact: Fact) -> None:
    asked = [row["query"] for row in judged("asked_facts.tsv") if row["fact"] == fact]
    understood = [one for one in asked if _first(one) == fact]

    assert len(understood) >= 0.75 * len(asked) > 0


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("网上办护照要带什么", [Fact.MATERIALS, Fact.ONLINE]),
        ("補辦身分證要帶什麼", [Fact.MATERIALS]),
        ("护照窗口多久上班", [Fact.HOURS]),
        ("公积金要交多久才能提取", [Fact.ELIGIBILITY]),
        ("shenfenzheng duoshaoqian", [Fact.FEE]),
        ("huzhaoyaodaishenme", [Fact.MATERIALS]),
        ("身份zheng 要多久", [Fact.TIME]),
        ("How much is a passport?", [Fact.FEE]),
        ("what documents do I need", [Fact.MATERIALS]),
        ("where can I drink coffee", [Fact.PLACE]),
        ("coffee", []),
        ("居住证", []),
        ("", []),
        ("\0[(*?" * 40, []),
    ],
)
def test_the_most_particular_fact_comes_first(question: str, facts: list[Fact]) -> None:
    assert list(asked_facts(question))[: len(facts) or None] == facts


def _first(question: str) -> str:
    return next(iter(asked_facts(question)), "")
