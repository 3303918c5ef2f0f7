"""A table of items into the catalogue and the ledger, a batch in one transaction.

An item is known by its source's name and that source's id. The source speaks in the columns it has:
a cell that is not empty replaces the item's value, an empty one changes nothing. Lists are sets:
what the source added or took back is added and taken, what editors did stays.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale as WagtailLocale

from guides import ledger, publishing
from guides.assemble import language_of
from guides.exchange.drafts import Change, Kept, rebase
from guides.exchange.mapping import Mapping
from guides.exchange.reading import Block, Blocks, Reader, Reading, Refused
from guides.exchange.regions import Regions
from guides.exchange.report import Difference, Remark, Report
from guides.exchange.tables import Broken, Table
from guides.models import Item
from guides.vocabulary import Locale

from .comparing import Comparing, Live
from .differences import Differences, label_of
from .fresh import blank_like, fresh_codes
from .materials import Materials
from .saving import create, remember, update

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
    run = _Run(table, mapping, source, dry_run)
    blocks = Blocks(mapping, table.header).of(table.rows())
    while batch := list(islice(blocks, BATCH)):
        if dry_run:
            run.sort(batch)
        else:
            with ledger.transaction(user=user, change_note=note):
                run.publish(run.sort(batch))
        tick(run.report)
    return run.report


@dataclass
class _Work:
    """One batch, sorted into what is new, what has changed, and what the source told anew."""

    new: list[tuple[Item, Reading]] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    told: list[Item] = field(default_factory=list)


class _Run:
    """One import: what it has seen, and what it has to tell."""

    def __init__(self, table: Table, mapping: Mapping, source: str, dry: bool) -> None:
        regions = Regions(dry)
        self.report = Report(regions_made=regions.made)
        self._reader = Reader(mapping, table.header, regions, source or mapping.source)
        self._locale = WagtailLocale.objects.get(language_code=language_of(Locale.HANS))
        self._blank = Item(locale=self._locale)
        self._materials = Materials(self._locale)
        self._comparing = Comparing(self._reader, table.header, self._materials)
        self._differences = Differences(self._reader.known)
        self._lines: dict[tuple[str, str], int] = {}

    @property
    def key_column(self) -> str:
        """The column whose cells tell items apart."""
        return self._reader.name_of("source_id")

    def sort(self, blocks: list[Block | Broken]) -> _Work:
        """Read a batch and compare it with the items as they are; count what becomes of it."""
        readings = [one for one in map(self._read, blocks) if one is not None]
        self._materials.look_up(readings)
        known = self._known(readings)
        live = Live.of(list(known.values()), self._reader)
        work = _Work()
        for reading in readings:
            item = known.get((reading.source, reading.source_id))
            if item is None:
                work.new.append((self._new(reading), reading))
            else:
                self._compare(item, reading, live, work)
            self._tell(reading)
        self.report.created += len(work.new)
        self.report.updated += len(work.changed)
        return work

    def publish(self, work: _Work) -> None:
        """Save a batch, append its rows and those of the guides that use it, and mend drafts."""
        shared = self._materials.save()
        codes = fresh_codes(Item, len(work.new))
        for (item, _reading), code in zip(work.new, codes, strict=True):
            item.code = code
        made = create(work.new, self._materials)
        update(work.changed, self._materials)
        remember(work.told)
        for kept in rebase(work.changed):
            self.report.notes.append(_remark(kept))
        items = [*(item for item, _reading in work.new), *(one.item for one in work.changed)]
        publishing.publish_items((item.pk for item in items), made)
        for material in shared:
            publishing.publish_material(material)

    def _read(self, block: Block | Broken) -> Reading | None:
        self.report.read += 1
        if isinstance(block, Broken):
            self.report.refuse(
                Remark(block.line, block.column, block.value, block.reason, block.remedy)
            )
            return None
        self.report.continued += len(block.rows) - 1
        try:
            reading = self._reader.read(block)
            self._refuse_second(reading)
        except Refused as refused:
            line = refused.line or block.line
            self.report.refuse(
                Remark(line, refused.column, refused.value, refused.reason, refused.remedy)
            )
            return None
        return reading

    def _refuse_second(self, reading: Reading) -> None:
        key = (reading.source, reading.source_id)
        first = self._lines.setdefault(key, reading.line)
        if first != reading.line:
            raise Refused(
                self.key_column,
                reading.source_id,
                _("来源编号和第 {line} 行重复").format(line=first),
                _("同一个编号只导入第一行；不是同一个事项的，请在来源的表里改编号"),
            )

    def _known(self, readings: Iterable[Reading]) -> dict[tuple[str, str], Item]:
        wanted: dict[str, list[str]] = {}
        for reading in readings:
            wanted.setdefault(reading.source, []).append(reading.source_id)
        return {
            (source, item.source_id): item
            for source, ids in wanted.items()
            for item in Item.objects.filter(source=source, source_id__in=ids, locale=self._locale)
        }

    def _new(self, reading: Reading) -> Item:
        item = blank_like(self._blank)
        item.source = reading.source
        item.first_published_at = item.last_published_at = timezone.now()
        for name, value in reading.values.items():
            setattr(item, name, value)
        self._comparing.fill(item, reading)
        item.source_data = reading.source_data
        self.report.differ([Difference(reading.line, item.source_id, item.name)])
        return item

    def _compare(self, item: Item, reading: Reading, live: Live, work: _Work) -> None:
        told = item.told
        change = self._comparing.change(item, reading, live)
        if change is not None:
            work.changed.append(change)
            self.report.differ(self._differences.of(change))
            return
        self.report.unchanged += 1
        if item.told != told:
            work.told.append(item)

    def _tell(self, reading: Reading) -> None:
        for told in reading.unsure:
            self.report.not_recognised(*told)
        for one in reading.notices:
            self.report.notice(one.line, one.column, one.value, one.reason, one.remedy)


def _remark(kept: Kept) -> Remark:
    merged = kept.change.lists.get(kept.field)
    now = _entries(merged.rows) if merged else kept.change.after[kept.field]
    return Remark(
        kept.change.line,
        label_of(kept.field),
        _entries(kept.draft) if merged else str(kept.draft),
        _("草稿里编辑也改了这一栏，草稿没有动"),
        _("来源现在写的是“{value}”，发布草稿前请核对").format(value=now),
        refused=False,
    )


def _entries(rows: list[Any]) -> str:
    return _("{count} 条").format(count=len(rows))
