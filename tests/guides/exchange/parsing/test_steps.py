"""Steps out of lists; questions with their answers."""

import pytest

from guides.exchange.parsing.questions import parse_pairs, parse_questions
from guides.exchange.parsing.steps import parse_steps
from guides.vocabulary import Actor


def test_the_lead_is_the_title_and_the_rest_the_words() -> None:
    steps = parse_steps(["1、申请：申请人提交材料。", "2、受理：窗口当场受理。"]).steps
    assert [(one.title, one.words, one.actor) for one in steps] == [
        ("申请", "申请人提交材料。", Actor.APPLICANT),
        ("受理", "窗口当场受理。", Actor.OFFICE),
    ]


def test_without_a_lead_the_first_clause_is_the_title() -> None:
    steps = parse_steps(["第一步：到窗口取号，等候叫号", "第二步：交材料，领回执"]).steps
    assert [(one.title, one.words) for one in steps] == [
        ("到窗口取号", "到窗口取号，等候叫号"),
        ("交材料", "交材料，领回执"),
    ]


def test_who_acts_is_said_only_where_it_is_certain() -> None:
    steps = parse_steps(["1.申请人上传材料；", "2.派出所审核；", "3.等待通知。"]).steps
    assert [one.actor for one in steps] == [Actor.APPLICANT, Actor.OFFICE, None]


@pytest.mark.parametrize("text", ["受理→审查→决定", "受理 -> 审查 -> 决定", "受理—>审查—>决定"])
def test_arrows_lead_from_step_to_step(text: str) -> None:
    assert [one.title for one in parse_steps([text]).steps] == ["受理", "审查", "决定"]


def test_lines_that_are_stages_are_steps() -> None:
    assert [one.title for one in parse_steps(["申请", "受理", "发证"]).steps] == [
        "申请",
        "受理",
        "发证",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("申请人提交材料，派出所于3个工作日内预审，通过的当场办理。",),
        ("申请人到窗口提交材料，窗口受理。", "受理后由科室审核，通过的发证。"),
        ("1、申请",),
    ],
)
def test_prose_gives_no_steps(lines: tuple[str, ...]) -> None:
    steps = parse_steps(lines)
    assert (steps.steps, steps.rest) == ((), ("\n".join(lines),))


def test_questions_stand_beside_their_answers() -> None:
    (one, two) = parse_pairs(
        ["1、什么是预付卡？", "02、怎么备案？"], ["答：一种凭证。", "到商务局办。"]
    )
    assert (one.question, one.answer) == ("什么是预付卡？", "一种凭证。")
    assert (two.question, two.answer) == ("怎么备案？", "到商务局办。")


def test_columns_of_different_length_are_not_paired() -> None:
    assert parse_pairs(["一？", "二？"], ["答"]) == ()


def test_questions_and_answers_alternate_in_one_text() -> None:
    found = parse_questions(
        ["问：能代办吗？", "答：能。", "要带委托书。", "问：要多久？", "答：当场。"]
    )
    assert [(one.question, one.answer) for one in found] == [
        ("能代办吗？", "能。\n要带委托书。"),
        ("要多久？", "当场。"),
    ]
    assert parse_questions(["说明文字", "问：能代办吗？", "答：能。"]) == ()
