"""Web pages and Word files through the front door: one file, one guide, all its words."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from guides.models import Department

from .documents import docx, write
from .importing import counts, item_of, page, run, said_of, sentences, text_of

pytestmark = pytest.mark.django_db

PAGE = """<html><head><meta charset="utf-8"><title>办证</title></head><body>
<script>document.write("<b>一句不是话的话在这里</b>")</script>
<h1>办一张小摊点证</h1>
<table>
<tr><td>实施机关</td><td>清水市市场监管局</td><td>承诺办结时限</td><td>5个工作日</td></tr>
<tr><td>受理条件</td><td colspan="3">在本市有固定的摊位，并且卫生合格。</td></tr>
<tr><td>办理地点</td><td colspan="3">和平路一号政务服务中心三楼</td></tr>
</table>
<h2>申请材料</h2><ol><li>身份证原件及复印件</li><li>摊位的照片</li></ol>
<h2>从前的小知识</h2>
<p>门口有一棵大槐树，<b>从右边进</b>。</p><p onclick="x()">周末没有人值班，请别来。</p>
</body></html>"""


def test_a_web_page_becomes_a_guide_with_no_markup_in_it(tmp_path: Path, client: Client) -> None:
    outcome = run(write(tmp_path, PAGE, "小摊点.html"))

    assert outcome.counts == counts(1, created=1)
    assert "按映射 documents（" in outcome.said
    one = page("小摊点.html", "documents")
    said = said_of(one)
    assert said.title == "办一张小摊点证"
    assert said.item.promised.value == 5
    assert len(said.item.materials) == 2
    assert "<" not in said.model_dump_json()
    text = text_of(client, one)
    for sentence in (
        "在本市有固定的摊位，并且卫生合格",
        "和平路一号政务服务中心三楼",
        "身份证原件及复印件",
        "门口有一棵大槐树，从右边进",
        "周末没有人值班，请别来",
    ):
        assert sentences(sentence) <= {part for part in sentences(sentence) if part in text}
    assert "一句不是话的话在这里" not in text


def test_its_department_is_the_one_it_names(tmp_path: Path) -> None:
    run(write(tmp_path, PAGE, "小摊点.html"), region="清水市")

    department = Department.objects.get(code=said_of(page("小摊点.html", "documents")).department)
    assert department.name == "清水市市场监管局"
    assert department.region is not None
    assert department.region.name == "清水市"


def test_a_word_file_becomes_a_guide(tmp_path: Path, client: Client) -> None:
    def build(document: Any) -> None:
        document.add_heading("办一张小摊点证", 0)
        document.add_paragraph("本证由区里发，发到摊主手里。")
        document.add_heading("申请材料", 1)
        document.add_paragraph("身份证原件及复印件", style="List Number")
        document.add_paragraph("摊位的照片", style="List Number")
        paragraph = document.add_paragraph()
        paragraph.add_run("办理地点：").bold = True
        paragraph.add_run("和平路一号政务服务中心三楼")

    outcome = run(write(tmp_path, docx(build), "小摊点.docx"), department="市场监管局")

    assert outcome.counts == counts(1, created=1)
    one = page("小摊点.docx", "documents")
    item = item_of(one)
    assert item.materials.count() == 2
    assert item.place_note == "和平路一号政务服务中心三楼"
    assert "本证由区里发，发到摊主手里。" in text_of(client, one)
    assert run(write(tmp_path, docx(build), "小摊点.docx")).counts == counts(1, unchanged=1)


def test_the_name_that_a_label_gives_is_the_items(tmp_path: Path) -> None:
    named = PAGE.replace("<td>实施机关", "<td>事项名称</td><td>小摊点备案</td><td>实施机关")
    named = named.replace("办一张小摊点证", "小摊点备案办事指南")

    outcome = run(write(tmp_path, named, "小摊点.html"))

    one = said_of(page("小摊点.html", "documents"))
    assert (one.title, one.item.name) == ("小摊点备案办事指南", "小摊点备案")
    assert outcome.labels["verbatim"] == 1


def test_several_files_one_of_them_empty(tmp_path: Path) -> None:
    empty = write(tmp_path, "<html><body><img src='a.png'></body></html>", "图.html")

    outcome = run(write(tmp_path, PAGE, "小摊点.html"), empty)

    assert outcome.counts == counts(2, created=1, refused=1)
    assert "没有文字" in outcome.said
