"""Pairs of words as they apply: those that come with the software, and what editors say of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from .models import Synonym
from .understanding.tables import committed_pairs
from .words import fold

# What an editor says of a pair: everyday word, official word, whether it applies.
Said = tuple[str, str, bool]


@dataclass(frozen=True)
class Pair:
    """`pk` is the editor's row about it, if any; `committed` ones come with the software."""

    everyday: str
    official: str
    applies: bool
    committed: bool
    pk: int | None = None

    @property
    def key(self) -> tuple[str, str]:
        return fold(self.everyday), fold(self.official)

    def __str__(self) -> str:
        return f"{self.everyday} → {self.official}"


def pairs(words: str = "") -> list[Pair]:
    """Return all pairs, editors' own first; with `words`, those that hold it on either side."""
    rows = Synonym.objects.order_by("everyday", "official")
    committed = dict.fromkeys(committed_pairs())
    own = {}
    for row in rows:
        key = fold(row.everyday), fold(row.official)
        own[key] = Pair(row.everyday, row.official, row.applies, key in committed, row.pk)
    rest = (Pair(*key, applies=True, committed=True) for key in committed if key not in own)
    asked = fold(words.strip())
    found: Iterable[Pair] = (*own.values(), *sorted(rest, key=lambda one: one.key))
    return [one for one in found if not asked or any(asked in word for word in one.key)]


def said_now() -> list[Said]:
    """Return what editors have said so far."""
    return list(Synonym.objects.values_list("everyday", "official", "applies"))


def said_with(everyday: str, official: str, applies: bool, instead_of: int | None) -> list[Said]:
    """Return what editors would have said with this pair, in place of the row `instead_of`."""
    rows = Synonym.objects.exclude(pk=instead_of) if instead_of else Synonym.objects.all()
    kept = list(rows.values_list("everyday", "official", "applies"))
    return [*kept, (everyday, official, applies)]
