"""A name as it is compared, and where its characters stood in the original text."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from search.words import fold, words


@dataclass(frozen=True)
class Name:
    """A name, and its text without marks; most names are looked at for that alone."""

    original: str
    text: str
    characters: frozenset[str]

    @cached_property
    def bracketed(self) -> tuple[bool, ...]:
        """Of each character, whether it stood in brackets; where all did, none."""
        kept: list[bool] = []
        depth = 0
        for _origin, one in _folded(self.original):
            depth += (one in "([【《<") - (one in ")]】》>")
            if one.isalnum():
                kept.append(depth > 0)
        return (False,) * len(kept) if all(kept) else tuple(kept)

    @cached_property
    def origins(self) -> tuple[int, ...]:
        """Of each character, where it stood in the original text."""
        return tuple(origin for origin, one in _folded(self.original) if one.isalnum())

    @cached_property
    def edges(self) -> frozenset[int]:
        """Return where words begin and end."""
        return frozenset({0, *accumulate(map(len, words(self.text)))})

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
    folded = fold(text)
    written = folded if len(folded) == len(text) else "".join(map(fold, text))
    kept = "".join(filter(str.isalnum, written))
    return Name(text, kept, frozenset(kept))


def _folded(text: str) -> Iterable[tuple[int, str]]:
    folded = fold(text)
    if len(folded) == len(text):
        return enumerate(folded)
    # Some characters became several, or none: one by one, then, at the cost of their context.
    return [(origin, each) for origin, one in enumerate(text) for each in fold(one)]
