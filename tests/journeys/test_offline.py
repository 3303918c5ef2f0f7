"""Somebody reads guides at home, and has them still in the cellar where the hall is."""

import json
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.guides.programs import in_site

MOST = 10
PREPARE = f"""
import json, sys
from tests.factories import make_guide, make_item
item = make_item()
codes = [make_guide(item=item, title=f"第{{n}}件事").code for n in range({MOST} + 1)]
sys.stdout.write("\\n" + json.dumps(codes))
"""
PICTURED = """
import sys
from tests.factories import make_guide
from tests.guides.test_assemble import a_picture
steps = [
    {"title": f"第{n}步", "words": "照图做。" * 60,
     "picture": {"image": a_picture(f"{n}.png"), "alt": "一个窗口", "callouts": []}}
    for n in range(1, 4)
]
sys.stdout.write("\\n" + make_guide(title="图上的事", steps=steps, has_pictured=True).code)
"""
KEPT = """async () => (await caches.keys()).filter(name => name.startsWith("guide "))
    .map(name => name.slice(6))"""
UNTIL_KEPT = f"""async path => {{
    const kept = async () => await caches.match(path, {{cacheName: "guide " + path}})
        && (await caches.keys()).filter(name => name.startsWith("guide ")).length <= {MOST};
    while (!await kept()) await new Promise(resolve => setTimeout(resolve, 20));
}}"""
# How wide the picture that is chosen in this page really is.
WIDTH = """async picture => { await picture.decode(); return picture.naturalWidth; }"""


@dataclass
class Site:
    base: str
    codes: list[str]

    def path(self, number: int) -> str:
        return f"/guides/{self.codes[number]}/"


@pytest.fixture
def site(running_site: dict[str, str]) -> Site:
    codes = json.loads(in_site(running_site, PREPARE).splitlines()[-1])
    return Site(running_site["MINGBAI_BASE_URL"], codes)


def read(page: Page, site: Site, number: int) -> None:
    page.goto(site.base + site.path(number))
    page.evaluate(UNTIL_KEPT, site.path(number))


def test_the_last_ten_guides_are_there_without_network(
    page: Page, context: BrowserContext, site: Site
) -> None:
    for number in range(MOST + 1):
        read(page, site, number)
    assert page.evaluate(KEPT) == [site.path(number) for number in range(1, MOST + 1)]

    context.set_offline(True)
    page.goto(site.base + site.path(3))
    expect(page.locator("h1")).to_have_text("第3件事")
    expect(page.get_by_role("status").filter(has_text="现在没有网络")).to_be_visible()
    # It is dressed as it was.
    assert page.evaluate("getComputedStyle(document.querySelector('.action, .strip')).display")
    assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")

    page.goto(site.base + site.path(0))
    expect(page.locator("h1")).to_have_text("现在没有网络")
    kept = page.locator("[data-shelf] a")
    expect(kept).to_have_count(MOST)
    expect(kept.first).to_have_text(f"第{MOST}件事")
    kept.nth(2).click()
    expect(page.locator("h1")).to_have_text(f"第{MOST - 2}件事")

    page.goto(f"{site.base}/offline/")
    page.get_by_role("button", name="从这台设备上删掉").click()
    expect(kept).to_have_count(0)
    context.set_offline(False)
    read(page, site, 0)
    assert page.evaluate(KEPT) == [site.path(0)]
    expect(page.get_by_role("status").filter(has_text="现在没有网络")).to_have_count(0)


def test_every_picture_of_a_guide_that_was_read_is_kept(
    page: Page, context: BrowserContext, running_site: dict[str, str]
) -> None:
    code = in_site(running_site, PICTURED).splitlines()[-1]
    base, path = running_site["MINGBAI_BASE_URL"], f"/guides/{code}/?edition=pictured"
    page.set_viewport_size({"width": 390, "height": 500})
    # Never scrolled: what lies below had not been loaded when the page was shown.
    page.goto(base + path)
    page.evaluate(UNTIL_KEPT, path)

    context.set_offline(True)
    page.goto(base + path)
    pictures = page.locator(".shown img")
    expect(pictures).to_have_count(3)
    for number in range(3):
        pictures.nth(number).scroll_into_view_if_needed()
        assert pictures.nth(number).evaluate(WIDTH) > 0
