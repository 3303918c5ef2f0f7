"""Which facts a question asks for, by the phrases and patterns of `tables/facts.toml`."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from guides.vocabulary import Fact
from search.words import fold, runs, syllables

# Characters of a phrase that is known when it is typed in letters.
SHORTEST = 3
TABLE = Path(__file__).resolve().parent.parent / "tables" / "facts.toml"


@dataclass(frozen=True)
class _Asking:
    """How people ask for one fact; what only looks like it is masked first."""

    fact: Fact
    asks: re.Pattern[str]
    masks: re.Pattern[str]

    def is_in(self, question: str) -> bool:
        return self.asks.search(self.masks.sub("　", question)) is not None


@lru_cache(maxsize=1024)
def asked_facts(question: str) -> tuple[Fact, ...]:
    """Return the facts that a question asks for, the most particular first; none for most."""
    folded = fold(question)
    in_letters = {_spelled_by(run) for run in runs(folded) if run.isascii()}
    return tuple(one.fact for one in _table() if one.fact in in_letters or one.is_in(folded))


def _spelled_by(letters: str) -> Fact | None:
    """Return the fact that the end of some letters asks for: (shenfenzheng)duoshaoqian."""
    return next(
        (_spelled()[letters[at:]] for at in range(len(letters)) if letters[at:] in _spelled()), None
    )


@cache
def _table() -> tuple[_Asking, ...]:
    """Return the table in its order, which is that of precedence."""
    return tuple(
        _Asking(
            Fact(name),
            re.compile("|".join([*_literally(row["phrases"]), *map(fold, row["patterns"])])),
            re.compile(
                "|".join([*_literally(row["not"]), *map(fold, row.get("not_patterns", ()))])
            ),
        )
        for name, row in _read().items()
    )


@cache
def _spelled() -> dict[str, Fact]:
    """Return the facts by their phrases in letters; short phrases are like too much else."""
    found: dict[str, Fact] = {}
    for name, row in _read().items():
        for phrase in row["phrases"]:
            if len(phrase) >= SHORTEST and not phrase.isascii():
                found.setdefault("".join(syllables(phrase)), Fact(name))
    return found


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["fact"]
    return read


def _literally(phrases: Iterable[str]) -> list[str]:
    # The longest first: of two that begin alike, the longer is meant.
    return [_pattern(fold(one)) for one in sorted(phrases, key=len, reverse=True)]


def _pattern(phrase: str) -> str:
    """Return a pattern for a phrase as it stands; words in letters stand by themselves."""
    literal = re.escape(phrase)
    return f"(?<![a-z]){literal}(?![a-z])" if phrase.isascii() else literal
