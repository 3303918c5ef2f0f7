"""`manage.py screenshots DIR`: what a running site looks like, as PNG pictures to look through."""

import json
import urllib.error
import urllib.request
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from guides.management.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DESK, PHONE, HALL = (1280, 900), (390, 844), (1080, 1920)
# Pages longer than this many windows are cut: what matters stands first.
LONGEST = 6
# A4 in CSS pixels.
PAPER = (794, 1123)


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the address, the window, and how the device is set."""

    name: str
    path: str
    size: tuple[int, int] = DESK
    chosen: dict[str, str] = field(default_factory=dict)
    dark: bool = False
    printed: bool = False


@dataclass(frozen=True)
class Examples:
    """Codes of what is shown; `question` finds the guide, with its answer above."""

    guide: str
    hall: str
    topic: str
    event: str
    question: str


class Command(BaseCommand):
    help = "给正在运行的网站拍照：首页、指南、搜索、大厅、自助终端、长辈版等，一页一张 PNG"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="图片放到这个文件夹")
        parser.add_argument(
            "--url",
            default=settings.BASE_URL,
            help=f"正在运行的网站，默认 {settings.BASE_URL}；演示网站用 manage.py demo 启动",
        )

    def handle(self, *args: Any, folder: Path, url: str, **options: Any) -> None:
        base = url.rstrip("/")
        folder.mkdir(parents=True, exist_ok=True)
        with chromium() as browser:
            for shot in shots(examples(base)):
                file = folder / f"{shot.name}.png"
                take(browser, base, shot, file)
                self.stdout.write(str(file))


def shots(shown: Examples) -> Iterator[Shot]:
    """Yield what is worth looking at after a change."""
    guide = f"/guides/{shown.guide}/"
    found = f"/search/?q={quote(shown.question)}"
    editions = {"": "plain", "?edition=pictured": "pictured", "?edition=video": "video"}
    for prefix, size in (("desk", DESK), ("phone", PHONE)):
        yield Shot(f"{prefix}-home", "/", size)
        for query, edition in editions.items():
            yield Shot(f"{prefix}-guide-{edition}", guide + query, size)
        yield Shot(f"{prefix}-search", found, size)
        if shown.hall:
            yield Shot(f"{prefix}-hall", f"/halls/{shown.hall}/", size)
        if shown.topic:
            yield Shot(f"{prefix}-topic", f"/topics/{shown.topic}/", size)
        if shown.event:
            yield Shot(f"{prefix}-life-event", f"/life-events/{shown.event}/", size)
        yield Shot(f"{prefix}-elder-home", "/elder/", size)
        yield Shot(f"{prefix}-elder-guide", f"/elder{guide}", size)
        yield Shot(f"{prefix}-dark-home", "/", size, dark=True)
        yield Shot(f"{prefix}-dark-guide", f"{guide}?edition=pictured", size, dark=True)
        high = {"mingbai.reading": json.dumps({"contrast": "high"})}
        yield Shot(f"{prefix}-contrast-guide", guide, size, high)
        for locale in ("zh-hant", "en"):
            yield Shot(f"{prefix}-{locale}-home", f"/{locale}/", size)
            yield Shot(f"{prefix}-{locale}-guide", f"/{locale}{guide}", size)
    kiosk = f"/kiosk/guides/{shown.guide}/"
    screens = {
        "start": "/kiosk/",
        "home": "/kiosk/topics/",
        "guide": kiosk,
        "step": f"{kiosk}1/",
        "pictured": f"{kiosk}pictured/1/",
        "materials": f"{kiosk}materials/",
        "take": f"{kiosk}take/",
        "search": "/kiosk/search/",
    }
    for name, path in screens.items():
        yield Shot(f"kiosk-{name}", path, HALL)
    yield Shot("kiosk-elder", kiosk, HALL, {"elder": "on"})
    yield Shot("print-guide", guide, PAPER, printed=True)


def examples(base: str) -> Examples:
    """Return what a site has to show: a guide with the most editions, in English too."""
    listed = told(base, "/feeds/web.json")["items"]
    if not listed:
        raise CommandError(f"{base} 上还没有发布指南，没有可拍的。")
    english = {
        one["_mingbai"]["code"]
        for one in told(base, "/feeds/web.json?locale=en")["items"]
        if one["_mingbai"]["locale"] == "en"
    }
    known = [one["_mingbai"] | {"title": one["title"]} for one in listed]
    best = max(known, key=lambda one: (len(one["editions"]), one["code"] in english))
    guide = told(base, f"/api/guides/{best['code']}")["payload"]
    windows = guide["items"][0]["windows"]
    events = told(base, "/api/life-events?limit=1")["results"]
    return Examples(
        guide=best["code"],
        hall=windows[0]["hall"] if windows else "",
        topic=next(iter(guide["topics"]), ""),
        event=events[0]["code"] if events else "",
        question=f"{best['title']}要带什么",
    )


def told(base: str, path: str) -> dict[str, Any]:
    """Return what the site answers as JSON."""
    try:
        with urllib.request.urlopen(base + path, timeout=30) as answer:  # noqa: S310
            found: dict[str, Any] = json.load(answer)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise CommandError(
            f"{base} 没有回答（{error}）。请先启动网站，例如 python3 manage.py demo，"
            "再用 --url 写明它的地址。"
        ) from None
    return found


def take(browser: "Browser", base: str, shot: Shot, file: Path) -> None:
    """Open the page and keep what is seen."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
        device_scale_factor=1,
    )
    keep = "kept => Object.entries(kept).forEach(one => {localStorage.setItem(...one);"
    keep += " sessionStorage.setItem(...one)})"
    page = context.new_page()
    try:
        if shot.chosen:
            page.goto(f"{base}/robots.txt")
            page.evaluate(keep, shot.chosen)
        page.goto(base + shot.path, wait_until="networkidle")
        if shot.printed:
            page.emulate_media(media="print")
        whole = page.evaluate("document.documentElement.scrollHeight")
        clip = {"x": 0, "y": 0, "width": width, "height": min(whole, height * LONGEST)}
        page.screenshot(path=file, full_page=True, clip=clip)  # type: ignore[arg-type]
    finally:
        context.close()
