"""What became of old guides: counts, every label and its field, what was refused, what lacks."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from guides.exchange.tables.neutral import harmless
from guides.exchange.understood import Fate, Outcome

# A cell of the report; the whole one is in the file that was read.
_LONGEST = 300


@dataclass(frozen=True)
class Told:
    """One line of the report. `refused` tells that the guide did not go in."""

    file: str
    line: int
    source_id: str
    name: str
    field: str
    value: str
    reason: str
    remedy: str
    refused: bool = False


@dataclass(frozen=True)
class Use:
    """A label, the fields it filled (none for words kept as they stand) and what became of it."""

    label: str
    fields: tuple[str, ...]
    fate: Fate


@dataclass(frozen=True)
class Lacking:
    """What a guide lacks, by the Chinese names of the elements."""

    source_id: str
    name: str
    code: str
    lacks: tuple[str, ...]


@dataclass
class GuidesReport:
    """Counts of guides and of labels; remarks, refusals first; what each guide lacks.

    `read` is all records and documents, and `unreadable` the files of which nothing was read.
    """

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0
    unreadable: list[str] = field(default_factory=list)
    # (file, mapping's name, mapping's title, source), as each file was begun.
    mappings: list[tuple[str, str, str, str]] = field(default_factory=list)
    refusals: list[Told] = field(default_factory=list)
    notes: list[Told] = field(default_factory=list)
    labels: Counter[Use] = field(default_factory=Counter)
    lacking: list[Lacking] = field(default_factory=list)
    regions_made: list[str] = field(default_factory=list)
    departments_made: list[str] = field(default_factory=list)
    # Items that had waited for a department of their name.
    linked: int = 0

    def counts(self) -> dict[str, int]:
        names = ("read", "created", "updated", "unchanged", "refused")
        return {name: getattr(self, name) for name in names}

    def fates(self) -> dict[str, int]:
        """Return how many labels ended in fields, as codes without meaning, as words."""
        found = dict.fromkeys(Fate, 0)
        for use, count in self.labels.items():
            found[use.fate] += count
        return {str(fate): count for fate, count in found.items()}

    def share(self) -> float:
        """Return which part of the labels ended in fields, codes as codes; 1 of none."""
        whole = sum(self.labels.values())
        return 1 - self.fates()[Fate.VERBATIM] / whole if whole else 1.0

    def notes_by_reason(self) -> list[tuple[Told, int]]:
        """Return each remark once, the first of it, with how many guides it is made on."""
        found: dict[tuple[str, ...], tuple[Told, int]] = {}
        for one in self.notes:
            key = (one.field, one.value, one.reason, one.remedy)
            first, count = found.get(key, (one, 0))
            found[key] = (first, count + 1)
        return list(found.values())

    def untyped(self) -> list[tuple[str, int]]:
        """Return the labels whose words are kept as they stand, the most frequent first."""
        found: Counter[str] = Counter()
        for use, count in self.labels.items():
            if use.fate == Fate.VERBATIM:
                found[use.label] += count
        return found.most_common()

    def count(self, outcomes: Iterable[Outcome]) -> None:
        for one in outcomes:
            self.labels[Use(one.label, one.fields, one.fate)] += 1

    def add_made(self, regions: Iterable[str], departments: Iterable[str]) -> None:
        """Tell regions and departments that were made, once each."""
        self.regions_made += [one for one in regions if one not in self.regions_made]
        self.departments_made += [one for one in departments if one not in self.departments_made]

    def refuse(self, told: Told) -> None:
        self.refused += 1
        self.refusals.append(told)

    def remarks(self) -> list[Told]:
        return [*self.refusals, *self.notes]


def write_report(path: Path, report: GuidesReport) -> Path:
    """Write two files that spreadsheet programs open as they are, and run nothing of.

    The first has a line for each remark and for each guide that lacks something, the second, whose
    path is returned, one for each label with its fields and count.
    """
    lacking = [
        (_("尚缺"), "", "", one.source_id, one.name, "", "、".join(one.lacks), "", one.code)
        for one in report.lacking
        if one.lacks
    ]
    remarks = [
        (
            _("没有导入") if one.refused else _("请留意"),
            *(one.file, one.line or "", one.source_id, one.name, one.field, one.value),
            *(one.reason, one.remedy),
        )
        for one in report.remarks()
    ]
    header = [_("结果"), _("文件"), _("行"), _("编号"), _("名称"), _("栏目"), _("内容")]
    _write(path, [*header, _("原因"), _("怎么办")], [*remarks, *lacking])
    beside = path.with_name(f"{path.stem}-labels{path.suffix}")
    fates = {Fate.TYPED: _("进了栏目"), Fate.CODED: _("存为代码"), Fate.VERBATIM: _("原样保留")}
    uses = sorted(report.labels.items(), key=lambda pair: (-pair[1], pair[0].label))
    whole = sum(report.labels.values())
    rows = [
        (one.label, "、".join(one.fields), fates[one.fate], count, f"{count / whole:.1%}")
        for one, count in uses
    ]
    _write(beside, [_("标题"), _("栏目"), _("结果"), _("次数"), _("占比")], rows)
    return beside


def _write(path: Path, header: list[str], rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for row in rows:
            writer.writerow([harmless(str(cell)[:_LONGEST]) for cell in row])
