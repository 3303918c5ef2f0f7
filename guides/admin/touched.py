"""Which guides and editions a change of facts touches, told before it is published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.admin.panels import Panel

from guides.assemble import facts_digest, items_of, items_with_relations
from guides.models import GuidePage, Hall, Item, LedgerRow, Material
from guides.publishing import guides_using
from guides.vocabulary import Edition, Kind

# More than these are counted, not named.
_NAMED = 50


@dataclass(frozen=True)
class Touched:
    """A live guide that a change reaches; `stale` are the editions to be confirmed afterwards."""

    page: GuidePage
    editions: Sequence[Edition]
    stale: Sequence[Edition]


def guides_of(instance: Any) -> list[int]:
    """Return the keys of the live guides that show something of an item, hall or material."""
    if isinstance(instance, Item):
        return guides_using([instance.pk])
    if isinstance(instance, Hall):
        items = Item.objects.filter(windows__hall__pk=instance.pk)
    elif isinstance(instance, Material):
        items = Item.objects.filter(materials__material__pk=instance.pk)
    else:
        return []
    return guides_using(items.values_list("pk", flat=True))


def items_using(instance: Any) -> list[Item]:
    """Return the published items that name a hall or material."""
    if isinstance(instance, Hall):
        items = Item.objects.filter(windows__hall__pk=instance.pk, live=True)
    elif isinstance(instance, Material):
        items = Item.objects.filter(materials__material__pk=instance.pk, live=True)
    else:
        return []
    return list(items.distinct().order_by("name")[:_NAMED])


def touched_by(instance: Any, keys: Iterable[int]) -> list[Touched]:
    """Return the guides among `keys` with what an instance, draft or posted, would do to them."""
    pages = GuidePage.objects.filter(pk__in=list(keys)[:_NAMED]).order_by("title")
    return [_touched(page, instance) for page in pages]


def _touched(page: GuidePage, instance: Any) -> Touched:
    stale: list[Edition] = []
    if isinstance(instance, Item):
        models = items_with_relations(one.item_id for one in page.guide_items.all())
        now = facts_digest(items_of(models))
        # An edition that was never confirmed goes by the facts as they are now.
        then = facts_digest(items_of([instance if one == instance else one for one in models]))
        stale = [one for one in page.editions() if page.confirmed.get(one, now) != then]
    return Touched(page, page.editions(), stale)


def updated_by(instance: Any) -> int:
    """Return how many guides got a row along with an instance's last one."""
    kind = Kind.ITEM if isinstance(instance, Item) else Kind.HALL
    row = LedgerRow.objects.filter(kind=kind, code=instance.code).order_by("-sequence").first()
    if row is None:
        return 0
    rows = LedgerRow.objects.filter(kind=Kind.GUIDE, cause=row.cause)
    return rows.values("code").distinct().count()


def context_of(instance: Any) -> dict[str, Any]:
    keys = guides_of(instance) if instance.pk else []
    return {
        "count": len(keys),
        "touched": touched_by(instance, keys),
        "items": items_using(instance) if instance.pk else [],
        "more": max(0, len(keys) - _NAMED),
    }


def preview(request: HttpRequest, instance: Any) -> HttpResponse:
    """Show what the form as it is posted now would touch; Wagtail renews it while one types."""
    return TemplateResponse(request, "guides_admin/touched_preview.html", context_of(instance))


class TouchedPanel(Panel):
    """Lists the guides that the saved draft would update."""

    @property
    def clean_name(self) -> str:
        return "touched"

    class BoundPanel(Panel.BoundPanel):
        template_name = "guides_admin/touched.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), **context_of(self.instance)}
