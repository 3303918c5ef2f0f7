"""Somebody comes to the screen by the door, finds an errand in three ways, takes it along, and
leaves nothing behind."""

import json
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.guides.programs import in_site

TITLE = "给刚出生的孩子上户口"
PREPARE = f"""
import json, sys
from django.core.files.base import ContentFile
from guides.demo import texts
from guides.models import Topic, Video
from tests.factories import make_guide, make_hall, make_item, make_material
from tests.guides.test_assemble import a_picture
films = texts.MEDIA / "films"
topic = Topic.objects.get(name="公积金", locale__language_code="zh-hans")
film = Video(title="上户口", type="video", duration=12, chapters="0:00 一\\n0:04 二")
film.file.save("film.mp4", ContentFile((films / "passport.mp4").read_bytes()), save=False)
words = ContentFile((films / "passport.vtt").read_bytes())
film.captions_hans.save("film.vtt", words, save=False)
film.save()
steps = [
    {{"title": f"第{{n}}步", "words": "在{{{{place}}}}交{{{{fee}}}}。",
     "clip": {{"chapter": n, "video": None}},
     "picture": {{"image": a_picture(f"{{n}}.png"), "alt": "一个窗口", "callouts": []}}}}
    for n in (1, 2)
]
papers = [make_material(name="出生医学证明"), make_material(name="户口簿")]
item = make_item(name="出生登记", hall=make_hall(name="河东大厅"), materials=papers)
page = make_guide(
    publish=False, item=item, steps=steps, title="{TITLE}", video=film, has_video=True,
    has_pictured=True,
)
page.topics = [topic]
page.save_revision().publish()
sys.stdout.write("\\n" + json.dumps({{"guide": page.code, "topic": topic.code}}))
"""
PRINTED = "window.print = () => { window.printed = true; };"
PICTURE = """async (place) => {
  const picture = new Image();
  picture.src = place.getAttribute("href") || place.currentSrc || place.src;
  await picture.decode();
  return picture.naturalWidth;
}"""
# The first shows captions unasked, and plays since somebody pressed a key.
PLAYING = "film => !film.paused && film.textTracks[0].mode === 'showing'"


@dataclass
class Kiosk:
    base: str
    guide: str
    topic: str

    def at(self, page: Page, path: str) -> None:
        page.wait_for_url(f"{self.base}/kiosk/{path}")

    @property
    def facts(self) -> str:
        return f"guides/{self.guide}/"


@pytest.fixture
def kiosk(running_site: dict[str, str]) -> Kiosk:
    codes = json.loads(in_site(running_site, PREPARE).splitlines()[-1])
    return Kiosk(running_site["MINGBAI_BASE_URL"], codes["guide"], codes["topic"])


def begin_in_another_language(page: Page, kiosk: Kiosk) -> None:
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What would you like to do?")
    page.get_by_role("link", name="简体").click()
    kiosk.at(page, "topics/")


def read_three_editions(page: Page, kiosk: Kiosk) -> None:
    page.get_by_role("link", name="公积金").click()
    page.get_by_role("link", name=TITLE).click()
    kiosk.at(page, kiosk.facts)
    expect(page.locator("[data-fact=fee]")).to_be_visible()
    page.get_by_role("link", name="看步骤").click()
    expect(page.locator(".words")).to_contain_text("河东大厅")
    page.get_by_role("link", name="下一步").click()
    expect(page.get_by_text("第 2 步，共 2 步")).to_be_visible()
    page.get_by_role("link", name="图例版").click()
    kiosk.at(page, f"{kiosk.facts}pictured/2/")
    assert page.locator("main image, main img").first.evaluate(PICTURE) > 0
    page.get_by_role("link", name="视频版").click()
    film = page.locator("video")
    assert film.evaluate("film => film.paused")
    page.get_by_role("button", name="播放").click()
    expect(page.get_by_role("button", name="暂停")).to_be_visible()
    assert film.evaluate(PLAYING)


def take_it_along(page: Page, kiosk: Kiosk) -> None:
    page.get_by_role("link", name="带什么").click()
    kiosk.at(page, f"{kiosk.facts}materials/")
    page.get_by_role("checkbox", name="出生医学证明").check()
    page.locator("nav.keys").get_by_role("link", name="带走").click()
    kiosk.at(page, f"{kiosk.facts}take/")
    expect(page.get_by_role("img", name=f"/g/{kiosk.guide}")).to_be_visible()
    page.get_by_role("button", name="打印").click()
    assert page.evaluate("window.printed")


def find_it_by_how_its_name_begins(page: Page, kiosk: Kiosk) -> None:
    page.locator("nav.keys").get_by_role("link", name="搜索").click()
    kiosk.at(page, "search/")
    for letter in "GGCS":
        page.get_by_role("button", name=letter, exact=True).click()
    page.locator("[data-candidates]").get_by_role("link", name=TITLE).click()
    kiosk.at(page, kiosk.facts)


def find_it_with_arrows(page: Page, kiosk: Kiosk) -> None:
    page.get_by_role("link", name="结束").click()
    kiosk.at(page, "")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    kiosk.at(page, "topics/")
    # Down one column of topics and up the other.
    for way in (*["ArrowDown"] * 4, "ArrowRight", *["ArrowUp"] * 3):
        page.keyboard.press(way)
        if page.evaluate("document.activeElement.textContent") == "公积金":
            break
    page.keyboard.press("Enter")
    kiosk.at(page, f"topics/{kiosk.topic}/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    kiosk.at(page, kiosk.facts)


def leave(page: Page, kiosk: Kiosk) -> None:
    """Nobody touches it any more: it asks, counts down, and knows nothing of who was there."""
    page.get_by_role("button", name="长辈版").click()
    assert page.evaluate("sessionStorage.length")
    page.clock.run_for(26_000)
    expect(page.get_by_role("alertdialog", name="还在吗？")).to_be_visible()
    page.clock.run_for(21_000)
    kiosk.at(page, "")
    assert page.evaluate("sessionStorage.length") == 0
    expect(page.locator("html")).not_to_have_class(re.compile("elder"))
    expect(page.get_by_role("link", name="点一下开始")).to_be_visible()


def test_an_errand_at_the_door(page: Page, kiosk: Kiosk) -> None:
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.set_viewport_size({"width": 1080, "height": 1920})
    page.clock.install()
    page.add_init_script(PRINTED)
    page.goto(f"{kiosk.base}/kiosk/?idle=25&paper=80")
    begun = page.evaluate("history.length")

    begin_in_another_language(page, kiosk)
    read_three_editions(page, kiosk)
    take_it_along(page, kiosk)
    find_it_by_how_its_name_begins(page, kiosk)
    find_it_with_arrows(page, kiosk)
    leave(page, kiosk)
    # There is no screen to go back to.
    assert page.evaluate("history.length") == begun
    assert faults == []
