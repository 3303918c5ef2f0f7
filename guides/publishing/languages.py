"""Things that are said in several languages: the source's facts, each translation's words.

A translation has a row of its own from its own first publication on. It comes along when its
source is published, and says the zh-Hans revision whose words it says.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from guides import media
from guides.assemble import items_of
from guides.content import Payload, read
from guides.ledger import Entry
from guides.models import Current, Item
from guides.vocabulary import Action, Kind

from .rows import current

_WORDS = {
    Kind.DEPARTMENT: {"name", "short_name"},
    Kind.TOPIC: {"name", "description"},
    Kind.HALL: {"name", "address", "directions", "hours_note"},
    Kind.STATEMENT: {"name", "summary", "sections"},
}


def rows_in_languages(
    payloads: list[Payload], effective_from: datetime | None = None
) -> list[Entry]:
    """Return the rows of a thing, zh-Hans first; `payloads` are all its languages' payloads.

    Those of a language that was not published yet are left out.
    """
    source, *translations = payloads
    known = current(source.kind, source.code)
    same = known is not None and _words(known) == _words_of(source)
    rows = [Entry(source, effective_from=effective_from)]
    for payload in translations:
        own = current(source.kind, source.code, payload.locale)
        if own is None or own.action == Action.WITHDRAW:
            continue
        said = own.row.source_revision
        abreast = same and known is not None and said == known.revision
        rows.append(
            Entry(
                payload,
                effective_from=effective_from,
                source_revision=said,
                abreast=abreast,
            )
        )
    return rows


def row_of_translation(payload: Payload, effective_from: datetime | None = None) -> list[Entry]:
    """Return the row of a translation alone; none while its source is not public."""
    source = current(payload.kind, payload.code)
    if source is None or source.action == Action.WITHDRAW:
        return []
    return [Entry(payload, effective_from=effective_from, source_revision=source.revision)]


def item_rows(items: Iterable[Item], effective_from: datetime | None = None) -> list[Entry]:
    """Return the rows of zh-Hans items, their files published.

    An item has rows in zh-Hans alone: its words in other languages are told by guides, and
    converted or marked as Chinese where there is none.
    """
    payloads = items_of(items)
    for payload in payloads:
        media.publish(payload)
    return [Entry(payload, effective_from=effective_from) for payload in payloads]


def _words(known: Current) -> Any:
    if known.action == Action.WITHDRAW:
        return None
    return _words_of(read(Kind(known.kind), Action.PUBLISH, known.row.payload))


def _words_of(payload: Payload) -> Any:
    return payload.model_dump(mode="json", include=_WORDS.get(payload.kind))
