"""Tables written and read back: the same texts, and nothing that a spreadsheet would run."""

import csv
import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guides.exchange.tables import read_table, writing
from guides.exchange.tables.neutral import harmless
from guides.exchange.tables.writing import Unwritable, writer_of

from .files import rows_of

CELLS = [
    "=HYPERLINK(1)",
    "+86 512",
    "-",
    "@x",
    "'=已经有撇号",
    "两行\r\n文字",
    "一行\n文字",
    '带"引号",和逗号',
    "０１２ 全角",
    "#N/A",
    "_x000D_",
    "0012",
    " 两边 ",
]


def write(path: Path, rows: list[list[str]]) -> Path:
    with writer_of(path) as append:
        for row in rows:
            append(row)
    return path


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "A.XLSX"])
def test_what_is_written_is_read_back(tmp_path: Path, name: str) -> None:
    header = [f"第{n}栏" for n, _cell in enumerate(CELLS)]

    table = read_table(write(tmp_path / name, [header, CELLS, ["1", *[""] * (len(CELLS) - 1)]]))

    assert table.header == header
    assert rows_of(table) == [CELLS, ["1", *[""] * (len(CELLS) - 1)]]
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_spreadsheets_run_nothing_of_it(tmp_path: Path) -> None:
    rows = [["名称"], *([cell] for cell in CELLS)]
    sheet = openpyxl.load_workbook(write(tmp_path / "a.xlsx", rows)).active
    with write(tmp_path / "a.csv", rows).open(encoding="utf-8-sig", newline="") as file:
        lines = [line[0] for line in csv.reader(file)]

    assert {cell.data_type for row in sheet.rows for cell in row} == {"s"}
    assert not any(line.startswith(("=", "+", "-", "@", "\t", "\r")) for line in lines)


def stop(path: Path) -> None:
    with writer_of(path) as append:
        append(["新"])
        raise KeyboardInterrupt


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_file_that_could_not_be_finished_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        stop(tmp_path / name)

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_there_stays_when_a_new_one_fails(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [["旧"]])

    with pytest.raises(KeyboardInterrupt):
        stop(path)

    assert "旧" in path.read_text(encoding="utf-8-sig")


def test_what_a_sheet_does_not_hold_is_told_and_not_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Unwritable, match="CSV"):
        write(tmp_path / "a.xlsx", [["名称"], ["长" * 32_768]])
    monkeypatch.setattr(writing, "MOST_ROWS", 2)
    with pytest.raises(Unwritable, match="CSV"):
        write(tmp_path / "a.xlsx", [["1"], ["2"], ["3"]])

    assert list(tmp_path.iterdir()) == []


def test_other_endings_are_named(tmp_path: Path) -> None:
    with pytest.raises(Unwritable, match=r"\.xlsx"):
        writer_of(tmp_path / "a.xls")


_CELL = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cc", "Cs", "Cn"]),
        st.sampled_from("\r\n\t='+-@_x\",;"),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@example("a.xlsx", [("", "\r"), (" ", "\t")])
@given(st.sampled_from(["a.csv", "a.xlsx"]), st.lists(st.tuples(_CELL, _CELL), max_size=4))
def test_any_cells_come_back(name: str, pairs: list[tuple[str, str]]) -> None:
    rows = [["1", *pair] for pair in pairs]
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / name, [["编号", "甲", "乙"], ["0", "甲", "乙"], *rows])

        found = rows_of(read_table(path))[1:]

    # What begins like a formula has a sign before it, and is not blank for that.
    blank = [
        [cell if cell.strip() or harmless(cell) != cell else "" for cell in row] for row in rows
    ]
    assert found == (rows if name == "a.csv" else blank)
