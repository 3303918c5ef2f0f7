"""The lists of items: how the site's rows and a source's entries come together.

What the source told before and tells no more goes, what it tells anew comes, in its order; rows
that editors added or struck out stay so. Matched rows get the source's columns and keep the rest.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from guides.exchange.fields import KEYS
from guides.exchange.reading import Entry
from guides.models import (
    Item,
    ItemBasis,
    ItemFee,
    ItemMaterial,
    ItemProcessLink,
    ItemQuestion,
    ItemSpecialProcedure,
    ItemWindow,
    many,
)

MODELS: dict[str, Any] = {
    "materials": ItemMaterial,
    "fees": ItemFee,
    "basis": ItemBasis,
    "process": ItemProcessLink,
    "windows": ItemWindow,
    "special_procedures": ItemSpecialProcedure,
    "questions": ItemQuestion,
}
_RELATED: dict[str, tuple[str, ...]] = {"materials": ("material",), "windows": ("hall", "window")}

Key = tuple[str, ...]
Rows = dict[str, dict[int, list[Any]]]


@dataclass
class Merged:
    """One list of one item as it will be: `rows` in order, with what was added, changed, dropped.

    `fields` are the attributes that changed in rows that stay, `was` what these held, row by row.
    """

    rows: list[Any]
    added: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    dropped: list[Any] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    was: list[dict[str, Any]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.dropped)


def rows_of(items: Iterable[Item], relations: Iterable[str]) -> Rows:
    """Return the rows of items, by relation and item, in the order of the lists."""
    pks = [item.pk for item in items]
    found: Rows = {}
    for relation in relations:
        by_item: dict[int, list[Any]] = {}
        rows = MODELS[relation].objects.filter(item__in=pks).order_by("sort_order", "pk")
        for row in rows.select_related(*_RELATED.get(relation, ())):
            by_item.setdefault(row.item_id, []).append(row)
        found[relation] = by_item
    return found


def key_of(relation: str, row: Any) -> Key:
    """Return what tells a row from the others of its list."""
    if row.pk is None:
        return row.told_key  # type: ignore[no-any-return]
    if relation == "materials":
        return (row.material.name,)
    if relation == "windows":
        return row.hall.name, row.window.number if row.window else ""
    return tuple(str(getattr(row, name)) for name in KEYS[relation])


def merge(
    relation: str, item: Item, live: list[Any], told: list[Key], entries: list[Entry], whole: bool
) -> Merged:
    """Apply what a source tells of a list now to the rows that an item has.

    `told` is what it told the last time. Unless the reading is `whole`, nothing is dropped.
    """
    by_key = _numbered((key_of(relation, row), row) for row in live)
    said = _numbered((entry.key, entry) for entry in entries)
    before = set(_numbered((key, None) for key in told))
    gone = {key for key in by_key if key in before and key not in said} if whole else set()
    merged = Merged(
        [row for key, row in by_key.items() if key not in gone],
        dropped=[by_key[key] for key in gone],
    )
    last = max((row.sort_order or 0 for row in live), default=-1)
    for key, entry in said.items():
        if key in by_key:
            _take_over(merged, by_key[key], entry)
        elif key not in before:
            last += 1
            merged.added.append(new_row(relation, item, entry, last))
    merged.rows += merged.added
    return merged


def new_row(relation: str, item: Item, entry: Entry, place: int) -> Any:
    """Return an unsaved row of a list; a material's has its material given when it is saved."""
    row = MODELS[relation](sort_order=place, **entry.values)
    row.item_id = item.pk
    # Its material, hall and window are not at hand before it is saved.
    row.told_key = entry.key
    return row


def save_lists(merged: Iterable[tuple[str, Merged]], materials: dict[str, Any]) -> None:
    """Save lists of many items; `materials` are known by name."""
    together: dict[str, Merged] = {}
    for relation, one in merged:
        whole = together.setdefault(relation, Merged([]))
        whole.added += one.added
        whole.changed += one.changed
        whole.dropped += one.dropped
        whole.fields |= one.fields
    for relation, one in together.items():
        model = MODELS[relation]
        if relation == "materials":
            for row in one.added:
                row.material = materials[row.told_key[0]]
        if one.dropped:
            model.objects.filter(pk__in=[row.pk for row in one.dropped]).delete()
        many.update(one.changed, sorted(one.fields))
        many.insert(one.added)


def _take_over(merged: Merged, row: Model, entry: Entry) -> None:
    was = {name: getattr(row, name) for name in entry.values}
    was = {
        name: value
        for name, value in was.items()
        if value != entry.values[name] and not _is_the_material_s(row, name, entry.values[name])
    }
    for name in was:
        setattr(row, name, entry.values[name])
    if was:
        merged.changed.append(row)
        merged.was.append(was)
        merged.fields |= {name.removesuffix("_id") for name in was}


def _is_the_material_s(row: Model, name: str, value: Any) -> bool:
    """Tell whether a use of a material says nothing and the material itself says a value."""
    material = getattr(row, "material", None)
    return not getattr(row, name) and bool(value) and getattr(material, name, None) == value


def _numbered(pairs: Iterable[tuple[Key, Any]]) -> dict[tuple[Key, int], Any]:
    """Return values by key and how often it came before: a list may have one thing twice."""
    seen: Counter[Key] = Counter()
    found = {}
    for key, value in pairs:
        found[key, seen[key]] = value
        seen[key] += 1
    return found
