"""Items with what they link to and list: read together, or as they were just made."""

from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects

from guides.models import (
    Department,
    EverydayName,
    Item,
    ItemBasis,
    ItemFee,
    ItemMaterial,
    ItemProcessLink,
    ItemQuestion,
    ItemSpecialProcedure,
    ItemWindow,
    Region,
    Topic,
)

DOCUMENTS = ("flow_chart", "result_sample")
# The rows of an item, with what is read of each.
_ROWS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "everyday_names": (EverydayName, ()),
    "basis": (ItemBasis, ()),
    "process": (ItemProcessLink, ()),
    "fees": (ItemFee, ()),
    "materials": (ItemMaterial, ("material", "blank", "sample")),
    "windows": (ItemWindow, ("hall", "window")),
    "special_procedures": (ItemSpecialProcedure, ()),
    "questions": (ItemQuestion, ()),
}


def items_with_relations(pks: Iterable[int]) -> list[Item]:
    """Return items in the order of their keys with all that is read of them, in a fixed number
    of queries."""
    wanted = list(pks)
    found = Item.objects.select_related("region", "department", "locale", *DOCUMENTS).in_bulk(
        wanted
    )
    prefetch_related_objects(list(found.values()), "topics")
    for name, (model, related) in _ROWS.items():
        _attach(found, name, model, related)
    return [found[pk] for pk in wanted if pk in found]


def with_places(items: Iterable[Item]) -> list[Item]:
    """Give items that were just made, and have nothing but their columns, what they link to.

    What `items_with_relations` would read of them is what they hold.
    """
    whole = list(items)
    regions = Region.objects.in_bulk({one.region_id for one in whole if one.region_id})
    departments = Department.objects.in_bulk(
        {one.department_id for one in whole if one.department_id}
    )
    none = {name: _known(model, []) for name, (model, _related) in _ROWS.items()}
    none["topics"] = _known(Topic, [])
    for item in whole:
        if item.region_id:
            item.region = regions[item.region_id]
        if item.department_id:
            item.department = departments[item.department_id]
        _give(item, none)
    return whole


def _attach(items: dict[int, Item], name: str, model: Any, related: tuple[str, ...]) -> None:
    """Prefetch the rows of one relation as Django does, without its cost for each item: most of
    a catalogue's items have none."""
    found: dict[int, list[Any]] = {}
    for row in model.objects.filter(item__in=items).prefetch_related(*related):
        row.item = items[row.item_id]
        found.setdefault(row.item_id, []).append(row)
    none = _known(model, [])
    for pk, item in items.items():
        _give(item, {name: _known(model, found[pk]) if pk in found else none})


def _known(model: Any, found: list[Any]) -> Any:
    """Return rows as a query that was asked already."""
    known = model.objects.all()
    known._result_cache = found
    known._prefetch_done = True
    return known


def _give(item: Item, known: dict[str, Any]) -> None:
    # Where Django's own prefetch leaves them.
    item.__dict__.setdefault("_prefetched_objects_cache", {}).update(known)


def rows(item: Item, relation: str) -> Any:
    """Return the rows of one of an item's relations in order.

    What was read with the item is taken as it is: the managers of nine relations cost more than
    all else that is read of an item without rows.
    """
    held = item.__dict__
    if relation not in held.get("_cluster_related_objects", ()):
        known = held.get("_prefetched_objects_cache", {}).get(relation)
        if known is not None:
            return known
    return getattr(item, relation).all()
