"""An item as it is and what its source says now: what changes, and what stays."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from guides.exchange.drafts import Change, held, held_rows
from guides.exchange.reading import Notice, Reader, Reading, keep
from guides.models import EverydayName, Item

from .lists import Merged, Rows, merge, rows_of
from .materials import Materials
from .told import Told, keys_told, told_by


@dataclass
class Live:
    """What items have beside their own columns, by item."""

    rows: Rows = field(default_factory=dict)
    everyday_names: dict[int, list[str]] = field(default_factory=dict)
    topics: dict[int, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, items: list[Item], reader: Reader) -> "Live":
        """Read what a table can change of items, and nothing else."""
        names = EverydayName.objects.filter(item__in=items).order_by("sort_order", "pk")
        topics = Item.topics.through.objects.filter(item__in=items).order_by("pk")
        return cls(
            rows_of(items, reader.relations),
            _grouped(names.values_list("item", "name")) if items else {},
            _grouped(topics.values_list("item", "topic")) if items else {},
        )


class Comparing:
    """Puts what one table says into items."""

    def __init__(self, reader: Reader, header: list[str], materials: Materials) -> None:
        self._reader = reader
        self._header = set(header)
        self._materials = materials

    def change(self, item: Item, reading: Reading, live: Live) -> Change | None:
        """Put what the source says into an item; None where all of it is there already.

        What the source told is remembered in the item either way.
        """
        told: Told = item.told
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        self._fill_materials(reading, told)
        merged = self._lists(item, reading, live, told, before)
        for relation, read, rows in (
            ("everyday_names", self._reader.names_in, live.everyday_names),
            ("topics", self._reader.topics_in, live.topics),
        ):
            now = rows.get(item.pk, [])
            wanted = self._set(relation, item, now, getattr(reading, relation), read)
            if wanted != now:
                before[relation], after[relation] = now, wanted
        values = self._values(item, reading)
        changed = {name: value for name, value in values.items() if getattr(item, name) != value}
        before |= held(item, changed)
        for name, value in changed.items():
            setattr(item, name, value)
        after |= held(item, changed) | dict.fromkeys(merged)
        item.told = told_by(reading, told)
        return Change(item, before, after, reading.line, merged) if after else None

    def fill(self, item: Item, reading: Reading) -> None:
        """Put the rest of a reading into a new item, whose columns have its values already."""
        self._fill_materials(reading, {})
        for name, value in reading.fallbacks.items():
            if not getattr(item, name):
                setattr(item, name, value)
        if reading.place and not item.place_note:
            item.place_note = reading.place
        item.told = told_by(reading, {})

    def _lists(
        self, item: Item, reading: Reading, live: Live, told: Told, before: dict[str, Any]
    ) -> dict[str, Merged]:
        """Return the lists that change; `before` gets them as drafts hold them."""
        found = {}
        for relation, entries in reading.lists.items():
            rows = live.rows[relation].get(item.pk, [])
            if not rows and not entries:
                continue
            as_held = held_rows(rows)
            merged = merge(relation, item, rows, keys_told(told, relation), entries, reading.whole)
            if merged:
                before[relation], found[relation] = as_held, merged
        return found

    def _set(
        self, relation: str, item: Item, live: list[Any], said: list[Any] | None, read: Any
    ) -> list[Any]:
        """Apply to a live list what the source changed between what it told before and now."""
        if said is None:
            return live
        column = self._reader.name_of(relation)
        # What was imported before items remembered it stands in the source's own words.
        told = (
            item.told[relation] if relation in item.told else read(item.source_data.get(column, ""))
        )
        stay = [one for one in live if one in said or one not in told]
        return stay + [one for one in said if one not in live and one not in told]

    def _values(self, item: Item, reading: Reading) -> dict[str, Any]:
        """Return the source's values by attribute, those too that only fill what is empty."""
        fallbacks = {
            name: value for name, value in reading.fallbacks.items() if not getattr(item, name)
        }
        values = fallbacks | reading.values
        chosen = item.department_id if not item.department_name else None
        if chosen and values.get("department_id") == chosen:
            # By editors; that the source names the department too adds nothing.
            values.pop("department_name", None)
        # Words of ours may be replaced, and go when the hall has come to be known.
        ours = ("", item.told.get("place_note"))
        if reading.place is not None and item.place_note in ours:
            values.setdefault("place_note", reading.place)
        for name, code in reading.misfits.items():
            if getattr(item, name) == code == values.get("source_code"):
                del values["source_code"]
        others = {name: cell for name, cell in item.source_data.items() if name not in self._header}
        values["source_data"] = others | reading.source_data
        return values

    def _fill_materials(self, reading: Reading, told: Told) -> None:
        shared = told.get("shared", {})
        for entry in reading.lists.get("materials", []):
            name = entry.key[0]
            for attribute in self._materials.fill(entry, shared.get(name, {})):
                column = self._reader.name_of(attribute, "materials")
                cell = str(entry.shared[attribute])
                reason = _("材料“{name}”在本站写的不一样，没有改").format(name=name)
                remedy = _("请核对；原文保留在来源栏目里")
                reading.notices.append(Notice(reading.line, column, cell, reason, remedy))
                keep(reading, column, cell, name)


def _grouped(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for pk, value in pairs:
        found.setdefault(pk, []).append(value)
    return found
