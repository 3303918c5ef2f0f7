"""The item's form in a real browser, without a mouse: tabs, folded groups, and what is wrong."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django import Settings

from guides.models import Item
from tests.factories import make_item

from .browser import snippet_url


@pytest.fixture
def form(
    page: Page, live_server: Any, client: Client, settings: Settings, editor: User
) -> tuple[Page, Item]:
    """Return the form of an item, opened by someone who is signed in."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    item = make_item()
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(live_server.url + snippet_url(item))
    return page, item


def test_a_rare_field_is_reached_filled_in_wrongly_told_and_mended(
    form: tuple[Page, Item],
) -> None:
    page, item = form
    code = page.locator("#id_credit_code")
    expect(code).not_to_be_visible()

    group = page.locator("section.collapsed", has_text="实施机关的更多情况")
    group.locator("[data-panel-toggle]").first.focus()
    page.keyboard.press("Enter")
    expect(code).to_be_visible()
    code.focus()
    page.keyboard.type("123")
    page.get_by_role("button", name="存稿").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("统一社会信用代码是 18 位数字和大写字母").first).to_be_visible()
    # What is wrong is not folded away, and what was typed is there.
    expect(code).to_be_visible()
    expect(code).to_have_value("123")
    code.fill("11120000000125014N")
    page.get_by_role("button", name="存稿").click()
    page.wait_for_load_state()
    draft = Item.objects.get(pk=item.pk).get_latest_revision_as_object()
    assert draft.credit_code == "11120000000125014N"


def test_a_materials_rare_fields_open_in_their_row(form: tuple[Page, Item]) -> None:
    page, _item = form
    page.get_by_role("tab", name="基本情况").focus()
    for _key in range(2):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="材料")).to_be_focused()
    page.keyboard.press("Enter")

    standard = page.locator("#id_materials-0-acceptance_standard")
    expect(standard).not_to_be_visible()
    page.locator("details > summary", has_text="受理标准").first.focus()
    page.keyboard.press("Enter")
    expect(standard).to_be_visible()
    # A row that is added has the same.
    before = page.locator("[id$='-acceptance_standard']").count()
    page.get_by_role("button", name="增加 材料").click()
    expect(page.locator("[id$='-acceptance_standard']")).to_have_count(before + 1)
