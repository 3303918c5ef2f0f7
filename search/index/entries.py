"""A guide or an item as one entry of an index."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from search import words
from search.engine import Entry, Facet, Field

from .published import SOURCE, Published, items_of, key_of, lineage
from .said import around_of, body_of, everyday_of, names_of
from .shown import shown_of

_FACETS = frozenset(Facet)
# More journeys than this are many.
VISITS = 3


def entry_of(found: Published) -> Entry:
    """Return the entry of a guide with all its items, or of an item that no guide explains."""
    tokens = tokens_of(found)
    facets = facets_of(found)
    shown = shown_of(found)
    record = found.source
    return Entry(
        key=key_of(record.kind, record.code),
        sequence=record.sequence,
        tokens=tokens,
        facets=facets,
        shown=shown,
        digest=_digest(record.sequence, tokens, facets, shown),
    )


def tokens_of(found: Published) -> dict[Field, tuple[str, ...]]:
    names = names_of(found)
    everyday = everyday_of(found.source.payload)
    heard = [*names_of(found, translated=False), *everyday]
    return {
        Field.NAMES: _cut(names),
        Field.EVERYDAY: _cut(everyday),
        Field.AROUND: _cut(around_of(found)),
        # Single characters are of no use in long texts, and of great cost.
        Field.BODY: _each(words.pairs_and_words, body_of(found)),
        Field.SOUND: _each(words.sounds, heard),
        Field.SPELLED: _each(words.spelled, heard),
        Field.INITIALS: _each(words.initials, heard),
    }


def facets_of(found: Published) -> dict[Facet, tuple[str, ...]]:
    """Return values as lists have them, regions with those above, and visits as 0, 1, 2 or 3."""
    values: dict[Facet, set[str]] = {}
    for name, value in found.facets:
        if name in _FACETS:
            values.setdefault(Facet(name), set()).add(value)
    # Who looks for a city's means its districts' as well.
    regions = values.get(Facet.REGION, set())
    known = found.around[SOURCE].regions
    regions |= {one.code for code in regions for one in lineage(code, known)}
    for item in items_of(found.source.payload):
        if item.visits is not None:
            values.setdefault(Facet.VISITS, set()).add(str(min(item.visits, VISITS)))
    return {facet: tuple(sorted(values[facet])) for facet in Facet if facet in values}


def _cut(texts: Iterable[str]) -> tuple[str, ...]:
    return _each(words.tokens, texts)


def _each(cut: Any, texts: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for text in texts:
        found += cut(text)
    return tuple(found)


def _digest(
    sequence: int,
    tokens: Mapping[Field, tuple[str, ...]],
    facets: Mapping[Facet, tuple[str, ...]],
    shown: Mapping[str, Any],
) -> str:
    made = hashlib.sha256(str(sequence).encode())
    for field_, found in tokens.items():
        made.update(f"\n{field_} {' '.join(found)}".encode())
    said = json.dumps([facets, shown], ensure_ascii=False, sort_keys=True)
    made.update(f"\n{said}".encode())
    return made.hexdigest()[:32]
