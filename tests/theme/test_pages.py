"""What holds of every page: what it is made of, whom it serves, and what it keeps out."""

import base64
import hashlib
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test.signals import template_rendered

from guides.vocabulary import Locale
from tests.guides.channels.samples import BASE, around, example, record_of

from .site import all_pages, full, surroundings, tree, words_alone

TEMPLATES = Path(__file__).parents[2] / "theme" / "templates"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PAGES = sorted(all_pages())
# What is hidden, or part of what has a name as a whole, needs none of its own.
SEEN = "[not(ancestor-or-self::*[@aria-hidden='true'])][not(ancestor::*[@role='img'])]"
KIOSK = [name for name in PAGES if name.startswith("kiosk")]
WEB = [name for name in PAGES if name not in KIOSK and name != "window"]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return all_pages()


def texts_with_language(page: Any) -> Iterator[tuple[str, str]]:
    """Yield each text with the language that is said of it."""
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
            continue
        for owner, text in ((element, element.text), (element.getparent(), element.tail)):
            if text and text.strip() and owner is not None:
                yield text, owner.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")


def test_each_template_makes_one_of_these_pages() -> None:
    used: set[str] = set()

    def note(sender: Any, template: Any, **_rest: Any) -> None:
        used.add(str(template.name))

    template_rendered.connect(note)
    try:
        all_pages()
    finally:
        template_rendered.disconnect(note)
    files = {
        path.relative_to(TEMPLATES).as_posix()
        for folder in ("pages", "components", "channels")
        for path in (TEMPLATES / folder).rglob("*.html")
    }
    # Drawn for programs, for faults, and for a guide that takes days: each has tests of its own.
    assert files - used == {
        "channels/feed.html",
        "channels/kiosk/broken.html",
        "components/deadline.html",
        "pages/api_docs.html",
        "pages/refusal.html",
    }


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_landmarks_and_one_heading(name: str, pages: dict[str, str]) -> None:
    page = tree(pages[name])

    assert page.xpath("string(//title)").strip()
    assert page.xpath("//meta[@name='viewport'][contains(@content, 'width=device-width')]")
    assert [len(page.xpath(f"//{tag}")) for tag in ("h1", "main")] == [1, 1]
    assert page.xpath("//body/header | //body/div/header")
    assert page.xpath("//footer[@class='foot']")
    levels = [int(one.tag[1]) for one in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_names_of_parts_are_unique_and_whatever_points_at_one_finds_it(
    name: str, pages: dict[str, str]
) -> None:
    page = tree(pages[name])
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))
    pointers = [
        one
        for value in page.xpath("//@aria-labelledby | //@aria-describedby")
        for one in value.split()
    ]
    pointers += [href[1:] for href in page.xpath("//a/@href") if href.startswith("#")]
    assert set(pointers) <= set(ids)


def digest_of(script: str) -> str:
    """Return what names an inline script in a policy, as CSP level 3 has it."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_passes_a_policy_without_inline_code(name: str, pages: dict[str, str]) -> None:
    page = tree(pages[name])

    assert not page.xpath("//style | //@style | //iframe | //object | //script[@src and text()]")
    within = {digest_of(one.text) for one in page.xpath("//script[not(@src)]")}
    assert within <= set(settings.CONTENT_SECURITY_POLICY.replace(";", " ").split())
    assert not [one for one in page.xpath("//@*") if one.attrname.startswith("on")]
    asked = page.xpath(
        "//img/@src | //source/@src | //track/@src | //video/@poster"
        " | //script/@src | //*[local-name()='image']/@href | //link[@rel='stylesheet']/@href"
    )
    assert all(urlsplit(one).path.startswith("/") and not urlsplit(one).netloc for one in asked)


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_link_and_group_has_a_name(name: str, pages: dict[str, str]) -> None:
    page = tree(pages[name])

    for link in page.xpath("//a"):
        assert link.text_content().strip()
    for picture in page.xpath(f"//*[local-name()='svg']{SEEN} | //img"):
        assert picture.get("aria-label") or picture.get("aria-labelledby") or picture.get("alt")
    for nav in page.xpath("//nav | //*[@role='region']"):
        assert nav.get("aria-label")
    navs = page.xpath("//nav/@aria-label")
    assert len(navs) == len(set(navs))


@pytest.mark.parametrize("name", PAGES)
def test_the_foot_says_who_speaks_and_whom_to_call(name: str, pages: dict[str, str]) -> None:
    foot = tree(pages[name]).xpath("//footer[@class='foot']")[0].text_content()

    assert "本市是虚构的城市" in foot
    assert "12345" in foot


@pytest.mark.parametrize("name", WEB)
def test_the_same_page_is_one_click_away_in_each_language(name: str, pages: dict[str, str]) -> None:
    page = tree(pages[name])
    nav = page.xpath("//header//nav[contains(@class, 'languages')]")[0]

    assert [link.get("lang") for link in nav] == ["zh-Hans", "zh-Hant", "en"]
    assert [link.get("aria-current") for link in nav] == ["true", None, None]
    own = nav[0].get("href")
    assert [link.get("href") for link in nav] == [own, f"/zh-hant{own}", f"/en{own}"]


NO_INDEX = ("gone", "missing", "offline", "refused", "search", "rating", "remark", "thanks")


@pytest.mark.parametrize("name", [*WEB, *KIOSK])
def test_search_engines_are_told_the_one_address_or_to_stay_away(
    name: str, pages: dict[str, str]
) -> None:
    page = tree(pages[name])
    canonical = page.xpath("//link[@rel='canonical']/@href")
    alternates = page.xpath("//link[@rel='alternate'][@hreflang]/@href")

    if any(one in name for one in NO_INDEX):
        assert (canonical, alternates) == ([], [])
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    else:
        assert len(canonical) == 1
        assert len(alternates) == 3
        assert all(one.startswith(f"{BASE}/") for one in (*canonical, *alternates))
        assert "?" not in canonical[0]
    feed = page.xpath("//link[@type='application/feed+json']/@href")
    assert feed == [f"{BASE}/feeds/{'kiosk' if name in KIOSK else 'web'}.json"]


@pytest.mark.parametrize("name", PAGES)
def test_chinese_on_an_english_page_is_marked_as_chinese(name: str) -> None:
    page = tree(all_pages(locale=Locale.EN)[name])

    assert page.get("lang") == "en"
    unmarked = [
        text
        for text, language in texts_with_language(page)
        if CHINESE.search(text) and not language.startswith("zh")
    ]
    # What the interface itself says has its English in `locale/`; here only the content counts.
    content = {one for model in (full(), surroundings(full())) for one in _strings(model)}
    content = {one for one in content if CHINESE.search(one)}
    # A sentence or title of the interface may name the site and its city.
    names = {"澄禾办事", "澄禾市"}
    assert not [
        text
        for text in unmarked
        if text.strip() in content or any(one in text for one in content - names)
    ]


@pytest.mark.parametrize(
    "name", ["web plain", "kiosk 0", "kiosk 1", "window", "hall", "topic", "item"]
)
def test_an_english_page_in_chinese_says_so(name: str) -> None:
    page = tree(all_pages(locale=Locale.EN)[name])

    assert page.xpath("//main/@data-locale") == ["zh-Hans"]
    if name != "window":
        assert page.xpath("//main/p[@class='notice']")
    assert not tree(all_pages()[name]).xpath("//main/p[@class='notice']")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_needs_anything_optional(name: str) -> None:
    bare = all_pages(words_alone(example()), surround=lambda guide: around(guide))

    assert "None" not in tree(bare[name]).text_content()


def test_there_is_no_template_variable_that_nobody_fills(
    settings: Any, pages: dict[str, str]
) -> None:
    # Only what a template prints counts: conditions may ask for what is not there.
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [engine | {"OPTIONS": engine["OPTIONS"] | {"string_if_invalid": "¿%s?"}}]
    for name, page in all_pages().items():
        unfilled = set(re.findall(r"¿([^?]*)\?", page)) - {"fragment"}
        assert not unfilled, name


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif hasattr(value, "model_fields_set"):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name))


def test_the_policy_is_the_one_the_site_sends() -> None:
    policy = settings.CONTENT_SECURITY_POLICY
    assert "'unsafe-inline'" not in policy
    assert "style-src 'self'" in policy


def test_a_record_is_told_by_its_main_element(pages: dict[str, str]) -> None:
    guide = full()
    record = record_of(guide)
    main = tree(pages["web plain"]).xpath("//main")[0]
    assert main.get("data-kind") == record.kind
    assert main.get("data-sequence") == str(record.sequence)
