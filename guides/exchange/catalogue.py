"""A table of items into the catalogue and the ledger, a batch in one transaction.

An item is known by its source's name and that source's id. The source speaks in the columns it has:
a cell that is not empty replaces the item's value, an empty one changes nothing. Everyday names and
topics are sets: what the source added or took back is added and taken, what editors did stays.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale as WagtailLocale

from guides import codes, ledger, publishing
from guides.assemble import language_of
from guides.models import EverydayName, Item
from guides.vocabulary import Locale

from .drafts import Change, Kept, held, rebase
from .mapping import Mapping
from .reading import Reader, Reading, Refused
from .regions import Regions
from .report import Remark, Report
from .table import Broken, Row, Table

BATCH = 500


def import_catalogue(
    table: Table,
    mapping: Mapping,
    *,
    source: str = "",
    note: str = "",
    user: Any = None,
    dry_run: bool = False,
    tick: Callable[[Report], None] = lambda report: None,
) -> Report:
    """Bring a table's rows in and return what became of each.

    Each batch is all or nothing; after a stop, a second run completes what is missing and changes
    nothing else. `tick` is called after every batch, with the report as far as it goes.
    """
    run = _Run(table.header, Reader(mapping, table.header, Regions(dry_run)), source)
    rows = table.rows()
    while batch := list(islice(rows, BATCH)):
        if dry_run:
            run.sort(batch)
        else:
            with ledger.transaction(user=user, change_note=note):
                run.publish(run.sort(batch))
        tick(run.report)
    return run.report


@dataclass
class _Work:
    """One batch, sorted into what is new and what has changed."""

    new: list[Reading] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)


class _Run:
    """One import: what it has seen, and what it has to tell."""

    def __init__(self, header: list[str], reader: Reader, source: str) -> None:
        self.report = Report(regions_made=reader.regions.made)
        self._header = set(header)
        self._reader = reader
        self._source = source or reader.mapping.source
        self._locale = WagtailLocale.objects.get(language_code=language_of(Locale.HANS))
        self._lines: dict[str, int] = {}

    def sort(self, rows: list[Row | Broken]) -> _Work:
        """Read a batch and compare it with the items as they are; count what becomes of it."""
        readings = [one for one in map(self._read, rows) if one is not None]
        items = Item.objects.filter(
            source=self._source,
            source_id__in=[reading.source_id for reading in readings],
            locale=self._locale,
        )
        known = {item.source_id: item for item in items}
        names, topics = _names_of(items), _topics_of(items)
        work = _Work()
        for reading in readings:
            item = known.get(reading.source_id)
            if item is None:
                work.new.append(reading)
                continue
            change = self._compare(item, reading, names.get(item.pk, []), topics.get(item.pk, []))
            if change is None:
                self.report.unchanged += 1
            else:
                work.changed.append(change)
        self.report.created += len(work.new)
        self.report.updated += len(work.changed)
        return work

    def publish(self, work: _Work) -> None:
        """Save a batch, append its rows and those of the guides that use it, and mend drafts."""
        keys = self._create(work.new)
        if work.changed:
            _update(work.changed)
            for kept in rebase(work.changed):
                self.report.notes.append(_remark(kept))
        publishing.publish_items([*keys, *(one.item.pk for one in work.changed)])

    def _read(self, row: Row | Broken) -> Reading | None:
        self.report.read += 1
        if isinstance(row, Broken):
            self.report.refuse(Remark(row.line, row.column, row.value, row.reason, row.remedy))
            return None
        try:
            reading = self._reader.read(row.line, row.cells)
            self._refuse_second(reading)
        except Refused as refused:
            self.report.refuse(
                Remark(row.line, refused.column, refused.value, refused.reason, refused.remedy)
            )
            return None
        for column, cell, remedy in reading.unsure:
            self.report.not_recognised(row.line, column, cell, remedy)
        return reading

    def _refuse_second(self, reading: Reading) -> None:
        first = self._lines.setdefault(reading.source_id, reading.line)
        if first != reading.line:
            raise Refused(
                self._reader.mapping.column_of("source_id") or "",
                reading.source_id,
                _("来源编号和第 {line} 行重复").format(line=first),
                _("同一个编号只导入第一行；不是同一个事项的，请在来源的表里改编号"),
            )

    def _compare(
        self, item: Item, reading: Reading, names: list[str], topics: list[int]
    ) -> Change | None:
        """Put the source's values into an item; None when they all are there already."""
        told = item.source_data
        others = {name: cell for name, cell in told.items() if name not in self._header}
        values = {**reading.values, "source_data": others | reading.source_data}
        changed = {one: value for one, value in values.items() if getattr(item, one) != value}
        before = held(item, changed)
        for attribute, value in changed.items():
            setattr(item, attribute, value)
        after = held(item, changed)
        for relation, live, said, read in (
            ("everyday_names", names, reading.everyday_names, self._reader.names_in),
            ("topics", topics, reading.topics, self._reader.topics_in),
        ):
            column = self._reader.mapping.column_of(relation)
            wanted = _updated(live, read(told.get(column or "", "")), said)
            if wanted != live:
                before[relation], after[relation] = live, wanted
        return Change(item, before, after, reading.line) if after else None

    def _create(self, readings: list[Reading]) -> list[int]:
        now = timezone.now()
        items = [
            Item(
                code=code,
                source=self._source,
                locale=self._locale,
                first_published_at=now,
                last_published_at=now,
                source_data=reading.source_data,
                **reading.values,
            )
            for code, reading in zip(_fresh_codes(len(readings)), readings, strict=True)
        ]
        Item.objects.bulk_create(items)
        pairs = list(zip(items, readings, strict=True))
        _save_names([(item.pk, reading.everyday_names) for item, reading in pairs])
        _save_topics([(item.pk, reading.topics) for item, reading in pairs])
        return [item.pk for item in items]


def _update(changes: list[Change]) -> None:
    sets = ("everyday_names", "topics")
    now = timezone.now()
    fields = {name for change in changes for name in change.after if name not in sets}
    for change in changes:
        if change.item.live:
            change.item.last_published_at = now
    items = [change.item for change in changes]
    Item.objects.bulk_update(items, [*sorted(fields), "last_published_at"])
    for relation, model, save in (
        ("everyday_names", EverydayName, _save_names),
        ("topics", Item.topics.through, _save_topics),
    ):
        wanted = [(one.item.pk, one.after[relation]) for one in changes if relation in one.after]
        model.objects.filter(item__in=[pk for pk, _values in wanted]).delete()
        save(wanted)


def _save_names(wanted: list[tuple[int, list[str]]]) -> None:
    EverydayName.objects.bulk_create(
        EverydayName(item_id=pk, name=name, sort_order=order)
        for pk, names in wanted
        for order, name in enumerate(names)
    )


def _save_topics(wanted: list[tuple[int, list[int]]]) -> None:
    through = Item.topics.through
    through.objects.bulk_create(
        through(item_id=pk, topic_id=topic) for pk, topics in wanted for topic in topics
    )


def _names_of(items: QuerySet[Item]) -> dict[int, list[str]]:
    rows = EverydayName.objects.filter(item__in=items).order_by("sort_order", "pk")
    return _grouped(rows.values_list("item", "name"))


def _topics_of(items: QuerySet[Item]) -> dict[int, list[int]]:
    rows = Item.topics.through.objects.filter(item__in=items).order_by("pk")
    return _grouped(rows.values_list("item", "topic"))


def _grouped(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for pk, value in pairs:
        found.setdefault(pk, []).append(value)
    return found


def _updated(live: list[Any], told: list[Any], said: list[Any]) -> list[Any]:
    """Apply to a live list what the source changed between what it told before and says now."""
    stay = [one for one in live if one in said or one not in told]
    return stay + [one for one in said if one not in live and one not in told]


def _fresh_codes(count: int) -> list[str]:
    """Return as many codes that no item has."""
    fresh: set[str] = set()
    while len(fresh) < count:
        fresh |= {codes.mint() for _n in range(count - len(fresh))}
        fresh -= set(Item.objects.filter(code__in=fresh).values_list("code", flat=True))
    return list(fresh)


def _remark(kept: Kept) -> Remark:
    label = getattr(Item._meta.get_field(kept.field), "verbose_name", kept.field)
    return Remark(
        kept.change.line,
        str(label),
        str(kept.draft),
        _("草稿里编辑也改了这一栏，草稿没有动"),
        _("来源现在写的是“{value}”，发布草稿前请核对").format(value=kept.change.after[kept.field]),
        refused=False,
    )
