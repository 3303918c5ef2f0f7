"""A table of a board as a file for spreadsheets, which says no more than the page does."""

import csv
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from guides.exchange.tables.neutral import harmless
from guides.exchange.tables.spelling import spelled

from .counts import Count
from .tables import Table

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_WIDTH = 24


def written(table: Table, suffix: str) -> bytes:
    """Return a table as CSV or XLSX; names that look like formulas are made harmless."""
    return _xlsx(table) if suffix == "xlsx" else _csv(table)


def _csv(table: Table) -> bytes:
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([harmless(one) for one in (table.head, *table.columns)])
    writer.writerows(
        [harmless(row.name), *(str(count) for count in row.counts)] for row in table.rows
    )
    return file.getvalue().encode("utf-8-sig")


def _xlsx(table: Table) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.sheet_format.defaultColWidth = _WIDTH
    sheet.append([_text(sheet, one) for one in (table.head, *table.columns)])
    for row in table.rows:
        sheet.append([_text(sheet, row.name), *(_number(sheet, one) for one in row.counts)])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _number(sheet: Any, count: Count) -> Any:
    return _text(sheet, str(count)) if count.few or count.hidden else count.value


def _text(sheet: Any, words: str) -> Any:
    cell = WriteOnlyCell(sheet, spelled(harmless(words)))
    # Whatever it looks like.
    cell.data_type = "s"
    return cell
