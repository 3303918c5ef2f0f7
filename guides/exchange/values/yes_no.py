"""Yes or no in one cell."""

from collections.abc import Iterable

from .words import folded

TRUE, FALSE = "是", "否"


def read(text: str, true: Iterable[str] = (), false: Iterable[str] = ()) -> bool | None:
    """Return what a word says; only 是 and 否 are known beside the words given."""
    word = folded(text)
    if word == TRUE or word in map(folded, true):
        return True
    if word == FALSE or word in map(folded, false):
        return False
    return None


def write(value: bool) -> str:
    return TRUE if value else FALSE
