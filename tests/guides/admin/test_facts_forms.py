"""Items, halls and materials: what a change touches is told first, and what harms is refused."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from guides.models import Current, Department, Hall, Item, LedgerRow, Material, SectionPage
from tests.factories import make_department, make_guide, make_hall, make_item, make_material

from .browser import last_row, opened, snippet_url, told, type_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Item, Hall, Material, Department])
def test_lists_search_and_narrow(client: Client, editor: User, model: Any) -> None:
    make: dict[Any, Any] = {Item: make_item, Hall: make_hall, Material: make_material}
    one = make.get(model, make_department)(name="居民身份证补领办理")
    other = make.get(model, make_department)(name="别的")
    name = f"wagtailsnippets_guides_{model._meta.model_name}:list"
    html = client.get(reverse(name), {"q": "身份证补"}).content.decode()
    assert one.name in html
    assert other.name not in html


def test_items_are_narrowed_by_department_and_state(client: Client, editor: User) -> None:
    department = make_department()
    one = make_item(department=department, name="甲事项")
    other = make_item(name="乙事项", publish=False)
    url = reverse("wagtailsnippets_guides_item:list")
    html = client.get(url, {"department": department.pk}).content.decode()
    assert (one.name in html, other.name in html) == (True, False)
    html = client.get(url, {"state": "draft"}).content.decode()
    assert (one.name in html, other.name in html) == (False, True)


def test_an_item_is_made_with_boxes_to_tick(client: Client, editor: User) -> None:
    url = reverse("wagtailsnippets_guides_item:add")
    typed = {"name": "新事项", "audience": ("1", "2"), "means": ("1",), "action-publish": "1"}
    data = type_in(opened(client, url), **typed)
    response = client.post(url, data)
    assert response.status_code == 302, response.context["form"].errors
    item = Item.objects.get()
    assert (item.audience, item.means, item.live) == (["1", "2"], ["1"], True)
    assert item.source_id
    assert LedgerRow.objects.filter(kind="item", code=item.code).count() == 1
    html = client.get(snippet_url(item)).content.decode()
    assert 'name="audience" value="2"' in html


def test_a_changed_fee_tells_first_and_then_updates(client: Client, editor: User) -> None:
    item = make_item()
    page = make_guide(item=item, has_pictured=True)
    html = client.get(snippet_url(item)).content.decode()
    assert "发布后会更新 1 份指南：" in html
    assert page.title in html
    assert "要重新核对" not in html
    data = type_in(
        opened(client, snippet_url(item)), **{"fees-0-amount": "88", "change_note": "涨价"}
    )
    client.post(snippet_url(item), data)
    html = client.get(snippet_url(item)).content.decode()
    assert "要重新核对：</strong>" in html or "要重新核对：白话版、图例版" in html
    assert "20 元" in last_row(kind="guide").payload
    response = client.post(snippet_url(item), type_in(data, **{"action-publish": "1"}), follow=True)
    assert any("已经更新了 1 份指南" in one for one in told(response))
    row = last_row(kind="guide")
    assert "88 元/证" in row.payload
    assert row.change_note == "涨价"


def test_what_the_posted_form_would_touch_is_shown_beside_it(client: Client, editor: User) -> None:
    item = make_item()
    page = make_guide(item=item)
    url = reverse("wagtailsnippets_guides_item:preview_on_edit", args=[item.pk])
    data = opened(client, snippet_url(item))
    client.post(url, type_in(data, **{"fees-0-amount": "88"}))
    html = client.get(url, {"mode": "touched"}).content.decode()
    assert page.title in html
    assert "要重新核对" in html
    client.post(url, type_in(data, **{"fees-0-amount": "20.00"}))
    assert "要重新核对" not in client.get(url, {"mode": "touched"}).content.decode()


def test_a_fact_that_a_published_guide_names_is_not_emptied(client: Client, editor: User) -> None:
    item = make_item()
    page = make_guide(item=item, summary="办好给您 {{result}}。")
    data = opened(client, snippet_url(item))
    response = client.post(snippet_url(item), type_in(data, result="", **{"action-publish": "1"}))
    assert response.status_code == 200
    errors = response.context["form"].errors["name"]
    assert any(f"《{page.title}》" in one and "{{result}}" in one for one in errors)
    assert Current.objects.get(kind="item", code=item.code).revision == 1
    # As a draft it may be anything.
    assert client.post(snippet_url(item), opened(client, snippet_url(item))).status_code == 302


def test_an_item_that_guides_use_is_not_withdrawn(client: Client, editor: User) -> None:
    item = make_item()
    page = make_guide(item=item)
    url = snippet_url(item, "unpublish")
    assert "撤回原因" in client.get(url).content.decode()
    response = client.post(url, {"reason": "取消了", "successor": ""})
    assert response.status_code == 200
    [error] = response.context["withdrawal"].non_field_errors()
    assert f"《{page.title}》" in error
    assert error in response.content.decode()
    assert Item.objects.get(pk=item.pk).live


@pytest.mark.parametrize("make", [make_item, make_hall])
def test_items_and_halls_are_withdrawn_with_reason_and_successor(
    client: Client, editor: User, make: type
) -> None:
    one, successor = make(), make()
    data = {"reason": "搬走了", "successor": str(successor.pk)}
    assert client.post(snippet_url(one, "unpublish"), data).status_code == 302
    row = LedgerRow.objects.get(code=one.code, action="withdraw")
    assert '"reason":"搬走了"' in row.payload
    assert f'"successor":"{successor.code}"' in row.payload


def test_a_hall_is_refused_at_its_field(client: Client, editor: User) -> None:
    hall = make_hall()
    make_guide(item=make_item(hall=hall))
    data = opened(client, snippet_url(hall))
    response = client.post(
        snippet_url(hall), type_in(data, latitude="北纬", **{"action-publish": "1"})
    )
    assert response.context["form"].errors == {"latitude": ["请写成度数，例如 31.2304。"]}
    html = client.get(snippet_url(hall)).content.decode()
    assert "发布后会更新 1 份指南：" in html


def test_an_unfit_draft_is_told_by_its_field_on_paths_without_a_form(
    client: Client, editor: User
) -> None:
    hall = make_hall()
    hall.address = ""
    revision = hall.save_revision(clean=False)
    hall.get_workflow().start(Hall.objects.get(pk=hall.pk), editor)
    state = Hall.objects.get(pk=hall.pk).current_workflow_task_state
    assert state.revision == revision
    url = reverse(
        "wagtailsnippets_guides_hall:workflow_action", args=[hall.pk, "approve", state.pk]
    )
    response = client.post(url, {"comment": ""}, follow=True)
    assert any("地址" in one and "还没有填" in one for one in told(response))
    assert Current.objects.get(kind="hall", code=hall.code).revision == 1


def test_what_was_published_or_is_used_is_not_deleted(client: Client, editor: User) -> None:
    item = make_item()
    response = client.post(snippet_url(item, "delete"), follow=True)
    assert any("发布过，不能删除" in one for one in told(response))
    draft = make_item(publish=False)
    url = reverse("wagtail_bulk_action", args=["guides", "item", "delete"])
    response = client.post(f"{url}?id={item.pk}&id={draft.pk}&next=/admin/", follow=True)
    assert any("发布过，不能删除" in one for one in told(response))
    assert list(Item.objects.all()) == [item]
    department = make_department()
    make_item(department=department)
    url = reverse("wagtail_bulk_action", args=["guides", "department", "delete"])
    response = client.post(f"{url}?id={department.pk}&next=/admin/", follow=True)
    assert any("还有内容在用它，不能删除" in one for one in told(response)), told(response)


def test_a_material_tells_where_it_is_used(client: Client, editor: User) -> None:
    material = make_material()
    item = make_item(materials=[material])
    page = make_guide(item=item)
    html = client.get(snippet_url(material)).content.decode()
    assert page.title in html
    assert item.name in html
    data = type_in(opened(client, snippet_url(material)), name="户口簿")
    response = client.post(snippet_url(material), data, follow=True)
    assert any("1 份已发布的指南" in one for one in told(response))
    assert "户口簿" in last_row(kind="guide").payload


def test_a_new_department_has_its_section(client: Client, editor: User) -> None:
    url = reverse("wagtailsnippets_guides_department:add")
    data = type_in(opened(client, url), name="民政局")
    assert client.post(url, data).status_code == 302
    assert SectionPage.objects.get().title == "民政局"
    department = Department.objects.get()
    data = type_in(opened(client, snippet_url(department)), name="市民政局")
    client.post(snippet_url(department), data)
    assert SectionPage.objects.get().title == "市民政局"
