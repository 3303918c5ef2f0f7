"""Figures are what they say, by hand; files that are none are refused."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.engine import Hit
from search.finding.finder import Found, Result
from search.finding.marking import Marked
from search.judging import judge
from search.judging.judge import Judged, Outcome
from search.judging.trial import QUESTIONS
from search.understanding import Understood
from tests.search.demo import Demo

HEADER = "qid\tquery\titem_id\titem_name\tgrade\tkind\n"


def found(*ids: tuple[str, ...], answered: bool = True) -> Found:
    """Return what a question found, by the source ids of each entry."""
    results = tuple(
        Result(Hit(str(at), 1.0, {"source_ids": list(one)}), Marked("".join(one)))
        for at, one in enumerate(ids)
    )
    return Found(Understood("?"), results, len(ids), answered=answered, near=results[:3])


def outcome(grades: dict[str, int], *ids: tuple[str, ...], answered: bool = True) -> Outcome:
    judged = Judged("Q1", "?", "formal", grades)
    return judge.outcome(judged, lambda question: found(*ids, answered=answered))


def test_the_place_of_the_first_answer_counts() -> None:
    one = outcome({"A": 3, "B": 1}, ("B",), ("C",), ("A",))

    assert one.reciprocal == pytest.approx(1 / 3)
    assert [one.succeeds(cut) for cut in (1, 3, 10)] == [False, True, True]


def test_a_close_variant_answers_and_a_related_item_does_not() -> None:
    assert outcome({"A": 2}, ("A",)).succeeds(1)
    assert not outcome({"A": 1}, ("A",)).succeeds(10)


def test_a_guide_counts_for_all_its_items() -> None:
    assert outcome({"A": 3}, ("X", "A")).grades == (3,)


def test_gain_is_measured_against_the_best_order() -> None:
    assert outcome({"A": 3, "B": 1}, ("A",), ("B",)).ndcg == pytest.approx(1.0)
    # 1 and 7 in place of 7 and 1, the second discounted by log2(3).
    assert outcome({"A": 3, "B": 1}, ("B",), ("A",)).ndcg == pytest.approx(0.7098, abs=1e-3)


def test_only_ten_count() -> None:
    ids = [(str(at),) for at in range(10)]

    assert outcome({"A": 3}, *ids, ("A",)).reciprocal == 0


def test_where_nothing_is_found_what_is_offered_counts() -> None:
    one = outcome({"A": 3}, ("B",), ("C",), ("D",), ("A",), answered=False)

    assert one.reciprocal == 0
    assert judge.unanswered([one]) == 1


def test_means_are_over_questions() -> None:
    measures = judge.measures([outcome({"A": 3}, ("A",)), outcome({"A": 3}, ("B",), ("A",))])

    assert measures["n"] == 2
    assert measures["mrr@10"] == 0.75
    assert (measures["success@1"], measures["success@3"]) == (0.5, 1.0)


def test_no_questions_have_no_means() -> None:
    assert judge.measures([])["mrr@10"] == 0


def test_a_file_is_read_by_question(tmp_path: Path) -> None:
    file = tmp_path / "judged.tsv"
    lines = 'Q1\t"出生\tA\t名\t3\ttypo\nQ1\t"出生\tB\t名\t1\ttypo\nQ2\t身份证\tB\t名\t2\tformal\n'
    file.write_text(HEADER + lines, encoding="utf-8-sig")

    assert judge.read(file) == [
        Judged("Q1", '"出生', "typo", {"A": 3, "B": 1}),
        Judged("Q2", "身份证", "formal", {"B": 2}),
    ]


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("judge", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("qid\tquestion\nQ1\t?\n", "query"),
        ("qid\tquery\titem_id\nQ1\t?\tA\n", "grade、kind"),
        ("", "qid、query"),
        (HEADER + "Q1\t?\tA\t名\t三\ttypo\n", "读不了"),
    ],
)
@pytest.mark.django_db
def test_what_is_no_file_of_questions_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "judged.tsv"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError, match=said):
        run(str(file))


def test_a_missing_file_is_told() -> None:
    with pytest.raises(CommandError, match="读不了"):
        run("nowhere.tsv")


def test_the_command_tells_figures_and_lists_failures(demo: Demo, tmp_path: Path) -> None:
    file = tmp_path / "judged.tsv"
    file.write_text(
        HEADER + "Q1\t护照\tDEMO-0004\t名\t3\tformal\nQ2\t护照\tNONE\t名\t3\ttypo\n",
        encoding="utf-8",
    )
    told = json.loads(run(str(file), "--json", "--engine", "embedded"))
    listed = run(str(file))

    assert told["all"] == {
        "n": 2,
        "mrr@10": 0.5,
        "ndcg@10": 0.5,
        "success@1": 0.5,
        "success@3": 0.5,
        "success@10": 0.5,
    }
    assert list(told["kinds"]) == ["formal", "typo"]
    assert told["kinds"]["formal"]["success@1"] == 1
    assert told["zero"] == 0
    assert "Q2 护照（没有找到）" in listed
    assert "Q1" not in listed


def test_questions_without_an_answer_are_counted(demo: Demo) -> None:
    told = json.loads(run(str(QUESTIONS / "unanswered.tsv"), "--json"))

    assert told["n"] == 40
    assert 0 < told["recognised"] <= 40


def test_a_question_is_explained(demo: Demo) -> None:
    out = StringIO()
    call_command("explain", "请问身分證丟了怎么办", "--hits", "2", "--clauses", stdout=out)
    told = out.getvalue()

    assert "统一写法：请问身份证丢了怎么办" in told
    assert "去掉的话：怎么办、请问" in told or "去掉的话：请问、怎么办" in told
    assert "身份证丢了" in told
    assert "必须 names:" in told
    assert "1. 身份证丢了，补一张（guide:" in told
    assert "3. " not in told
