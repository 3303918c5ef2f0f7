"""The header of a sheet: below titles, in one row or in two whose upper one has groups."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from .merged import MergedCells
from .rows import HEADER_LINES, IsHeader
from .sheet import Line


@dataclass(frozen=True)
class Header:
    """The cells of a header, the last line and the filled lines above it; `known` if it was asked
    for."""

    cells: list[str]
    line: int
    above: int
    known: bool
    notes: list[str]


def header_of(lines: list[Line], merged: MergedCells, is_header: IsHeader | None) -> Header | None:
    """Return the header among a sheet's first lines, None when there is no line at all."""
    first = lines[:HEADER_LINES]
    found = [_read(lines, n, merged) for n in range(len(first))]
    if is_header is not None:
        for header in found:
            if is_header(header.cells):
                return Header(header.cells, header.line, header.above, True, header.notes)
    titles = (merged.is_heading(line) for line in first)
    return next((one for one, title in zip(found, titles, strict=True) if not title), None)


def _read(lines: list[Line], n: int, merged: MergedCells) -> Header:
    line, after = lines[n], lines[n + 1 : n + 2]
    below = after[0] if after and after[0].number == line.number + 1 else None
    pair = _in_two_rows(line, below, merged) if below else None
    if pair is not None and below:
        return Header(pair, below.number, n, False, [])
    notes = [
        _("表头的“{name}”合并了 {first} 到 {last} 列，只当作 {first} 列的列名。").format(
            name=line.text(wide.left),
            first=get_column_letter(wide.left + 1),
            last=get_column_letter(wide.right + 1),
        )
        for wide in merged.wide_at(line.number)
    ]
    return Header(_texts(line), line.number, n, False, notes)


def _in_two_rows(line: Line, below: Line, merged: MergedCells) -> list[str] | None:
    """Return names made of a group's and a column's own, None unless the two rows are a header."""
    wide = merged.wide_at(line.number)
    grouped = {column: one.left for one in wide for column in range(one.left, one.right + 1)}
    if not wide or any(not below.text(column) for column in grouped):
        return None
    if any(line.text(column) for column in below.cells if column not in grouped):
        return None
    names = []
    for column in range(max(*line.cells, *below.cells) + 1):
        outer = _name(line.text(grouped.get(column, column)))
        inner = _name(below.text(column))
        names.append(inner if inner.startswith(outer) else f"{outer}{inner}")
    return names


def _texts(line: Line) -> list[str]:
    return [_name(line.text(column)) for column in range(max(line.cells) + 1)]


def _name(text: str) -> str:
    return " ".join(text.split())
