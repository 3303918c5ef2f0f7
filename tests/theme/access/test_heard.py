"""What is heard of a page: by a screen reader, and read aloud by the page's own button."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from guides.channels.elder import elder
from guides.channels.told import Told
from guides.vocabulary import Edition, Locale
from tests.guides.channels.samples import BASE, record_of
from tests.theme.site import full, surroundings

from .pages import pages
from .stage import PAGE, Stage, staged

# Speaks in no time; `hold` lets a stretch go on for ever.
VOICE = """
const later = window.setTimeout;
window.setTimeout = (task) => later(task);
window.spoken = [];
window.voices = ["zh-CN", "zh-TW", "en-US"].map(lang => ({lang}));
Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => window.voices,
    cancel: () => sessionStorage.setItem("stops", 1 + Number(sessionStorage.getItem("stops"))),
    speak: (said) => {
        spoken.push([said.lang, said.text]);
        setTimeout(() => { if (said.onstart) said.onstart(); if (!window.hold) said.onend(); });
    },
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
ALOUD = "[data-tool=aloud]"


def squeezed(text: str) -> str:
    return "".join(text.split())


def heard(page: Page) -> str:
    """Return what the accessibility tree says, in its order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    said = [
        str(node.get("name", {}).get("value", ""))
        for node in nodes
        if not node["ignored"] and node["role"]["value"] == "StaticText"
    ]
    return squeezed("".join(said))


@pytest.mark.parametrize("mode", ["standard", "elder"])
@pytest.mark.parametrize("edition", list(Edition))
def test_a_screen_reader_gets_every_fact_and_material(
    stage: Stage, edition: Edition, mode: str
) -> None:
    guide = full()
    html = pages(Locale.HANS)[f"web {edition}"].html
    page = stage.show(elder(html) if mode == "elder" else html, 390)
    said = heard(page)

    told = Told(record_of(guide), surroundings(guide), BASE, Locale.HANS)
    facts = [line.value for line in told.lines if line.value]
    assert len(facts) >= 5
    # A list is told line by line.
    lines = [line.removeprefix("- ") for fact in facts for line in fact.splitlines()]
    names = [material.name for item in guide.items for material in item.materials]
    assert names
    assert [one for one in (*lines, *names) if squeezed(one) not in said] == []


@pytest.fixture(scope="module")
def voiced(browser: Browser) -> Iterator[Stage]:
    with staged(browser) as stage:
        stage.page.add_init_script(VOICE)
        yield stage


def listen(page: Page) -> list[tuple[str, str]]:
    page.locator(ALOUD).click()
    expect(page.locator(ALOUD)).to_have_attribute("aria-pressed", "false")
    return [tuple(one) for one in page.evaluate("spoken")]


def in_order(said: list[tuple[str, str]], wanted: list[str]) -> bool:
    """Tell whether the stretches hold all that is wanted, one after the other."""
    at = iter([squeezed(text) for _language, text in said])
    return all(any(squeezed(one) in text for text in at) for one in wanted)


def test_aloud_is_what_matters_in_its_order_and_nothing_else(voiced: Stage) -> None:
    guide = full()
    page = voiced.show(pages(Locale.HANS)["web plain"].html, 390)
    expect(page.locator(ALOUD)).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("spoken") == []

    said = listen(page)
    material, step = guide.item.materials[0].name, guide.steps[0].title
    fee = page.locator(".strip [data-fact=fee]").text_content()
    assert in_order(said, [guide.title, guide.summary, str(fee), material, step])
    everything = squeezed("".join(text for _language, text in said))
    silent = page.evaluate(
        """() => [...document.querySelectorAll(`header.masthead a, .crumbs a, .foot p, .official dd,
            details:not([open]) > :not(summary)`)]
            .map(one => one.textContent.trim()).filter(text => text.length > 5)"""
    )
    # What is folded may stand unfolded elsewhere on the page too.
    seen = squeezed(page.locator("main").inner_text())
    silent = [one for one in silent if squeezed(one) not in seen]
    assert silent
    assert [one for one in silent if squeezed(one) in everything] == []
    assert voiced.said == []


def test_each_stretch_is_said_in_its_language(voiced: Stage) -> None:
    guide = full()
    page = voiced.show(pages(Locale.EN)["web plain"].html, 390)

    said = listen(page)
    languages = {language for language, text in said if squeezed(guide.title) in squeezed(text)}
    assert languages == {"zh-CN"}
    english = [text for language, text in said if language == "en"]
    assert english
    assert not any(guide.item.materials[0].name in text for text in english)


def test_it_stops_on_escape_and_on_leaving(voiced: Stage) -> None:
    page = voiced.show(pages(Locale.HANS)["web plain"].html, 390)
    page.evaluate("window.hold = true")
    button = page.locator(ALOUD)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".being-read")).to_have_count(1)

    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".being-read")).to_have_count(0)
    assert len(page.evaluate("spoken")) == 1

    button.click()
    before = cancelled(page)
    page.goto(PAGE)
    assert cancelled(page) > before


def cancelled(page: Page) -> int:
    return int(page.evaluate("sessionStorage.getItem('stops')"))


def test_it_says_when_there_is_no_voice(voiced: Stage) -> None:
    page = voiced.show(pages(Locale.HANS)["web plain"].html, 390)
    page.evaluate("window.voices = [{lang: 'fr-FR'}]")
    page.locator(ALOUD).click()

    expect(page.locator("[data-tool-said]")).to_have_text("这台设备没有能读这种语言的声音。")
    assert page.evaluate("spoken") == []
