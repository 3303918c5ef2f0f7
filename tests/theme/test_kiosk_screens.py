"""The screens of a hall as a browser lays them out, upright, on a television, and enlarged."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from .browsing import Shelf
from .terminal import at_addresses
from .test_screens import HALL, OVERFLOW, SMALL, TELEVISION

SHELF = at_addresses()
# Both at 200 %: what a browser zooms has half as many pixels.
ENLARGED = [(540, 960), (960, 540)]
PRESSED = """least => [...document.querySelectorAll('a, button, summary, label.tick')]
    .filter(one => one.checkVisibility({visibilityProperty: true}))
    .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
    .filter(([, box]) => box.width < least || box.height < least)
    .map(([text, box]) => `${text} ${box.width}x${box.height}`)"""
CROWDED = [
    path for path in SHELF if re.search(r"kiosk/$|search/$|/guides/[^/]+/(1/|take/)?$", path)
]
# Where each key lies, whatever the screen.
KEYS = """() => [...document.querySelectorAll('.keys > *, .modes > *')]
    .map(one => one.getBoundingClientRect())
    .map(box => [box.x, box.y, box.width, box.height].map(Math.round).join(' '))"""


@pytest.fixture
def shelf(page: Page) -> Shelf:
    shelf = Shelf(dict(SHELF))
    shelf.serve(page)
    return shelf


def sized(page: Page, size: tuple[int, int]) -> Page:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    return page


@pytest.mark.parametrize("mode", ["", "elder"])
@pytest.mark.parametrize("size", [HALL, TELEVISION], ids=["hall", "television"])
def test_every_screen_is_read_and_pressed_at_arms_length(
    page: Page, shelf: Shelf, size: tuple[int, int], mode: str
) -> None:
    sized(page, size)
    if mode:
        page.add_init_script(f"sessionStorage.setItem('{mode}', 'on')")
    places = set()
    for path in SHELF:
        shelf.open(page, path)
        assert page.evaluate(OVERFLOW) == 0, path
        assert page.evaluate(SMALL, 28) == [], path
        assert page.evaluate(PRESSED, 96) == [], path
        if found := page.evaluate(KEYS):
            places.add("\n".join(found))
    assert len(places) == 1
    highest = min(float(one.split()[1]) for one in places.pop().splitlines())
    assert highest > size[1] / 2


@pytest.mark.parametrize("size", ENLARGED, ids=["hall", "television"])
def test_enlarged_nothing_is_cut_off(page: Page, shelf: Shelf, size: tuple[int, int]) -> None:
    sized(page, size)
    for path in CROWDED:
        shelf.open(page, path)
        assert page.evaluate(OVERFLOW) == 0, path
        seen = page.locator(".scroll").bounding_box()
        assert seen, path
        assert seen["height"] > 0, path
        # All of it is reached by scrolling, the keys without.
        end = page.evaluate("document.body.scrollHeight - innerHeight")
        assert end <= 0, path


def test_dark_and_high_contrast_reach_the_kiosk(page: Page, shelf: Shelf) -> None:
    ground: Any = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="dark")
    shelf.open(page, "/kiosk/topics/")
    assert page.evaluate(ground) == "rgb(20, 24, 28)"
    page.get_by_role("button", name="高对比").click()
    assert page.evaluate(ground) == "rgb(0, 0, 0)"
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
