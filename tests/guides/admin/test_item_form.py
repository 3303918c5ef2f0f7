"""An item's form holds all its fields, says what is wrong in words, and loses nothing."""

import json
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import models
from django.test import Client
from django.urls import reverse
from lxml import html
from wagtail.documents.models import Document

from guides.content import Particulars
from guides.models import Department, Item, Material
from guides.vocabulary import (
    ImplementerNature,
    ItemStatus,
    OnlineDepth,
    PowerSource,
    ResultType,
    SystemLevel,
)
from tests.factories import make_department, make_guide, make_item, make_material

from .browser import last_row, opened, snippet_url, type_in

pytestmark = pytest.mark.django_db

# What no editor types: keys, what imports keep, and what Wagtail does.
NOT_TYPED = {
    "source",
    "source_id",
    "source_data",
    "told",
    "source_codes",
    "code",
    "locale",
    "translation_key",
    "id",
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "live_revision",
    "latest_revision",
    "expired",
    "expire_at",
    "go_live_at",
    "locked",
    "locked_at",
    "locked_by",
}
TYPED: dict[str, str] = {
    "status": ItemStatus.SUSPENDED,
    "version": "3",
    "description": "给新生儿登记户口",
    "main_item": "出生登记",
    "main_code": "000109001000",
    "business_name": "国内出生登记",
    "business_code": "0001090010000001",
    "source_code": "QS-1",
    "power_source": PowerSource.OWN,
    "division_of_power": "派出所直接办",
    "exercise_content": "受理、核对、登记",
    "planned_from": "2026-03-01",
    "planned_until": "2030-12-31",
    "credit_code": "11120000000125014N",
    "implementer_nature": ImplementerNature.STATUTORY,
    "delegator": "市公安局",
    "joint_departments": "卫健委",
    "handling_office": "派出所",
    "handling_unit": "内勤",
    "accepting_office": "户籍窗口",
    "department_name": "某市公安局",
    "in_hall": "true",
    "service_field": "户籍",
    "service_mode": "窗口服务",
    "remarks": "双胞胎分别登记",
    "quantity_limit": "没有限制",
    "prohibited": "冒名的不办",
    "process_description": "一、申请\n二、登记",
    "progress": "打电话查",
    "intermediary": "不需要",
    "online_payment": "false",
    "result_type": ResultType.CERTIFICATE,
    "result_validity": "十年",
    "result_delivery": "到窗口拿，也可以寄到家",
    "benefits": "每月 300 元",
    "appointment": "true",
    "appointment_note": "提前一天约",
    "post": "true",
    "post_note": "寄到家",
    "self_service": "false",
    "place_note": "户口所在地派出所",
    "hours_note": "工作日上午",
    "directions": "坐 3 路车",
    "inquiry": "公众号留言",
    "online_depth": OnlineDepth.SUBMISSION,
    "mobile_url": "https://m.example.test/birth",
    "system_level": SystemLevel.CITY,
    "visits_basis": "户口登记条例",
    "complaint": "写信给督察",
    "review_and_appeal": "六十日内申请复议",
    "rights_and_duties": "如实提供材料",
}


def rows(name: str, *several: dict[str, Any]) -> dict[str, Any]:
    """Return what the form sends of rows that were added."""
    sent: dict[str, Any] = {f"{name}-TOTAL_FORMS": str(len(several)), f"{name}-INITIAL_FORMS": "0"}
    for number, row in enumerate(several):
        known = {"ORDER": str(number + 1), "id": "", "DELETE": ""}
        sent |= {f"{name}-{number}-{key}": value for key, value in {**known, **row}.items()}
    return sent


def as_kept(field: Any, typed: str) -> Any:
    if isinstance(field, models.DateField):
        return date.fromisoformat(typed)
    return {"true": True, "false": False}.get(typed, typed)


@pytest.mark.once
def test_every_field_of_an_item_is_on_its_form(client: Client, editor: User) -> None:
    sent = opened(client, snippet_url(make_item()))
    page = html.document_fromstring(client.get(snippet_url(make_item())).content)
    named = {*sent, *page.xpath("//form//@name")}

    fields = {field.name for field in (*Item._meta.fields, *Item._meta.many_to_many)}
    assert fields - NOT_TYPED <= named
    for relation in ("special_procedures", "questions", "materials", "fees", "basis", "process"):
        child = Item._meta.get_field(relation).related_model
        assert child is not None
        wanted = {one.name for one in child._meta.fields} - {"id", "item", "sort_order"}
        empty = page.xpath(f"//template[@id='id_{relation}-EMPTY_FORM_TEMPLATE']")[0]
        assert {f"{relation}-__prefix__-{name}" for name in wanted} <= {*empty.xpath(".//@name")}
    # All that is published as a particular can be typed.
    assert {*Particulars.model_fields} - {"special_procedures", "questions"} <= fields


def test_all_that_is_typed_goes_through_a_draft_to_the_page(client: Client, editor: User) -> None:
    item = make_item(handling="2")
    file = ContentFile(b"%PDF-", name="sample.pdf")
    sample = Document.objects.create(title="样本", file=file)
    typed = {
        **TYPED,
        "flow_chart": str(sample.pk),
        "result_sample": str(sample.pk),
        **rows(
            "special_procedures",
            {"name": "听证", "value": "20", "unit": "working_day", "basis": "", "note": "对不上时"},
        ),
        **rows("questions", {"question": "要约吗？", "answer": "不约也行。"}),
    }
    response = client.post(snippet_url(item), type_in(opened(client, snippet_url(item)), **typed))
    assert response.status_code == 302, response.context["form"].errors
    assert not Item.objects.get(pk=item.pk).version

    # What the draft's form shows is what was typed.
    again = opened(client, snippet_url(item))
    # A browser drops the line break that a box of text begins with.
    assert {name: again[name].removeprefix("\n") for name in TYPED} == TYPED
    response = client.post(snippet_url(item), type_in(again, **{"action-publish": "1"}))
    assert response.status_code == 302, response.context["form"].errors

    published = Item.objects.get(pk=item.pk)
    kept = {name: getattr(published, name) for name in TYPED}
    assert kept == {name: as_kept(Item._meta.get_field(name), TYPED[name]) for name in TYPED}
    said = json.loads(last_row(kind="item", code=item.code).payload)["particulars"]
    assert said["special_procedures"][0]["name"] == "听证"
    assert said["questions"] == [{"question": "要约吗？", "answer": "不约也行。"}]
    assert said["result_sample"]["name"] == "sample.pdf"
    page = client.get(f"/items/{item.code}/").content.decode()
    for name, text in TYPED.items():
        # The others are said in words: the pages' own tests know which.
        if text not in ("true", "false") and not getattr(
            Item._meta.get_field(name), "choices", None
        ):
            assert text.split("\n")[0] in page, name


@pytest.mark.once
@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"name": ""}, "name", "请填“事项名称”。"),
        ({"mobile_url": "点这里"}, "mobile_url", "“手机办理地址”不是完整的网址。"),
        ({"planned_from": "明年"}, "planned_from", "“计划生效日期”请写成 2026-03-01 这样。"),
        ({"visits": "两"}, "visits", "“到现场次数”请写整数，例如 5。"),
        ({"version": "第" * 21}, "version", "“事项版本”最多 20 个字，现在是 21 个"),
        ({"credit_code": "123"}, "credit_code", "18 位数字和大写字母"),
        ({"credit_code": "11120000000125014O"}, "credit_code", "现在是“11120000000125014O”"),
        (
            {"planned_from": "2027-01-01", "planned_until": "2026-01-01"},
            "planned_until",
            "计划取消日期在计划生效日期（2027-01-01）前面",
        ),
        ({"handling": "1"}, "promised_value", "即办件要在 1 天以内办完"),
        ({"promised_value": "11"}, "promised_value", "比法定办结时限还长"),
    ],
)
def test_what_is_certainly_wrong_is_told_by_its_field_and_kept_in_the_form(
    client: Client, editor: User, typed: dict[str, str], field: str, told: str
) -> None:
    item = make_item(handling="2")
    sent = type_in(opened(client, snippet_url(item)), **typed, **{"action-publish": "1"})

    response = client.post(snippet_url(item), sent)

    assert response.status_code == 200
    assert told in " ".join(response.context["form"].errors[field])
    for name, text in typed.items():
        assert response.context["form"][name].value() == text


@pytest.mark.once
def test_a_row_tells_what_is_wrong_in_it(client: Client, editor: User) -> None:
    item = make_item()
    sent = type_in(
        opened(client, snippet_url(item)),
        **{"fees-0-amount": "二十", "materials-0-material": "", "action-publish": "1"},
    )

    form = client.post(snippet_url(item), sent).context["form"]

    assert form.formsets["fees"].errors[0]["amount"] == [
        "“金额（元）”请写数字，例如 20 或者 12.50。"
    ]
    assert form.formsets["materials"].errors[0]["material"] == ["请填“材料”。"]


def test_what_nobody_knows_yet_is_an_answer(client: Client, editor: User) -> None:
    item = make_item()
    page = html.document_fromstring(client.get(snippet_url(item)).content)

    choices = [one.text for one in page.xpath("//select[@name='appointment']/option")]
    assert choices == ["不知道", "是", "否"]
    for name in ("charged", "proxy", "post", "self_service", "in_hall", "online_payment"):
        assert page.xpath(f"//select[@name='{name}']/option[1]")[0].text == "不知道"
    client.post(snippet_url(item), type_in(opened(client, snippet_url(item)), charged="unknown"))
    assert Item.objects.get(pk=item.pk).get_latest_revision_as_object().charged is None


@pytest.mark.once
def test_what_an_import_left_over_is_shown_beside(client: Client, editor: User) -> None:
    item = make_item(source="旧目录", source_data={"办理渠道": "窗口|网上"})
    page = client.get(snippet_url(item)).content.decode()

    assert "从“旧目录”导入" in page
    assert "窗口|网上" in page
    assert "来源的栏目" not in client.get(snippet_url(make_item())).content.decode()


def test_materials_and_departments_have_their_new_fields(client: Client, editor: User) -> None:
    material, department = make_material(), make_department()
    typed = {"material_type": "proof", "where_to_get": "接生的医院"}
    sent = type_in(opened(client, snippet_url(material)), **typed)
    assert client.post(snippet_url(material), sent).status_code == 302
    kept = Material.objects.get(pk=material.pk)
    assert {name: getattr(kept, name) for name in typed} == typed

    url = snippet_url(department)
    sent = type_in(opened(client, url), credit_code="1112")
    form = client.post(url, sent).context["form"]
    assert "18 位" in form.errors["credit_code"][0]
    sent["credit_code"] = "11120000000125014N"
    assert client.post(url, sent).status_code == 302
    assert Department.objects.get(pk=department.pk).credit_code == "11120000000125014N"


def test_the_guides_that_use_an_item_say_its_new_words(client: Client, editor: User) -> None:
    item = make_item()
    page = make_guide(item=item)
    sent = opened(client, snippet_url(item))
    client.post(
        snippet_url(item),
        type_in(sent, appointment="true", appointment_note="提前约", **{"action-publish": "1"}),
    )

    shown = html.document_fromstring(client.get(f"/guides/{page.code}/").content)
    assert shown.xpath("string(//*[@data-particular='appointment'])") == "可以预约"
    assert shown.xpath("string(//*[@data-particular='appointment_note'])") == "提前约"
    assert client.get(reverse("wagtailsnippets_guides_item:list")).status_code == 200
