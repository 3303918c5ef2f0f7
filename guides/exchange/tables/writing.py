"""Tables out, CSV or XLSX by the file's ending, row by row; what is read back is the same text.

A file has its name only when it is whole.
"""

import csv
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from .neutral import harmless
from .spelling import spelled

# What a sheet holds.
MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
_WIDTH = 18

Write = Callable[[list[str]], None]


class Unwritable(ValueError):
    """A table cannot be written so; the message says why and what to do."""


def writer_of(path: Path) -> AbstractContextManager[Write]:
    """Return what writes a table's rows, header first; raises Unwritable, OSError."""
    writer = {".csv": _csv, ".xlsx": _xlsx}.get(path.suffix.lower())
    if writer is None:
        message = _("“{file}”的后缀不认得。请写 .xlsx 或 .csv。")
        raise Unwritable(message.format(file=path.name))
    return _whole(path, writer)


@contextmanager
def _whole(path: Path, writer: Callable[[Path], AbstractContextManager[Write]]) -> Iterator[Write]:
    part = path.with_name(f".{path.name}.part")
    try:
        with writer(part) as write:
            yield write
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _csv(path: Path) -> Iterator[Write]:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        yield lambda cells: writer.writerow([harmless(cell) for cell in cells])


@contextmanager
def _xlsx(path: Path) -> Iterator[Write]:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("事项")
    sheet.freeze_panes = "A2"
    sheet.sheet_format.defaultColWidth = _WIDTH
    rows = 0

    def text(cell: str) -> Any:
        if not cell:
            return None
        said = spelled(harmless(cell))
        if len(said) > LONGEST_CELL:
            message = _("第 {row} 行有一格是 {count} 个字，Excel 一格最多 {most} 个。请导出 CSV。")
            raise Unwritable(message.format(row=rows, count=len(said), most=LONGEST_CELL))
        one = WriteOnlyCell(sheet, said)
        # Whatever it looks like: an error, a number.
        one.data_type = "s"
        return one

    def write(cells: list[str]) -> None:
        nonlocal rows
        rows += 1
        if rows > MOST_ROWS:
            message = _("多于 {most} 行，Excel 放不下。请导出 CSV，或者分部门导出。")
            raise Unwritable(message.format(most=MOST_ROWS))
        sheet.append([text(cell) for cell in cells])

    try:
        yield write
    except BaseException:
        sheet.close()
        raise
    book.save(path)
