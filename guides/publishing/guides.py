"""Guide pages into the ledger."""

from guides import ledger
from guides.assemble import (
    facts_digest,
    items_of,
    items_with_relations,
    locale_of,
    source_of,
)
from guides.hindrances import refuse_hindered
from guides.models import GuidePage, Item
from guides.vocabulary import Kind, Locale

from .languages import revision_translated
from .rows import effective, live_translations, rows_of, said_by


def publish_guide(page: GuidePage) -> None:
    """Append a page's row, its notes, and the rows of its live translations."""
    fresh = GuidePage.objects.get(pk=page.pk)
    # Read once, under the ledger's lock, for all that is judged, said and confirmed.
    items = items_with_relations(one.item_id for one in source_of(fresh).guide_items.all())
    refuse_hindered(fresh, items)
    if locale_of(fresh) != Locale.HANS:
        _publish_translation(fresh, items)
        return
    _confirm_editions(fresh, items)
    effective_from = effective(fresh)
    rows = rows_of(fresh, effective_from, items=items)
    for translation in live_translations(fresh):
        said = said_by(translation)
        rows += rows_of(translation, effective_from, source_revision=said, items=items)
    ledger.append(rows)


def _publish_translation(page: GuidePage, items: list[Item]) -> None:
    said = revision_translated(page, Kind.GUIDE, source_of(page).code)
    # Without, it waits for its source.
    if said is not None:
        ledger.append(rows_of(page, effective(page), source_revision=said, items=items))


def _confirm_editions(page: GuidePage, items: list[Item]) -> None:
    """Take an edition's first publication as the confirmation of its words."""
    facts = facts_digest(items_of(items))
    confirmed = {**dict.fromkeys(page.editions(), facts), **page.confirmed}
    if confirmed != page.confirmed:
        page.confirmed = confirmed
        GuidePage.objects.filter(pk=page.pk).update(confirmed=confirmed)
