"""The gallery: every component in all its states, in each mode, and in the demo alone."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import resolve
from lxml.html import HtmlElement
from pytest_django import Settings

from guides.gallery.specimens import specimens
from guides.vocabulary import Locale
from search.channels.samples import pages_of
from tests.theme.site import tree

from .pages import TEMPLATES, pages
from .stage import Least, Stage

COMPONENTS = {
    str(file.relative_to(TEMPLATES / "components").with_suffix(""))
    for file in (TEMPLATES / "components").rglob("*.html")
}
STYLES = TEMPLATES.parent / "static" / "theme" / "components"
MODULES = TEMPLATES.parent / "static" / "theme" / "modules"
# A rule of axe about a whole page says nothing of parts set side by side.
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LEAST = {
    "standard": Least(text=16, target=0),
    "elder": Least(text=18, body=24, target=0),
    "contrast": Least(contrast=7, target=0),
    "dark": Least(target=0),
}


@pytest.fixture
def demo(client: Client, settings: Settings) -> Client:
    settings.DEMO = True
    return client


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("path", ["", "facts/", "in/standard/all/"])
def test_there_is_none_but_in_the_demo(rf: RequestFactory, path: str) -> None:
    found = resolve(f"/gallery/{path}")
    with pytest.raises(Http404):
        found.func(rf.get(f"/gallery/{path}"), *found.args, **found.kwargs)


def test_it_shows_every_component_by_the_name_of_its_template(demo: Client) -> None:
    listed = tree(shown(demo, "/gallery/")).xpath("//nav//a/@href")
    assert listed == [f"/gallery/{name}/" for name in sorted(COMPONENTS)]

    page = tree(shown(demo, "/gallery/in/standard/all/"))
    assert set(page.xpath("//@data-component")) == COMPONENTS
    states = set(page.xpath("//@data-state"))
    assert states == {"full", "many", "long", "bare", "untranslated"}
    for component in page.xpath("//*[@data-component]"):
        assert any(has_something(one) for one in component.xpath(".//*[@data-state]"))
    identifiers = page.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))


def has_something(specimen: HtmlElement) -> bool:
    return len(specimen) > 1 and not specimen.xpath("./p[@class='muted']")


def test_a_component_stands_in_a_frame_for_each_mode(demo: Client) -> None:
    page = tree(shown(demo, "/gallery/search/answer/"))
    frames = page.xpath("//iframe/@src")

    assert frames == [f"/gallery/in/{mode}/search/answer/" for mode in LEAST]
    assert "data-contrast" in shown(demo, frames[2])


@pytest.mark.once
@pytest.mark.parametrize("mode", LEAST)
def test_every_component_can_be_read_in_each_mode(demo: Client, stage: Stage, mode: str) -> None:
    page = stage.show(shown(demo, f"/gallery/in/{mode}/all/"), 768)
    if mode == "dark":
        page.emulate_media(color_scheme="dark")

    assert stage.faults(LEAST[mode]) == []
    if mode == "standard":
        assert stage.violations(WCAG) == []


@pytest.mark.once
def test_the_gallery_itself_can_be_read(demo: Client, stage: Stage) -> None:
    stage.show(shown(demo, "/gallery/facts/"), 1280)
    assert [*stage.faults(Least()), *stage.violations()] == []


def classes(style: Path) -> Iterator[str]:
    text = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", style.read_text(encoding="utf-8"), flags=re.DOTALL)
    for selectors in re.findall(r"([^{}]+)\{", text):
        yield from re.findall(r"\.([a-z][\w-]*)", selectors)


@pytest.mark.parametrize(
    "style", sorted(STYLES.rglob("*.css")), ids=lambda file: str(file.relative_to(STYLES))
)
def test_no_style_of_a_component_is_for_nothing(style: Path) -> None:
    scripts = " ".join(one.read_text(encoding="utf-8") for one in MODULES.rglob("*.js"))
    known = drawn_classes() | {"elder"}
    assert {one for one in classes(style) if one not in known and one not in scripts} == set()


@cache
def drawn_classes() -> set[str]:
    """Return the classes on all pages and in all states of all components."""
    components = specimens((pages_of,)).values()
    texts = [
        *(page.html for page in pages(Locale.HANS).values()),
        *(one.html for several in components for one in several),
    ]
    said = re.findall(r'\bclass="([^"]*)"', "".join(texts))
    return {name for several in said for name in several.split()}
