"""What a page weighs, without a clock: bytes as sent, requests, elements, what waits."""

import re
from functools import cache
from urllib.parse import urlsplit

import pytest
from django.utils.translation import override

from guides.channels.elder import elder
from guides.middleware import ENCODERS
from guides.vocabulary import Locale
from tests.guides.channels.samples import BASE
from tests.theme.site import tree

from .pages import by_template, pages
from .stage import static

MOST_BYTES, MOST_SCRIPT, MOST_REQUESTS, MOST_ELEMENTS = 60_000, 40_000, 40, 3_000
NAMES = [name for names in by_template("pages/").values() for name in names]


def sent(content: bytes) -> int:
    return len(ENCODERS["br"](content))


@cache
def weight(path: str) -> int:
    content = static(path)
    assert content is not None, path
    return sent(content)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_light(name: str) -> None:
    with override("zh-hans"):
        html = pages(Locale.HANS)[name].html
    page = tree(html)
    sheets = page.xpath("//link[@rel='stylesheet']/@href")
    scripts = page.xpath("//script/@src")
    pictures = page.xpath("//img[not(@loading='lazy')]/@src | //video/@poster")

    for one in (html, elder(html)):
        assert sent(one.encode()) + sum(map(weight, sheets)) <= MOST_BYTES
    assert sum(map(weight, scripts)) <= MOST_SCRIPT
    assert 1 + len(sheets) + len(scripts) + len(pictures) <= MOST_REQUESTS
    assert len(page.xpath("//*")) <= MOST_ELEMENTS


@pytest.mark.parametrize("name", NAMES)
def test_nothing_waits_and_nothing_is_asked_of_another_host(name: str) -> None:
    page = tree(pages(Locale.HANS)[name].html)

    for script in page.xpath("//script[@src]"):
        # A module waits for the page, never the page for a module.
        assert script.get("type") == "module"
        assert "blocking" not in script.attrib
    loaded = page.xpath("//script/@src | //img/@src | //source/@src | //video/@src | //iframe/@src")
    loaded += page.xpath("//link[not(@rel='canonical' or @rel='alternate')]/@href")
    ours = {"", urlsplit(BASE).netloc}
    assert [one for one in loaded if urlsplit(one).netloc not in ours] == []
    for sheet in page.xpath("//link[@rel='stylesheet']/@href"):
        text = (static(sheet) or b"").decode()
        assert "@font-face" not in text
        assert "@import" not in text
        assert re.findall(r"url\((?!['\"]?data:)", text) == []
