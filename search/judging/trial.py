"""What a change of words would do to questions, tried before it is saved.

Asked are the judged questions of the demo where its guides are there, what people asked and did
not find, and every title and everyday name of the site, which should find its own thing. Only
questions that are understood otherwise than before are searched: nothing else can change.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db.models import Value
from django.db.models.functions import Mod

from guides.models import EverydayName, GuidePage, Item
from search.finding.finder import Found, Result, find
from search.models import UnansweredQuestion
from search.pairs import Said
from search.understanding import WordTables, tables_with, understand, word_tables
from search.words import fold

from . import judge

# Seconds for all of it; so many titles and names besides those that hold one of the words.
LIMIT = 2.0
SAMPLE = 300
UNANSWERED = 200
FIRST = 3
DEMO = "demo"
# The judged questions of the project are those that everybody may look at.
QUESTIONS = Path(__file__).resolve().parent / "questions"


@dataclass(frozen=True)
class Question:
    """A question; `grades` by items' source ids, `own` the name that should find itself."""

    text: str
    grades: dict[str, int] = field(default_factory=dict)
    own: str = ""

    @property
    def is_judged(self) -> bool:
        return bool(self.grades or self.own)


@dataclass(frozen=True)
class Change:
    """A question whose first results change.

    `better` is None where nobody knows, or where the right one stays where it is: `kept`.
    """

    question: Question
    before: tuple[str, ...]
    after: tuple[str, ...]
    better: bool | None

    @property
    def kept(self) -> bool:
        return self.better is None and self.question.is_judged


@dataclass(frozen=True)
class Trial:
    """`asked` of `known` questions were tried within the time there was."""

    changes: tuple[Change, ...]
    asked: int
    known: int

    @property
    def better(self) -> int:
        return sum(one.better is True for one in self.changes)

    @property
    def worse(self) -> int:
        return sum(one.better is False for one in self.changes)

    @property
    def kept(self) -> int:
        return sum(one.kept for one in self.changes)

    @property
    def unknown(self) -> int:
        return sum(one.better is None and not one.kept for one in self.changes)

    @property
    def is_whole(self) -> bool:
        return self.asked == self.known


def trial(said: Sequence[Said], words: Iterable[str], limit: float = LIMIT) -> Trial:
    """Try what editors would have said, for `limit` seconds; questions with `words` come first."""
    ends = time.monotonic() + limit
    before, after = word_tables(), tables_with(said)
    # However long the tables took, so that something is tried.
    ends = max(ends, time.monotonic() + limit / 2)
    wanted = list(dict.fromkeys(map(fold, words)))
    touched = _touched(wanted, before, after)
    questions, known = questions_of_site(wanted)
    changes: list[Change] = []
    asked = 0
    for question in questions:
        if time.monotonic() > ends:
            break
        if _may_change(fold(question.text), touched):
            changes += _changed(question, before, after)
        asked += 1
    changes.sort(key=lambda one: (one.kept, one.better is None, one.better is True))
    return Trial(tuple(changes), asked, known)


def _touched(words: Iterable[str], *tables: WordTables) -> set[str]:
    """Return the words whose ways of saying a change of these words may touch."""
    found = set(words)
    for word in words:
        for one in tables:
            found |= {*one.synonyms.get(word, ()), *one.everyday.get(word, ())}
    return found


def _may_change(question: str, touched: Iterable[str]) -> bool:
    """Tell whether a word may be meant in a question: half of it is there, or there are letters."""
    letters = any(one.isascii() and one.isalpha() for one in question)
    there = set(question)
    return letters or any(2 * sum(one in there for one in word) >= len(word) for word in touched)


def questions_of_site(words: Sequence[str]) -> tuple[list[Question], int]:
    """Return what to ask, what concerns the words first, and how many questions there are."""
    judged = list(_judged())
    rows = UnansweredQuestion.objects.filter(settled_on=None)
    unanswered = list(rows.values_list("text", flat=True)[:UNANSWERED])
    titles = GuidePage.objects.filter(live=True, locale__language_code="zh-hans")
    names = EverydayName.objects.filter(item__live=True, item__locale__language_code="zh-hans")
    own: dict[str, None] = {}
    left_out = max(0, rows.count() - len(unanswered))
    for rows_of, column in ((titles, "title"), (names, "name")):
        for word in words:
            held = rows_of.filter(**{f"{column}__icontains": word})
            own |= dict.fromkeys(held.values_list(column, flat=True)[:SAMPLE])
        count = rows_of.count()
        sample = list(_sample(rows_of, count).values_list(column, flat=True))
        own |= dict.fromkeys(sample)
        left_out += count - len(sample)
    questions = [
        *(Question(one.query, dict(one.grades or {})) for one in judged),
        *map(Question, unanswered),
        *(Question(one, own=one) for one in own),
    ]
    questions.sort(key=lambda one: not any(word in fold(one.text) for word in words))
    return questions, len(questions) + left_out


def _sample(rows: Any, count: int) -> Any:
    """Return rows from all over a table, the same each time."""
    step = -(-count // SAMPLE) or 1
    return rows.annotate(at=Mod("pk", Value(step))).filter(at=0)[:SAMPLE]


def _judged() -> Iterator[judge.Judged]:
    """Yield the project's judged questions, where the guides are there that they are about."""
    if Item.objects.filter(source=DEMO, live=True).exists():
        yield from judge.read(QUESTIONS / "open.tsv")


def _changed(question: Question, before: WordTables, after: WordTables) -> Iterator[Change]:
    text = question.text
    if understand(text, before) == understand(text, after):
        return
    found, then = (find(text, size=judge.DEPTH, tables=one) for one in (before, after))
    shown = _first(found), _first(then)
    if [one.key for one in shown[0]] == [one.key for one in shown[1]]:
        return
    better: bool | None = None
    if question.is_judged:
        places = _place(question, found), _place(question, then)
        better = None if places[0] == places[1] else places[1] < places[0]
    yield Change(question, _titles(shown[0]), _titles(shown[1]), better)


def _titles(results: Iterable[Result]) -> tuple[str, ...]:
    return tuple(one.title.text for one in results)


def _first(found: Found) -> tuple[Result, ...]:
    return found.results[:FIRST] if found.answered else ()


def _place(question: Question, found: Found) -> int:
    """Return the place of the first right one, after all others where there is none."""
    results = found.results if found.answered else ()
    right = (at for at, one in enumerate(results) if _is_right(question, one))
    return next(right, judge.DEPTH)


def _is_right(question: Question, result: Result) -> bool:
    shown = result.shown
    if question.own:
        return question.own in (*shown.get("names", ()), *shown.get("everyday", ()))
    ids = shown.get("source_ids", ())
    return any(question.grades.get(one, 0) >= judge.ANSWERS for one in ids)
