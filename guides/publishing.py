"""The one place where a change by an editor becomes rows in the ledger.

Every function here runs inside `ledger.transaction`, reads afresh what it publishes, and renders
nothing: that is the channels' and followers' part.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.db import transaction as database
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.fields import StreamField

from . import ledger, media
from .assemble import (
    department_of,
    facts_digest,
    guide_of,
    hall_of,
    item_of,
    items_of,
    items_with_relations,
    language_of,
    locale_of,
    note_of,
    region_of,
    site_of,
    source_of,
    topic_of,
)
from .content import Payload, Withdrawal, digest
from .hindrances import refuse_hindered
from .ledger import Entry
from .models import (
    Brand,
    Current,
    Department,
    Fanout,
    GuidePage,
    Hall,
    Item,
    Material,
    Region,
    Topic,
)
from .sections import section_of
from .translations import untranslated
from .vocabulary import Access, Action, Kind, Locale

# A transaction carries as many rows; more go in batches under one cause.
ROWS_PER_TRANSACTION = 2_000

PLAIN: dict[type, tuple[Kind, Any]] = {
    Brand: (Kind.SITE, site_of),
    Region: (Kind.REGION, region_of),
    Department: (Kind.DEPARTMENT, department_of),
    Topic: (Kind.TOPIC, topic_of),
}
KINDS: dict[type, Kind] = {
    **{model: kind for model, (kind, _payload) in PLAIN.items()},
    Item: Kind.ITEM,
    Hall: Kind.HALL,
    GuidePage: Kind.GUIDE,
}


def publish_plain(instance: Any) -> None:
    """Append the row of a thing without drafts, if what it says is new.

    A new department gets its section, where its guides are written.
    """
    kind, payload_of = PLAIN[type(instance)]
    fresh = type(instance)._default_manager.get(pk=instance.pk)
    if hasattr(fresh, "translation_key") and untranslated(fresh):
        return
    payload = payload_of(fresh)
    if not _is_new(kind, payload):
        return
    ledger.append([Entry(payload)])
    if isinstance(fresh, Department):
        section_of(fresh)
        pages = GuidePage.objects.filter(guide_items__item__department=fresh)
        republish(guides=_naming_places(pages))


def publish_hall(hall: Hall) -> None:
    fresh = Hall.objects.get(pk=hall.pk)
    ledger.append([Entry(hall_of(fresh), effective_from=_effective(fresh))])
    pages = GuidePage.objects.filter(guide_items__item__windows__hall=fresh)
    republish(guides=_naming_places(pages))


def publish_item(item: Item) -> None:
    """Append an item's row and those of every guide that uses it."""
    fresh = items_with_relations([item.pk])[0]
    if locale_of(fresh) == Locale.HANS:
        payload = item_of(fresh)
        media.publish(payload)
        ledger.append([Entry(payload, effective_from=_effective(fresh))])
    else:
        fresh = _in_source_language(fresh)
    republish(guides=guides_using([fresh.pk]), effective_from=_effective(item))


def publish_items(items: Iterable[int]) -> None:
    """Append the rows of many items, and of the guides that use them, after a catalogue came in."""
    pks = list(items)
    for start in range(0, len(pks), ledger.BATCH):
        batch = items_with_relations(pks[start : start + ledger.BATCH])
        payloads = items_of(item for item in batch if item.live)
        for payload in payloads:
            media.publish(payload)
        ledger.append(Entry(payload) for payload in payloads)
    republish(guides=guides_using(pks))


def publish_material(material: Material) -> None:
    """Publish again whatever asks for a material; it has no row of its own."""
    items = list(
        Item.objects.filter(
            materials__material__translation_key=material.translation_key, live=True
        )
        .order_by("pk")
        .values_list("pk", flat=True)
        .distinct()
    )
    republish(items=items, guides=guides_using(items))


def publish_guide(page: GuidePage) -> None:
    """Append a page's row, its notes, and the rows of its live translations."""
    fresh = GuidePage.objects.get(pk=page.pk)
    refuse_hindered(fresh)
    if locale_of(fresh) != Locale.HANS:
        _publish_translation(fresh)
        return
    _confirm_editions(fresh)
    effective_from = _effective(fresh)
    rows = _rows_of(fresh, effective_from)
    for translation in _live_translations(fresh):
        rows += _rows_of(translation, effective_from, source_revision=_said_by(translation))
    ledger.append(rows)


def _publish_translation(page: GuidePage) -> None:
    source = _current(Kind.GUIDE, source_of(page).code, Locale.HANS)
    if source is None or source.action == Action.WITHDRAW:
        # It waits for its source: what is said only in translation can not be checked by anyone.
        return
    ledger.append(_rows_of(page, _effective(page), source_revision=source.revision))


def withdraw(instance: Any) -> None:
    """Append the tombstones of a page, item or hall; a zh-Hans one takes its translations along."""
    writing = ledger.current_writing()
    kind = KINDS[type(instance)]
    published = Current.objects.filter(code=instance.code, action=Action.PUBLISH)
    kinds = [kind, Kind.NOTE] if kind == Kind.GUIDE else [kind]
    published = published.filter(kind__in=kinds)
    if locale_of(instance) != Locale.HANS:
        published = published.filter(locale=locale_of(instance))
    ledger.append(
        Entry(
            Withdrawal(
                code=one.code,
                locale=one.locale,
                of=Kind(one.kind),
                title=str(getattr(instance, "title", "") or getattr(instance, "name", "")),
                reason=writing.reason,
                successor=writing.successor,
            ),
            audience=Access(one.audience),
        )
        for one in published.order_by("-locale", "kind")
    )
    if locale_of(instance) == Locale.HANS and isinstance(instance, GuidePage):
        for page in _live_translations(instance):
            page.unpublish(user=writing.user)


def guides_using(items: Iterable[int]) -> list[int]:
    """Return the live zh-Hans guides that explain any of the items, by key."""
    pages = GuidePage.objects.filter(
        live=True,
        locale__language_code=language_of(Locale.HANS),
        guide_items__item__in=list(items),
    )
    return list(pages.order_by("pk").values_list("pk", flat=True).distinct())


def republish(
    *,
    items: Iterable[int] = (),
    guides: Iterable[int] = (),
    effective_from: datetime | None = None,
) -> None:
    """Append new rows for live things whose facts changed; what reads the same gets none.

    More than a transaction should carry is left in a Fanout, which goes on after the commit and
    which `manage.py follow` finishes if the process is killed.
    """
    pending = [*(("item", pk) for pk in items), *(("guide", pk) for pk in guides)]
    now, later = pending[:ROWS_PER_TRANSACTION], pending[ROWS_PER_TRANSACTION:]
    _republish(now, effective_from)
    if later:
        writing = ledger.current_writing()
        Fanout.objects.create(
            cause=writing.cause,
            kind=now[0][0],
            pending=later,
            total=len(pending),
            change_note=writing.change_note,
            user=writing.user,
        )
        database.on_commit(finish_fanouts, robust=True)


def finish_fanouts() -> int:
    """Publish what fact changes have left over, a batch a transaction; return how many."""
    done = 0
    while (cause := Fanout.objects.values_list("cause", flat=True).first()) is not None:
        done += _next_batch(cause)
    return done


def _next_batch(cause: uuid.UUID) -> int:
    with database.atomic():
        fanout = Fanout.objects.filter(cause=cause).first()
        if fanout is None:
            return 0
        with ledger.transaction(user=fanout.user, change_note=fanout.change_note, cause=cause):
            fanout = Fanout.objects.filter(cause=cause).first()
            if fanout is None:
                return 0
            now = fanout.pending[:ROWS_PER_TRANSACTION]
            fanout.pending = fanout.pending[ROWS_PER_TRANSACTION:]
            _republish([(kind, pk) for kind, pk in now], None)
            if fanout.pending:
                fanout.save()
            else:
                fanout.delete()
            return len(now)


def _republish(pending: list[tuple[str, int]], effective_from: datetime | None) -> None:
    item_pks = [pk for kind, pk in pending if kind == "item"]
    for start in range(0, len(item_pks), ledger.BATCH):
        batch = items_with_relations(item_pks[start : start + ledger.BATCH])
        payloads = items_of(item for item in batch if item.live)
        ledger.append(
            Entry(payload, effective_from=effective_from)
            for payload in payloads
            if _is_new(Kind.ITEM, payload)
        )
    guide_pks = [pk for kind, pk in pending if kind == "guide"]
    for page in GuidePage.objects.filter(pk__in=guide_pks, live=True).order_by("pk"):
        ledger.append(_rows_after_facts(page, effective_from))


def _rows_after_facts(page: GuidePage, effective_from: datetime | None) -> list[Entry]:
    """Return the rows of a guide whose words stayed as they were.

    A translation that was abreast of its source stays so.
    """
    rows = [row for row in _rows_of(page, effective_from) if _is_new(row.kind, row.payload)]
    source = _current(Kind.GUIDE, page.code, Locale.HANS)
    for translation in _live_translations(page):
        said = _said_by(translation)
        abreast = bool(rows) and source is not None and said == source.revision
        found = _rows_of(translation, effective_from, source_revision=said, abreast=abreast)
        rows += [row for row in found if _is_new(row.kind, row.payload)]
    return rows


def _rows_of(
    page: GuidePage,
    effective_from: datetime | None,
    source_revision: int | None = None,
    abreast: bool = False,
) -> list[Entry]:
    """Return the entries of one live page: its guide and, on change, its notes for staff."""
    if not page.live:
        return []
    guide = guide_of(page)
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
        if _is_new(Kind.NOTE, note):
            entries.append(Entry(note, audience=Access.STAFF))
        return entries
    known = _current(Kind.NOTE, guide.code, guide.locale)
    if known is not None and known.action == Action.PUBLISH:
        tombstone = Withdrawal(code=guide.code, locale=guide.locale, of=Kind.NOTE)
        entries.append(Entry(tombstone, audience=Access.STAFF))
    return entries


def _said_by(translation: GuidePage) -> int | None:
    """Return the zh-Hans revision whose words a live translation says."""
    known = _current(Kind.GUIDE, translation.code, locale_of(translation))
    return known.row.source_revision if known else None


def _current(kind: Kind, code: str, locale: Locale) -> Current | None:
    rows = Current.objects.filter(kind=kind, code=code, locale=locale)
    return rows.select_related("row").first()


def _is_new(kind: Kind, payload: Payload) -> bool:
    current = _current(kind, payload.code, payload.locale)
    return (
        current is None
        or current.action == Action.WITHDRAW
        or current.digest != digest(payload.canonical())
    )


def _confirm_editions(page: GuidePage) -> None:
    """Take an edition's first publication as the confirmation of its words."""
    if locale_of(page) != Locale.HANS:
        return
    items = items_of(items_with_relations(one.item_id for one in page.guide_items.all()))
    facts = facts_digest(items)
    confirmed = {**dict.fromkeys(page.editions(), facts), **page.confirmed}
    if confirmed != page.confirmed:
        page.confirmed = confirmed
        GuidePage.objects.filter(pk=page.pk).update(confirmed=confirmed)


def _live_translations(page: GuidePage) -> list[GuidePage]:
    pages = GuidePage.objects.filter(translation_key=page.translation_key, live=True)
    return list(pages.exclude(pk=page.pk).order_by("locale__language_code"))


def _in_source_language(item: Item) -> Item:
    items = Item.objects.filter(translation_key=item.translation_key)
    return items.filter(locale__language_code=language_of(Locale.HANS)).first() or item


def _naming_places(pages: Any) -> list[int]:
    """Return the live guides whose words hold a token that a hall or department fills."""
    naming = Q()
    words = {}
    for field in GuidePage._meta.fields:
        if isinstance(field, StreamField | TextField) and field.model is GuidePage:
            words[f"words_{field.name}"] = Cast(field.name, TextField())
            naming |= Q(**{f"words_{field.name}__regex": r"\{\{\s*(place|hours|phone)"})
    found = pages.alias(**words).filter(
        naming, live=True, locale__language_code=language_of(Locale.HANS)
    )
    return list(found.order_by("pk").values_list("pk", flat=True).distinct())


def _effective(instance: Any) -> datetime | None:
    day = instance.effective_on
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None
