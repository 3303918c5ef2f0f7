"""Every template as people set their devices: zoomed, spaced out, still, dark, in few colours."""

from typing import Any

import pytest
from playwright.sync_api import Page

from guides.channels.elder import elder
from guides.vocabulary import Locale

from .pages import by_template, pages
from .stage import HIGH, STANDARD, Least, Stage, reading

NAMES = [names[0] for names in by_template("pages/").values()]
# What counts is that all of it is there and nothing runs out.
ROOM = Least(text=0, body=0, target=0, contrast=0)
# WCAG 1.4.12
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
NOT_SPACED = "() => { document.adoptedStyleSheets = []; }"
MOVING = """() => [document.documentElement, ...document.querySelectorAll("*")].filter(one => {
    const style = getComputedStyle(one);
    return [style.transitionDuration, style.animationDuration]
        .some(all => all.split(",").some(one => parseFloat(one) > 0))
        || style.scrollBehavior === "smooth";
}).map(one => one.outerHTML.slice(0, 80))"""
# The share of the window's height that stays covered whatever is scrolled to.
COVERED = """() => [...document.querySelectorAll("body *")]
    .filter(one => ["fixed", "sticky"].includes(getComputedStyle(one).position)
        && one.checkVisibility() && one.getBoundingClientRect().bottom > 0
        && (getComputedStyle(one).position === "fixed" || one.getBoundingClientRect().top <= 0))
    .reduce((sum, one) => sum + one.getBoundingClientRect().height, 0) / innerHeight"""
# In forced colours grounds are gone: what is chosen needs an edge, a line or weight of its own.
UNMARKED = """() => [...document.querySelectorAll(
        "[aria-current], [aria-pressed=true], [aria-selected=true]")]
    .filter(one => one.checkVisibility()).filter(one => {
        const style = getComputedStyle(one);
        const edge = parseFloat(style.borderBottomWidth) > 1 && style.borderBottomStyle !== "none";
        return !edge && style.outlineStyle === "none" && parseInt(style.fontWeight) < 600
            && !style.textDecorationLine.includes("underline");
    }).map(one => one.outerHTML.slice(0, 120))"""
EDGELESS = """() => [...document.querySelectorAll("button, input:not([type=hidden]), .action")]
    .filter(one => one.checkVisibility() && getComputedStyle(one).appearance !== "auto")
    .filter(one => {
        const style = getComputedStyle(one);
        return style.borderTopStyle === "none" && style.outlineStyle === "none"
            && !style.textDecorationLine.includes("underline");
    }).map(one => one.outerHTML.slice(0, 120))"""
BODY = "parseFloat(getComputedStyle(document.body).fontSize)"
# 1280 × 1024 looked at twice and four times as large.
TWICE, FOUR_TIMES = {"width": 640, "height": 512}, {"width": 320, "height": 256}


def still(page: Page) -> Any:
    page.emulate_media(reduced_motion="reduce")
    return page.evaluate(MOVING)


def in_few_colours(page: Page) -> list[str]:
    page.emulate_media(forced_colors="active", color_scheme="null", reduced_motion="null")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    unseen = ["the focus is not seen"] if outline == "none" else []
    return [*page.evaluate(UNMARKED), *page.evaluate(EDGELESS), *unseen]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_goes_along_with_the_device(stage: Stage, name: str) -> None:
    page = stage.show(pages(Locale.HANS)[name].html, 1280)
    faults: dict[str, list[str]] = {}
    faults["still"] = still(page)
    for times, size in (("twice", TWICE), ("four times", FOUR_TIMES)):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        faults[times] = stage.faults(ROOM)
    if (share := page.evaluate(COVERED)) > 1 / 3:
        faults["four times"].append(f"{share:.0%} of the height is covered")
    page.evaluate(SPACED)
    faults["spaced"] = stage.faults(ROOM)
    page.evaluate(NOT_SPACED)
    page.set_viewport_size({"width": 390, "height": 800})
    page.emulate_media(color_scheme="dark")
    faults["dark"] = [*stage.faults(STANDARD), *stage.violations()]
    faults["few colours"] = in_few_colours(page)

    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_largest_letters_fit_a_narrow_phone(stage: Stage, name: str) -> None:
    html, remembered = pages(Locale.EN)[name].html, reading(size="4")
    stage.show(html, 320, remembered=remembered)
    faults = {"standard": stage.faults(ROOM)}
    if "/inline/" in html or "data-elders" in html:
        stage.show(elder(html), 320, remembered=reading(size="4", elder=True))
        faults["elder"] = stage.faults(Least(text=22, body=30, target=44))

    assert faults == {mode: [] for mode in faults}


@pytest.mark.parametrize("name", ["web pictured", "search found", "home"])
def test_high_contrast_is_as_high_in_the_dark(stage: Stage, name: str) -> None:
    page = stage.show(pages(Locale.HANS)[name].html, 390, remembered=reading(contrast="high"))
    page.emulate_media(color_scheme="dark")

    assert stage.faults(HIGH) == []
