"""Pages inside WeChat and Alipay: browsers of 2020 that refuse what others grant."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from guides.vocabulary import Locale

from .pages import by_template, pages
from .stage import Stage, staged

PHONE = "Mozilla/5.0 (Linux; Android 10; V2001A) AppleWebKit/537.36 (KHTML, like Gecko) "
AGENTS = {
    "wechat": f"{PHONE}Version/4.0 Chrome/86.0.4240.99 XWEB/4313 MMWEBSDK/20220805 Mobile "
    "Safari/537.36 MicroMessenger/8.0.27.2220(0x28001B37) WeChat/arm64 Weixin NetType/WIFI "
    "Language/zh_CN ABI/arm64",
    "alipay": f"{PHONE}Version/4.0 UCBS/3.22.2.13 Chrome/69.0.3497.100 Mobile Safari/537.36 "
    "NebulaSDK/1.8.100112 Nebula AlipayDefined(nt:WIFI) AlipayClient/10.3.20 Language/zh-Hans",
}
# What they do not have, and what came to browsers after them.
LIMITED = """
for (const name of ["serviceWorker", "share", "clipboard", "geolocation"]) {
    delete Navigator.prototype[name];
}
delete window.speechSynthesis;
delete window.SpeechSynthesisUtterance;
for (const name of ["localStorage", "sessionStorage"]) {
    const get = () => { throw new DOMException("denied", "SecurityError"); };
    Object.defineProperty(window, name, {get});
}
for (const [owner, names] of [
    [Array.prototype, ["at", "findLast", "toSorted"]], [String.prototype, ["at", "replaceAll"]],
    [Element.prototype, ["checkVisibility", "replaceChildren"]],
    [Object, ["hasOwn", "groupBy"]], [window, ["structuredClone", "CSSStyleSheet"]],
]) for (const name of names) delete owner[name];
"""
NAMES = [names[0] for names in by_template("pages/").values()]
MODULES = Path(__file__).parents[3] / "theme" / "static" / "theme"
# What Chromium 80 does not know: by syntax the whole module would be lost, else what follows.
NEWER = re.compile(
    r"\?\?=|\|\|=|&&=|^\s*#\w+|this\.#|^\s*static \{|^await "
    r"|\.(?:replaceChildren|replaceAll|at|findLast)\(|structuredClone|Object\.hasOwn",
    re.MULTILINE,
)


@pytest.fixture(scope="module", params=AGENTS)
def app(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Stage]:
    with staged(browser, user_agent=AGENTS[request.param], is_mobile=True) as stage:
        stage.page.add_init_script(LIMITED)
        stage.remembers = False
        yield stage


@pytest.mark.parametrize("name", NAMES)
def test_nothing_breaks_in_an_apps_browser(app: Stage, name: str) -> None:
    html = pages(Locale.HANS)[name].html
    page = app.show(html, 390)

    assert app.said == []
    expect(page.locator("h1").first).to_be_visible()
    if "data-elders" in html:
        expect(page.locator(".to-elder")).to_be_visible()
        # What is chosen is seen, even if it cannot be kept.
        page.locator("[data-tool=larger]").click()
        expect(page.locator("html")).to_have_attribute("data-size", "1")
        expect(page.locator("[data-tool=aloud]")).to_be_hidden()
    assert app.said == []


@pytest.mark.parametrize(
    "file", sorted(MODULES.rglob("*.js")), ids=lambda file: str(file.relative_to(MODULES))
)
def test_a_module_is_read_by_browsers_of_2020(file: Path) -> None:
    assert NEWER.findall(file.read_text(encoding="utf-8")) == []
