"""The catalogue as the standard table, out: what the importer reads back changes nothing.

An item has a row, and further ones for the further entries of its lists. What sources said in
columns that the standard does not have follows in columns of its own.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guides.assemble import language_of
from guides.models import EverydayName, Item
from guides.vocabulary import Locale

from .catalogue.lists import Rows, rows_of
from .fields import Field, Form, field_of
from .mapping import mappings
from .own_words import marked
from .reading import Known
from .regions import Regions
from .tables.rows import MOST_COLUMNS
from .tables.writing import Unwritable, writer_of
from .written import written

BATCH = 500
# The site's own code of an item: to be looked up by, and passed over by the importer.
CODE = "短码"


def export_catalogue(
    path: Path, items: QuerySet[Item], tick: Callable[[int], None] = lambda count: None
) -> int:
    """Write items into a CSV or XLSX file, in the order they came in; return how many.

    `tick` is called after every batch with the number of items written. Raises Unwritable,
    OSError.
    """
    items = items.filter(locale__language_code=language_of(Locale.HANS))
    columns = _Columns(_told_beside(items))
    count = 0
    with writer_of(path) as write:
        write(columns.header)
        for batch in _batches(items):
            for row in columns.rows(batch):
                write(row)
            count += len(batch)
            tick(count)
    return count


def _batches(items: QuerySet[Item]) -> Iterator[list[Item]]:
    ordered = items.order_by("pk").select_related("department")
    last = 0
    while batch := list(ordered.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _told_beside(items: QuerySet[Item]) -> list[str]:
    """Return the names of the columns that sources had beside what was understood."""
    told = items.order_by().values_list("source_data", flat=True).iterator(chunk_size=BATCH)
    return sorted({name for data in told for name in data})


class _Columns:
    """The header, and what items have in each column."""

    def __init__(self, told: list[str]) -> None:
        mapping = mappings()["standard"]
        known = [(name, one) for name, one in mapping.columns.items() if not one.reading_only]
        own = {name: field_of(one.field) for name, one in known if not one.of}
        lists = {name: one.of for name, one in known if one.of}
        self._own = list(own.values())
        self._lists = {
            relation: [field_of(one.field, relation) for _name, one in known if one.of == relation]
            for relation in lists.values()
        }
        self._told = told
        self._known = Known(Regions())
        in_lists = sorted(lists, key=lambda name: list(self._lists).index(lists[name]))
        self.header = [*own, CODE, *in_lists, *(marked(mapping, name) for name in told)]
        if len(self.header) > MOST_COLUMNS:
            message = _("一共有 {count} 列，最多 {most} 列。请按来源或部门分开导出。")
            raise Unwritable(message.format(count=len(self.header), most=MOST_COLUMNS))

    def rows(self, items: list[Item]) -> Iterator[list[str]]:
        """Yield the rows of items; those that go on have the source's id and entries alone."""
        lists, several = rows_of(items, self._lists), _several(items)
        for item in items:
            own = [self._cell(item, field, several) for field in self._own]
            told = [str(item.source_data.get(name, "")) for name in self._told]
            again = [item.source_id if field.name == "source_id" else "" for field in self._own]
            for number, entries in enumerate(self._entries(item, lists)):
                if number == 0:
                    yield [*own, item.code, *entries, *told]
                else:
                    yield [*again, "", *entries, *([""] * len(told))]

    def _cell(self, item: Item, field: Field, several: dict[str, dict[int, list[str]]]) -> str:
        if field.name in several:
            return written(field, several[field.name].get(item.pk, []))
        if field.form == Form.DEPARTMENT:
            return self._department(item)
        if field.form == Form.REGION:
            return self._known.regions.path_of(item.region_id)
        if field.form == Form.LIMIT:
            return _number(getattr(item, f"{field.name}_value"))
        return written(field, getattr(item, field.name))

    def _department(self, item: Item) -> str:
        """Return the source's own words, unless they would lead to another department."""
        found = self._known.department(item.department_name, item.region_id)
        another = found is not None and found != item.department_id
        if item.department and (not item.department_name or another):
            return str(item.department.name)
        return item.department_name

    def _entries(self, item: Item, lists: Rows) -> Iterator[list[str]]:
        """Yield the cells of all lists side by side, at least once."""
        found = {relation: lists[relation].get(item.pk, []) for relation in self._lists}
        for number in range(max(1, *map(len, found.values()))):
            yield [
                _entry_cell(found[relation][number], field) if number < len(found[relation]) else ""
                for relation, fields in self._lists.items()
                for field in fields
            ]


def _entry_cell(row: Any, field: Field) -> str:
    if field.form == Form.LIMIT:
        return _number(row.value)
    if field.name == "hall":
        return str(row.hall.name)
    if field.name == "window":
        return row.window.number if row.window else ""
    # What is not the item's use of a material is the material's own.
    value = getattr(row, field.name, "")
    shared = getattr(row, "material", None)
    return written(field, value or getattr(shared, field.name, value))


def _several(items: list[Item]) -> dict[str, dict[int, list[str]]]:
    """Return what items have of fields with several values, by field and item."""
    names = EverydayName.objects.filter(item__in=items).order_by("sort_order", "pk")
    topics = Item.topics.through.objects.filter(item__in=items).order_by("pk")
    return {
        "everyday_names": _grouped(names.values_list("item", "name")),
        "topics": _grouped(topics.values_list("item", "topic__name")),
    }


def _grouped(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for pk, value in pairs:
        found.setdefault(pk, []).append(value)
    return found


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
