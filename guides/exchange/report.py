"""What a person should know of an import: refused rows, and what was kept but not understood."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from .tables import harmless

# Differences that a report keeps to be shown.
MOST_DIFFERENCES = 500
# A cell in the report; the whole one is in the file that was read.
_LONGEST = 200


@dataclass(frozen=True)
class Remark:
    """One line of the report. `refused` tells that the row did not go in."""

    line: int
    column: str
    value: str
    reason: str
    remedy: str
    refused: bool = True


@dataclass(frozen=True)
class Difference:
    """One field of an item before and after; a new item has one, without a field."""

    line: int
    source_id: str
    name: str
    field_label: str = ""
    before: str = ""
    after: str = ""


@dataclass
class Report:
    """Counts of items, and remarks on them; what was not recognised is told once for each value.

    `read` counts items and rows that cannot be read, `continued` the rows that add to the item
    above. `differences` are the first few.
    """

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0
    refusals: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    # (column, value) → (first line, remedy, rows)
    unsure: dict[tuple[str, str], tuple[int, str, int]] = field(default_factory=dict)
    # (column, reason) → (first line, value, remedy, rows)
    noticed: dict[tuple[str, str], tuple[int, str, str, int]] = field(default_factory=dict)
    regions_made: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    continued: int = 0

    def counts(self) -> dict[str, int]:
        names = ("read", "created", "updated", "unchanged", "refused")
        return {name: getattr(self, name) for name in names}

    def refuse(self, remark: Remark) -> None:
        self.refused += 1
        self.refusals.append(remark)

    def not_recognised(self, line: int, column: str, value: str, remedy: str) -> None:
        key = (column, value[:_LONGEST])
        first, remedy, rows = self.unsure.get(key, (line, remedy, 0))
        self.unsure[key] = (first, remedy, rows + 1)

    def notice(self, line: int, column: str, value: str, reason: str, remedy: str) -> None:
        """Tell of a cell that was understood, and should be looked at; once for each reason."""
        first, value, remedy, rows = self.noticed.get((column, reason), (line, value, remedy, 0))
        self.noticed[(column, reason)] = (first, value, remedy, rows + 1)

    def differ(self, differences: Iterable[Difference]) -> None:
        """Keep differences to show, as long as there are few."""
        room = MOST_DIFFERENCES - len(self.differences)
        self.differences += islice(differences, max(room, 0))

    def unsure_by_column(self) -> dict[str, dict[str, int]]:
        """Return how many rows have each value that was not recognised, by column."""
        found: dict[str, dict[str, int]] = {}
        for (column, value), (_line, _remedy, rows) in self.unsure.items():
            found.setdefault(column, {})[value] = rows
        return found

    def looked_at(self) -> list[Remark]:
        """Return the cells that were understood and should be looked at."""
        return [
            Remark(line, column, value, _told_of(reason, rows), remedy, refused=False)
            for (column, reason), (line, value, remedy, rows) in self.noticed.items()
        ]

    def remarks(self) -> list[Remark]:
        """Return everything, refused rows first, each kind by line."""
        unsure = [
            Remark(
                line,
                column,
                value,
                _("没有认出来，原文保留在来源栏目里（共 {rows} 行）").format(rows=rows),
                remedy,
                refused=False,
            )
            for (column, value), (line, remedy, rows) in self.unsure.items()
        ]
        rest = sorted([*self.notes, *unsure, *self.looked_at()], key=lambda one: one.line)
        return [*self.refusals, *rest]


def write_report(path: Path, remarks: Iterable[Remark], file: str = "") -> None:
    """Write the remarks on one file, see `write_reports`."""
    write_reports(path, [(file, remarks)])


def write_reports(path: Path, reports: Iterable[tuple[str, Iterable[Remark]]]) -> None:
    """Write remarks by file as a CSV that spreadsheet programs open, and run nothing of."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        head = (_("文件"), _("行"), _("结果"), _("栏目"), _("内容"), _("原因"), _("怎么办"))
        writer.writerow(head)
        for name, remarks in reports:
            for one in remarks:
                outcome = _("没有导入") if one.refused else _("请留意")
                cells = [one.column, one.value[:_LONGEST], one.reason, one.remedy]
                writer.writerow([harmless(name), one.line, outcome, *map(harmless, cells)])


def _told_of(reason: str, rows: int) -> str:
    return _("{reason}（共 {rows} 行）").format(reason=reason, rows=rows) if rows > 1 else reason
