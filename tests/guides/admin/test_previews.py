"""Drafts are shown in each channel beside the form, complete or not."""

import json
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from guides.models import GuidePage, LedgerRow
from guides.models.previewed import PREVIEWS
from guides.sections import section_of
from tests.factories import make_department, make_guide, make_hall, make_item

from .browser import guide_form, opened, snippet_url, steps, type_in

pytestmark = [pytest.mark.django_db, pytest.mark.once]

CHANNELS = ["plain", "pictured", "video", "kiosk", "window", "hotline", "mobile", "feed"]


def preview(client: Client, page: GuidePage, mode: str) -> str:
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    response = client.get(url, {"mode": mode})
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_every_channel_has_a_preview() -> None:
    assert list(PREVIEWS[GuidePage]) == CHANNELS


@pytest.mark.parametrize("mode", CHANNELS)
def test_what_is_typed_shows_in_each_channel(client: Client, editor: User, mode: str) -> None:
    page = make_guide()
    before = LedgerRow.objects.count()
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    data = guide_form(
        client, page, summary="新的说法，交 {{fee}}。", answer_time="很快，{{time}}。"
    )
    assert client.post(url, data).json() == {"is_valid": True, "is_available": True}
    shown = preview(client, page, mode)
    assert "20 元/证" in shown
    assert "很快，5 个工作日。" in shown
    assert LedgerRow.objects.count() == before


@pytest.mark.parametrize("mode", CHANNELS)
def test_a_draft_with_errors_is_shown_all_the_same(client: Client, editor: User, mode: str) -> None:
    page = make_guide()
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    data = guide_form(client, page, title="", summary="交 {{money}}", has_video="on")
    typed = steps({"title": "", "words": ""}, {"words": "带 {{nothing}}"})
    client.post(url, type_in(data, steps=typed))
    shown = preview(client, page, mode)
    assert "……" in shown or "{{nothing}}" in shown or "{{money}}" in shown


def test_a_draft_without_item_tells_what_is_missing(client: Client, editor: User) -> None:
    page = make_guide(publish=False)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    client.post(url, guide_form(client, page, **{"guide_items-0-DELETE": "on"}))
    for mode in CHANNELS:
        assert "请至少选一个事项" in preview(client, page, mode)


def test_a_guide_never_saved_has_a_preview(client: Client, editor: User) -> None:
    section = section_of(make_department())
    item = make_item()
    url = reverse("wagtailadmin_pages:add", args=["guides", "guidepage", section.pk])
    typed = {"guide_items-TOTAL_FORMS": "1", "guide_items-0-item": str(item.pk)}
    typed |= {"guide_items-0-ORDER": "1", "guide_items-0-id": "", "guide_items-0-DELETE": ""}
    empty = {name: {"count": 0} for name in ("tips", "warnings", "questions", "sections")}
    data = type_in(opened(client, url), title="新的指南", steps=steps({}), **empty, **typed)
    url = reverse("wagtailadmin_pages:preview_on_add", args=["guides", "guidepage", section.pk])
    assert client.post(url, data).json()["is_valid"]
    for mode in CHANNELS:
        response = client.get(url, {"mode": mode})
        assert "新的指南" in unescape(response.content.decode())


def test_the_data_previews_are_the_channels_own_shape(client: Client, editor: User) -> None:
    page = make_guide()
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    client.post(url, guide_form(client, page))
    html = preview(client, page, "hotline")
    entry = json.loads(html.partition("<pre>")[2].partition("</pre>")[0])
    assert entry["_mingbai"]["facts"]["fee"]["value"] == "20 元/证"
    assert entry["_mingbai"]["revision"] == 2


def test_an_item_is_shown_in_the_guide_that_uses_it(client: Client, editor: User) -> None:
    item = make_item()
    url = reverse("wagtailsnippets_guides_item:preview_on_edit", args=[item.pk])
    data = type_in(opened(client, snippet_url(item)), **{"fees-0-amount": "88"})
    client.post(url, data)
    assert "请看“事项页”" in client.get(url, {"mode": "guide"}).content.decode()
    assert "88 元/证" in client.get(url, {"mode": "item"}).content.decode()
    page = make_guide(item=item)
    html = client.get(url, {"mode": "guide"}).content.decode()
    assert page.title in html
    assert "88 元/证" in html


def test_a_hall_is_shown_as_its_page(client: Client, editor: User) -> None:
    hall = make_hall()
    page = make_guide(item=make_item(hall=hall))
    url = reverse("wagtailsnippets_guides_hall:preview_on_edit", args=[hall.pk])
    client.post(url, type_in(opened(client, snippet_url(hall)), address="新的地址 5 号"))
    html = client.get(url).content.decode()
    assert "新的地址 5 号" in html
    assert page.title in html
    assert page.title in client.get(url, {"mode": "touched"}).content.decode()
    client.post(url, type_in(opened(client, snippet_url(hall)), address=""))
    assert "还没有填" in client.get(url).content.decode()
