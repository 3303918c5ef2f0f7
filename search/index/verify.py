"""Holds an index against the ledger: the same entries, each the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from search.engine import Engine

from .gathering import Gathering

Fault = Literal["missing", "superfluous", "different"]


@dataclass(frozen=True)
class Difference:
    key: str
    fault: Fault


def differences(engine: Engine) -> Iterator[Difference]:
    """Yield where an index says something else than the ledger, by key; raises Failed."""
    # Both come in the order of keys, so that neither has to be held in memory.
    indexed = engine.digests()
    found = next(indexed, None)
    for entry in Gathering().everything():
        while found is not None and found[0] < entry.key:
            yield Difference(found[0], "superfluous")
            found = next(indexed, None)
        if found is None or found[0] > entry.key:
            yield Difference(entry.key, "missing")
            continue
        if found[1] != entry.digest:
            yield Difference(entry.key, "different")
        found = next(indexed, None)
    while found is not None:
        yield Difference(found[0], "superfluous")
        found = next(indexed, None)
