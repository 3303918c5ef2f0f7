"""What stands in the ledger already, and the entries a live page means."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.utils import timezone

from guides import media
from guides.assemble import guide_of, locale_of, note_of
from guides.content import Payload, Withdrawal, digest
from guides.ledger import Entry
from guides.models import Current, GuidePage, Item
from guides.vocabulary import Access, Action, Kind, Locale


def current(kind: Kind, code: str, locale: Locale = Locale.HANS) -> Current | None:
    """Return the last row's state of a code in a language, None if there never was one."""
    rows = Current.objects.filter(kind=kind, code=code, locale=locale)
    return rows.select_related("row").first()


def is_new(payload: Payload) -> bool:
    """Return whether a payload says anything that its current row does not."""
    known = current(payload.kind, payload.code, payload.locale)
    return (
        known is None
        or known.action == Action.WITHDRAW
        or known.digest != digest(payload.canonical())
    )


def effective(instance: Any) -> datetime | None:
    """Return the start of the local day from which an editor says that a change holds."""
    day = instance.effective_on
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None


def live_translations(page: GuidePage) -> list[GuidePage]:
    pages = GuidePage.objects.filter(translation_key=page.translation_key, live=True)
    return list(pages.exclude(pk=page.pk).order_by("locale__language_code"))


def said_by(translation: GuidePage) -> int | None:
    """Return the zh-Hans revision whose words a live translation says."""
    known = current(Kind.GUIDE, translation.code, locale_of(translation))
    return known.row.source_revision if known else None


def rows_of(
    page: GuidePage,
    effective_from: datetime | None,
    source_revision: int | None = None,
    abreast: bool = False,
    items: Iterable[Item] | None = None,
) -> list[Entry]:
    """Return the entries of one live page: its guide and, on change, its notes for staff.

    `items` are the page's own, where they were read with their relations before.
    """
    if not page.live:
        return []
    guide = guide_of(page, items)
    media.publish(guide)
    entries = [
        Entry(
            guide,
            effective_from=effective_from,
            source_revision=source_revision,
            abreast=abreast,
        )
    ]
    note = note_of(page)
    if note is not None:
        if is_new(note):
            entries.append(Entry(note, audience=Access.STAFF))
        return entries
    known = current(Kind.NOTE, guide.code, guide.locale)
    if known is not None and known.action == Action.PUBLISH:
        tombstone = Withdrawal(code=guide.code, locale=guide.locale, of=Kind.NOTE)
        entries.append(Entry(tombstone, audience=Access.STAFF))
    return entries
