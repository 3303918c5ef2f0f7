"""A fact changed: new rows for the items and guides that say it."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction as database
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.fields import StreamField

from guides import ledger
from guides.assemble import items_with_relations, language_of
from guides.ledger import Entry
from guides.models import Fanout, GuidePage
from guides.vocabulary import Kind, Locale

from .languages import item_rows
from .rows import current, is_new, live_translations, rows_of, said_by

# A transaction carries as many things; more go in batches under one cause.
THINGS_PER_TRANSACTION = 2_000


def guides_using(items: Iterable[int]) -> list[int]:
    """Return the live zh-Hans guides that explain any of the items, by key."""
    pages = GuidePage.objects.filter(
        live=True,
        locale__language_code=language_of(Locale.HANS),
        guide_items__item__in=list(items),
    )
    return list(pages.order_by("pk").values_list("pk", flat=True).distinct())


def naming_places(pages: Any) -> list[int]:
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
    now, later = pending[:THINGS_PER_TRANSACTION], pending[THINGS_PER_TRANSACTION:]
    _republish(now, effective_from)
    if later:
        writing = ledger.current_writing()
        Fanout.objects.create(
            cause=writing.cause,
            pending=later,
            total=len(pending),
            change_note=writing.change_note,
            effective_from=effective_from,
            user=writing.user,
        )
        database.on_commit(finish_fanouts, robust=True)


def finish_fanouts() -> int:
    """Publish what fact changes have left over, a batch a transaction; return how many."""
    done = 0
    while (left := Fanout.objects.order_by("pk").first()) is not None:
        done += _next_batch(left.cause, left)
    return done


def _next_batch(cause: uuid.UUID, left: Fanout) -> int:
    with ledger.transaction(user=left.user, change_note=left.change_note, cause=cause):
        # Read again under the lock: another process may have gone on with it.
        fanout = Fanout.objects.filter(cause=cause).first()
        if fanout is None:
            return 0
        now = fanout.pending[:THINGS_PER_TRANSACTION]
        fanout.pending = fanout.pending[THINGS_PER_TRANSACTION:]
        _republish([(kind, pk) for kind, pk in now], fanout.effective_from)
        if fanout.pending:
            fanout.save()
        else:
            fanout.delete()
        return len(now)


def _republish(pending: list[tuple[str, int]], effective_from: datetime | None) -> None:
    items = [pk for kind, pk in pending if kind == "item"]
    for start in range(0, len(items), ledger.BATCH):
        batch = items_with_relations(items[start : start + ledger.BATCH])
        rows = item_rows((item for item in batch if item.live), effective_from)
        ledger.append(row for row in rows if is_new(row.payload))
    guides = [pk for kind, pk in pending if kind == "guide"]
    for page in GuidePage.objects.filter(pk__in=guides, live=True).order_by("pk"):
        ledger.append(_rows_after_facts(page, effective_from))


def _rows_after_facts(page: GuidePage, effective_from: datetime | None) -> list[Entry]:
    """Return the rows of a guide whose words stayed as they were.

    A translation that was abreast of its source stays so.
    """
    rows = [row for row in rows_of(page, effective_from) if _is_new(row)]
    source = current(Kind.GUIDE, page.code)
    for translation in live_translations(page):
        said = said_by(translation)
        abreast = bool(rows) and source is not None and said == source.revision
        found = rows_of(translation, effective_from, source_revision=said, abreast=abreast)
        rows += [row for row in found if _is_new(row)]
    return rows


def _is_new(row: Entry) -> bool:
    # A tombstone is made for what stands only.
    return row.action == "withdraw" or is_new(row.payload)
