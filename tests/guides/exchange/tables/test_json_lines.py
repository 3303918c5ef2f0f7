"""JSON Lines: objects as rows, lists in them as rows that continue, and lines that are none."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guides.exchange.tables import Broken, Row, Unreadable, json_lines, read_table

from .files import broken_of, refusal, rows_of


def lines(folder: Path, *objects: Any, name: str = "a.jsonl", encoding: str = "utf-8") -> Path:
    """Write objects, or texts as they are, one a line."""
    path = folder / name
    texts = [
        one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in objects
    ]
    path.write_bytes("\n".join(texts).encode(encoding))
    return path


def test_keys_of_all_lines_are_the_columns(tmp_path: Path) -> None:
    table = read_table(lines(tmp_path, {"编号": "1", "名称": "甲"}, {"编号": "2", "备注": "乙"}))

    assert (table.form, table.encoding, table.first_line) == ("JSON Lines", "UTF-8", 0)
    assert table.header == ["编号", "名称", "备注"]
    assert list(table.rows()) == [Row(1, ["1", "甲", ""]), Row(2, ["2", "", "乙"])]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("true", "是"),
        ("false", "否"),
        ("null", ""),
        ("1.10", "1.10"),
        ("12345678901234567890", "12345678901234567890"),
        ("1e3", "1e3"),
        ('["a", "b", 3]', "a|b|3"),
        ("[]", ""),
        ('[["a"], 1]', '[["a"], 1]'),
        ('[{"x": 1}, 2]', '[{"x": 1}, 2]'),
        ('"\\u4e8b项"', "事项"),
    ],
)
def test_values_are_cells(tmp_path: Path, value: str, cell: str) -> None:
    table = read_table(lines(tmp_path, f'{{"编号": {value}, "名称": "甲"}}'))

    assert rows_of(table) == [[cell, "甲"]]


def test_a_list_of_objects_continues_on_rows_of_the_same_line(tmp_path: Path) -> None:
    one = {
        "编号": "1",
        "材料": [{"名称": "表", "材料类型": "表格"}, {"名称": "照片"}],
        "收费": [{"收费项目": "工本费"}],
    }

    table = read_table(lines(tmp_path, one, {"编号": "2"}))

    assert table.header == ["编号", "材料名称", "材料类型", "收费项目"]
    assert list(table.rows()) == [
        Row(1, ["1", "表", "表格", "工本费"]),
        Row(1, ["", "照片", "", ""]),
        Row(2, ["2", "", "", ""]),
    ]


def test_an_object_in_an_object_is_columns_too(tmp_path: Path) -> None:
    table = read_table(lines(tmp_path, {"编号": "1", "时限": {"法定": 5, "说明": ["a", {"b": 1}]}}))

    assert table.header == ["编号", "时限法定", "时限说明"]
    assert rows_of(table) == [["1", "5", '["a", {"b": 1}]']]


@pytest.mark.parametrize(
    "bad",
    [
        '{"编号": "1", "名称": ',
        "[1, 2]",
        "文字",
        '{"编号": NaN}',
        '{"编号": 1, "编号": 2}',
        '{"编号": [{"x": {"y": 1, "y": 2}}]}',
        '{"编号": ' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"材料名称": "a", "材料": {"名称": "b"}}',
        '{"编号": "\\u0000"}',
        '{"编号": "\\ud800"}',
        '{"编\\u0000号": 1}',
    ],
    ids=range(11),
)
def test_a_line_that_is_no_object_costs_itself_alone(tmp_path: Path, bad: str) -> None:
    table = read_table(lines(tmp_path, {"编号": "1"}, bad, {"编号": "3"}))

    found = list(table.rows())
    assert [type(one) for one in found] == [Row, Broken, Row]
    assert [one.line for one in broken_of(table)] == [2]


def test_a_line_in_another_encoding_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        '{"编号": "甲"}\n'.encode() + '{"编号乙": "乙"}\n'.encode("gbk") + '{"编号": "丙"}'.encode()
    )

    table = read_table(path)

    assert table.header == ["编号"]
    assert ["编码" in one.reason for one in broken_of(table)] == [True]


def test_a_line_without_end_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guides.exchange.tables import encoding

    monkeypatch.setattr(encoding, "LONGEST_LINE", 100)
    monkeypatch.setattr(json_lines, "LONGEST_LINE", 100)

    table = read_table(lines(tmp_path, {"a": 1}, {"a": "x" * 250}, {"a": 3}))

    assert [(type(one), one.line) for one in table.rows()] == [(Row, 1), (Broken, 2), (Row, 3)]


def test_chinese_encodings_are_found_out(tmp_path: Path) -> None:
    table = read_table(lines(tmp_path, {"编号": "1", "名称": "办理居住登记"}, encoding="gbk"))

    assert table.encoding == "GB18030（GBK）"
    assert rows_of(table) == [["1", "办理居住登记"]]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.upload"])
def test_a_small_list_in_one_file_is_read_too(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(json.dumps([{"编号": 1}, "x", {"编号": 3}], indent=1), encoding="utf-8")

    found = list(read_table(path).rows())

    assert [type(one) for one in found] == [Row, Broken, Row]
    assert [one.line for one in found] == [1, 2, 3]


def test_a_large_list_is_better_written_in_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_lines, "LARGEST_LIST", 10)
    path = tmp_path / "a.json"
    path.write_text('[{"a": 1}, {"a": 2}]')

    assert "一行一个对象" in refusal(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "是空的"),
        ("\n \n", "是空的"),
        ("abc\ndef", "没有一行是 JSON 对象"),
        ('{\n "a": 1\n}', "没有一行是 JSON 对象"),
        ("{}", "是空的"),
        ('[{"a": 1}', "不是完整的 JSON"),
        ("[" * 100_000, "嵌套太深"),
        ("[]", "是空的"),
    ],
)
def test_what_has_no_object_is_named(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content)

    assert said in refusal(path)


def test_twenty_thousand_keys_are_named(tmp_path: Path) -> None:
    assert "1000" in refusal(lines(tmp_path, {f"k{n}": n for n in range(20_000)}))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_one_clear_line(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(b'{"a": 1}\n' + content)
        try:
            found = list(read_table(path).rows())
        except Unreadable:
            return
    assert all(isinstance(one, Row | Broken) for one in found)


_TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=10)
_SCALAR = st.one_of(_TEXT, st.integers(), st.just(""))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(), _SCALAR), min_size=1, max_size=5))
def test_any_values_come_back(rows: list[tuple[int, str | int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        table = read_table(lines(Path(folder), *({"编号": a, "名称": b} for a, b in rows)))

        assert rows_of(table) == [[str(a), str(b)] for a, b in rows]


def test_objects_that_say_nothing_are_passed_over(tmp_path: Path) -> None:
    table = read_table(lines(tmp_path, {"a": 1}, {}, {"a": None, "b": [{"c": ""}]}, {"a": 2}))

    assert [one.line for one in table.rows()] == [1, 4]
