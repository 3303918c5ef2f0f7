"""An editor sees what people did not find, says what it means, and people find it."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.guides.programs import in_site

PREPARE = """
from django.contrib.auth.models import Group, User
from tests.factories import make_guide, make_item
user = User.objects.create_user("publisher", password="clear-as-water-26")
user.groups.add(Group.objects.get(name="发布员"))
make_guide(item=make_item(name="河道采砂许可"), title="办采砂许可证")
"""
# Milliseconds, for what follows a click in another thread or process.
PATIENCE = 30_000
SAYS = """words => fetch(location.href, {cache: "no-store"})
    .then(answer => answer.text()).then(text => text.includes(words))"""


@pytest.fixture
def base(running_site: dict[str, str]) -> str:
    in_site(running_site, PREPARE)
    return running_site["MINGBAI_BASE_URL"]


def ask(page: Page, base: str, question: str) -> None:
    page.goto(f"{base}/search/?q={quote(question)}")


def wait_for(page: Page, words: str) -> None:
    """Load the page again as soon as it says these words."""
    page.wait_for_function(SAYS, arg=words, timeout=PATIENCE)
    page.reload()


def sign_in(page: Page, base: str) -> None:
    page.goto(f"{base}/admin/login/")
    page.fill("input[name=username]", "publisher")
    page.fill("input[name=password]", "clear-as-water-26")
    page.click("button[type=submit]")
    expect(page).to_have_url(f"{base}/admin/", timeout=PATIENCE)


def test_what_was_not_found_is_found_once_an_editor_has_said_what_it_means(
    page: Page, base: str
) -> None:
    for question in ("捞泥坨坨", "舀泥巴巴", "今天下不下雨"):
        ask(page, base, question)
        expect(page.locator("h1")).to_have_text(f"没有找到“{question}”", timeout=PATIENCE)

    sign_in(page, base)
    page.goto(f"{base}/admin/search/unanswered/")
    for question in ("捞泥坨坨", "舀泥巴巴", "今天下不下雨"):
        wait_for(page, question)

    def row(question: str) -> Locator:
        return page.get_by_role("row").filter(has_text=question)

    # It is none of our business.
    row("今天下不下雨").get_by_role("button", name="已处理").click()
    expect(page.get_by_text("算处理过了")).to_be_visible(timeout=PATIENCE)
    expect(row("今天下不下雨")).to_have_count(0)

    # It is about one item.
    row("捞泥坨坨").get_by_role("link", name="加为日常用语").click()
    expect(page.get_by_label("日常用语")).to_have_value("捞泥坨坨", timeout=PATIENCE)
    page.get_by_role("button", name="选择事项").click()
    page.get_by_role("dialog").get_by_role("link", name="河道采砂许可").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="加上").click()
    expect(page.get_by_text("已经发布，马上起作用")).to_be_visible(timeout=PATIENCE)

    # It is another word for a thing: tried first, then saved.
    row("舀泥巴巴").get_by_role("link", name="加同义词").click()
    expect(page.get_by_label("群众的说法")).to_have_value("舀泥巴巴", timeout=PATIENCE)
    page.get_by_label("办事用语").fill("河道采砂")
    page.get_by_role("button", name="先试一试").click()
    expect(page.get_by_role("heading", name="试出来的结果")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="保存").click()
    expect(page).to_have_url(re.compile("/admin/search/synonyms/$"), timeout=PATIENCE)
    expect(row("舀泥巴巴")).to_contain_text("本站加的")

    for question in ("捞泥坨坨", "舀泥巴巴"):
        ask(page, base, question)
        wait_for(page, "办采砂许可证")
        expect(page.locator(".found > li h2").first).to_have_text("办采砂许可证")
