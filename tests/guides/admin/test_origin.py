"""A guide out of another system is read beside its old words, mended, and then says no more."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from guides.models import GuidePage
from tests.factories import make_guide, make_item

from .browser import edit_url, guide_form, last_row, stream

pytestmark = pytest.mark.django_db

ORIGIN = [
    {"heading": "申请条件", "text": "一、本市户口。\n二、年满十六周岁。", "fields": ["conditions"]},
    {"heading": "温馨提示", "text": "周五下午不办理。", "fields": []},
]


def old_guide(**fields: Any) -> GuidePage:
    known = {
        "summary": "一句话。",
        "steps": [{"title": "去窗口", "words": "到窗口办。"}],
        "source": "旧门户",
        "source_id": "OLD-7",
        "origin": ORIGIN,
        **fields,
    }
    return make_guide(item=make_item(result="", fee=None, charged=None), **known)


def panel(client: Client, page: GuidePage) -> Any:
    return html.document_fromstring(client.get(edit_url(page)).content)


def test_old_words_stand_beside_what_they_filled_and_what_is_lacking(
    client: Client, editor: User
) -> None:
    shown = panel(client, old_guide())

    first, second = shown.xpath("//tr[@data-origin]")
    assert "二、年满十六周岁。" in first.text_content()
    assert first.xpath("string(td[2])") == "受理条件"
    assert second.xpath("string(td[2])") == "没有填进哪一栏，原样放在页面上"
    assert "尚缺：是否收费、办理结果。" in shown.text_content()
    assert shown.xpath("//input[@name='mended']")


def test_a_guide_written_here_has_none_of_it(client: Client, editor: User) -> None:
    shown = panel(client, make_guide())

    assert not shown.xpath("//tr[@data-origin] | //input[@name='mended']")
    assert "旧系统" not in shown.text_content()


def test_once_mended_no_reader_sees_the_old_words(client: Client, editor: User) -> None:
    page = old_guide()
    before = client.get(f"/guides/{page.code}/").content.decode()
    assert "本指南来自旧系统，尚缺：是否收费、办理结果。" in before
    assert "周五下午不办理。" in before

    sections = stream([_Block("section", {"heading": "什么时候不办", "text": "周五下午不办理。"})])
    data = guide_form(client, page, mended="on", sections=sections, **{"action-publish": "1"})
    response = client.post(edit_url(page), data)

    assert response.status_code == 302, response.context["form"].errors
    after = client.get(f"/guides/{page.code}/").content.decode()
    assert "来自旧系统" not in after
    assert "温馨提示" not in after
    assert "什么时候不办" in after
    said = json.loads(last_row(kind="guide", code=page.code).payload)
    assert said["origin"] == {"source": "旧门户", "source_id": "OLD-7", "sections": []}
    assert said["lacks"] == []
    # The editor keeps them.
    assert "已经核对补全，读者看不到原文了" in panel(client, page).text_content()
    assert GuidePage.objects.get(pk=page.pk).origin == ORIGIN


def test_where_nothing_lacks_it_is_still_to_be_read(client: Client, editor: User) -> None:
    page = make_guide(source="旧门户", source_id="OLD-8", origin=ORIGIN)

    assert (
        "本指南来自旧系统，内容还在核对。" in client.get(f"/guides/{page.code}/").content.decode()
    )
    assert "该有的都有了。" in panel(client, page).text_content()


class _Block:
    def __init__(self, block_type: str, value: Any) -> None:
        self.block_type, self.value = block_type, value
