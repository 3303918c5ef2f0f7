"""An editor has a film drafted from steps, mends its captions beside it, and publishes."""

import json
import re
import urllib.request
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.guides.programs import in_site

PREPARE = """
import json, sys
from django.contrib.auth.models import Group, User
from tests.factories import make_guide, make_item
user = User.objects.create_user("publisher", password="clear-as-water-26")
user.groups.add(Group.objects.get(name="发布员"))
words = "带上户口簿原件和结婚证原件，到窗口取号。交{{fee}}，当场办好。"
steps = [{"title": "准备材料", "words": words}, {"title": "去窗口", "words": "排队。签字。"}]
guide = make_guide(item=make_item(fee="20"), steps=steps, title="补领证件")
sys.stdout.write("\\n" + json.dumps({"page": guide.pk, "code": guide.code}))
"""
# Milliseconds; a process starts, draws and encodes.
PATIENCE = 90_000


@dataclass
class Site:
    base: str
    page: int
    code: str

    def get(self, path: str) -> str:
        request = urllib.request.Request(self.base + path, headers={"Connection": "close"})
        with urllib.request.urlopen(request) as answer:
            return str(answer.read().decode())


@pytest.fixture
def site(running_site: dict[str, str]) -> Site:
    prepared = in_site(running_site, PREPARE)
    return Site(running_site["MINGBAI_BASE_URL"], **json.loads(prepared.splitlines()[-1]))


def sign_in(page: Page, site: Site) -> Page:
    page.goto(f"{site.base}/admin/login/")
    page.fill("input[name=username]", "publisher")
    page.fill("input[name=password]", "clear-as-water-26")
    page.click("button[type=submit]")
    expect(page).to_have_url(f"{site.base}/admin/", timeout=PATIENCE)
    return page


def drafted(page: Page, site: Site) -> None:
    """Press the button on the guide's form, wait for the job, and open the film it made."""
    page.goto(f"{site.base}/admin/pages/{site.page}/edit/")
    page.get_by_role("tab", name="图例与视频").click()
    page.get_by_role("link", name="按步骤生成无声视频").click()
    expect(page.get_by_text("不会发布")).to_be_visible()
    page.get_by_role("button", name="开始生成").click()
    link = page.get_by_role("link", name="看视频，改字幕和章节")
    expect(link).to_be_visible(timeout=PATIENCE)
    link.click()
    page.wait_for_url(re.compile(r"/admin/media/edit/\d+/$"))


def rows(page: Page, locale: str = "zh-Hans") -> Locator:
    return page.locator(f"[data-captions='{locale}'] tbody tr")


def value(row: Locator, part: str) -> str:
    return row.locator(f"[data-part={part}]").input_value()


def jumped(page: Page, seconds: float) -> None:
    page.wait_for_function(
        "at => { const v = document.querySelector('video'); "
        "return !v.seeking && Math.abs(v.currentTime - at) < 0.02 }",
        arg=seconds,
    )


def shown(page: Page, words: str) -> None:
    """Hold that the picture's track says some words, wherever in it."""
    page.wait_for_function(
        "words => [...document.querySelector('video').textTracks].some(track => "
        "track.mode === 'showing' && "
        "[...(track.cues ?? [])].some(cue => cue.text.includes(words)))",
        arg=words,
    )


def text(page: Page, name: str) -> str:
    return str(page.locator(f"textarea[name={name}]").input_value())


def edit_with_the_mouse(page: Page) -> None:
    first, second = rows(page).nth(0), rows(page).nth(1)
    second.get_by_role("button", name="跳到这句").click()
    start = value(second, "start")
    minutes, seconds = start.split(":")
    jumped(page, int(minutes) * 60 + float(seconds))
    expect(second).to_have_attribute("aria-current", "true")

    page.evaluate("document.querySelector('video').currentTime = 1.5")
    jumped(page, 1.5)
    first.get_by_role("button", name="终点=现在").click()
    assert value(first, "end") == "00:01.500"
    first.get_by_role("button", name="插入一句").click()
    new = rows(page).nth(1)
    expect(new.locator("[data-part=text]")).to_be_focused()
    assert value(new, "start") == "00:01.500"
    page.keyboard.type("别忘了照片")
    shown(page, "别忘了照片")
    assert "00:01.500 --> " in text(page, "captions_hans_text")

    count = rows(page).count()
    rows(page).nth(0).get_by_role("button", name="删除").click()
    expect(rows(page)).to_have_count(count - 1)
    assert "带上户口簿原件" not in text(page, "captions_hans_text")
    page.locator("[data-captions=zh-Hans]").get_by_role("button", name="放回删掉的").click()
    expect(rows(page)).to_have_count(count)
    assert "带上户口簿原件" in text(page, "captions_hans_text")


def edit_with_the_keyboard(page: Page) -> None:
    count = rows(page).count()
    rows(page).nth(0).locator("[data-part=text]").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(rows(page).nth(1).locator("[data-part=text]")).to_be_focused()
    page.keyboard.press("Alt+j")
    jumped(page, 1.5)
    page.evaluate("document.querySelector('video').currentTime = 1.75")
    jumped(page, 1.75)
    page.keyboard.press("Alt+BracketRight")
    assert value(rows(page).nth(1), "end") == "00:01.750"
    page.keyboard.press("Control+Enter")
    expect(rows(page)).to_have_count(count + 1)
    page.keyboard.type("用键盘写的")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("0：02.5")
    page.keyboard.press("Tab")
    assert value(rows(page).nth(2), "end") == "00:02.500"
    page.keyboard.press("Alt+p")
    page.wait_for_function("!document.querySelector('video').paused")
    page.keyboard.press("Alt+p")
    page.wait_for_function("document.querySelector('video').paused")


def save_wrong_then_right(page: Page) -> None:
    """A time that is none is named, by the table and by the server, and nothing typed is lost."""
    wrong = rows(page).nth(2).locator("[data-part=end]")
    wrong.fill("两秒半")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text(re.compile("时间写法不对"))).to_be_visible(timeout=PATIENCE)
    row = rows(page).nth(2)
    assert value(row, "text") == "用键盘写的"
    assert value(row, "end") == "两秒半"
    expect(row.locator("[data-part=start]")).to_be_focused()
    row.locator("[data-part=end]").fill("00:02.500")
    row.locator("[data-part=end]").press("Tab")

    hant = page.locator("[data-captions=zh-Hant]")
    hant.get_by_role("button", name="由简体字幕生成").click()
    expect(hant.get_by_text("已由简体生成")).to_be_visible(timeout=PATIENCE)
    shown(page, "別忘了照片")

    page.evaluate("document.querySelector('video').currentTime = 3")
    jumped(page, 3)
    area = page.locator("textarea[name=chapters]")
    area.press("Control+End")
    page.get_by_role("button", name="在现在这一刻加一章").click()
    assert text(page, "chapters").endswith("\n0:03 ")
    area.evaluate("(area, lines) => { area.value = lines }", "0:00 准备材料\n0:09 去窗口")
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_url(re.compile(r"/admin/media/$"), timeout=PATIENCE)


def test_a_film_from_steps_to_readers(page: Page, site: Site) -> None:
    sign_in(page, site)
    faults: list[Any] = []
    page.on("pageerror", lambda fault: faults.append(fault))
    drafted(page, site)
    film = page.url
    page.wait_for_function("document.querySelector('video').readyState >= 1")
    assert rows(page).count() > 3
    shown(page, "20 元/证")

    edit_with_the_mouse(page)
    edit_with_the_keyboard(page)
    save_wrong_then_right(page)
    page.goto(film)
    assert "用键盘写的" in text(page, "captions_hans_text")
    assert "別忘了照片" in text(page, "captions_hant_text")
    assert faults == []

    assert "video" not in json.dumps(
        json.loads(site.get(f"/api/guides/{site.code}"))["payload"]["editions"]
    )
    page.goto(f"{site.base}/admin/pages/{site.page}/edit/")
    button = page.locator("button[name='action-publish'], button[value='action-publish']").first
    button.evaluate("button => button.closest('form').requestSubmit(button)")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    payload = json.loads(site.get(f"/api/guides/{site.code}"))["payload"]
    assert payload["video"]["chapters"][1]["title"] == "去窗口"
    assert "别忘了照片" in site.get("/" + payload["video"]["captions"][0]["media"]["path"])
    assert "<video" in site.get(f"/guides/{site.code}/?edition=video")


def test_without_scripts_captions_are_a_text(browser: Browser, page: Page, site: Site) -> None:
    sign_in(page, site)
    drafted(page, site)
    plain = browser.new_context(
        java_script_enabled=False, storage_state=page.context.storage_state()
    )
    reader = plain.new_page()
    reader.goto(page.url)

    area = reader.locator("textarea[name=captions_hans_text]")
    expect(area).to_be_visible()
    area.fill("WEBVTT\n\n00:00.000 --> 00:04.000\n只用文字改的\n")
    reader.get_by_role("button", name="由简体字幕生成（并保存）").click()
    reader.wait_for_url(re.compile(r"/admin/media/$"), timeout=PATIENCE)
    reader.goto(page.url)
    assert "只用文字改的" in area.input_value()
    assert "只用文字改的" in reader.locator("textarea[name=captions_hant_text]").input_value()
    plain.close()
