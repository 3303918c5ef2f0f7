"""Hits in an order that pages can be cut from: by score, and those of one score by key.

The library breaks ties by where a document lies, which in one segment is the order of keys, but
there are several. So more hits are read than a page has, and ties are merged as far as it reaches.
"""

from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from itertools import groupby, islice
from typing import Any

from tantivy import DocAddress

# Sums of the same parts differ in their last digits by the order in which they were added.
DIGITS = 4
# More entries than this that are as good as each other stay as they lie.
TIED = 500

Found = tuple[Any, DocAddress]


def page(
    search: Callable[[int], Sequence[Found]],
    key: Callable[[DocAddress], str],
    offset: int,
    limit: int,
) -> list[Found]:
    """Return hits `offset` to `offset + limit`; `search` returns the best of a given number."""
    found = search(offset + limit + TIED)
    return list(islice(_ordered(found, key, offset), offset, offset + limit))


def _ordered(
    found: Sequence[Found], key: Callable[[DocAddress], str], offset: int
) -> Iterator[Found]:
    """Yield hits in order, those before the offset in any."""
    passed = 0
    for _value, tied in groupby(found, _value_of):
        group = list(tied)
        passed += len(group)
        if offset < passed and 1 < len(group) < TIED:
            yield from _by_key(group, key)
        else:
            yield from group


def _by_key(tied: list[Found], key: Callable[[DocAddress], str]) -> Iterator[Found]:
    """Yield hits of one score by key; each key is looked at when its turn comes."""
    segments: dict[int, list[Found]] = {}
    for one in sorted(tied, key=lambda one: (one[1].segment_ord, one[1].doc)):
        segments.setdefault(one[1].segment_ord, []).append(one)
    if len(segments) == 1:
        return iter(*segments.values())
    return merge(*segments.values(), key=lambda one: key(one[1]))


def _value_of(found: Found) -> Any:
    value = found[0]
    return round(value, DIGITS) if isinstance(value, float) else value
