"""Somebody asks in their own words, reads the answer, narrows, opens a guide, and comes back."""

import json
import re
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.guides.programs import in_site

PREPARE = """
import json, sys
from tests.factories import make_guide, make_item, make_material
papers = [make_material(name="出生医学证明"), make_material(name="户口簿")]
birth = make_item(name="出生登记", audience=["1"], materials=papers)
dog = make_item(name="养犬登记", audience=["1"])
staff = make_item(name="集体户口登记", audience=["2"])
codes = {
    "birth": make_guide(item=birth, title="给刚出生的孩子上户口").code,
    "dog": make_guide(item=dog, title="家里养狗，给它上户口").code,
    "staff": make_guide(item=staff, title="单位给职工上集体户口").code,
}
for number in range(12):
    make_guide(item=make_item(audience=["1", "2"]), title=f"第{number + 1}种户口证明")
sys.stdout.write("\\n" + json.dumps(codes))
"""
QUESTION = "孩子上户口要带什么"


@dataclass
class Site:
    base: str
    codes: dict[str, str]

    def guide(self, key: str) -> re.Pattern[str]:
        return re.compile(f"^{self.base}/guides/{self.codes[key]}/(#.*)?$")


@pytest.fixture
def site(running_site: dict[str, str]) -> Site:
    prepared = in_site(running_site, PREPARE)
    codes = json.loads(prepared.splitlines()[-1])
    return Site(running_site["MINGBAI_BASE_URL"], codes)


def narrow_and_come_back(page: Page, site: Site) -> None:
    """From the results: the answer, a condition, the guide and back, with all as it was."""
    expect(page.get_by_role("searchbox").or_(page.get_by_role("combobox"))).to_have_value(QUESTION)
    answer = page.locator("[data-answer=materials]")
    expect(answer).to_contain_text("出生医学证明")
    first = page.locator(".found > li").first
    expect(first).to_have_attribute("data-key", f"guide:{site.codes['birth']}")
    expect(first.locator("mark").first).to_be_visible()
    everything = page.locator(".tally").inner_text()

    group = page.locator("section[aria-labelledby=by-audience]")
    if not group.is_visible():
        page.get_by_text("缩小范围").click()
    choice = group.get_by_role("link", name="企业")
    count = int(choice.locator(".count").inner_text())
    choice.click()
    expect(page.locator(".tally")).to_contain_text(f"找到 {count} 条")
    chip = page.get_by_role("link", name="去掉条件： 谁来办 企业")
    expect(chip).to_be_visible()
    narrowed = page.url
    listed = page.locator(".found > li").evaluate_all("all => all.map(one => one.dataset.key)")
    assert f"guide:{site.codes['staff']}" in listed
    assert f"guide:{site.codes['birth']}" not in listed

    page.locator(f"[data-key='guide:{site.codes['staff']}'] h2 a").click()
    page.wait_for_url(site.guide("staff"))
    expect(page.locator("h1")).to_have_text("单位给职工上集体户口")
    page.go_back()
    page.wait_for_url(narrowed)
    expect(page.locator("main input[name=q]")).to_have_value(QUESTION)
    expect(page.get_by_role("option")).to_have_count(0)
    again = page.locator(".found > li").evaluate_all("all => all.map(one => one.dataset.key)")
    assert again == listed
    page.get_by_role("link", name="去掉条件： 谁来办 企业").click()
    expect(page.locator(".tally")).to_have_text(everything)


def test_a_colloquial_question_is_asked_answered_narrowed_and_come_back_to(
    page: Page, site: Site
) -> None:
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.base}/")

    box = page.get_by_role("combobox", name="想办什么事？")
    box.press_sequentially("shanghu", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    expect(page.get_by_role("listbox")).to_contain_text("给刚出生的孩子上户口")
    box.fill("")
    box.press_sequentially("孩子上户口", delay=20)
    option = page.get_by_role("option", name="给刚出生的孩子上户口")
    expect(option).to_be_visible()
    # Going on typing is as good as choosing.
    box.press_sequentially("要带什么", delay=20)
    box.press("Enter")
    page.wait_for_url(f"{site.base}/search/?q={quote(QUESTION)}")
    narrow_and_come_back(page, site)

    page.goto(f"{site.base}/halls-that-are-nowhere/")
    faults.clear()
    box = page.get_by_role("combobox", name="想办什么事？")
    box.press_sequentially("养狗", delay=20)
    expect(page.get_by_role("option")).to_have_count(1)
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(site.guide("dog"))
    assert faults == []


def test_the_same_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.base}/")

    page.get_by_role("searchbox", name="想办什么事？").fill(QUESTION)
    page.get_by_role("button", name="搜索").click()
    page.wait_for_url(f"{site.base}/search/?q={quote(QUESTION)}")
    narrow_and_come_back(page, site)
    assert context.cookies() == []
    context.close()
