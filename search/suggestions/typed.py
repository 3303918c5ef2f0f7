"""What somebody has typed so far: characters, letters or both, and the last syllable unfinished."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.engine import Clause, Field, Query, Term
from search.sound import spelled_syllables
from search.understanding import WordTables
from search.words import INITIALS_LETTERS, SPELLED_SYLLABLES, fold, runs, syllables, tokens

# In characters: who types more is asking, and presses Enter.
LONGEST = 30
# Hits among which the best are looked for; everyday words that are tried, and what they stand for.
POOL, EVERYDAY, OFFICIAL = 30, 4, 6
SPELLED, NAMED, MEANT = 6.0, 1.0, 0.5


@dataclass(frozen=True)
class Typed:
    """`heard` are its syllables, the last of them maybe begun only; none where letters are
    initials."""

    text: str
    runs: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()

    @property
    def is_letters(self) -> bool:
        return self.text.isascii()


def typed_as(text: str, tables: WordTables) -> Typed:
    cut = tuple(runs(fold(text)[:LONGEST]))
    joined = "".join(cut)
    heard: tuple[str, ...] = ()
    each = [_heard(run) for run in cut]
    if all(each):
        heard = tuple(one for found in each for one in found)
    return Typed(joined, cut, heard, tuple(_officials(joined, tables)))


def query_of(typed: Typed) -> Query:
    """Return what to ask an engine for: whatever begins so, holds it, or is another word for it."""
    sound = [Term(Field.SPELLED, "".join(typed.heard[:SPELLED_SYLLABLES]), SPELLED, is_prefix=True)]
    if not typed.heard:
        sound = []
    if typed.is_letters:
        initials = typed.text[:INITIALS_LETTERS]
        sound.append(Term(Field.INITIALS, initials, SPELLED, is_prefix=True))
        sound.append(Term(Field.NAMES, typed.text, NAMED))
    clauses = [Clause(tuple(sound))] if sound else []
    clauses += _named(typed.runs, NAMED)
    for official in typed.officials:
        clauses += _named([official], MEANT)
    return Query(tuple(clauses), limit=POOL, loose=True)


def _named(texts: Iterable[str], weight: float) -> Iterator[Clause]:
    for text in texts:
        if text.isascii():
            continue
        found = [one for one in dict.fromkeys(tokens(text)) if len(one) == 2] or [text]
        for token in found:
            yield Clause((Term(Field.NAMES, token, weight), Term(Field.EVERYDAY, token, weight)))


def _heard(run: str) -> tuple[str, ...]:
    if not run.isascii():
        return tuple(syllables(run))
    return (run,) if run.isdigit() else spelled_syllables(run)


def _officials(text: str, tables: WordTables) -> Iterator[str]:
    """Yield what everyday words that begin so, or are initialled so, stand for."""
    words = [text, *tables.slips.initials.get(text, ())] if text.isascii() else _begun(text, tables)
    found = [one for word in words[:EVERYDAY] for one in tables.synonyms.get(word, ())]
    yield from list(dict.fromkeys(found))[:OFFICIAL]


def _begun(text: str, tables: WordTables) -> list[str]:
    """Return everyday words that begin with a text, the shortest first."""
    return _beginnings(tables).get(text, [])


@lru_cache(maxsize=1)
def _beginnings(tables: WordTables) -> dict[str, list[str]]:
    """Return everyday words by each of their beginnings of two characters and more."""
    found: dict[str, list[str]] = {}
    for word in sorted(tables.synonyms, key=lambda one: (len(one), one)):
        for end in range(2, len(word) + 1):
            words = found.setdefault(word[:end], [])
            if len(words) < EVERYDAY:
                words.append(word)
    return found
