"""Every page without scripts, and without pictures."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from playwright.sync_api import Browser

from guides.channels.elder import PREFIX, elder, is_page
from guides.vocabulary import Locale
from tests.guides.channels.samples import BASE
from tests.theme.site import static_file, tree

from .pages import by_template, pages
from .stage import STANDARD, Stage, staged

PAGES = by_template("pages/")
NAMES = [names[0] for names in PAGES.values()]
# Buttons that no script has brought to life have to be out of sight.
DEAD = """() => [...document.querySelectorAll("button, [role=button]")]
    .filter(one => one.checkVisibility() && !(one.type === "submit" && one.form))
    .map(one => one.outerHTML)"""
UNREADABLE = """() => {
    document.querySelectorAll("details").forEach(one => one.open = true);
    const said = "[data-fact], [data-fact-words], .material strong, h1, h2, h3";
    return [...document.querySelectorAll(said)]
        .filter(one => !one.checkVisibility() && !one.closest("[hidden]"))
        .map(one => one.outerHTML.slice(0, 120));
}"""
HIDDEN_FACTS = "document.querySelectorAll('[hidden] [data-fact], [hidden] .material').length"
UNTOLD = """() => [...document.images].filter(one => one.alt === null || !one.hasAttribute("alt"))
    .map(one => one.outerHTML)"""


@pytest.fixture(scope="module")
def unscripted(browser: Browser) -> Iterator[Stage]:
    with staged(browser, java_script_enabled=False) as stage:
        yield stage


@pytest.mark.once
@pytest.mark.parametrize("name", NAMES)
def test_all_can_be_read_and_used_without_scripts(unscripted: Stage, name: str) -> None:
    page = unscripted.show(pages(Locale.HANS)[name].html, 390)

    assert page.evaluate(DEAD) == []
    assert page.evaluate(UNREADABLE) == []
    assert page.evaluate(HIDDEN_FACTS) == 0


@pytest.mark.once
@pytest.mark.parametrize("name", NAMES)
def test_all_can_be_read_without_pictures(stage: Stage, name: str) -> None:
    stage.pictures = False
    page = stage.show(pages(Locale.HANS)[name].html, 390)

    assert page.evaluate(UNTOLD) == []
    assert stage.faults(STANDARD) == []


@pytest.mark.parametrize("mode", ["standard", "elder"])
@pytest.mark.parametrize("locale", list(Locale))
def test_every_link_and_form_leads_somewhere(locale: Locale, mode: str) -> None:
    lost = set()
    for name, drawn in pages(locale).items():
        html = elder(drawn.html) if mode == "elder" and "data-elders" in drawn.html else drawn.html
        page = tree(html)
        ours = (one.removeprefix(BASE) for one in page.xpath("//link/@href"))
        for address in (*ours, *page.xpath("//a/@href | //form/@action | //script/@src")):
            if address.startswith("#"):
                if not page.xpath("//*[@id=$name]", name=address[1:]):
                    lost.add((name, address))
            elif not leads_somewhere(address):
                lost.add((name, address))
    assert lost == set()


def leads_somewhere(address: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme:
        return parts.scheme in ("https", "tel", "mailto")
    path = parts.path or "/"
    if path.startswith("/static/"):
        return static_file(path) is not None
    if path.startswith(PREFIX + "/"):
        path = path.removeprefix(PREFIX)
        if not is_page(path):
            return False
    with override(get_language_from_path(path) or "zh-hans"):
        try:
            resolve(path)
        except Resolver404:
            return False
    return True
