"""A kiosk holds its hall's guides: it goes on when server and network are gone and it is switched
off and on, and takes nothing that is not whole and not the server's own."""

import base64
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import Page, Playwright, expect

from tests.guides.programs import in_site

from .line import Answer, Line, as_it_is

ROOT = Path(__file__).resolve().parents[2]
# Three guides with a picture and a film for each step; one film is longer than a piece.
PREPARE = """
import json, sys
from pathlib import Path
from django.core.files import File
from django.core.files.base import ContentFile
from guides.demo import texts
from guides.models import Topic, Video
from tests.factories import make_department, make_guide, make_hall, make_item
from tests.guides.test_assemble import a_picture
films = texts.MEDIA / "films"
hall, topic = make_hall(name="河东大厅"), Topic.objects.get(name="公积金")
department = make_department()
codes = {}
for name, padding in (("passport", 3 << 20), ("small-shop", 0), ("retirement", 0)):
    film = Video(title=name, type="video", duration=12, chapters="0:00 一\\n0:04 二")
    free = (padding + 8).to_bytes(4, "big") + b"free" + bytes(padding) if padding else b""
    content = (films / f"{name}.mp4").read_bytes() + free
    film.file.save(f"{name}.mp4", ContentFile(content), save=False)
    film.captions_hans.save(
        f"{name}.vtt", ContentFile((films / f"{name}.vtt").read_bytes()), save=False
    )
    film.save()
    steps = [
        {"title": f"第{n}步", "words": "在{{place}}交{{fee}}。",
         "clip": {"chapter": n, "video": None},
         "picture": {"image": a_picture(f"{name}{n}.png"), "alt": "一个窗口", "callouts": []}}
        for n in (1, 2)
    ]
    page = make_guide(
        publish=False, item=make_item(hall=hall), department=department, steps=steps, title=name,
        video=film, has_video=True, has_pictured=True,
    )
    page.topics = [topic]
    page.save_revision().publish()
    codes[name] = page.code
sys.stdout.write("\\n" + json.dumps({"hall": hall.code, "topic": topic.code, "guides": codes}))
"""
CHANGE = """
from guides.models import GuidePage
page = GuidePage.objects.get(code={code!r}, locale__language_code="zh-hans")
page.summary = {summary!r}
page.save_revision().publish()
"""
STATUS = "() => fetch('/kiosk/status.json').then((one) => (one.ok ? one.json() : {}))"
WAITED = """async () => {
  for (let left = 600; left; left -= 1) {
    const s = await (%s)();
    if (%s) return s;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(JSON.stringify(await (await fetch("/kiosk/status.json")).json()));
}"""
SYNC = """async () => {
  const found = await navigator.serviceWorker.ready;
  found.active.postMessage({ bundle: "sync", at_once: true });
}"""
PLAYED = """async (video) => {
  video.muted = true;
  video.textTracks[0].mode = "showing";
  await video.play();
  const from = video.currentTime;
  while (video.currentTime < from + 0.2 || !video.textTracks[0].cues?.length) {
    await new Promise((done) => video.requestVideoFrameCallback(done));
  }
  return { ready: video.readyState, cues: video.textTracks[0].cues.length };
}"""
SHOWN = """async (place) => {
  const picture = new Image();
  picture.src = place.getAttribute("href") || place.currentSrc || place.src;
  await picture.decode();
  return picture.naturalWidth;
}"""


@dataclass
class Hall:
    """A site with a kiosk's hall, and the line to it."""

    env: dict[str, str]
    hall: str
    topic: str
    guides: dict[str, str]
    line: Line = field(init=False)

    def __post_init__(self) -> None:
        self.line = Line(self.env["MINGBAI_BASE_URL"])

    def make_packs(self) -> None:
        command = [sys.executable, "manage.py", "kiosk_packs"]
        subprocess.run(command, cwd=ROOT, env=self.env, check=True, stdout=subprocess.DEVNULL)

    def change(self, name: str, summary: str) -> None:
        """Publish other words, and have the packs follow."""
        in_site(self.env, CHANGE.format(code=self.guides[name], summary=summary))
        self.make_packs()

    @property
    def home(self) -> str:
        return f"{self.line.address}/kiosk/?hall={self.hall}"

    def guide(self, name: str) -> str:
        return f"{self.line.address}/kiosk/guides/{self.guides[name]}/"


@pytest.fixture
def hall(running_site: dict[str, str]) -> Iterator[Hall]:
    prepared = in_site(running_site, PREPARE)
    hall = Hall(running_site, **json.loads(prepared.splitlines()[-1]))
    hall.make_packs()
    yield hall
    hall.line.cut()


@pytest.fixture
def switched_on(
    playwright: Playwright, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Callable[[], AbstractContextManager[Page]]:
    """Opens the same kiosk's browser, with all it has kept."""

    @contextmanager
    def start() -> Iterator[Page]:
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile",
            viewport={"width": 1080, "height": 1920},
            **browser_type_launch_args,
        )
        try:
            yield context.pages[0]
        finally:
            context.close()

    return start


def status(page: Page) -> Any:
    return page.evaluate(STATUS)


def told(page: Page, condition: str) -> Any:
    """Wait until the worker tells something of itself, and return all it tells."""
    return page.evaluate(WAITED % (STATUS, condition))


def synced(page: Page, hall: Hall) -> Any:
    page.goto(hall.home)
    return told(page, "s.confirmed")


def asked_again(page: Page, condition: str) -> Any:
    """Have the kiosk look for something new, and return what it tells when it is through."""
    before = status(page)["tried"]
    page.evaluate(SYNC)
    return told(page, f"s.tried !== {json.dumps(before)} && ({condition})")


def spoilt(path: str, answer: Answer) -> Answer:
    """A pack of which one bit was changed on the way."""
    if path.startswith("/kiosk/packs/"):
        answer.body = answer.body[:-1] + bytes([answer.body[-1] ^ 1])
    return answer


def forged(path: str, answer: Answer) -> Answer:
    """A list of which one number was changed on the way."""
    if path.startswith("/kiosk/bundle.json"):
        answer.body = answer.body.replace(b'"limit":5', b'"limit":6')
    return answer


def another_key(path: str, answer: Answer) -> Answer:
    """A list that somebody else says is his."""
    point = (
        ec.generate_private_key(ec.SECP256R1())
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    )
    theirs = base64.b64encode(point).decode()
    answer.headers = [
        (name, theirs if name.lower() == "kiosk-key" else value) for name, value in answer.headers
    ]
    return answer


def cut_short(path: str, answer: Answer) -> Answer:
    """A pack that broke off half way."""
    if path.startswith("/kiosk/packs/"):
        answer.body = answer.body[: len(answer.body) // 2]
    return answer


def refuses_what_is_not_whole(page: Page, hall: Hall, words: str) -> None:
    """Words that were published do not come, whatever is wrong on their way; the old ones stay."""
    first = status(page)
    for spoil, what in (
        (spoilt, "digest"),
        (cut_short, "digest"),
        (forged, "signature"),
        (another_key, "key"),
    ):
        hall.line.spoil = spoil
        found = asked_again(page, f"s.failed === {json.dumps(what)}")
        assert found["version"] == first["version"]
        assert found["confirmed"] == first["confirmed"]
        page.goto(hall.guide("passport"))
        expect(page.locator("main")).not_to_contain_text(words)
    hall.line.spoil = as_it_is


def takes_what_changed(page: Page, hall: Hall, words: str) -> None:
    """Once nothing is wrong the words come, and nothing else with them."""
    first = status(page)
    hall.line.asked.clear()
    found = asked_again(page, "s.failed === null")
    assert found["version"] > first["version"]
    page.goto(hall.guide("passport"))
    expect(page.locator("main")).to_contain_text(words)

    lists = [one for one in hall.line.asked if one.startswith("/kiosk/bundle.json")]
    assert lists == [f"/kiosk/bundle.json?hall={hall.hall}&after={first['version']}"]
    # The guide itself in three languages, and the lists that show it; no file, no other guide.
    packs = [one for one in hall.line.asked if one.startswith("/kiosk/packs/")]
    assert 3 <= len(packs) <= 12
    assert not [one for one in hall.line.asked if one.startswith("/media/")]


def walk_a_guide(page: Page, hall: Hall, title: str) -> None:
    """From the topic's list through every step to the last, looking and listening."""
    page.goto(f"{hall.line.address}/kiosk/topics/{hall.topic}/")
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    page.locator("a.key.next").click()
    for edition in ("图例版", "视频版"):
        page.get_by_role("link", name=edition).click()
        for number in (1, 2):
            expect(page.get_by_role("heading", level=1)).to_contain_text(f"第{number}步")
            if edition == "图例版":
                assert page.locator("main image, main img").first.evaluate(SHOWN) == 40
            else:
                played = page.locator("video").evaluate(PLAYED)
                assert played["ready"] >= 3
                assert played["cues"] > 0
            if number == 1:
                page.locator("a.key.next").click()
        page.locator("nav.keys a").first.click()


def switch_languages(page: Page) -> None:
    for tag in ("zh-Hant", "en", "zh-Hans"):
        page.locator(f"a[hreflang='{tag}']").first.click()
        expect(page.locator("html")).to_have_attribute("lang", tag)


def ask_for_what_is_not_here(page: Page, hall: Hall) -> None:
    """An unknown screen leads home, words are looked up here, and the rest fails softly."""
    page.goto(f"{hall.line.address}/kiosk/guides/0000000/")
    expect(page).to_have_url(f"{hall.line.address}/kiosk/")
    found = page.evaluate("() => fetch('/kiosk/index.json').then((one) => one.json())")
    assert sorted(one["title"] for one in found["entries"]) == sorted(hall.guides)
    assert page.evaluate("() => fetch('/api/suggest?q=x').then((one) => one.status)") == 503


def test_a_kiosk_takes_only_what_is_whole_and_goes_on_without_network(
    hall: Hall, switched_on: Callable[[], AbstractContextManager[Page]]
) -> None:
    with switched_on() as page:
        first = synced(page, hall)
        assert first["failed"] is None
        assert first["hall"] == hall.hall
        hall.change("passport", "新的说法一")
        refuses_what_is_not_whole(page, hall, "新的说法一")
        takes_what_changed(page, hall, "新的说法一")
        last = status(page)

    hall.line.cut()

    with switched_on() as page:
        page.goto(hall.home)
        date = page.locator("[data-bundle-date] time")
        expect(date).to_have_attribute("datetime", last["confirmed"])
        for name in hall.guides:
            walk_a_guide(page, hall, name)
        switch_languages(page)
        ask_for_what_is_not_here(page, hall)
        assert status(page)["version"] == last["version"]
