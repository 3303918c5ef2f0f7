"""Which facts a question asks for, by the phrases and patterns of `tables/facts.toml`."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from guides.vocabulary import Fact
from search.words import fold

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
    return tuple(one.fact for one in _table() if one.is_in(folded))


@cache
def _table() -> tuple[_Asking, ...]:
    """Return the table in its order, which is that of precedence."""
    read = tomllib.loads(TABLE.read_text(encoding="utf-8"))["fact"]
    return tuple(
        _Asking(
            Fact(name),
            re.compile("|".join([*_literally(row["phrases"]), *map(fold, row["patterns"])])),
            re.compile(
                "|".join([*_literally(row["not"]), *map(fold, row.get("not_patterns", ()))])
            ),
        )
        for name, row in read.items()
    )


def _literally(phrases: Iterable[str]) -> list[str]:
    # The longest first: of two that begin alike, the longer is meant.
    return [re.escape(fold(one)) for one in sorted(phrases, key=len, reverse=True)]
