"""From what was typed to what is asked for."""

from collections.abc import Iterable

from search.words import cut_at, fold

from .parts import parts_of, together
from .query import clauses_of
from .shells import take_off
from .tables import WordTables
from .understood import Part, Understood

LONGEST = 120
# Of the parts of a question these many that say most: the names of fifty hits are read for each.
MOST = 24


def understand(question: str, tables: WordTables) -> Understood:
    """Return a question as understood; any text at all is understood somehow."""
    typed = cut_at(question, LONGEST)
    folded = fold(typed)
    bared = take_off(folded, tables)
    parts = _most_telling(parts_of(bared.left, tables))
    parts = _most_telling([*parts, *together(parts, tables)])
    return Understood(typed, folded, bared.taken, bared.left, parts, tuple(clauses_of(parts)))


def _most_telling(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return parts in their order, each once, without those that say least of too many."""
    distinct = {(part.text, part.role): part for part in parts}
    kept = set(sorted(distinct, key=lambda key: -distinct[key].weight)[:MOST])
    return tuple(part for key, part in distinct.items() if key in kept)
