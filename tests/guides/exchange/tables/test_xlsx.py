"""Workbooks: sheets, titles, merged cells, and every kind of cell that people fill in."""

import os
import tempfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guides.exchange.tables import Broken, elements, read_table
from guides.exchange.tables import sheet as sheets
from guides.exchange.tables.rows import MOST_COLUMNS

from .files import HEADER, broken_of, is_header, refusal, repack, rows_of, write_xlsx

SHEET = "xl/worksheets/sheet1.xml"
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(*rows: str, after: str = "") -> dict[str, bytes]:
    """Return a sheet's part, of rows as the file spells them."""
    data = "".join(rows)
    text = f'<worksheet xmlns="{_NAMESPACE}"><sheetData>{data}</sheetData>{after}</worksheet>'
    return {SHEET: text.encode()}


def shared(strings: str) -> dict[str, bytes]:
    """Return the parts by which sheets share texts, as Excel writes them."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = {"worksheet": "worksheets/sheet1.xml", "sharedStrings": "sharedStrings.xml"}
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{office}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(kinds.items(), start=1)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return {
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{package}">{related}</Relationships>'.encode()
        ),
        "xl/sharedStrings.xml": strings.encode(),
    }


def inline(ref: str, text: str) -> str:
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


def header_row(number: int = 1) -> str:
    cells = "".join(
        inline(f"{letter}{number}", name) for letter, name in zip("ABC", HEADER, strict=True)
    )
    return f'<row r="{number}">{cells}</row>'


def test_a_sheet_is_a_header_and_rows(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", HEADER, ["1", "甲", None], [], ["2", "乙", "丙"])

    table = read_table(path)

    assert (table.form, table.encoding, table.header) == ("XLSX", "", HEADER)
    assert rows_of(table) == [["1", "甲", ""], ["2", "乙", "丙"]]
    assert [one.line for one in table.rows()] == [2, 4]
    assert table.notes == []


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (12, "12"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (-3, "-3"),
        (1e-7, "0.0000001"),
        (True, "是"),
        (False, "否"),
        (date(2026, 3, 1), "2026-03-01"),
        (datetime.fromisoformat("2026-03-01"), "2026-03-01"),
        (datetime.fromisoformat("2026-03-01T14:30"), "2026-03-01 14:30"),
        (datetime.fromisoformat("2026-03-01T14:30:05"), "2026-03-01 14:30:05"),
        (time(8, 30), "08:30"),
        (timedelta(hours=26, minutes=5), "26:05"),
        ("  两边有空  ", "  两边有空  "),
        ("多行\n文字", "多行\n文字"),
        ("'=1+1", "=1+1"),
    ],
)
def test_cells_are_what_people_see(tmp_path: Path, value: Any, cell: str) -> None:
    table = read_table(write_xlsx(tmp_path / "a.xlsx", ["编号", "值"], ["1", value]))

    assert rows_of(table) == [["1", cell]]


def test_zeros_that_a_format_puts_before_a_code_are_kept(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["B2"].number_format = "0000000000"

    path = write_xlsx(tmp_path / "a.xlsx", ["编号", "编码"], ["1", 12345], change=change)

    assert rows_of(read_table(path)) == [["1", "0000012345"]]


def test_dates_of_chinese_spreadsheets_are_dates(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ["编号", "日期"], ["1", date(2026, 3, 1)])
    repack(
        path,
        {
            "xl/styles.xml": (
                f'<styleSheet xmlns="{_NAMESPACE}"><cellXfs count="2"><xf numFmtId="0"/>'
                '<xf numFmtId="31"/></cellXfs></styleSheet>'
            ).encode()
        },
    )

    assert rows_of(read_table(path)) == [["1", "2026-03-01"]]


def test_days_of_the_other_calendar_are_days(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.MAC_EPOCH
    book.active.append(["编号", "日期"])
    book.active.append(["1", date(2026, 3, 1)])
    book.save(tmp_path / "a.xlsx")

    assert rows_of(read_table(tmp_path / "a.xlsx")) == [["1", "2026-03-01"]]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('<c r="B2" t="e"><v>#N/A</v></c>', "公式出错"),
        ('<c r="B2"><f>A1+1</f></c>', "没有算出"),
        ('<c r="B2"><v>510123199001011000</v></c>', "15 位"),
        ('<c r="B2"><v>5.1E+17</v></c>', "15 位"),
        ('<c r="B2"><v>abc</v></c>', "不是认得的"),
        ('<c r="B2" t="d"><v>昨天</v></c>', "不是认得的"),
        ('<c r="B2"><v>INF</v></c>', ""),
    ],
)
def test_cells_in_doubt_cost_their_row(tmp_path: Path, cell: str, said: str) -> None:
    rows = [header_row(), f'<row r="2">{inline("A2", "1")}{cell}</row>']
    rows.append(f'<row r="3">{inline("A3", "2")}{inline("B3", "乙")}</row>')
    path = repack(write_xlsx(tmp_path / "a.xlsx", ["a"]), sheet(*rows))

    table = read_table(path)

    assert [(one.line, one.column) for one in broken_of(table)] == [(2, "名称")]
    assert said in broken_of(table)[0].reason
    assert len(list(table.rows())) == 2


def test_a_date_beyond_all_calendars_costs_its_row(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["B2"].number_format = "yyyy-mm-dd"

    path = write_xlsx(tmp_path / "a.xlsx", ["编号", "日期"], ["1", 99999999], change=change)

    assert [one.column for one in broken_of(read_table(path))] == ["日期"]


def test_formulas_say_what_they_came_to(tmp_path: Path) -> None:
    cells = '<c r="B2" t="str"><f>A1</f><v>结果</v></c><c r="C2" t="str"><f>""</f><v></v></c>'
    path = repack(
        write_xlsx(tmp_path / "a.xlsx", ["a"]),
        sheet(header_row(), f'<row r="2">{inline("A2", "1")}{cells}</row>'),
    )

    assert rows_of(read_table(path)) == [["1", "结果", ""]]


def test_texts_in_several_fonts_and_pronunciations_are_one_text(tmp_path: Path) -> None:
    text = "<is><r><t>开办</t></r><r><rPr/><t>超市</t></r><rPh sb='0' eb='1'><t>kai</t></rPh></is>"
    path = repack(
        write_xlsx(tmp_path / "a.xlsx", ["a"]),
        sheet(
            header_row(), f'<row r="2">{inline("A2", "1")}<c r="B2" t="inlineStr">{text}</c></row>'
        ),
    )

    assert rows_of(read_table(path)) == [["1", "开办超市", ""]]


def test_texts_that_cells_share_are_found(tmp_path: Path) -> None:
    texts = ["编号", "名称", "<r><t>甲</t></r><r><t xml:space='preserve'> 乙</t></r>"]
    strings = "".join(f"<si>{one if '<' in one else f'<t>{one}</t>'}</si>" for one in texts)
    cells = [f'<c r="{ref}" t="s"><v>{n}</v></c>' for ref, n in (("A1", 0), ("B1", 1), ("B2", 2))]
    rows = [f'<row r="1">{cells[0]}{cells[1]}</row>', f'<row r="2">{cells[2]}</row>']
    parts = sheet(*rows) | shared(f'<sst xmlns="{_NAMESPACE}">{strings}</sst>')

    table = read_table(repack(write_xlsx(tmp_path / "a.xlsx", ["a"]), parts))

    assert (table.header, rows_of(table)) == (["编号", "名称"], [["", "甲 乙"]])


def test_carriage_returns_come_as_workbooks_spell_them(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ["编号", "名称"], ["1", "甲_x000D_\n乙"])

    assert rows_of(read_table(path)) == [["1", "甲\r\n乙"]]


def test_rows_and_cells_that_do_not_say_where_they_are_follow_one_another(tmp_path: Path) -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = [[*"甲乙"], [*"丙丁"]]
    text = ["<row>" + "".join(cell.format(one) for one in row) + "</row>" for row in rows]
    path = repack(write_xlsx(tmp_path / "a.xlsx", ["a"]), sheet(*text))

    table = read_table(path)

    assert (table.header, rows_of(table)) == (["甲", "乙"], [["丙", "丁"]])


# Which sheet.


def _sheets(path: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        added = book.create_sheet(name)
        for row in rows:
            added.append(row)
    book.save(path)
    return path


def test_the_first_sheet_that_has_the_header_is_taken_and_told(tmp_path: Path) -> None:
    path = _sheets(
        tmp_path / "a.xlsx",
        说明=[["请照实填写"], ["不要改列名"]],
        事项=[HEADER, ["1", "甲", None]],
        旧=[HEADER, ["2", "乙", None]],
    )

    table = read_table(path, is_header=is_header)

    assert rows_of(table) == [["1", "甲", ""]]
    assert table.notes == ["读的是工作表“事项”，没有读：“说明”、“旧”。"]


def test_hidden_sheets_are_passed_over_and_told(tmp_path: Path) -> None:
    path = _sheets(tmp_path / "a.xlsx", 藏=[HEADER, ["9"]], 事项=[HEADER, ["1", "甲", None]])
    book = openpyxl.load_workbook(path)
    book["藏"].sheet_state = "hidden"
    book.active = 1
    book.save(path)

    table = read_table(path)

    assert rows_of(table) == [["1", "甲", ""]]
    assert "“藏”（隐藏）" in table.notes[0]


def test_empty_sheets_are_passed_over(tmp_path: Path) -> None:
    path = _sheets(tmp_path / "a.xlsx", 空=[], 事项=[HEADER, ["1", "甲", None]])

    assert rows_of(read_table(path)) == [["1", "甲", ""]]


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["某市事项清单"],
        [],
        ["填表：某局", None, "2026"],
        HEADER,
        ["1", "甲", None],
    ]
    path = write_xlsx(tmp_path / "a.xlsx", *rows)

    table = read_table(path, is_header=is_header)

    assert (table.first_line, rows_of(table)) == (4, [["1", "甲", ""]])
    assert table.notes == ["表头在第 4 行，上面的 2 行没有读。"]


# Merged cells.


def _merge(*refs: str) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        for ref in refs:
            sheet.merge_cells(ref)

    return change


def test_an_item_merged_over_rows_is_said_in_each(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        ["编号", "名称", "材料名称"],
        ["1", "甲", "表"],
        [None, None, "照片"],
        ["2", "乙", None],
        change=_merge("A2:A3", "B2:B3"),
    )

    assert rows_of(read_table(path)) == [["1", "甲", "表"], ["1", "甲", "照片"], ["2", "乙", ""]]


def test_a_cell_merged_over_several_items_is_each_one_s(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        ["部门", "编号", "名称", "材料名称"],
        ["某局", "1", "甲", "表"],
        [None, None, None, "照片"],
        [None, "2", "乙", None],
        ["别局", "3", "丙", None],
        change=_merge("A2:A4", "B2:B3", "C2:C3"),
    )

    assert rows_of(read_table(path)) == [
        ["某局", "1", "甲", "表"],
        ["某局", "1", "甲", "照片"],
        ["某局", "2", "乙", ""],
        ["别局", "3", "丙", ""],
    ]


def test_a_heading_across_the_table_is_told_and_is_no_item(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        HEADER,
        ["一、行政许可"],
        ["1", "甲", None],
        change=_merge("A2:C2"),
    )

    found = list(read_table(path).rows())

    assert [type(one) is Broken for one in found] == [True, False]
    assert "标题" in broken_of(read_table(path))[0].reason


def test_a_wide_cell_of_a_list_is_no_heading(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        ["编号", "材料名称", None, None, "份数"],
        ["1", "表", None, None, 1],
        [None, "照片"],
        change=_merge("B1:D1", "A2:A3", "B2:D2", "B3:D3"),
    )

    table = read_table(path)

    assert [row[:2] for row in rows_of(table)] == [["1", "表"], ["1", "照片"]]


def test_a_title_merged_across_the_table_is_not_taken_for_the_header(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx", ["某市清单"], HEADER, ["1", "甲", "乙"], change=_merge("A1:C1")
    )

    assert read_table(path).header == HEADER


def test_a_header_in_two_rows_names_columns_by_both(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        ["编号", "名称", "办结时限", None, "材料", None],
        [None, None, "法定", "承诺", "材料名称", "份数"],
        ["1", "甲", 20, 5, "表", 1],
        change=_merge("A1:A2", "B1:B2", "C1:D1", "E1:F1"),
    )

    table = read_table(path, is_header=is_header)

    names = ["编号", "名称", "办结时限法定", "办结时限承诺", "材料名称", "材料份数"]
    assert (table.header, table.first_line) == (names, 2)
    assert rows_of(table) == [["1", "甲", "20", "5", "表", "1"]]


def test_a_header_merged_over_columns_without_names_names_the_first(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        ["编号", "名称", None, "备注"],
        ["1", "甲", "又名", "乙"],
        change=_merge("B1:C1"),
    )

    table = read_table(path)

    assert table.header == ["编号", "名称", "第 3 列", "备注"]
    assert rows_of(table) == [["1", "甲", "又名", "乙"]]
    assert "B 到 C 列" in table.notes[0]


def test_values_outside_the_header_s_columns_cost_their_row(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", HEADER, ["1", "甲", None, None, "边上"], ["2", "乙"])

    table = read_table(path)

    assert [(one.line, one.column) for one in broken_of(table)] == [(2, "第 5 列")]


# Sizes.


def test_formatted_rows_and_columns_cost_no_memory(tmp_path: Path) -> None:
    import tracemalloc

    hollow = "".join(
        f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/><c r="XFD{n}" s="1"/></row>'
        for n in range(3, 60_000)
    )
    data = f'<row r="2">{inline("A2", "1")}{inline("B2", "甲")}</row>'
    last = f'<row r="1048576">{inline("A1048576", "2")}{inline("B1048576", "乙")}</row>'
    path = repack(write_xlsx(tmp_path / "a.xlsx", ["a"]), sheet(header_row(), data, hollow, last))

    tracemalloc.start()
    try:
        found = list(read_table(path).rows())
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert [one.line for one in found] == [2, 1048576]
    assert peak < 12_000_000


def test_too_many_columns_are_named(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [f"c{n}" for n in range(MOST_COLUMNS + 1)], ["1"])

    assert str(MOST_COLUMNS + 1) in refusal(path)


@pytest.mark.parametrize(
    ("rows", "said"), [([], "是空的"), ([[], [None]], "是空的"), ([HEADER], "只有表头")]
)
def test_sheets_without_rows_are_named(tmp_path: Path, rows: list[Any], said: str) -> None:
    assert said in refusal(write_xlsx(tmp_path / "a.xlsx", *rows))


# Damage.


@pytest.mark.parametrize(
    "parts",
    [
        {SHEET: b"<worksheet"},
        {"xl/workbook.xml": b""},
        {"xl/workbook.xml": b"<a>"},
        {"xl/styles.xml": b"<a>"},
        {"_rels/.rels": b"no"},
        shared("<sst><si>"),
        {SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'},
        sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
        sheet('<row r="x"><c r="A1"><v>1</v></c></row>'),
    ],
    ids=range(9),
)
def test_damaged_parts_are_named(tmp_path: Path, parts: dict[str, bytes]) -> None:
    path = repack(write_xlsx(tmp_path / "a.xlsx", HEADER, ["1", "甲"]), parts)

    assert "损坏" in refusal(path)


@pytest.mark.parametrize(
    "part", ["a row's attribute", "a cell", "many cells", "another part's attribute"]
)
def test_parts_without_end_are_not_kept_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    for module in (elements, sheets):
        monkeypatch.setattr(module, "LARGEST", 1_000_000)
        monkeypatch.setattr(module, "_CHUNK", 100_000)
    long = os.urandom(600_000).hex()
    cells = "".join(inline("A3", long[n : n + 30]) for n in range(0, 600_000, 30))
    data = f'<row r="2">{inline("A2", "1")}{inline("B2", "甲")}</row>'
    parts = {
        "a row's attribute": sheet(header_row(), data, f'<row r="3" x="{long}"></row>'),
        "a cell": sheet(header_row(), data, f'<row r="3">{inline("A3", long)}</row>'),
        "many cells": sheet(header_row(), data, f'<row r="3">{cells}</row>'),
        "another part's attribute": {"xl/styles.xml": f'<a b="{long}"/>'.encode()},
    }[part]

    assert "损坏" in refusal(repack(write_xlsx(tmp_path / "a.xlsx", HEADER, ["1", "甲"]), parts))


def test_what_comes_before_damage_goes_in_and_the_damage_is_told(tmp_path: Path) -> None:
    rows = [f'<row r="{n}">{inline(f"A{n}", "甲")}</row>' for n in range(2, 20)]
    text = sheet(header_row(), *rows)[SHEET].replace(b"</sheetData></worksheet>", b"<row")
    path = repack(write_xlsx(tmp_path / "a.xlsx", ["a"]), {SHEET: text})

    found = list(read_table(path).rows())

    assert [type(one) is Broken for one in found] == [False] * 18 + [True]
    assert "损坏" in broken_of(read_table(path))[0].reason


_CELL = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=10).filter(
    lambda text: not text.startswith(("'", "=")) and "_x" not in text
)
_NUMBER = st.integers(-(10**15) + 1, 10**15 - 1)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(_CELL, _NUMBER), min_size=1, max_size=4))
def test_any_cells_come_back(rows: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_xlsx(Path(folder) / "a.xlsx", ["名称", "数"], *rows)

        found = rows_of(read_table(path))

    assert found == [[text if text.strip() else "", str(number)] for text, number in rows]
