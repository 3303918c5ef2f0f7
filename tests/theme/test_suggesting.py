"""The search box in a browser: suggestions by keyboard, pointer and input method; none of them
is needed."""

import json
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from .site import all_pages, static_file
from .test_screens import DESK, OVERFLOW, PHONE, SITE

GUIDE = "/guides/TESTA01/"
NONE = "不存在"


@dataclass
class Box:
    """The search page; what it asked for suggestions, and what is still to be answered."""

    page: Page
    asked: list[str] = field(default_factory=list)
    late: dict[str, Route] = field(default_factory=dict)

    @property
    def input(self) -> Locator:
        return self.page.get_by_role("combobox", name="想办什么事？")

    @property
    def options(self) -> Locator:
        return self.page.get_by_role("option")

    def type(self, text: str) -> None:
        self.input.press_sequentially(text)

    def state(self) -> tuple[str | None, str | None]:
        return (
            self.input.get_attribute("aria-expanded"),
            self.input.get_attribute("aria-activedescendant"),
        )


def suggested(typed: str) -> str:
    found = [
        {
            "text": f"{typed}第{number}件",
            "also": "又叫这个" if number == 2 else "",
            "locale": "zh-Hans",
            "url": f"https://elsewhere.test/guides/TESTA0{number}/",
        }
        for number in (1, 2, 3)
    ]
    return json.dumps({"suggestions": [] if NONE in typed else found})


def answer(box: Box, late: set[str]) -> Callable[[Route], None]:
    pages = {"/search/": all_pages()["search"], GUIDE: all_pages()["web plain"]}

    def handle(route: Route) -> None:
        parts = urlsplit(route.request.url)
        if parts.path == "/api/suggest":
            [typed] = parse_qs(parts.query)["q"]
            box.asked.append(typed)
            if typed in late:
                box.late[typed] = route
            else:
                route.fulfill(body=suggested(typed), content_type="application/json")
        elif file := static_file(parts.path):
            route.fulfill(path=file, content_type=mimetypes.guess_type(parts.path)[0])
        elif parts.path in pages:
            route.fulfill(body=pages[parts.path], content_type="text/html; charset=utf-8")
        else:
            route.fulfill(status=404)

    return handle


@pytest.fixture
def late() -> set[str]:
    """What is typed and not answered until the test says so."""
    return set()


@pytest.fixture
def box(page: Page, late: set[str]) -> Box:
    made = Box(page)
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    page.route("**/*", answer(made, late))
    page.clock.install()
    page.goto(f"{SITE}/search/")
    return made


def test_suggestions_are_walked_and_opened_with_the_keyboard(box: Box) -> None:
    box.type("户口")
    expect(box.options).to_have_count(3)
    assert box.state() == ("true", None)
    listed = box.page.get_by_role("listbox")
    assert box.input.get_attribute("aria-controls") == listed.get_attribute("id")
    expect(box.page.locator("main form [role=status]")).to_have_text("有 3 条提示，用上下键选")
    expect(box.options.nth(1)).to_contain_text("又叫这个")

    places = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown"):
        box.input.press(key)
        chosen = box.page.locator("[role=option][aria-selected=true]")
        pointed = box.state()[1]
        assert pointed == (chosen.get_attribute("id") if chosen.count() else None)
        places.append(pointed and int(pointed[-1]))
    # The box itself is one of the places that the arrows come by.
    assert places == [0, 1, 0, None, 2, None]
    assert box.input.input_value() == "户口"
    box.input.press("ArrowDown")
    box.input.press("Enter")
    # Wherever an answer would lead, it is this site that is opened.
    box.page.wait_for_url(f"{SITE}{GUIDE}")


def test_escape_closes_and_enter_then_asks_the_question(box: Box) -> None:
    box.type("户口")
    expect(box.options).to_have_count(3)
    box.input.press("ArrowDown")
    box.input.press("Escape")

    expect(box.options).to_have_count(0)
    assert box.state() == ("false", None)
    assert box.input.input_value() == "户口"
    box.input.press("Enter")
    box.page.wait_for_url(f"{SITE}/search/?q=%E6%88%B7%E5%8F%A3")


def test_a_pointer_opens_one_and_leaving_the_box_closes_them(box: Box) -> None:
    box.type("户口")
    expect(box.options).to_have_count(3)
    box.page.locator("h1").click()
    expect(box.options).to_have_count(0)
    box.type("本")
    expect(box.options).to_have_count(3)
    box.options.first.click()
    box.page.wait_for_url(f"{SITE}{GUIDE}")


def test_one_asks_when_somebody_pauses_not_at_each_key(box: Box) -> None:
    box.input.press_sequentially("shenfenzheng", delay=5)
    expect(box.options).to_have_count(3)

    assert box.asked[-1] == "shenfenzheng"
    assert len(box.asked) < 6
    box.input.fill("")
    expect(box.options).to_have_count(0)
    box.type(NONE)
    expect(box.page.locator("main form [role=status]")).to_have_text("没有提示")
    assert box.state() == ("false", None)


def test_a_slow_answer_never_takes_the_place_of_a_newer_one(box: Box, late: set[str]) -> None:
    late |= {"户"}
    with box.page.expect_request("**/api/suggest**"):
        box.type("户")
    box.type("口")
    expect(box.options.first).to_have_text("户口第1件")

    # It was given up; answering it all the same changes nothing.
    box.late["户"].fulfill(body=suggested("户"), content_type="application/json")
    box.page.clock.run_for(1_000)
    expect(box.options.first).to_have_text("户口第1件")
    assert box.asked == ["户", "户口"]


def test_nobody_is_asked_while_characters_are_being_chosen(box: Box) -> None:
    box.input.focus()
    method = box.page.context.new_cdp_session(box.page)
    for spelled in ("h", "hu", "huk", "hukou"):
        method.send(
            "Input.imeSetComposition",
            {"text": spelled, "selectionStart": len(spelled), "selectionEnd": len(spelled)},
        )
        box.page.clock.run_for(1_000)
    assert box.asked == []
    assert box.state() == ("false", None)
    method.send("Input.insertText", {"text": "户口"})

    expect(box.options).to_have_count(3)
    assert box.asked == ["户口"]


def test_an_answer_that_fails_is_no_suggestion(box: Box) -> None:
    box.page.route("**/api/suggest**", lambda route: route.fulfill(status=500))
    faults: list[Any] = []
    box.page.on("pageerror", lambda fault: faults.append(fault))
    with box.page.expect_response("**/api/suggest**"):
        box.type("户口")

    expect(box.options).to_have_count(0)
    assert faults == []


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_suggestions_fit_and_can_be_pressed(box: Box, size: tuple[int, int]) -> None:
    box.page.set_viewport_size({"width": size[0], "height": size[1]})
    box.type("长" * 60)
    expect(box.options).to_have_count(3)

    assert box.page.evaluate(OVERFLOW) == 0
    for option in box.options.all():
        place = option.bounding_box()
        assert place
        assert place["height"] >= 44
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= size[0]
    cut = "one => one.scrollWidth > one.clientWidth + 1"
    assert not any(one.evaluate(cut) for one in box.options.all())


def test_without_scripts_the_box_is_a_plain_form(browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.route("**/*", answer(Box(page), set()))
    page.goto(f"{SITE}/search/")

    box = page.get_by_role("searchbox", name="想办什么事？")
    assert box.get_attribute("aria-expanded") is None
    box.fill("户口")
    page.get_by_role("button", name="搜索").click()
    page.wait_for_url(f"{SITE}/search/?q=%E6%88%B7%E5%8F%A3")
    page.context.close()
