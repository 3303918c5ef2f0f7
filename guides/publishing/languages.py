"""Things that are said in several languages: the source's facts, each translation's words.

A translation has a row of its own from its own first publication on. It comes along when its
source is published, and says the zh-Hans revision whose words it says. Its source's later words
are not its own: translated by machine, `guides.localize.following` publishes it anew.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from guides import media
from guides.assemble import items_of, locale_of
from guides.content import LifeEvent, Payload, read
from guides.ledger import Entry
from guides.models import Current, Item, LedgerRow
from guides.translations import translation_of
from guides.vocabulary import Action, Kind, Locale

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


def row_of_translation(
    instance: Any, payload: Payload, effective_from: datetime | None = None
) -> list[Entry]:
    """Return the row of a translation alone; none while its source is not public."""
    said = revision_translated(instance, payload.kind, payload.code)
    if said is None:
        return []
    return [Entry(payload, effective_from=effective_from, source_revision=said)]


def revision_translated(instance: Any, kind: Kind, code: str) -> int | None:
    """Return the zh-Hans revision whose words a translation says that is published now.

    That is the one which its texts were last taken from, not one that came since. None while the
    source is not public: what is said only in translation can not be checked by anyone.
    """
    source = current(kind, code)
    if source is None or source.action == Action.WITHDRAW:
        return None
    translation = translation_of(instance)
    if translation is None:
        # Written by hand, beside the source as it is now.
        return source.revision
    rows = LedgerRow.objects.filter(kind=kind, code=code, locale=Locale.HANS)
    taken = rows.filter(recorded_at__lte=translation.source.last_updated_at)
    revision = taken.order_by("-sequence").values_list("revision", flat=True).first()
    own = current(kind, code, locale_of(instance))
    said = own.row.source_revision if own and own.action == Action.PUBLISH else None
    # Facts alone may have changed since: it came along then, abreast of its source.
    return max(revision or 0, said or 0) or None


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
    if isinstance(payload, LifeEvent):
        # In which order they are said is no word.
        return payload.name, payload.summary, {one.note for one in payload.guides}
    return payload.model_dump(mode="json", include=_WORDS.get(payload.kind))
