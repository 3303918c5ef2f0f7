"""The nearest hall first, for who agrees to be found."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from guides.channels import web
from guides.codes import mint
from guides.content import WindowUse
from guides.vocabulary import Edition, Locale
from tests.guides.channels.samples import BASE, record_of

from .browsing import ORIGIN, Shelf
from .site import full, surroundings

HANS = Locale.HANS
ASK = "把离我近的排在前面"
# A hundredth of a degree of latitude is 1.1 km.
PLACES = {"北厅": "40.20", "没写坐标": "", "南厅": "40.00", "中厅": "40.10"}


def shelf(places: dict[str, str]) -> Shelf:
    guide = full()
    around = surroundings(guide)
    [hall] = around.halls.values()
    halls = [
        hall.model_copy(
            update={
                "code": mint(),
                "name": name,
                "latitude": latitude or None,
                "longitude": "101.30" if latitude else None,
            }
        )
        for name, latitude in places.items()
    ]
    uses = tuple(WindowUse(hall=one.code) for one in halls)
    item = guide.item.model_copy(update={"windows": uses})
    guide = guide.model_copy(update={"items": (item,)})
    around = around.model_copy(update={"halls": {one.code: one for one in halls}})
    return Shelf({"/guide": web.guide(record_of(guide), around, Edition.PLAIN, HANS, BASE)})


def opened(context: BrowserContext, places: dict[str, str]) -> Page:
    shown = shelf(places)
    page = context.new_page()
    shown.serve(page)
    return shown.open(page, "/guide")


def listed(page: Page) -> list[str]:
    return page.locator(".places > li strong").all_text_contents()


def test_who_agrees_gets_the_nearest_first_with_its_distance(context: BrowserContext) -> None:
    context.grant_permissions(["geolocation"], origin=ORIGIN)
    context.set_geolocation({"latitude": 40.011, "longitude": 101.30})
    page = opened(context, PLACES)
    assert listed(page) == list(PLACES)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    page.get_by_role("button", name=ASK).click()
    page.get_by_text("离您近的排在前面了").wait_for()
    assert listed(page) == ["南厅", "中厅", "北厅", "没写坐标"]
    assert page.locator(".far").all_text_contents() == ["约 1.2 公里", "约 9.9 公里", "约 21 公里"]
    # The position goes nowhere.
    assert requests == []

    context.set_geolocation({"latitude": 40.2001, "longitude": 101.30})
    page.get_by_role("button", name=ASK).click()
    page.get_by_text("约 100 米").wait_for()
    assert listed(page)[0] == "北厅"
    assert page.locator(".far").count() == 3


def test_who_refuses_is_told_what_to_do_and_loses_nothing(context: BrowserContext) -> None:
    page = opened(context, PLACES)
    page.get_by_role("button", name=ASK).click()

    page.get_by_text("没有得到您的同意").wait_for()
    assert listed(page) == list(PLACES)


def test_a_device_that_does_not_know_says_what_helps(context: BrowserContext) -> None:
    page = opened(context, PLACES)
    page.evaluate(
        """() => {
            const found = navigator.geolocation;
            found.getCurrentPosition = (_, failed) => failed({ code: 3, PERMISSION_DENIED: 1 });
        }"""
    )
    page.get_by_role("button", name=ASK).click()

    page.get_by_text("现在找不到您的位置").wait_for()


def test_where_there_is_nothing_to_sort_nobody_is_asked(context: BrowserContext) -> None:
    page = opened(context, {"北厅": "40.20", "没写坐标": ""})

    assert not page.get_by_role("button", name=ASK).is_visible()


def test_distances_are_those_of_the_globe(context: BrowserContext) -> None:
    page = opened(context, PLACES)
    far: list[Any] = page.evaluate(
        """async () => {
            const { distance } = await import("/static/theme/modules/nearest.js");
            const pairs = [[[0, 0], [0, 1]], [[90, 0], [-90, 0]], [[40, 101], [40, 101]]];
            return pairs.map(([one, other]) => distance(one, other));
        }"""
    )

    assert far == pytest.approx([111.19, 20015.1, 0], abs=0.1)
