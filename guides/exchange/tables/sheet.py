"""The filled rows of one sheet, as a stream, and which of its cells are merged."""

import re
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from django.utils.translation import gettext as _
from openpyxl.utils.cell import column_index_from_string, range_boundaries

from .cells import Doubtful, Style, text_of
from .elements import LARGEST, Hostile, elements, local
from .rows import Unreadable
from .workbook import Sheet, Workbook, string_of

# Merged ranges that are remembered; no table that people made by hand has more.
MOST_MERGED = 200_000
_CHUNK = 1_000_000
_LONGEST = 200
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]{0,100}?\bref=[\"']([A-Z0-9:$]{1,40})[\"'][^>]{0,100}>"
)
# Cells that have a format and nothing else, and rows of such: sheets can have millions of them.
_HOLLOW_CELL = re.compile(rb"<c r=\"[A-Z]+[0-9]+\"[^<>]*/>")
_HOLLOW_ROW = re.compile(rb"<row r=\"[0-9]+\"[^<>]*(?:/>|>\s*</row>)")
_PLAIN = Style()


@dataclass
class Line:
    """A row that has something in it: texts, and cells that are in doubt, by column from 0."""

    number: int
    cells: dict[int, str | Doubtful] = field(default_factory=dict)

    def text(self, column: int) -> str:
        cell = self.cells.get(column, "")
        return cell.value if isinstance(cell, Doubtful) else cell


@dataclass(frozen=True)
class Merged:
    """A range of merged cells: rows from 1, columns from 0, both ends in it."""

    left: int
    top: int
    right: int
    bottom: int


def lines_of(book: Workbook, sheet: Sheet) -> Generator[Line, None, None]:
    """Yield the rows that are not empty; raises what `archive.DAMAGE` lists."""
    number = 0
    with ZipFile(book.path) as archive, archive.open(sheet.part) as file:
        for row in elements(_Filled(file), "row"):
            number = int(row.get("r") or number + 1)
            line = Line(number)
            column = -1
            for cell in row:
                column = _column(cell.get("r", ""), column)
                said = _said(cell, book)
                if isinstance(said, Doubtful) or said.strip():
                    line.cells[column] = said
            if line.cells:
                yield line


def merged_in(book: Workbook, sheet: Sheet) -> list[Merged]:
    """Return the merged ranges, which stand behind all rows; raises Unreadable."""
    found: set[bytes] = set()
    with ZipFile(book.path) as archive, archive.open(sheet.part) as file:
        rest = b""
        while chunk := file.read(_CHUNK):
            text = rest + chunk
            found.update(_MERGED.findall(text))
            rest = text[-_LONGEST:]
            if len(found) > MOST_MERGED:
                message = _("“{file}”里合并的单元格太多。请全部取消合并，再另存一次。")
                raise Unreadable(message.format(file=book.path.name))
    return [one for ref in found if (one := _range(ref.decode())) is not None]


class _Filled:
    """A sheet's file without what is hollow, which costs a parser five times what this does."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        while chunk := self._file.read(_CHUNK):
            whole, end, self._rest = (self._rest + chunk).rpartition(b">")
            if len(self._rest) > LARGEST:
                raise Hostile("a tag without end")
            if filled := _HOLLOW_ROW.sub(b"", _HOLLOW_CELL.sub(b"", whole + end)):
                return filled
        rest, self._rest = self._rest, b""
        return rest


def _range(ref: str) -> Merged | None:
    left, top, right, bottom = range_boundaries(ref)
    if left is None or top is None or right is None or bottom is None:
        return None
    return Merged(left - 1, top, right - 1, bottom)


def _column(ref: str, before: int) -> int:
    letters = ref.rstrip("0123456789")
    return column_index_from_string(letters) - 1 if letters else before + 1


def _said(cell: Element, book: Workbook) -> str | Doubtful:
    if not len(cell):
        return ""
    parts = {local(part): part for part in cell}
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return text_of(kind, string_of(parts["is"]), _PLAIN, book.epoch) if "is" in parts else ""
    value = parts["v"].text if "v" in parts else None
    if not value:
        return _uncalculated() if "f" in parts and kind == "n" else ""
    if kind == "s":
        value = book.strings[int(value)]
    style = int(cell.get("s", 0))
    known = book.styles[style] if style < len(book.styles) else _PLAIN
    return text_of(kind, value, known, book.epoch)


def _uncalculated() -> Doubtful:
    remedy = _("请在 Excel 或 WPS 里打开，保存一次再导入")
    return Doubtful("", _("公式还没有算出结果"), remedy)
