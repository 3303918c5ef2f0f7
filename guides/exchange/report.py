"""What a person should know of an import: refused rows, and what was kept but not understood."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

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


@dataclass
class Report:
    """Counts of rows, and remarks on them; what was not recognised is told once for each value."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0
    refusals: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    # (column, value) → (first line, remedy, rows)
    unsure: dict[tuple[str, str], tuple[int, str, int]] = field(default_factory=dict)
    regions_made: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        names = ("read", "created", "updated", "unchanged", "refused")
        return {name: getattr(self, name) for name in names}

    def refuse(self, remark: Remark) -> None:
        self.refused += 1
        self.refusals.append(remark)

    def not_recognised(self, line: int, column: str, value: str, remedy: str) -> None:
        first, remedy, rows = self.unsure.get((column, value), (line, remedy, 0))
        self.unsure[(column, value)] = (first, remedy, rows + 1)

    def unsure_by_column(self) -> dict[str, dict[str, int]]:
        """Return how many rows have each value that was not recognised, by column."""
        found: dict[str, dict[str, int]] = {}
        for (column, value), (_line, _remedy, rows) in self.unsure.items():
            found.setdefault(column, {})[value] = rows
        return found

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
        rest = sorted([*self.notes, *unsure], key=lambda one: one.line)
        return [*self.refusals, *rest]


def write_report(path: Path, remarks: Iterable[Remark]) -> None:
    """Write remarks as a CSV that spreadsheet programs open as it is, and run nothing of."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_("行"), _("结果"), _("栏目"), _("内容"), _("原因"), _("怎么办")])
        for one in remarks:
            outcome = _("没有导入") if one.refused else _("请留意")
            cells = [one.column, one.value[:_LONGEST], one.reason, one.remedy]
            writer.writerow([one.line, outcome, *map(_harmless, cells)])


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
