"""Pages as a browser lays them out: nothing cut, nothing too small to press or to read."""

import mimetypes
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route

from .site import all_pages, full, longwinded, static_file, surroundings

SEARCH = (
    *("search", "search found", "search which", "search unsaid"),
    *("search narrowed", "search nothing"),
)
SITE = "http://127.0.0.1:9"
PHONE, DESK, HALL, TELEVISION = (320, 640), (1280, 900), (1080, 1920), (1920, 1080)
# Links inside a sentence are as high as its line; all others are pressed with a thumb.
TARGETS = """least => [...document.querySelectorAll('a, summary, [role=region] a')]
    .filter(one => one.checkVisibility() && !one.closest('p:not(.thumb), dd, td, .skip')
        && !one.classList.contains('skip'))
    .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
    .filter(([, box]) => box.width < least || box.height < least)
    .map(([text, box]) => `${text} ${box.width}x${box.height}`)"""
SMALL = """least => [...document.querySelectorAll('main *, nav *, header *, footer *')]
    .filter(one => !one.closest('svg') && one.checkVisibility()
        && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
    .filter(one => parseFloat(getComputedStyle(one).fontSize) < least)
    .map(one => one.textContent.trim())"""
WIDE = "document.documentElement.style.fontSize = '150%'"
OPEN = "document.querySelectorAll('details').forEach(one => one.open = true)"
CUT = """() => [...document.querySelectorAll('main *')]
    .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1
        && getComputedStyle(one).overflowX === 'hidden')
    .map(one => one.className)"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    long = all_pages(longwinded(), surround=lambda _guide: surroundings(full()))
    return all_pages() | {f"long {name}": page for name, page in long.items()}


@pytest.fixture
def show(page: Page, pages: dict[str, str]) -> Any:
    """Return a function that opens one of the pages, with its style, at a size."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if file := static_file(path):
            route.fulfill(path=file, content_type=mimetypes.guess_type(path)[0])
        elif path == "/page":
            route.fulfill(body=shown["page"], content_type="text/html; charset=utf-8")
        else:
            route.fulfill(status=404)

    def open_page(name: str, size: tuple[int, int]) -> Page:
        shown["page"] = pages[name]
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(f"{SITE}/page")
        return page

    shown: dict[str, str] = {}
    page.route("**/*", answer)
    return open_page


@pytest.mark.parametrize(
    "name",
    [
        *("web plain", "web pictured", "web video", "home", "hall", "topic", "item", "gone"),
        *("window", *SEARCH),
    ],
)
def test_a_narrow_phone_shows_all_of_a_page(show: Any, name: str) -> None:
    page = show(name, PHONE)

    assert page.evaluate(OVERFLOW) == 0
    assert page.evaluate(SMALL, 16) == []
    if name != "window":
        assert page.evaluate(TARGETS, 44) == []


@pytest.mark.parametrize(
    "name",
    ["web plain", "item", "window", "long web plain", "long item", "search narrowed"],
)
def test_nothing_runs_out_of_a_narrow_phone_when_all_is_opened(show: Any, name: str) -> None:
    page = show(name, PHONE)
    page.evaluate(OPEN)

    assert page.evaluate(OVERFLOW) == 0
    assert page.evaluate(CUT) == []
    if name != "window":
        assert page.evaluate(TARGETS, 44) == []


@pytest.mark.parametrize("name", ["web plain", "item", "long web plain", "search narrowed"])
def test_letters_half_as_large_again_still_fit(show: Any, name: str) -> None:
    page = show(name, PHONE)
    page.evaluate(WIDE)
    page.evaluate(OPEN)

    assert page.evaluate(OVERFLOW) == 0
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 27


def test_what_is_said_of_an_item_can_be_read_by_the_old(show: Any) -> None:
    page = show("web plain", PHONE)
    page.evaluate(OPEN)
    sizes = """() => [...document.querySelectorAll('[data-particular], [data-origin], .halt p')]
        .map(one => parseFloat(getComputedStyle(one).fontSize))"""

    assert min(page.evaluate(sizes)) >= 18


def test_folded_parts_are_opened_with_the_keyboard(show: Any) -> None:
    page = show("web plain", DESK)
    closed = page.locator("details:not([open])").count()
    assert closed >= 4
    reached: set[str] = set()
    for _key in range(150):
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement.tagName")
        if here == "BODY":
            break
        if here == "SUMMARY":
            page.keyboard.press("Enter")
            reached.add(page.evaluate("document.activeElement.textContent.trim()"))

    assert page.locator("details:not([open])").count() == 0
    assert {"更多官方信息", "旧系统里的原文", "收件标准和依据"} <= reached
    assert page.locator("[data-particular='power_source']").first.is_visible()
    assert page.locator("[data-origin]").first.is_visible()


def test_long_values_do_not_break_the_strip(show: Any) -> None:
    for size, most in ((PHONE, 140), (DESK, 150)):
        page = show("long web plain", size)
        heights = "() => [...document.querySelectorAll('.strip a')].map(one => one.offsetHeight)"
        assert max(page.evaluate(heights)) <= most
        rest = page.locator("#fact-eligibility [data-fact]")
        assert rest.evaluate("one => one.scrollHeight - one.clientHeight") <= 1


def test_long_values_do_not_break_a_screen_in_a_hall(show: Any) -> None:
    for name in ("long kiosk 0", "long kiosk topic", "kiosk 0"):
        page = show(name, HALL)
        page.evaluate(OPEN)

        assert page.evaluate(OVERFLOW) == 0
        assert page.evaluate(TARGETS, 96) == []
        assert page.evaluate(SMALL, 28) == []
        assert page.evaluate(CUT) == []
        card = page.locator(".rows a").first
        assert card.count() == 0 or card.bounding_box()["height"] < 300


@pytest.mark.parametrize(("name", "size"), [("long web plain", PHONE), ("long kiosk 0", HALL)])
def test_that_it_is_cancelled_is_seen_without_scrolling(
    show: Any, name: str, size: tuple[int, int]
) -> None:
    page = show(name, size)

    notice = page.locator(".halt").bounding_box()
    assert notice["y"] + notice["height"] <= size[1]
    largest = page.locator(".halt-name").evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)"
    )
    assert largest >= 24


@pytest.mark.parametrize("name", ["kiosk home", "kiosk topic", "kiosk 0", "kiosk 1", "kiosk gone"])
def test_a_screen_in_a_hall_can_be_read_and_pressed_at_arms_length(show: Any, name: str) -> None:
    page = show(name, HALL)

    assert page.evaluate(OVERFLOW) == 0
    assert page.evaluate(SMALL, 28) == []
    assert page.evaluate(TARGETS, 96) == []


@pytest.mark.parametrize("size", [HALL, TELEVISION])
def test_the_keys_of_a_kiosk_never_move(show: Any, size: tuple[int, int]) -> None:
    places = set()
    for name in ("kiosk home", "kiosk 0", "kiosk 1", "kiosk 2"):
        page = show(name, size)
        page.evaluate("document.querySelector('.scroll').scrollTo(0, 9999)")
        box = page.locator(".key").nth(1).bounding_box()
        places.add((box["x"], box["y"], box["width"], box["height"]))
        assert box["y"] > size[1] / 2

    assert len(places) == 1


def test_the_action_stays_at_the_thumb_and_hides_nothing(show: Any) -> None:
    page = show("web plain", (390, 844))
    action = page.locator(".thumb").bounding_box()
    assert action["y"] + action["height"] == 844

    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last = page.locator(".foot > div > :last-child").bounding_box()
    assert last["y"] + last["height"] <= page.locator(".thumb").bounding_box()["y"]


def test_what_has_the_focus_is_never_under_the_action(show: Any) -> None:
    page = show("web plain", PHONE)
    # Where a page glides, what has the focus comes a little later.
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(OPEN)
    under = """() => {
        const here = document.activeElement;
        if (here === document.body) return null;
        const box = here.getBoundingClientRect();
        const bar = document.querySelector(".thumb").getBoundingClientRect();
        return !here.closest(".thumb") && box.bottom > bar.top ? here.outerHTML : "";
    }"""
    reached = []
    for _key in range(150):
        page.keyboard.press("Tab")
        found = page.evaluate(under)
        if found is None:
            break
        reached.append(found)

    assert len(reached) > 30
    assert set(reached) == {""}


def test_on_a_wide_screen_the_deciding_facts_stay_in_view(show: Any) -> None:
    page = show("web plain", DESK)
    page.evaluate("scrollTo(0, 600)")

    rail = page.locator(".rail").bounding_box()
    body = page.locator(".body").bounding_box()
    assert rail["y"] >= 0
    assert rail["x"] > body["x"] + body["width"]


def test_paper_carries_the_guide_and_not_the_furniture(show: Any) -> None:
    page = show("web pictured", DESK)
    page.emulate_media(media="print")

    for furniture in (".masthead", ".crumbs", ".editions", ".thumb", ".foot-links"):
        assert not page.locator(furniture).first.is_visible()
    shown = (".strip", ".checklist", ".steps", ".short", ".official dl", ".halt", ".fold p")
    for content in (*shown, "[data-origin]", "[data-particular='review_and_appeal']"):
        assert page.locator(content).first.is_visible(), content


def test_paper_carries_what_was_found_and_not_the_furniture(show: Any) -> None:
    page = show("search narrowed", DESK)
    page.emulate_media(media="print")

    for furniture in (".masthead", ".find", ".narrow", ".orders", ".pages"):
        assert not page.locator(furniture).first.is_visible(), furniture
    for content in (".tally", ".chips", ".found h2", ".deciding"):
        assert page.locator(content).first.is_visible(), content


def test_ways_to_narrow_are_folded_on_a_phone_and_open_beside_the_list_on_a_desk(
    show: Any,
) -> None:
    page = show("search found", PHONE)
    assert not page.locator(".groups").is_visible()
    page.locator(".narrow > summary").click()
    assert page.locator(".groups").is_visible()

    page = show("search found", DESK)
    assert page.locator(".groups a").first.is_visible()
    listed, narrow = page.locator(".found").bounding_box(), page.locator(".groups").bounding_box()
    assert narrow["x"] > listed["x"] + listed["width"]
    # A long list is folded, wherever there is room.
    assert page.locator(".narrow .fold li").first.is_visible() is False


def test_dark_rooms_get_a_dark_page_and_chart(show: Any) -> None:
    page = show("web pictured", DESK)
    page.emulate_media(color_scheme="dark")

    for part, style in (("body", "backgroundColor"), (".flow-ground", "fill")):
        colour = page.locator(part).evaluate(f"one => getComputedStyle(one).{style}")
        assert colour == "rgb(20, 24, 28)"
