"""Pages for readers of English say in English all that is ours, to eyes and ears alike."""

import re
from collections.abc import Iterator

import pytest
from lxml import html

from guides.content import Guide, Snapshot
from guides.vocabulary import Locale

from .site import each_page, surroundings, tree

HAN = re.compile("[\u3400-\u9fff]")
# Languages are named in themselves, and so is the program.
PROPER = re.compile("简体中文|繁體中文|简体|繁體|明白")
# What is to be typed in Chinese, or was typed, stands in quotes.
QUOTED = re.compile('“[^”]*”|"[^"]*"')
ATTRIBUTES = ("placeholder", "title", "aria-label", "alt")


def unmarked(page: html.HtmlElement) -> Iterator[str]:
    """Yield what is said outside elements that name a Chinese language."""
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
            continue
        marked = [one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang")]
        if marked and marked[0].startswith("zh"):
            continue
        texts = (element.text, *(one.tail for one in element))
        yield from (text for text in texts if text)
        yield from (said for name in ATTRIBUTES if (said := element.get(name)))


def foreign(text: str) -> bool:
    return bool(HAN.search(QUOTED.sub("", PROPER.sub("", text))))


def english_site(guide: Guide) -> Snapshot:
    """Return what surrounds a guide on a site that has a name in English."""
    around = surroundings(guide)
    words = {"name": "Chenghe Services", "city": "Chenghe", "owner": "Chenghe", "notice": "A trial"}
    site = around.site.model_copy(update={"locale": Locale.EN, **words})
    return around.model_copy(update={"site": site})


@pytest.fixture(scope="module")
def chinese() -> dict[str, list[str]]:
    """Chinese that no page of the English site marks, by the page's name."""
    found = {}
    for name, page in each_page(locale=Locale.EN, surround=english_site):
        told = [" ".join(text.split()) for text in unmarked(tree(page))]
        found[name] = [text for text in dict.fromkeys(told) if foreign(text)]
    return found


def test_every_page_is_looked_at(chinese: dict[str, list[str]]) -> None:
    assert len(chinese) > 20


def test_chinese_on_english_pages_says_that_it_is_chinese(chinese: dict[str, list[str]]) -> None:
    assert {name: texts for name, texts in chinese.items() if texts} == {}
