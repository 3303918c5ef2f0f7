"""Somebody without a mouse does a whole errand: search, guide, materials, edition, action."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.guides.programs import in_site

PREPARE = """
import json, sys
from tests.factories import make_guide, make_item, make_material
papers = [make_material(name="出生医学证明"), make_material(name="户口簿")]
item = make_item(
    name="出生登记", audience=["1"], materials=papers, means=["1", "2"], online_url="ONLINE"
)
guide = make_guide(item=item, title="给刚出生的孩子上户口", has_pictured=True)
sys.stdout.write("\\n" + json.dumps(guide.code))
"""
ONLINE = "https://elsewhere.test/apply"
MOST = 120
# What is known of where the focus is: seen, uncovered, and after the place before it.
STOP = """() => {
    const one = document.activeElement;
    if (one === document.body || one === document.documentElement) return null;
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
    const light = (colour) => rgb(colour).slice(0, 3).map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    const ground = (of) => !of ? "rgb(255, 255, 255)"
        : (rgb(getComputedStyle(of).backgroundColor)[3] ?? 1) === 1
        ? getComputedStyle(of).backgroundColor : ground(of.parentElement);
    const on = parseFloat(style.outlineOffset) < 0 ? one : one.parentElement;
    const [first, second] = [light(style.outlineColor), light(ground(on))].sort();
    const isInside = (x, y) => {
        const top = document.elementFromPoint(x, y);
        const own = [one, ...(one.labels || [])];
        return Boolean(top) && own.some(part => part.contains(top));
    };
    const bar = document.querySelector(".thumb");
    const over = bar && !bar.contains(one) && getComputedStyle(bar).position === "fixed"
        ? Math.max(0, box.bottom - bar.getBoundingClientRect().top) : 0;
    // What goes on in the next line is looked at in its first.
    const [line] = one.getClientRects();
    const before = window.stopped;
    window.stopped = one;
    return {
        name: (one.ariaLabel || one.textContent || one.name || one.id).trim().slice(0, 40),
        edge: style.outlineStyle === "none" ? 0 : (second + 0.05) / (first + 0.05),
        seen: box.bottom > 0 && box.top < innerHeight
            && isInside(line.left + line.width / 2, line.top + line.height / 2),
        under: over,
        moved: !before ? 1 : before === one ? 0
            : before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING ? 1 : -1,
    };
}"""


@dataclass
class Keyboard:
    """The keys of one page; `stops` is where the focus was."""

    page: Page
    stops: list[dict[str, Any]] = field(default_factory=list)

    def to(self, wanted: Locator, key: str = "Tab") -> None:
        """Go on until `wanted` has the focus; at each stop all has to be as it should."""
        expect(wanted).to_be_visible()
        for _press in range(MOST):
            self.page.keyboard.press(key)
            stop = self.page.evaluate(STOP)
            assert stop is not None, f"the focus left the page before {wanted}"
            self.stops.append(stop)
            assert stop["edge"] >= 3, stop
            assert stop["seen"], stop
            assert stop["under"] == 0, stop
            assert stop["moved"] == (1 if key == "Tab" else -1), (self.stops[-2:], key)
            if wanted.evaluate("one => one === document.activeElement"):
                return
        pytest.fail(f"{wanted} was not reached: {self.stops}")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)


@pytest.fixture
def site(running_site: dict[str, str]) -> tuple[str, str]:
    prepared = in_site(running_site, PREPARE.replace("ONLINE", ONLINE))
    return running_site["MINGBAI_BASE_URL"], json.loads(prepared.splitlines()[-1])


def applied(route: Route) -> None:
    page = "<!doctype html><title>-</title><h1>线上申请</h1>"
    route.fulfill(body=page, content_type="text/html; charset=utf-8")


def test_a_whole_errand_with_the_keyboard_alone(page: Page, site: tuple[str, str]) -> None:
    base, code = site
    page.route(f"{ONLINE}**", applied)
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    keys = Keyboard(page)
    page.goto(f"{base}/")

    skip = page.get_by_role("link", name="跳到正文")
    keys.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    keys.press("Enter")
    keys.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")

    box = page.get_by_role("combobox", name="想办什么事？")
    if not box.evaluate("one => one === document.activeElement"):
        keys.to(box)
    page.keyboard.type("孩子上户口", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    keys.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    keys.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    keys.press("Enter")
    page.wait_for_url(f"{base}/search/?q=*")

    keys.to(page.locator(".found > li h2 a").first)
    keys.press("Enter")
    page.wait_for_url(f"{base}/guides/{code}/")
    boxes = page.locator(".checklist input")
    for at in range(2):
        keys.to(boxes.nth(at))
        keys.press("Space")
        expect(boxes.nth(at)).to_be_checked()
    expect(page.locator(".ticked [role=status]")).to_contain_text("2 / 2")

    # Back up to the way of looking at it, as it stands on the page.
    keys.to(page.get_by_role("link", name="图例版"), "Shift+Tab")
    keys.press("Enter")
    page.wait_for_url(f"{base}/guides/{code}/?edition=pictured")
    expect(boxes.first).to_be_checked()
    action = page.locator("a.action")
    keys.to(action)
    keys.press("Enter")
    page.wait_for_url(f"{ONLINE}**")
    expect(page.get_by_role("heading", name="线上申请")).to_be_visible()


def test_the_focus_goes_round_a_guide_and_is_caught_nowhere(
    page: Page, site: tuple[str, str]
) -> None:
    base, code = site
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{base}/elder/guides/{code}/")
    last = page.locator("a[href], button, input, summary").locator("visible=true").last
    keys = Keyboard(page)

    keys.press("Tab")
    keys.to(last)
    assert len(keys.stops) > 30
    first = page.get_by_role("link", name="跳到正文")
    keys.to(first, "Shift+Tab")
