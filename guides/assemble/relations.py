"""Items with what they link to and list: read together, or as they were just made."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Made:
    """An item that was saved new, with the rows of its lists by relation and its topics' keys."""

    item: Item
    rows: Mapping[str, list[Any]]
    topics: Collection[int] = ()


def as_made(made: Iterable[Made]) -> list[Item]:
    """Return items that were just made with what `items_with_relations` would read of them.

    Nothing may have changed them since.
    """
    whole = list(made)
    regions = _linked(Region, (one.item.region_id for one in whole))
    departments = _linked(Department, (one.item.department_id for one in whole))
    topics = list(Topic.objects.all()) if any(one.topics for one in whole) else []
    none = {name: _known(model, []) for name, (model, _related) in _ROWS.items()}
    none["topics"] = _known(Topic, [])
    for name, (_model, related) in _ROWS.items():
        prefetch_related_objects([row for one in whole for row in one.rows.get(name, [])], *related)
    for one in whole:
        if one.item.region_id:
            one.item.region = regions[one.item.region_id]
        if one.item.department_id:
            one.item.department = departments[one.item.department_id]
        _give(one.item, none)
        _give(one.item, {name: _known(_ROWS[name][0], rows) for name, rows in one.rows.items()})
        if one.topics:
            own = [topic for topic in topics if topic.pk in one.topics]
            _give(one.item, {"topics": _known(Topic, own)})
    return [one.item for one in whole]


def _linked(model: Any, keys: Iterable[int | None]) -> dict[int, Any]:
    wanted = {key for key in keys if key}
    return dict(model.objects.in_bulk(wanted)) if wanted else {}


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
