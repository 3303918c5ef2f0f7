"""The search is as good as was measured, on judged questions: floors, a little under the figures.

`open` was looked at while the search was made, `held_out` never.
"""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from search.engine import Failed
from search.engines import EMBEDDED, make
from search.finding.finder import find
from search.index import follow
from search.judging import judge
from search.judging.trial import QUESTIONS
from tests.search.demo import Demo

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"

# The same rows are found in the same index, whatever database told them.
pytestmark = pytest.mark.once

Floors = dict[str, dict[str, float]]

# Measured: open 0.82 and 0.79, held out 0.84 and 0.79; the other kinds 0.96 to 1.
DEMO: Floors = {
    "all": {"mrr@10": 0.79, "success@3": 0.85},
    "colloquial": {"mrr@10": 0.65, "success@3": 0.75},
    "formal": {"mrr@10": 0.98, "success@3": 1.0},
    "typo": {"success@3": 0.95},
    "pinyin": {"success@3": 0.95},
    "prefix": {"success@3": 0.95},
    "traditional": {"success@3": 0.95},
}
# Measured 0.93 and 0.90, 1 each, 0.96; five questions of 240 are said to have no answer.
REAL: Floors = {
    "all": {"mrr@10": 0.90},
    "colloquial": {"success@3": 0.88},
    "formal": {"success@3": 1.0},
    "typo": {"success@3": 0.95},
    "pinyin": {"success@3": 0.95},
    "prefix": {"success@3": 0.95},
    "traditional": {"success@3": 0.95},
}


def figures(file: Path) -> tuple[dict[str, dict[str, float]], int]:
    """Return measures by kind, and how many questions are said to have no answer."""
    outcomes = [judge.outcome(one, find) for one in judge.read(file)]
    kinds = {kind: judge.measures(each) for kind, each in judge.by_kind(outcomes).items()}
    return {"all": judge.measures(outcomes)} | kinds, judge.unanswered(outcomes)


def below(measured: dict[str, dict[str, float]], floors: Floors) -> list[Any]:
    return [
        (kind, name, measured[kind][name], least)
        for kind, expected in floors.items()
        for name, least in expected.items()
        if measured[kind][name] < least
    ]


@pytest.mark.parametrize("name", ["open.tsv", "held_out.tsv"])
def test_the_demos_questions_find_their_guides(demo: Demo, name: str) -> None:
    measured, refused = figures(QUESTIONS / name)

    assert measured["all"]["n"] >= 200
    assert below(measured, DEMO) == []
    assert refused <= 0.24 * measured["all"]["n"]


def test_most_questions_without_an_answer_are_recognised(demo: Demo) -> None:
    outcomes = [judge.outcome(one, find) for one in judge.read(QUESTIONS / "unanswered.tsv")]

    assert judge.unanswered(outcomes) >= 0.65 * len(outcomes)


@pytest.mark.full
@pytest.mark.django_db
def test_real_questions_find_real_items() -> None:
    if not SHARED.is_dir():
        pytest.skip(f"no real data: {SHARED} is not there")
    call_command("import_catalogue", str(SHARED / "items.csv"), verbosity=0)
    call_command("import_guides", str(SHARED / "guides.jsonl"), "--publish", verbosity=0)
    try:
        follow.rebuild(make(EMBEDDED))
    except Failed as failed:
        pytest.fail(str(failed))
    measured, refused = figures(SHARED / "queries.tsv")
    nothing = judge.read(SHARED / "queries_without_answer.tsv")

    assert below(measured, REAL) == []
    assert refused <= 0.03 * measured["all"]["n"]
    assert judge.unanswered(judge.outcome(one, find) for one in nothing) * 2 > len(nothing)
