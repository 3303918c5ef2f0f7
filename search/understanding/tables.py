"""What people say and what offices write: the committed tables, and what editors said beside them.

The committed ones are read once. An editor's pair is known at once in the process that saved it,
and within seconds in the others.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from search.models import Synonym
from search.remembered import Remembered
from search.words import fold, syllables

from .lexicon import Lexicon
from .slips import Slips

FOLDER = Path(__file__).resolve().parent.parent

Pair = tuple[str, str]


@dataclass(frozen=True)
class Act:
    """What is done with a thing: ways in which offices write it, and ways in which people say it.

    `later` acts are done with what one already has: nobody means them without saying so.
    """

    official: tuple[str, ...]
    said: tuple[str, ...]
    later: bool = False


@dataclass(frozen=True)
class Shells:
    """Words around a question; see `tables/shells.toml` for what each kind means."""

    around: tuple[tuple[str, str], ...]
    before: Lexicon
    after: tuple[str, ...]
    anywhere: Lexicon
    weak: Lexicon
    keep: Lexicon
    words: Lexicon

    @cached_property
    def spelled(self) -> frozenset[str]:
        """What is taken off at the end or anywhere, as it is typed in letters."""
        said = (one for one in (*self.after, *self.anywhere) if len(one) > 1)
        return frozenset("".join(syllables(one)) for one in said)


@dataclass(frozen=True, eq=False)
class WordTables:
    """All that a question is understood with.

    `synonyms` leads from everyday words to official ones, `everyday` back, `acts` from any way of
    saying what is done to the acts it may be; `known` holds every word of both, `things` those of
    the synonyms, `later` what offices call acts that come later. All is folded.
    """

    synonyms: Mapping[str, tuple[str, ...]]
    everyday: Mapping[str, tuple[str, ...]]
    acts: Mapping[str, tuple[Act, ...]]
    shells: Shells
    known: Lexicon
    things: Lexicon
    later: Lexicon
    slips: Slips


def word_tables() -> WordTables:
    """Return the tables as they apply now."""
    return _tables_as(said())


def tables_with(said: Iterable[tuple[str, str, bool]]) -> WordTables:
    """Return the committed tables with pairs, everyday word first, put in or taken away."""
    pairs = dict.fromkeys(committed_pairs())
    for everyday, official, applies in said:
        pair = (fold(everyday), fold(official))
        if applies:
            pairs[pair] = None
        else:
            pairs.pop(pair, None)
    synonyms: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for everyday, official in pairs:
        synonyms.setdefault(everyday, []).append(official)
        back.setdefault(official, []).append(everyday)
    acts = _acts()
    return WordTables(
        synonyms={everyday: tuple(found) for everyday, found in synonyms.items()},
        everyday={official: tuple(found) for official, found in back.items()},
        acts=acts,
        shells=_shells(),
        known=Lexicon({*synonyms, *back, *acts}),
        things=Lexicon({*synonyms, *back}),
        later=Lexicon(
            official
            for found in acts.values()
            for act in found
            if act.later
            for official in act.official
        ),
        slips=Slips({*synonyms, *back}),
    )


@cache
def committed_pairs() -> tuple[Pair, ...]:
    """Return the everyday and official words of `synonyms/*.toml`, folded, each pair once."""
    pairs = []
    for file in sorted((FOLDER / "synonyms").glob("*.toml")):
        for official, everyday in _read(file).get("pairs", {}).items():
            pairs += [(fold(one), fold(official)) for one in everyday]
    return tuple(dict.fromkeys(pairs))


@cache
def _acts() -> Mapping[str, tuple[Act, ...]]:
    found: dict[str, list[Act]] = {}
    for row in _read(FOLDER / "tables" / "verbs.toml")["verb"]:
        official, said = tuple(map(fold, row["official"])), tuple(map(fold, row["said"]))
        act = Act(official, said, row.get("later", False))
        for word in dict.fromkeys((*act.official, *act.said)):
            found.setdefault(word, []).append(act)
    return {word: tuple(acts) for word, acts in found.items()}


@cache
def _shells() -> Shells:
    read = _read(FOLDER / "tables" / "shells.toml")
    phrases = {kind: [fold(one) for one in read[kind]["phrases"]] for kind in _KINDS}
    return Shells(
        around=tuple((fold(first), fold(last)) for first, last in read["around"]),
        before=Lexicon(phrases["before"]),
        after=tuple(sorted(phrases["after"], key=len, reverse=True)),
        anywhere=Lexicon(phrases["anywhere"]),
        weak=Lexicon(phrases["weak"]),
        keep=Lexicon(phrases["keep"]),
        words=Lexicon(phrases["words"]),
    )


_KINDS = ("before", "after", "anywhere", "weak", "keep", "words")


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


said = Remembered(lambda: tuple(Synonym.objects.values_list("everyday", "official", "applies")))
_tables_as = lru_cache(maxsize=1)(tables_with)
