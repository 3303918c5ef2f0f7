"""The facts of a page's items as they are now, for help texts beside the editor's own words."""

from guides.assemble import (
    facts_digest,
    items_of,
    items_with_relations,
    locale_of,
    source_of,
)
from guides.assemble.facts_now import facts_now
from guides.content import FactText
from guides.models import GuidePage, Item
from guides.vocabulary import Edition, Fact

_KEPT = "_facts_beside_the_form"


def facts_beside(page: GuidePage) -> dict[Fact, FactText]:
    """Return the main item's facts; none while a page has no item."""
    kept = page.__dict__.get(_KEPT)
    if kept is None:
        models = _published_items(page)
        items = items_of(models, locale_of(page))
        known = facts_now(models, items, locale_of(page))
        kept = page.__dict__[_KEPT] = known[items[0].code] if items else {}
    return kept


def digest_now(page: GuidePage) -> str:
    """Return the digest of the facts that a page's words are to agree with."""
    return facts_digest(items_of(_published_items(page)))


def stale_editions(page: GuidePage) -> list[Edition]:
    """Return the editions whose words were confirmed against older facts."""
    now = digest_now(page)
    return [one for one in page.editions() if page.confirmed.get(one, now) != now]


def _published_items(page: GuidePage) -> list[Item]:
    """Return a page's items, without those that are drafts only and may lack anything."""
    items = items_with_relations(one.item_id for one in source_of(page).guide_items.all())
    return [item for item in items if item.live]
