"""A guide is printed, passed on, and taken along by its symbol."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from guides.channels import web
from guides.paper import qr
from guides.vocabulary import Edition, Locale
from tests.guides.channels.samples import BASE, record_of

from .browsing import ORIGIN, Shelf
from .site import full, surroundings, tree

HANS = Locale.HANS
NOTHING_SHARED = "delete Navigator.prototype.share; window.print = () => { window.printed = true; }"


def page_of(edition: Edition = Edition.PLAIN, locale: Locale = HANS) -> str:
    guide = full()
    return web.guide(record_of(guide), surroundings(guide), edition, locale, BASE)


@pytest.fixture
def shown(page: Page) -> Shelf:
    shelf = Shelf({"/guide": page_of(Edition.PICTURED, Locale.HANT)})
    shelf.serve(page)
    return shelf


def test_the_symbol_says_the_short_address_that_stands_beneath() -> None:
    page, code = tree(page_of()), full().code
    [symbol] = page.xpath("//*[@class='qr']/*[local-name()='svg']")

    right = tree(qr.svg(f"{BASE}/g/{code}".upper())).xpath("//*[local-name()='path']/@d")
    assert symbol.xpath(".//*[local-name()='path']/@d") == right
    assert page.xpath("string(//*[@class='short'])") == f"example.test/g/{code}"


def test_the_link_is_copied_with_its_language_and_edition(
    context: BrowserContext, page: Page, shown: Shelf
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=ORIGIN)
    page.add_init_script(NOTHING_SHARED)
    shown.open(page, "/guide")
    assert not page.locator("[data-share]").is_visible()
    page.locator("[data-copy]").click()

    page.locator(".share [role=status]:not(:empty)").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{BASE}/zh-hant/guides/{full().code}/?edition=pictured"


def test_a_device_that_does_not_copy_shows_the_address(page: Page, shown: Shelf) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    shown.open(page, "/guide")
    page.locator("[data-copy]").click()

    said = page.locator(".share [role=status]")
    assert f"{BASE}/zh-hant/guides/{full().code}/" in str(said.text_content())


@pytest.mark.parametrize(("error", "copies"), [("AbortError", False), ("NotAllowedError", True)])
def test_the_devices_own_sheet_is_offered_where_there_is_one(
    page: Page, shown: Shelf, error: str, copies: bool
) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        "navigator.share = async told => { window.told = told;"
        f" throw new DOMException('', '{error}'); }}"
    )
    shown.open(page, "/guide")
    page.locator("[data-share]").click()

    told: dict[str, Any] = page.evaluate("window.told")
    assert told["url"].endswith("?edition=pictured")
    assert told["title"]
    assert bool(page.locator(".share [role=status]").text_content()) is copies


def test_folded_parts_open_for_paper_and_close_again(page: Page, shown: Shelf) -> None:
    page.add_init_script(NOTHING_SHARED)
    shown.open(page, "/guide")
    page.locator(".share [data-print]").click()
    assert page.evaluate("window.printed")

    folded = page.locator("main details:not([open])")
    before = folded.count()
    assert before > 2
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == before


def test_on_paper_the_symbol_and_the_address_stand_at_the_head_of_the_first_sheet(
    page: Page, shown: Shelf
) -> None:
    shown.open(page, "/guide")
    page.set_viewport_size({"width": 673, "height": 985})
    page.emulate_media(media="print")
    symbol, heading = (page.locator(one).bounding_box() for one in (".qr svg", "h1"))
    assert symbol is not None
    assert heading is not None

    # 34 mm in the upper right corner, beside the heading and not on it.
    assert symbol["width"] == pytest.approx(34 / 25.4 * 96, abs=1)
    assert symbol["y"] < 20
    assert heading["x"] + heading["width"] <= symbol["x"]
    assert page.locator(".short").is_visible()
    for furniture in (".share", ".take h2", ".thumb", ".ticked", ".open", ".due", ".nearest"):
        assert page.locator(furniture).locator("visible=true").count() == 0, furniture
