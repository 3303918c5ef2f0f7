"""What to bring, ticked: kept on the device, and right without it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from guides.channels import web
from guides.content import Guide
from guides.vocabulary import Edition, Locale, Necessity
from tests.guides.channels.samples import BASE, record_of

from .browsing import Shelf
from .site import full, surroundings

HANS = Locale.HANS
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
BOXES = ".checklist input"


def bringing(*names: str, optional: str = "") -> Guide:
    """Return the guide with these materials; a code goes with a name."""
    guide = full()
    first = guide.item.materials[0]
    materials = tuple(
        first.model_copy(
            update={
                "code": f"{ord(name[0]) % 10}000000",
                "name": name,
                "necessity": Necessity.OPTIONAL if name == optional else Necessity.REQUIRED,
            }
        )
        for name in names
    )
    item = guide.item.model_copy(update={"materials": materials})
    return guide.model_copy(update={"items": (item, *guide.items[1:])})


def page_of(guide: Guide, edition: Edition = Edition.PLAIN, locale: Locale = HANS) -> str:
    return web.guide(record_of(guide), surroundings(guide), edition, locale, BASE)


def boxes(page: Page) -> list[bool]:
    checked: list[bool] = page.eval_on_selector_all(BOXES, "all => all.map(one => one.checked)")
    return checked


def tally(page: Page) -> str:
    return str(page.locator(".ticked [role=status]").text_content())


@pytest.fixture
def shelf(page: Page) -> Shelf:
    shown = Shelf({"/guide": page_of(bringing("甲证", "乙表", "丙照"))})
    shown.serve(page)
    page.clock.install(time=NOW)
    return shown


def test_a_box_is_ticked_by_its_words_and_stays_ticked(page: Page, shelf: Shelf) -> None:
    shelf.open(page, "/guide")
    assert tally(page) == "已备 0 / 3"
    page.get_by_text("乙表", exact=True).last.click()
    assert boxes(page) == [False, True, False]
    assert tally(page) == "已备 1 / 3"

    page.reload()
    assert boxes(page) == [False, True, False]
    # Another edition, another language: the same things to bring.
    shelf.pages["/guide"] = page_of(bringing("甲证", "乙表", "丙照"), Edition.VIDEO, Locale.HANT)
    page.reload()
    assert boxes(page) == [False, True, False]
    assert not page.locator("[data-changed]").is_visible()


def test_when_all_is_there_it_says_so_and_all_can_be_taken_back(page: Page, shelf: Shelf) -> None:
    shelf.open(page, "/guide")
    for box in page.locator(BOXES).all():
        box.check()
    assert tally(page) == "已备 3 / 3 · 都备齐了"

    page.get_by_role("button", name="全部取消").click()
    assert boxes(page) == [False] * 3
    assert (
        page.evaluate("Object.keys(localStorage).filter(one => one.startsWith('checklist'))") == []
    )
    page.reload()
    assert boxes(page) == [False] * 3


def test_what_is_needed_only_sometimes_does_not_count(page: Page, shelf: Shelf) -> None:
    shelf.pages["/guide"] = page_of(bringing("甲证", "乙表", "丙照", optional="丙照"))
    shelf.open(page, "/guide")
    page.locator(BOXES).nth(2).check()
    page.locator(BOXES).nth(0).check()

    assert tally(page) == "必带的已备 1 / 2"


def test_a_list_that_changed_keeps_what_is_still_on_it_and_says_so(
    page: Page, shelf: Shelf
) -> None:
    shelf.open(page, "/guide")
    page.locator(BOXES).nth(0).check()
    page.locator(BOXES).nth(1).check()
    shelf.pages["/guide"] = page_of(bringing("甲证", "丁函"))
    page.reload()

    assert boxes(page) == [True, False]
    assert page.get_by_text("要带的材料有变化").is_visible()
    page.reload()
    assert page.get_by_text("要带的材料有变化").is_visible()
    page.locator(BOXES).nth(1).check()
    page.reload()
    assert not page.get_by_text("要带的材料有变化").is_visible()
    assert boxes(page) == [True, True]


def test_ticks_go_after_ninety_days_those_of_other_guides_too(page: Page, shelf: Shelf) -> None:
    shelf.open(page, "/guide")
    page.locator(BOXES).nth(0).check()
    page.evaluate(
        """() => {
            const mine = Object.keys(localStorage).find(one => one.startsWith("checklist:"));
            localStorage.setItem("checklist:OTHER", localStorage.getItem(mine));
        }"""
    )
    page.clock.set_system_time(NOW + timedelta(days=89))
    page.reload()
    assert boxes(page)[0]

    page.clock.set_system_time(NOW + timedelta(days=91))
    page.reload()
    assert boxes(page) == [False] * 3
    assert page.evaluate("localStorage.getItem('checklist:OTHER')") is None


def test_where_nothing_may_be_kept_boxes_still_work(page: Page, shelf: Shelf) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    page.add_init_script(refuse)
    shelf.open(page, "/guide")
    page.locator(BOXES).nth(0).check()

    assert tally(page) == "已备 1 / 3"


@pytest.fixture
def bare(new_context: Any) -> BrowserContext:
    """A browser without scripts."""
    context: BrowserContext = new_context(java_script_enabled=False)
    return context


def test_without_scripts_there_are_boxes_and_nothing_that_does_not_work(
    bare: BrowserContext,
) -> None:
    shown = Shelf({"/guide": page_of(bringing("甲证", "乙表"))})
    page = bare.new_page()
    shown.serve(page)
    shown.open(page, "/guide")
    page.get_by_label("甲证").check()

    assert page.get_by_label("甲证").is_checked()
    assert page.locator("main button[type=button]:visible").count() == 0
    assert page.locator(".ticked, .open, .due, .nearest").locator("visible=true").count() == 0
