"""An XLSX workbook as a header and rows: its first visible sheet that has a header."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from .archive import DAMAGE, check_archive, damaged
from .cells import Doubtful
from .headers import Header, header_of
from .merged import MergedCells
from .neutral import plain
from .rows import (
    HEADER_LINES,
    Broken,
    IsHeader,
    Record,
    Row,
    Table,
    Unreadable,
    below,
    checked,
    empty,
    header_alone,
    names_of,
    unnamed,
)
from .sheet import Line, Merged, lines_of, merged_in
from .workbook import Sheet, Workbook, open_workbook

# Names of sheets that a note lists.
_SHOWN = 10


def read_xlsx(path: Path, is_header: IsHeader | None) -> Table:
    """Choose a sheet and find its header; raises Unreadable, OSError."""
    check_archive(path)
    book = open_workbook(path)
    try:
        found = _chosen(book, is_header)
    except Unreadable:
        raise
    except DAMAGE:
        raise damaged(path) from None
    if found is None:
        raise empty(path)
    if found.alone:
        raise header_alone(path)
    header = names_of([plain(cell) for cell in found.header.cells])
    line = found.header.line
    rows = partial(_rows, book, found.sheet, found.merged, header, line)
    notes = [*_other_sheets(book, found.sheet), *below(line, found.header.above)]
    return Table(path, "XLSX", "", header, line, rows, [*notes, *found.header.notes])


@dataclass(frozen=True)
class _Found:
    """A sheet with what is its header."""

    sheet: Sheet
    merged: list[Merged]
    header: Header
    alone: bool


def _chosen(book: Workbook, is_header: IsHeader | None) -> _Found | None:
    first: _Found | None = None
    for sheet in book.sheets:
        found = _look(book, sheet, is_header) if sheet.visible else None
        if found and (found.header.known or is_header is None):
            return found
        first = first or found
    return first


def _look(book: Workbook, sheet: Sheet, is_header: IsHeader | None) -> _Found | None:
    # One line more than a header can be in, to see whether anything follows.
    with closing(lines_of(book, sheet)) as stream:
        lines = list(islice(stream, HEADER_LINES + 2))
    merged = merged_in(book, sheet) if lines else []
    header = header_of(lines, MergedCells(merged), is_header)
    if header is None:
        return None
    return _Found(sheet, merged, header, lines[-1].number <= header.line)


def _other_sheets(book: Workbook, chosen: Sheet) -> list[str]:
    others = [
        f"“{one.name}”" if one.visible else _("“{name}”（隐藏）").format(name=one.name)
        for one in book.sheets
        if one is not chosen
    ]
    if not others:
        return []
    more = _(" 等 {count} 张").format(count=len(others)) if len(others) > _SHOWN else ""
    message = _("读的是工作表“{name}”，没有读：{others}。")
    return [message.format(name=chosen.name, others="、".join(others[:_SHOWN]) + more)]


def _rows(
    book: Workbook, sheet: Sheet, merged: list[Merged], header: list[str], first: int
) -> Iterator[Record]:
    cells = MergedCells(merged)
    number = first
    try:
        for line in lines_of(book, sheet):
            number = line.number
            if number > first:
                cells.fill(line)
                yield _heading(line) if cells.is_heading(line) else _record(line, header)
    except (*DAMAGE, OSError):
        remedy = _("请在 Excel 或 WPS 里打开，另存一次再导入")
        yield Broken(number + 1, "", _("文件从这里起损坏了，后面的读不出来"), remedy)


def _heading(line: Line) -> Broken:
    remedy = _("是标题的不用管；是事项的，请取消合并，照列填写")
    return Broken(line.number, line.text(0), _("这一行是横跨几列的合并单元格，像是标题"), remedy)


def _record(line: Line, header: list[str]) -> Record:
    for column, cell in line.cells.items():
        if isinstance(cell, Doubtful):
            name = header[column] if column < len(header) else unnamed(column + 1)
            return Broken(line.number, cell.value, cell.reason, cell.remedy, name)
        if column >= len(header):
            remedy = _("请给这一列写上列名，或者清空它")
            name = unnamed(column + 1)
            return Broken(line.number, cell, _("这一列没有列名，却有内容"), remedy, name)
    cells = [plain(line.text(column)) for column in range(len(header))]
    return checked(Row(line.number, cells), header)
