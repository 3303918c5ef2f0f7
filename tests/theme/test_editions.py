"""The edition that was chosen last, at the next guide that has it."""

from functools import cache
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from guides.channels import web
from guides.content import EditionState
from guides.vocabulary import Edition, Locale
from tests.guides.channels.samples import BASE, record_of

from .browsing import ORIGIN, Shelf
from .site import full, surroundings

HANS = Locale.HANS
FIRST, SECOND, WORDY = "AAAAAAA", "BBBBBBB", "CCCCCCC"
PICTURED = "?edition=pictured"


def path(code: str, query: str = "") -> str:
    return f"/guides/{code}/{query}"


@cache
def pages() -> dict[str, str]:
    shown = {"/": f"<a href='{path(SECOND)}'>second</a> <a href='{path(WORDY)}'>wordy</a>"}
    for code in (FIRST, SECOND, WORDY):
        guide = full().model_copy(update={"code": code})
        if code == WORDY:
            guide = guide.model_copy(update={"editions": (EditionState(edition=Edition.PLAIN),)})
        for edition in [state.edition for state in guide.editions]:
            for locale, prefix in ((HANS, ""), (Locale.HANT, "/zh-hant")):
                query = "" if edition == Edition.PLAIN else f"?edition={edition}"
                text = web.guide(record_of(guide), surroundings(guide), edition, locale, BASE)
                shown[prefix + path(code, query)] = text
    return shown


@pytest.fixture
def shelf(context: BrowserContext) -> Shelf:
    shown = Shelf(dict(pages()))
    shown.serve(context)
    return shown


def choose(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).click()
    page.wait_for_load_state("load")


def settled(page: Page) -> str:
    """Return where the reader is, when whatever leads elsewhere has done so."""
    page.wait_for_load_state("networkidle")
    return page.url.removeprefix(ORIGIN)


def chosen(shelf: Shelf, page: Page) -> None:
    """Choose pictures at the first guide, and go home."""
    shelf.open(page, path(FIRST))
    choose(page, "图例版")
    assert settled(page) == path(FIRST, PICTURED)
    shelf.open(page, "/")


def test_who_chose_pictures_gets_them_at_the_next_guide(page: Page, shelf: Shelf) -> None:
    shelf.open(page, path(FIRST))
    assert settled(page) == path(FIRST)
    chosen(shelf, page)
    choose(page, "second")

    assert settled(page) == path(SECOND, PICTURED)
    # The way back leads to the page before, not into a circle.
    page.go_back()
    assert settled(page) == "/"
    page.go_forward()
    assert settled(page) == path(SECOND, PICTURED)


def test_from_outside_too_and_to_the_part_that_was_meant(page: Page, shelf: Shelf) -> None:
    chosen(shelf, page)
    page.goto("about:blank")
    shelf.open(page, path(SECOND, "#steps"))

    assert settled(page) == path(SECOND, f"{PICTURED}#steps")


def test_one_click_leads_back_to_words_and_that_is_remembered(page: Page, shelf: Shelf) -> None:
    chosen(shelf, page)
    choose(page, "second")
    assert settled(page) == path(SECOND, PICTURED)
    choose(page, "白话版")
    assert settled(page) == path(SECOND)
    page.reload()
    assert settled(page) == path(SECOND)
    shelf.open(page, "/")
    choose(page, "second")

    assert settled(page) == path(SECOND)


def test_an_address_that_names_an_edition_is_a_choice(page: Page, shelf: Shelf) -> None:
    chosen(shelf, page)
    shelf.open(page, path(SECOND, "?edition=video"))

    assert settled(page) == path(SECOND, "?edition=video")


def test_a_guide_without_that_edition_is_read_as_it_is(page: Page, shelf: Shelf) -> None:
    chosen(shelf, page)
    choose(page, "wordy")

    assert settled(page) == path(WORDY)


def test_another_language_of_the_words_stays_with_the_words(page: Page, shelf: Shelf) -> None:
    chosen(shelf, page)
    choose(page, "second")
    settled(page)
    page.evaluate("localStorage.setItem('edition', 'pictured')")
    choose(page, "白话版")
    page.evaluate("localStorage.setItem('edition', 'pictured')")
    page.get_by_role("link", name="繁體").first.click()

    assert settled(page) == f"/zh-hant{path(SECOND)}"


def test_a_browser_that_keeps_nothing_gets_the_words(page: Page, shelf: Shelf) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    failed: list[Any] = []
    page.on("pageerror", lambda error: failed.append(error))
    chosen(shelf, page)
    choose(page, "second")

    assert settled(page) == path(SECOND)
    assert failed == []
