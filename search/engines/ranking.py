"""Hits in an order that pages can be cut from: by score, and those of one score by key.

The library breaks ties by where a document lies, which in one segment is the order of keys, but
there are several. So hits are read on until the ties that a page cuts through are complete.
"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from tantivy import DocAddress

# Sums of the same parts differ in their last digits by the order in which they were added.
DIGITS = 4
# More entries than this that are as good as each other stay as they lie.
TIED = 500
_MORE = 16

Found = tuple[Any, DocAddress]


def page(
    search: Callable[[int], Sequence[Found]],
    key: Callable[[DocAddress], str],
    offset: int,
    limit: int,
) -> list[Found]:
    """Return hits `offset` to `offset + limit`; `search` returns the best of a given number."""
    wanted = offset + limit
    size = wanted + _MORE
    found = search(size)
    while len(found) == size and _cut(found, wanted):
        size *= 4
        found = search(size)
    ordered: list[Found] = []
    for _value, tied in groupby(found, _value_of):
        group = list(tied)
        if offset < len(ordered) + len(group) and 1 < len(group) < TIED:
            group.sort(key=lambda one: key(one[1]))
        ordered += group
        if len(ordered) >= wanted:
            break
    return ordered[offset:wanted]


def _cut(found: Sequence[Found], wanted: int) -> bool:
    """Whether hits may be missing of those that tie with the last one wanted."""
    last = _value_of(found[-1])
    tied = sum(1 for one in found if _value_of(one) == last)
    return tied < TIED and bool(last == _value_of(found[wanted - 1]))


def _value_of(found: Found) -> Any:
    value = found[0]
    return round(value, DIGITS) if isinstance(value, float) else value
