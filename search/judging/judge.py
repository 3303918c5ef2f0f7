"""How good the search is, on questions whose answers are known."""

import csv
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from search.finding.finder import Found

DEPTH = 10
# An item of this grade answers the question, or is a close variant of one that does.
ANSWERS = 2
CUTS = (1, 3, 10)

Find = Callable[[str], Found]


class Unreadable(Exception):
    """The file is no file of judged questions; the message says what it lacks."""


@dataclass(frozen=True)
class Judged:
    """A question; `grades` by the items' source ids, empty where nothing answers it."""

    qid: str
    query: str
    kind: str = ""
    grades: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Outcome:
    """What one question found: the grade of each entry, best first, down to `DEPTH`."""

    judged: Judged
    grades: tuple[int, ...]
    ideal: tuple[int, ...]
    titles: tuple[str, ...]
    answered: bool

    @property
    def reciprocal(self) -> float:
        place = next((at for at, grade in enumerate(self.grades, 1) if grade >= ANSWERS), 0)
        return 1 / place if place else 0.0

    @property
    def ndcg(self) -> float:
        best = _gain(self.ideal)
        return _gain(self.grades) / best if best else 0.0

    def succeeds(self, cut: int) -> bool:
        return any(grade >= ANSWERS for grade in self.grades[:cut])


def read(file: Path) -> list[Judged]:
    """Return the questions of a TSV file: one line a question and item, or a question alone."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)
        columns = set(reader.fieldnames or ())
        lacking = {"qid", "query"} - columns
        if "item_id" in columns:
            lacking |= {"grade", "kind"} - columns
        if lacking:
            raise Unreadable("、".join(sorted(lacking)))
        rows = list(reader)
    if "item_id" not in columns:
        return [Judged(row["qid"], row["query"]) for row in rows]
    grades: dict[str, dict[str, int]] = {}
    for row in rows:
        grades.setdefault(row["qid"], {})[row["item_id"]] = int(row["grade"])
    first = {row["qid"]: row for row in reversed(rows)}
    return [Judged(qid, first[qid]["query"], first[qid]["kind"], grades[qid]) for qid in grades]


def outcome(judged: Judged, find: Find) -> Outcome:
    """Ask one question; where the site says that nothing answers it, what it offers counts."""
    found = find(judged.query)
    results = (found.results if found.answered else found.near)[:DEPTH]
    grades = judged.grades or {}
    return Outcome(
        judged,
        tuple(
            max((grades.get(one, 0) for one in result.shown["source_ids"]), default=0)
            for result in results
        ),
        tuple(sorted(grades.values(), reverse=True)[:DEPTH]),
        tuple(result.title.text for result in results),
        found.answered and bool(results),
    )


def measures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return the means over questions, rounded to four places."""
    return {
        "n": len(outcomes),
        f"mrr@{DEPTH}": _mean(one.reciprocal for one in outcomes),
        f"ndcg@{DEPTH}": _mean(one.ndcg for one in outcomes),
        **{f"success@{cut}": _mean(one.succeeds(cut) for one in outcomes) for cut in CUTS},
    }


def by_kind(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """Return outcomes by kind, kinds in the order of their first question."""
    kinds: dict[str, list[Outcome]] = {}
    for one in outcomes:
        kinds.setdefault(one.judged.kind, []).append(one)
    return kinds


def unanswered(outcomes: Iterable[Outcome]) -> int:
    """Return for how many questions the site says that nothing answers them."""
    return sum(not one.answered for one in outcomes)


def _mean(values: Iterable[float]) -> float:
    every = list(values)
    return round(sum(every) / len(every), 4) if every else 0.0


def _gain(grades: Sequence[int]) -> float:
    return math.fsum(((1 << grade) - 1) / math.log2(at + 1) for at, grade in enumerate(grades, 1))
