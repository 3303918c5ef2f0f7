"""From what was typed to what is asked for."""

from search.words import cut_at, fold

from .parts import parts_of, together
from .query import clauses_of
from .shells import take_off
from .tables import WordTables
from .understood import Understood

LONGEST = 120


def understand(question: str, tables: WordTables) -> Understood:
    """Return a question as understood; any text at all is understood somehow."""
    typed = cut_at(question, LONGEST)
    folded = fold(typed)
    bared = take_off(folded, tables)
    parts = tuple(parts_of(bared.left, tables))
    parts += tuple(together(parts, tables))
    return Understood(typed, folded, bared.taken, bared.left, parts, tuple(clauses_of(parts)))
