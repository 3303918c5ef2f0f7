"""A browser that is shown one page after another, without a server."""

import json
import mimetypes
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from PIL import Image
from playwright.sync_api import Browser, Page, Route

from guides.channels.elder import elder
from tests.theme.site import static_file

SITE = "http://127.0.0.1:9"
PAGE = f"{SITE}/page"
MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
NOTHING: Mapping[str, str] = {}
REMEMBER = """kept => [localStorage, sessionStorage].forEach(one => {
    one.clear();
    for (const key in kept) one.setItem(key, kept[key]);
})"""
AXE = """async (tags) => (await axe.run(document, {
        resultTypes: ["violations"], ...(tags ? {runOnly: tags} : {})})).violations
    .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 120)}`))"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class Least:
    """What a page may not fall below: CSS pixels, but for `contrast`, a ratio."""

    text: float = 16
    body: float = 18
    target: float = 44
    main: float = 0
    contrast: float = 4.5


STANDARD = Least()
HIGH = Least(contrast=7)
# 工信厅信管函〔2021〕67 号
ELDER = Least(text=18, body=24, main=60)
KIOSK = Least(text=28, body=28, target=96)
KIOSK_HIGH = replace(KIOSK, contrast=7)
# Read by staff all day, with a mouse.
COUNTER = Least(body=16, target=24)


@dataclass
class Stage:
    """One window; `said` is what went wrong in its scripts."""

    page: Page
    html: str = ""
    pictures: bool = True
    remembers: bool = True
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def show(
        self, html: str, width: int, height: int = 800, remembered: Mapping[str, str] = NOTHING
    ) -> Page:
        """Open a page on a device that remembers that much, for ever and for this visit."""
        self.html = html
        self.said.clear()
        self.asked.clear()
        self.page.set_viewport_size({"width": width, "height": height})
        if self.remembers and self.page.url.startswith(SITE):
            self.page.evaluate(REMEMBER, dict(remembered))
        self.page.goto(PAGE)
        return self.page

    def faults(self, least: Least) -> list[str]:
        """Return what is too small, too pale, too close, too wide or cut, all folds open."""
        found: list[str] = self.page.evaluate(MEASURE, vars(least))
        return found

    def violations(self, tags: list[str] | None = None) -> list[str]:
        """Return what axe-core finds, by all its rules or those with a tag of `tags`."""
        self.page.evaluate(AXE_SCRIPT)
        found: list[str] = self.page.evaluate(AXE, tags)
        return found

    def answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        kind = route.request.resource_type
        self.asked.append(route.request.url)
        if path == "/page":
            policy = {"Content-Security-Policy": settings.CONTENT_SECURITY_POLICY}
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8", headers=policy)
        elif found := static(path):
            route.fulfill(body=found, content_type=mimetypes.guess_type(path)[0])
        elif kind == "image" and self.pictures:
            route.fulfill(body=picture(), content_type="image/png")
        else:
            route.abort() if kind == "image" else route.fulfill(status=404)

    def note(self, text: str) -> None:
        # What is not there is not there on a stage: films and suggestions.
        if "404" not in text:
            self.said.append(text)


def at_hand(mode: str, html: str) -> tuple[str, dict[str, str], Least]:
    """Return a page in a mode: its text, what the device remembers, what it is held to."""
    if mode == "elder":
        return elder(html), reading(elder=True), ELDER
    if mode == "contrast":
        return html, reading(contrast="high"), HIGH
    return html, {}, STANDARD


def reading(**chosen: Any) -> dict[str, str]:
    """Return what a device remembers on which that was chosen."""
    return {"mingbai.reading": json.dumps(chosen)}


@contextmanager
def staged(browser: Browser, **options: Any) -> Iterator[Stage]:
    """Open a window of its own; `options` are those of a browser's context."""
    context = browser.new_context(**options)
    stage = Stage(context.new_page())
    stage.page.on("pageerror", lambda error: stage.note(str(error)))
    stage.page.on("console", lambda line: stage.note(line.text) if line.type == "error" else None)
    context.route("**/*", stage.answer)
    stage.show("<!doctype html><title>-</title>", 320)
    try:
        yield stage
    finally:
        context.close()


@cache
def static(path: str) -> bytes | None:
    file = static_file(path)
    return Path(file).read_bytes() if file else None


@cache
def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (80, 60), "#8899aa").save(out, "PNG")
    return out.getvalue()
