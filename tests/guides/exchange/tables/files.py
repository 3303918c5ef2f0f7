"""Tables to read, written as people's programs write them, and what came out."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from guides.exchange.tables import Broken, Row, Table, Unreadable, read_table

HEADER = ["编号", "名称", "备注"]


def is_header(cells: list[str]) -> bool:
    return {"编号", "名称"} <= set(cells)


def write_csv(path: Path, rows: Iterable[Sequence[str]], separator: str = ",") -> Path:
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator="\n").writerows(rows)
    path.write_bytes(file.getvalue().encode())
    return path


def write_xlsx(
    path: Path, *rows: Sequence[Any], change: Callable[[Any], Any] | None = None
) -> Path:
    """Write one sheet; `change` may do more to it."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    if change is not None:
        change(sheet)
    book.save(path)
    return path


def repack(path: Path, parts: dict[str, bytes]) -> Path:
    """Write a workbook again with other parts."""
    with ZipFile(path) as archive:
        known = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in (known | parts).items():
            archive.writestr(name, content)
    return path


def rows_of(table: Table) -> list[list[str]]:
    """Return the cells of a table's rows, all of which have to be whole."""
    found = list(table.rows())
    assert all(isinstance(one, Row) for one in found), found
    return [one.cells for one in found if isinstance(one, Row)]


def broken_of(table: Table) -> list[Broken]:
    found = [one for one in table.rows() if isinstance(one, Broken)]
    assert all(one.reason and one.remedy for one in found)
    return found


def refusal(path: Path) -> str:
    """Return the one clear line that is said of a file that cannot be read."""
    with pytest.raises(Unreadable) as error:
        read_table(path)
    said = str(error.value)
    assert "\n" not in said
    assert len(said) < 600
    return said
