"""Web pages and Word files: what is a label, what are its words, and what is no word."""

import io
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import OxmlElement

from guides.exchange.old_guides.guide import Unread
from guides.exchange.tables import Unreadable

from .documents import docx, guide, read, said, write

PAGE = """<html><head><title>办证 - 清水市</title><style>p { color: red }</style></head><body>
<nav>首页 办事</nav><h1>办一张
证</h1><p>给本市的人办。</p>
<h2>一、受理条件</h2><p>年满<b>十八</b>岁</p><div style="display: none">看不见的话</div>
<h2>申请材料</h2><ol><li>身份证</li><li>照片</li></ol><script>alert("不是话")</script>
<p><b>联系电话：</b>0360&nbsp;8800</p><p>办理地点：和平路 1 号</p><!-- 注解 -->
</body></html>"""


def test_titles_bold_beginnings_and_colons_are_labels(tmp_path: Path) -> None:
    one = guide(write(tmp_path, PAGE, "办证.html"))

    assert (one.source_id, one.name, one.line) == ("办证.html", "办一张证", 2)
    assert said(one) == {
        "正文": ["给本市的人办。"],
        "一、受理条件": ["年满十八岁"],
        "申请材料": ["1. 身份证", "2. 照片"],
        "联系电话": ["0360 8800"],
        "办理地点": ["和平路 1 号"],
    }
    assert one.whole[4] == "办理地点：和平路 1 号"
    assert [(kept.label, kept.lines) for kept in one.kept] == [("网页标题", ("办证 - 清水市",))]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (PAGE.replace("<head>", '<head><meta charset="gb2312">'), "gb18030"),
        (PAGE, "gb18030"),
        (PAGE, "utf-8-sig"),
        (PAGE, "utf-16"),
        (PAGE.replace("<head>", '<head><meta charset="gbk">'), "utf-8"),
    ],
)
def test_a_pages_encoding_is_found_and_a_wrong_word_about_it_not_believed(
    tmp_path: Path, text: str, encoding: str
) -> None:
    assert guide(write(tmp_path, text.encode(encoding), "a.html")).name == "办一张证"


def test_terms_and_two_columns_are_pairs(tmp_path: Path) -> None:
    page = """<h1>办一张证</h1><dl><dt>办理地点<dd>和平路<dd>东门<dt>联系电话：<dd>0360</dl>
    <table><tr><td>承诺时限<td>三天<tr><td>我们自己的话<td>慢慢来</table>
    <table><tr><td>受理条件</td><td>年满十八岁</td><td>收费标准</td><td>不收</td></tr></table>"""

    assert said(guide(write(tmp_path, page, "a.html"))) == {
        "办理地点": ["和平路", "东门"],
        "联系电话": ["0360"],
        "承诺时限": ["三天"],
        "我们自己的话": ["慢慢来"],
        "受理条件": ["年满十八岁"],
        "收费标准": ["不收"],
    }


def test_a_table_with_a_header_is_a_list_under_what_stands_above_it(tmp_path: Path) -> None:
    page = """<h1>办一张证</h1><h2>申请材料</h2>
    <table><tr><th>序号<th>材料名称<th>份数<th>说明</tr>
    <tr><td>1<td rowspan=2>身份证<td>1<td>原件</tr><tr><td>2<td>2<td></tr></table>"""

    assert said(guide(write(tmp_path, page, "a.html"))) == {
        "申请材料": ["1. 身份证（份数：1；说明：原件）", "2. 身份证（份数：2）"]
    }


def test_a_label_beside_several_rows_holds_them_all(tmp_path: Path) -> None:
    page = """<table><tr><td rowspan="3">申请材料</td><td>材料名称</td><td>份数</td></tr>
    <tr><td>身份证</td><td>1</td></tr><tr><td>照片</td><td>2</td></tr>
    <tr><td>办理地点</td><td colspan="2">和平路</td></tr></table>"""

    assert said(guide(write(tmp_path, page, "办证.html"))) == {
        "申请材料": ["身份证（份数：1）", "照片（份数：2）"],
        "办理地点": ["和平路"],
    }


def test_tables_that_only_lay_out_are_read_through(tmp_path: Path) -> None:
    page = """<table><tr><td><h1>办一张证</h1></td></tr><tr><td>申请材料</td><td>
    <table><tr><th>材料名称<th>份数<th>备注<tr><td>身份证<td>1<td>原件</table></td></tr></table>"""

    assert said(guide(write(tmp_path, page, "a.html"))) == {
        "申请材料": ["身份证（份数：1；备注：原件）"]
    }


def test_a_row_of_labels_above_one_row_is_pairs_above_several_a_list(tmp_path: Path) -> None:
    above = "<table><tr><td>办理地点<td>联系电话</tr><tr><td>和平路<td>0360</table>"
    several = "<table><tr><td>办理地点<td>联系电话<tr><td>东门<td>1<tr><td>西门<td>2</table>"

    assert said(guide(write(tmp_path, f"<h1>甲</h1>{above}", "a.html"))) == {
        "办理地点": ["和平路"],
        "联系电话": ["0360"],
    }
    assert said(guide(write(tmp_path, f"<h1>甲</h1>{several}", "b.html"))) == {
        "办理地点": ["东门（联系电话：1）", "西门（联系电话：2）"]
    }


def test_lines_around_the_guide_are_kept_beside_it(tmp_path: Path) -> None:
    page = """<p>您现在的位置：首页 &gt; 办事</p><p><b>办一张证</b></p><p><b>办理地点</b></p>
    <p>和平路</p><p>清水市 版权所有 云ICP备12345号</p>"""

    one = guide(write(tmp_path, page, "a.html"))

    assert (one.name, said(one)) == ("办一张证", {"办理地点": ["和平路"]})
    assert one.kept[0].lines == ("您现在的位置：首页 > 办事", "清水市 版权所有 云ICP备12345号")


def test_parts_of_a_known_label_keep_its_name(tmp_path: Path) -> None:
    page = "<h1>办一张证</h1><h2>申请材料</h2><h3>个人</h3><p>身份证</p><h3>单位</h3><p>公章</p>"

    assert said(guide(write(tmp_path, page, "a.html"))) == {
        "申请材料": [],
        "申请材料：个人": ["身份证"],
        "申请材料：单位": ["公章"],
    }


def test_a_colon_within_the_words_begins_no_label(tmp_path: Path) -> None:
    page = "<h1>办一张证</h1><h2>办理流程</h2><p>受理：窗口收下。</p><p>自驾：从东门进</p>"

    assert said(guide(write(tmp_path, page, "a.html"))) == {
        "办理流程": ["受理：窗口收下。", "自驾：从东门进"]
    }


def test_a_label_that_nobody_knows_stands_among_others_like_it(tmp_path: Path) -> None:
    page = "<h1>办一张证</h1><p>承诺时限：三天</p><p>找哪个处室：二楼</p>"

    assert said(guide(write(tmp_path, page, "a.html"))) == {
        "承诺时限": ["三天"],
        "找哪个处室": ["二楼"],
    }


def test_a_page_without_words_is_told(tmp_path: Path) -> None:
    (one,) = read(write(tmp_path, "<html><script>x</script><img src=a.png></html>", "a.html"))

    assert isinstance(one, Unread)
    assert one.reason == "没有文字"


def test_deep_nesting_is_read(tmp_path: Path) -> None:
    page = "<div>" * 5_000 + "<h1>办一张证</h1><p>办理地点：和平路</p>" + "</div>" * 5_000

    assert said(guide(write(tmp_path, page, "a.html"))) == {"办理地点": ["和平路"]}


def test_a_word_file_is_read_as_its_titles_lists_and_tables(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        document.add_heading("办一张证", 0)
        document.add_heading("申请材料", 1)
        document.add_paragraph("身份证", style="List Number")
        document.add_paragraph("照片", style="List Number")
        paragraph = document.add_paragraph()
        paragraph.add_run("联系电话").bold = True
        paragraph.add_run("：0360")
        document.add_paragraph("办理地点：和平路\n东门进")
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(
            table._cells, ("受理条件", "年满十八岁", "承诺时限", "三天"), strict=True
        ):
            cell.text = text

    one = guide(write(tmp_path, docx(build), "a.docx"))

    assert one.name == "办一张证"
    assert said(one) == {
        "申请材料": ["1. 身份证", "2. 照片"],
        "联系电话": ["0360"],
        "办理地点": ["和平路", "东门进"],
        "受理条件": ["年满十八岁"],
        "承诺时限": ["三天"],
    }


def test_merged_cells_of_a_word_table_say_what_stands_above(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        table = document.add_table(rows=3, cols=3)
        for place, text in enumerate(
            ("申请材料", "材料名称", "份数", "", "身份证", "1", "", "照片", "2")
        ):
            table._cells[place].text = text
        table.cell(0, 0).merge(table.cell(2, 0))

    one = guide(write(tmp_path, docx(build), "办证.docx"))

    assert said(one) == {"申请材料": ["身份证（份数：1）", "照片（份数：2）"]}


def test_words_in_controls_boxes_and_insertions_are_read_and_deleted_ones_not(
    tmp_path: Path,
) -> None:
    def build(document: Any) -> None:
        document.add_heading("办一张证", 0)
        paragraph = document.add_paragraph("办理地点：")
        inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
        for element, name, text in ((inserted, "w:t", "和平路"), (deleted, "w:delText", "旧址")):
            run, words = OxmlElement("w:r"), OxmlElement(name)
            words.text = text
            run.append(words)
            element.append(run)
            paragraph._p.append(element)
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        content.append(document.add_paragraph("联系电话：0360")._p)
        control.append(content)
        document.element.body.insert(2, control)

    one = guide(write(tmp_path, docx(build), "a.docx"))

    assert said(one) == {"办理地点": ["和平路"], "联系电话": ["0360"]}


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 60_000_000)

    with pytest.raises(Unreadable, match="大得不正常"):
        read(write(tmp_path, file.getvalue(), "a.docx"))


def test_entities_that_grow_are_not_followed(tmp_path: Path) -> None:
    good = docx(lambda document: document.add_paragraph("办理地点：和平路"))
    names = ["a", *(f"a{n}" for n in range(9))]
    entities = [
        "<!ENTITY {} {!r}>".format(name, f"&{before};" * 10) for before, name in pairwise(names)
    ]
    bomb = f'<!DOCTYPE x [<!ENTITY a "bbbbbbbbbb">{"".join(entities)}]>'
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as before, zipfile.ZipFile(file, "w") as after:
        for one in before.infolist():
            content = before.read(one)
            if one.filename == "word/document.xml":
                text = content.decode().replace("和平路", "&a8;")
                content = text.replace("<w:document", bomb + "<w:document", 1).encode()
            after.writestr(one, content)

    path = write(tmp_path, file.getvalue(), "a.docx")
    try:
        found = read(path)
    except Unreadable:
        return
    assert len(str(found)) < 10_000


@pytest.mark.parametrize(
    ("content", "name", "said_of_it"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.doc", "另存为 .docx"),
        (b"{\\rtf1 a}", "a.doc", "另存为 .docx"),
        (b"%PDF-1.7", "a.pdf", "PDF"),
        (b"\x1f\x8b\x08abc", "a.jsonl.gz", "解压"),
        (b"PK\x03\x04nonsense", "a.docx", "打不开"),
        (b"", "a.html", "是空的"),
        (b"  \n ", "a.jsonl", "是空的"),
        ("就是几句话".encode(), "a.txt", "认不出"),
        ("辦理地點，請到和平路一號".encode("big5"), "a.html", "编码"),
    ],
)
def test_files_of_other_kinds_are_refused_in_one_line(
    tmp_path: Path, content: bytes, name: str, said_of_it: str
) -> None:
    with pytest.raises(Unreadable, match=said_of_it) as refusal:
        read(write(tmp_path, content, name))

    assert "\n" not in str(refusal.value)
    assert name in str(refusal.value)


def test_a_workbook_is_sent_to_the_other_command(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")

    with pytest.raises(Unreadable, match="import_catalogue"):
        read(write(tmp_path, file.getvalue(), "a.xlsx"))


def test_a_page_that_calls_itself_a_word_file_is_read_as_a_page(tmp_path: Path) -> None:
    assert guide(write(tmp_path, PAGE, "办证.doc")).name == "办一张证"


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.html", tmp_path):
        with pytest.raises(Unreadable, match="打不开"):
            read(path)
