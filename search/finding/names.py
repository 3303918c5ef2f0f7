"""A name as it is compared, and where its characters stood in the original text."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from search.words import fold, words


@dataclass(frozen=True)
class Name:
    """A name without marks; of each character, whether it stood in brackets and where.

    `edges` are where its words begin and end.
    """

    text: str
    bracketed: tuple[bool, ...]
    origins: tuple[int, ...]
    edges: frozenset[int]
    characters: frozenset[str]

    def spans(self, places: Iterable[int]) -> tuple[tuple[int, int], ...]:
        """Return stretches of the original text, from and up to, that hold these characters."""
        spans: list[tuple[int, int]] = []
        for at in sorted({self.origins[place] for place in places}):
            if spans and spans[-1][1] == at:
                spans[-1] = (spans[-1][0], at + 1)
            else:
                spans.append((at, at + 1))
        return tuple(spans)


@lru_cache(maxsize=16384)
def name_of(text: str) -> Name:
    kept: list[str] = []
    bracketed: list[bool] = []
    origins: list[int] = []
    depth = 0
    for origin, one in _folded(text):
        depth += (one in "([【《<") - (one in ")]】》>")
        if one.isalnum():
            kept.append(one)
            bracketed.append(depth > 0)
            origins.append(origin)
    if all(bracketed):
        bracketed = [False] * len(bracketed)
    joined = "".join(kept)
    edges = frozenset({0, *accumulate(map(len, words(joined)))})
    return Name(joined, tuple(bracketed), tuple(origins), edges, frozenset(joined))


def _folded(text: str) -> Iterable[tuple[int, str]]:
    folded = fold(text)
    if len(folded) == len(text):
        return enumerate(folded)
    # Some characters became several, or none: one by one, then, at the cost of their context.
    return [(origin, each) for origin, one in enumerate(text) for each in fold(one)]
