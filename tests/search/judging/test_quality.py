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

# Measured: open 0.93, 0.97, 0.88 and 0.95, held out 0.90, 0.93, 0.83 and 0.88; the other kinds 1.
DEMO: Floors = {
    "all": {"mrr@10": 0.88, "success@3": 0.92},
    "colloquial": {"mrr@10": 0.80, "success@3": 0.86},
    "formal": {"mrr@10": 0.98, "success@3": 1.0},
    "typo": {"success@3": 0.95},
    "pinyin": {"success@3": 0.95},
    "prefix": {"success@3": 0.95},
    "traditional": {"success@3": 0.95},
}
# Measured 0.95 and 0.97, 1 each, 0.96; four questions of 240 are said to have no answer.
REAL: Floors = {
    "all": {"mrr@10": 0.93},
    "colloquial": {"success@3": 0.94},
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


# Turned away: measured 0.04 and 0.12.
@pytest.mark.parametrize(("name", "most"), [("open.tsv", 0.06), ("held_out.tsv", 0.15)])
def test_the_demos_questions_find_their_guides(demo: Demo, name: str, most: float) -> None:
    measured, refused = figures(QUESTIONS / name)

    assert measured["all"]["n"] >= 200
    assert below(measured, DEMO) == []
    assert refused <= most * measured["all"]["n"]


def test_most_questions_without_an_answer_are_recognised(demo: Demo) -> None:
    outcomes = [judge.outcome(one, find) for one in judge.read(QUESTIONS / "unanswered.tsv")]

    # Measured 31 of 40.
    assert judge.unanswered(outcomes) >= 0.75 * len(outcomes)


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
