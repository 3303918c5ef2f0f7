"""How telling the parts of a question are among what can be found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from search.engine import Field
from search.understanding import Understood
from search.understanding.query import telling

# Ways of saying that are at least this sure tell how rare a part is.
SURE = 0.7
# No token is like this: nothing that can be found holds it.
_NOWHERE = "\0"
_ROUNDING = 1e-6


class Counting(Protocol):
    """Who knows how rare tokens are: any engine."""

    def rarity(self, terms: Iterable[tuple[Field, str]]) -> Mapping[tuple[Field, str], float]: ...


@dataclass(frozen=True)
class Rarity:
    """By text of a part: from 0 to 1, where 1 is in no name at all; `unknown` are those."""

    shares: Mapping[str, float]
    unknown: frozenset[str] = frozenset()

    def of(self, part: str) -> float:
        return self.shares.get(part, 1.0)


def rarity_of(understood: Understood, engine: Counting) -> Rarity:
    """Return how telling each part is: as the most common of its sure ways is."""
    tokens = {
        (part.text, way.text): found
        for part in understood.parts
        for way in part.ways
        if way.weight >= SURE and (found := telling(way.text))
    }
    wanted = {_NOWHERE, *(token for found in tokens.values() for token in found)}
    idf = engine.rarity([(Field.NAMES, token) for token in sorted(wanted)])
    most = max(idf[Field.NAMES, _NOWHERE], _ROUNDING)
    shares: dict[str, float] = {}
    known = set()
    for (part, _way), found in tokens.items():
        each = [idf[Field.NAMES, token] / most for token in found]
        if min(each) < 1 - _ROUNDING:
            known.add(part)
        shares[part] = min(shares.get(part, 1.0), sum(each) / len(each))
    return Rarity(shares, frozenset(shares) - known)
