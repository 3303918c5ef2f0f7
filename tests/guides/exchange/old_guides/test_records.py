"""JSON Lines of other systems: labels and words as they stand, and nothing dropped."""

from pathlib import Path

import pytest

from guides.exchange.old_guides.guide import OldGuide, Unread
from guides.exchange.old_guides.mapping import UnknownGuides
from guides.exchange.tables import Unreadable

from .documents import guide, lines, read, said, write

RECORD = {
    "guide_id": "G1",
    "name": "办一张证",
    "region": "云山省清水市",
    "department": "民政局",
    "theme": "证件办理",
    "item_id": "I1",
    "sections": {"申请材料": ["1.身份证", "2.照片"], "承诺时限": ["3"], "空的": []},
}


def test_labels_and_words_are_taken_as_they_stand(tmp_path: Path) -> None:
    one = guide(write(tmp_path, lines(RECORD), "a.jsonl"))

    assert (one.source_id, one.name, one.item_id, one.line) == ("G1", "办一张证", "I1", 1)
    assert (one.region, one.department, one.topic) == ("云山省清水市", "民政局", "证件办理")
    assert said(one) == {"申请材料": ["1.身份证", "2.照片"], "承诺时限": ["3"], "空的": []}


def test_sections_may_be_a_list_of_headings_and_texts(tmp_path: Path) -> None:
    sections = [
        {"title": "申请材料", "content": "身份证\n照片", "sort": 2},
        {"heading": "承诺时限", "lines": ["三天"]},
        {"办理地点": "和平路"},
        ["联系电话", "0360-1"],
    ]

    one = guide(write(tmp_path, lines({**RECORD, "sections": sections}), "a.jsonl"))

    assert said(one) == {
        "申请材料": ["身份证\n照片"],
        "承诺时限": ["三天"],
        "办理地点": ["和平路"],
        "联系电话": ["0360-1"],
    }
    assert [(kept.label, kept.lines) for kept in one.kept] == [("申请材料：sort", ("2",))]


def test_objects_in_a_list_become_a_line_each(tmp_path: Path) -> None:
    sections = {"申请材料": [{"名称": "身份证", "份数": 1, "原件": True, "说明": None}]}

    one = guide(write(tmp_path, lines({**RECORD, "sections": sections}), "a.jsonl"))

    assert said(one) == {"申请材料": ["身份证（份数：1；原件：是）"]}


def test_one_long_text_is_taken_apart_at_its_labels(tmp_path: Path) -> None:
    text = "受理条件：年满十八岁\n<p>申请材料：</p><p>身份证</p>办理地点：和平路"

    one = guide(write(tmp_path, lines({**RECORD, "sections": text}), "a.jsonl"))

    assert said(one) == {
        "受理条件": ["年满十八岁"],
        "申请材料": ["身份证"],
        "办理地点": ["和平路"],
    }


def test_keys_that_nobody_knows_are_kept(tmp_path: Path) -> None:
    record = {**RECORD, "remark": "手写", "raw": {"长度": 12.50, "页": [1, 2]}, "nothing": None}

    one = guide(write(tmp_path, lines(record), "a.jsonl"))

    assert [(kept.label, kept.lines) for kept in one.kept] == [
        ("remark", ("手写",)),
        ("raw", ("长度：12.5", "页：1；2")),
    ]


def test_labels_may_be_keys_of_the_record_itself(tmp_path: Path) -> None:
    record = {"编号": "7", "名称": "办一张证", "联系电话": 88001234, "从哪个门进": "东门"}

    one = guide(write(tmp_path, lines(record), "a.jsonl"))
    beside = guide(
        write(tmp_path, lines({**RECORD, "联系电话": "1", "从哪个门进": "东"}), "b.jsonl")
    )

    assert said(one) == {"联系电话": ["88001234"], "从哪个门进": ["东门"]}
    assert said(beside)["联系电话"] == ["1"]
    assert [kept.label for kept in beside.kept] == ["从哪个门进"]


def test_a_key_that_comes_twice_is_there_twice(tmp_path: Path) -> None:
    text = '{"guide_id":"G1","name":"甲","name":"乙","sections":{"电话":"1","电话":"2"}}'

    one = guide(write(tmp_path, text, "a.jsonl"))

    assert one.name == "甲"
    assert [section.lines for section in one.sections] == [("1",), ("2",)]
    assert [(kept.label, kept.lines) for kept in one.kept] == [("name", ("乙",))]


def test_remnants_of_markup_are_taken_out_and_titles_in_angle_brackets_stay(
    tmp_path: Path,
) -> None:
    sections = {"设定依据": ["<p>依据<中华条例>&nbsp;第一条<br/>第二条</p><script>x()</script>"]}

    one = guide(write(tmp_path, lines({**RECORD, "sections": sections}), "a.jsonl"))

    assert said(one) == {"设定依据": ["依据<中华条例> 第一条\n第二条"]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    one = guide(write(tmp_path, lines(RECORD).encode(encoding), "a.jsonl"))

    assert one.name == "办一张证"


def test_other_names_of_keys_are_taken_where_they_are_usual(tmp_path: Path) -> None:
    record = {"id": 7, "title": "办一张证", "dept": "民政局", "content": {"联系电话": "1"}}

    one = guide(write(tmp_path, lines(record), "a.jsonl"))

    assert (one.source_id, one.name, one.department) == ("7", "办一张证", "民政局")
    assert said(one) == {"联系电话": ["1"]}


def test_an_array_of_objects_is_read_too(tmp_path: Path) -> None:
    text = "[\n" + lines(RECORD).strip() + ",\n" + lines({**RECORD, "guide_id": "G2"}) + "]"

    found = read(write(tmp_path, text, "a.json"))

    assert [(one.line, one.source_id) for one in found if isinstance(one, OldGuide)] == [
        (2, "G1"),
        (3, "G2"),
    ]


def test_bad_lines_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    content = b"".join(
        [
            lines(RECORD).encode(),
            b'{"guide_id": "G2", "name": \n',
            b"[1, 2]\n",
            lines({**RECORD, "guide_id": "G3", "name": ""}).encode(),
            lines({**RECORD, "guide_id": "G4"}).encode("gb18030"),
            b"\n",
            lines({**RECORD, "guide_id": "G5"}).encode(),
        ]
    )

    found = read(write(tmp_path, content, "a.jsonl"))

    assert [one.source_id for one in found if isinstance(one, OldGuide)] == ["G1", "G5"]
    bad = [one for one in found if isinstance(one, Unread)]
    assert [one.line for one in bad] == [2, 3, 4, 5]
    assert all(one.reason and one.remedy for one in bad)
    assert bad[2].field == "name"


def test_records_without_id_or_name_are_told_by_their_keys(tmp_path: Path) -> None:
    with pytest.raises(UnknownGuides, match="foo"):
        read(write(tmp_path, lines({"foo": 1, "sections": {}}), "a.jsonl"))


def test_a_mapping_that_does_not_fit_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(UnknownGuides, match="guide_id"):
        read(write(tmp_path, lines({"id": 1, "title": "甲"}), "a.jsonl"), mapping="guides")


def test_a_file_with_no_record_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="没有能读的记录"):
        read(write(tmp_path, "{{{\n", "a.jsonl"))
