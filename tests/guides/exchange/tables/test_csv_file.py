"""CSV: separators, headers below titles, encodings that are mixed, cells of any kind."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guides.exchange.tables import Broken, Row, Unreadable, read_table

from .files import HEADER, broken_of, is_header, refusal, rows_of, write_csv

ROWS = [["1", "开办小超市", "一,二;三"], ["2", "办理居住登记", ""]]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_header_decides_on_the_separator(tmp_path: Path, separator: str) -> None:
    table = read_table(write_csv(tmp_path / "a.csv", [HEADER, *ROWS], separator))

    assert (table.form, table.encoding, table.header) == ("CSV", "UTF-8", HEADER)
    assert rows_of(table) == ROWS
    assert table.notes == []


def test_other_separators_in_the_header_do_not_mislead(tmp_path: Path) -> None:
    header = ["编号", "名称；别名;曾用名;又名"]

    assert read_table(write_csv(tmp_path / "a.csv", [header, ["1", "甲"]])).header == header


def test_a_header_that_is_known_wins_over_a_longer_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("编号;名称,曾用名,别名,又名,俗称\n1;甲\n", encoding="utf-8")

    table = read_table(path, is_header=lambda cells: cells[:1] == ["编号"])

    assert table.header == ["编号", "名称,曾用名,别名,又名,俗称"]


def test_one_column_needs_no_separator(tmp_path: Path) -> None:
    table = read_table(write_csv(tmp_path / "a.csv", [["名称"], ["甲"], ["乙"]]))

    assert (table.header, rows_of(table)) == (["名称"], [["甲"], ["乙"]])


def test_titles_above_the_header_are_passed_over_and_told(tmp_path: Path) -> None:
    titles = [["某市事项清单", "", ""], [], ["单位：某局", "", "2026 年"]]
    path = write_csv(tmp_path / "a.csv", [*titles, HEADER, *ROWS])

    table = read_table(path, is_header=is_header)

    assert (table.header, table.first_line) == (HEADER, 4)
    assert rows_of(table) == ROWS
    assert [one.line for one in table.rows()] == [5, 6]
    assert table.notes == ["表头在第 4 行，上面的 2 行没有读。"]


def test_without_a_header_that_is_known_the_first_line_is_it(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["a", "b"], ["c", "d"]])

    assert read_table(path, is_header=is_header).header == ["a", "b"]


def test_a_header_is_not_looked_for_far_down(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [*([["x", "y", "z"]] * 10), HEADER, *ROWS])

    assert read_table(path, is_header=is_header).header != HEADER


def test_a_header_without_rows_below_its_titles_is_named(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["标题"], HEADER])

    with pytest.raises(Unreadable, match="只有表头"):
        read_table(path, is_header=is_header)


def test_lines_in_another_encoding_are_broken_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = ["编号,名称\n", "1,开办小超市\n", "2,办理居住登记\n", "3,领取老年卡\n"]
    codecs = ["utf-8", "utf-8", "gbk", "utf-8"]
    path.write_bytes(b"".join(a.encode(b) for a, b in zip(lines, codecs, strict=True)))

    table = read_table(path)

    assert [(one.line, one.column) for one in broken_of(table)] == [(3, "名称")]
    assert len(list(table.rows())) == 3


def test_half_a_character_of_utf_16_costs_its_own_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    text = "编号,名称\n1,甲\n2,乙"
    path.write_bytes(text.encode("utf-16") + b"\x00")

    table = read_table(path)

    assert [type(one) for one in table.rows()] == [Row, Broken]


def test_the_remedy_names_the_separator(tmp_path: Path) -> None:
    table = read_table(write_csv(tmp_path / "a.csv", [HEADER, ["1"]], ";"))

    assert "分号" in broken_of(table)[0].remedy


def test_apostrophes_that_were_put_before_formulas_come_off(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["'=名称", "b"], ["'=1+1", "''-2"], ["'x", "=3"]])

    table = read_table(path)

    assert table.header == ["=名称", "b"]
    assert rows_of(table) == [["=1+1", "'-2"], ["'x", "=3"]]


def test_many_lines_in_a_cell_are_one_cell(tmp_path: Path) -> None:
    cell = "\r\n".join(f"第{n}条" for n in range(900))

    table = read_table(write_csv(tmp_path / "a.csv", [["名称", "备注"], ["甲", cell]]))

    assert rows_of(table) == [["甲", cell]]


def test_line_breaks_in_a_column_s_name_are_spaces(tmp_path: Path) -> None:
    table = read_table(write_csv(tmp_path / "a.csv", [["编号", "承诺\n时限"], ["1", "2"]]))

    assert table.header == ["编号", "承诺 时限"]


def test_nul_bytes_cost_their_own_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("编号,名称\n1,甲\x00\n2,乙\n".encode())

    assert [one.line for one in broken_of(read_table(path))] == [2]


def test_nul_bytes_in_the_header_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(bytes(300) + b"\n1,2\n")

    assert "控制字符" in refusal(path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_one_clear_line(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(content)
        try:
            found = list(read_table(path).rows())
        except Unreadable:
            return
    assert all(isinstance(one, Row | Broken) for one in found)


_CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=12)
_CELL_WITH_LINES = st.builds(
    "".join, st.lists(st.one_of(_CELL, st.sampled_from("\n\t\r,;\"'=")), max_size=4)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_CELL_WITH_LINES, min_size=2, max_size=2), min_size=1, max_size=5))
def test_any_cells_come_back(rows: list[list[str]]) -> None:
    rows = [[f"甲{first}", second] for first, second in rows]
    file = io.StringIO()
    csv.writer(file).writerows([["编号", "名称"], *rows])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(file.getvalue().encode("utf-8-sig"))

        found = rows_of(read_table(path))

    # One apostrophe before a formula is the spreadsheet's.
    assert found == [[first, _taken(second)] for first, second in rows]


def _taken(cell: str) -> str:
    rest = cell.lstrip("'")
    return cell[1:] if rest != cell and rest[:1] in tuple("=+-@\t\r") else cell
