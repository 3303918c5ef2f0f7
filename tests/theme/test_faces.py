"""图例版 and 视频版 in a browser: enlarging, turning and jumping, with the keyboard and without."""

import mimetypes
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from guides.channels import web
from guides.content import Guide
from guides.content.renditions import renditions
from guides.demo import texts
from guides.vocabulary import Edition, Locale
from tests.guides.channels.samples import BASE, record_of

from .site import full, static_file, surroundings

SITE = "http://127.0.0.1:9"
PHONE, SMALL, DESK = (390, 844), (320, 640), (1280, 900)
FILM = texts.MEDIA / "films" / "old-age-allowance.mp4"
DRAWING = texts.MEDIA / "pictures" / "car-inspection-issue.png"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:09.000\n先备好两样材料\n"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
IN_VIEW = """one => { const box = one.getBoundingClientRect();
    return box.left >= -1 && box.right <= innerWidth + 1; }"""
FOCUSED = "document.activeElement.textContent.trim()"
Show = Callable[..., Page]


def three_steps() -> Guide:
    guide = full()
    first, last = guide.steps
    again = last.model_copy(update={"picture": first.picture, "clip": None})
    return full(steps=(first, last, again.model_copy(update={"number": 3, "id": "third"})))


def answer_media(route: Route, path: str) -> None:
    if path.endswith(".mp4"):
        content = FILM.read_bytes()
        wanted = re.match(r"bytes=(\d+)-(\d*)", route.request.headers.get("range", ""))
        start = int(wanted[1]) if wanted else 0
        end = int(wanted[2] or len(content) - 1) if wanted else len(content) - 1
        told = {"Accept-Ranges": "bytes", "Content-Range": f"bytes {start}-{end}/{len(content)}"}
        part = content[start : end + 1]
        route.fulfill(status=206, body=part, headers=told, content_type="video/mp4")
    elif path.endswith(".vtt"):
        route.fulfill(body=CAPTIONS, content_type="text/vtt")
    else:
        route.fulfill(path=DRAWING, content_type="image/png")


@pytest.fixture
def show(page: Page) -> Show:
    """Return a function that opens a guide in an edition, with its files, at a size."""
    asked: list[str] = []
    held: dict[str, Any] = {"missing": ()}

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/page":
            route.fulfill(body=held["page"], content_type="text/html; charset=utf-8")
        elif file := static_file(path):
            route.fulfill(path=file, content_type=mimetypes.guess_type(path)[0])
        elif path.startswith("/media/") and not path.endswith(held["missing"]):
            asked.append(path)
            answer_media(route, path)
        else:
            route.fulfill(status=404)

    def open_guide(
        edition: Edition, size: tuple[int, int] = DESK, missing: tuple[str, ...] = (), at: str = ""
    ) -> Page:
        guide = three_steps()
        held["page"] = web.guide(record_of(guide), surroundings(guide), edition, Locale.HANS, BASE)
        held["missing"] = missing
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(reduced_motion="reduce")
        page.goto(f"{SITE}/page{at}")
        return page

    open_guide.asked = asked  # type: ignore[attr-defined]
    page.route("**/*", answer)
    return open_guide


def focus_on(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _key in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard never comes to {selector}")


def test_a_browser_loads_the_smallest_rendition_that_will_do(show: Show) -> None:
    page = show(Edition.PICTURED, DESK)
    image = page.locator(".picture img").first
    assert image.get_attribute("loading") == "lazy"
    before = image.bounding_box()
    image.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.picture img').naturalWidth > 0")

    picture = three_steps().steps[0].picture
    assert picture is not None
    loaded = [path[1:] for path in show.asked if "/widths/" in path]  # type: ignore[attr-defined]
    assert set(loaded) == {f"{picture.media.path.rpartition('/')[0]}/widths/800.avif"}
    assert set(loaded) <= set(renditions(picture.media))
    after = image.bounding_box()
    assert before is not None
    assert after is not None
    # Explicit dimensions: nothing moves when it comes.
    assert (before["width"], before["height"]) == (after["width"], after["height"])
    assert after["height"] == pytest.approx(after["width"] * 3 / 4, abs=1)


def test_badges_have_the_look_of_their_words_and_can_be_read_on_the_smallest_phone(
    show: Show,
) -> None:
    page = show(Edition.PICTURED, SMALL)
    number = page.locator(".badge-number").first
    box = number.bounding_box()

    assert box is not None
    assert box["height"] >= 14
    drawn = page.locator(".badge").first.evaluate("one => getComputedStyle(one).fill")
    said = page.locator(".callouts li").first.evaluate(
        "one => getComputedStyle(one, '::before').backgroundColor"
    )
    assert drawn == said
    frame, image = (page.locator(each).first.bounding_box() for each in (".badges", ".picture img"))
    assert frame == image


def test_a_picture_is_enlarged_with_the_keyboard_alone_and_the_focus_comes_back(
    show: Show,
) -> None:
    page = show(Edition.PICTURED, PHONE)
    focus_on(page, "a.enlarge")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog.zoom")
    expect(dialog).to_be_visible()
    stage = page.locator(".zoom-stage")
    expect(stage).to_be_focused()
    assert dialog.locator(".badge-number").count() == 2
    whole = stage.evaluate("one => one.scrollWidth")

    page.keyboard.press("+")
    page.keyboard.press("+")
    assert dialog.locator("output").text_content() == "200%"
    assert stage.evaluate("one => one.scrollWidth") == pytest.approx(whole * 2, abs=10)
    at = stage.evaluate("one => one.scrollLeft")
    assert at == pytest.approx(whole / 2, abs=10)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"document.querySelector('.zoom-stage').scrollLeft > {at}")
    focus_on(page, "[data-x='-1']")
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.querySelector('.zoom-stage').scrollLeft < {at}")
    page.keyboard.press("0")
    assert dialog.locator("output").text_content() == "100%"
    assert not page.locator("[data-pan]").is_visible()

    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    expect(page.locator("a.enlarge").first).to_be_focused()


def test_two_fingers_enlarge_around_where_they_are(show: Show) -> None:
    page = show(Edition.PICTURED, PHONE)
    page.locator("a.enlarge").first.click()
    page.evaluate(
        """() => { const stage = document.querySelector('.zoom-stage');
        const finger = (type, pointerId, clientX) => stage.dispatchEvent(new PointerEvent(type,
            { pointerId, clientX, clientY: 300, pointerType: 'touch', bubbles: true }));
        finger('pointerdown', 1, 150); finger('pointerdown', 2, 250);
        finger('pointermove', 1, 100); finger('pointermove', 2, 300);
        finger('pointerup', 1, 100); finger('pointerup', 2, 300); }"""
    )
    assert page.locator("dialog output").text_content() == "200%"


def test_the_chart_is_enlarged_too_and_no_id_is_there_twice(show: Show) -> None:
    page = show(Edition.PICTURED, PHONE)
    page.locator("button.enlarge").click()

    large = page.locator("dialog svg.flow")
    assert large.get_attribute("aria-label") == "办事流程图"
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    page.locator("[data-close]").click()
    expect(page.locator("button.enlarge")).to_be_focused()


@pytest.mark.parametrize("size", [SMALL, PHONE])
def test_a_phone_shows_a_step_at_a_time_turned_by_links(show: Show, size: tuple[int, int]) -> None:
    page = show(Edition.PICTURED, size)
    steps = page.locator(".paged > li")
    assert [each.evaluate(IN_VIEW) for each in steps.all()] == [True, False, False]
    assert page.evaluate(OVERFLOW) == 0
    assert page.locator(".turn-at").first.text_content() == "第 1 步，共 3 步"

    focus_on(page, "#step-1 .turn-on")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.paged').scrollLeft > 200")
    assert [each.evaluate(IN_VIEW) for each in steps.all()] == [False, True, False]
    top = page.locator("#step-2").bounding_box()
    assert top is not None
    assert 0 <= top["y"] < 40
    # As high as the step in view, whatever the others are.
    paged, step = (page.locator(each).bounding_box() for each in (".paged", "#step-2"))
    assert paged is not None
    assert step is not None
    assert paged["height"] == pytest.approx(step["height"], abs=1)
    focus_on(page, "#step-2 .turn-on")
    assert page.evaluate(FOCUSED) == "下一步 ›"


def test_steps_can_be_turned_where_nothing_is_run(show: Show, page: Page) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page = show(Edition.PICTURED, PHONE, at="#step-3")

    page.wait_for_function("document.querySelector('.paged').scrollLeft > 700")
    assert page.locator("#step-3").evaluate(IN_VIEW)
    assert page.locator("a.enlarge").first.get_attribute("href").endswith("step1.png")  # type: ignore[union-attr]


def test_a_desk_has_all_steps_one_below_the_other(show: Show) -> None:
    page = show(Edition.PICTURED, DESK)
    tops = [each.bounding_box()["y"] for each in page.locator(".paged > li").all()]  # type: ignore[index]

    assert tops == sorted(set(tops))
    assert not page.locator(".turns, .turn-at").first.is_visible()


def test_without_pictures_their_words_are_there(show: Show) -> None:
    page = show(Edition.PICTURED, PHONE, missing=(".png", ".avif", ".webp"))
    image = page.locator(".picture img").first
    image.scroll_into_view_if_needed()

    assert image.get_attribute("alt") == "桌上放着一张出生医学证明和一本户口簿"
    assert page.locator(".callouts li").all_text_contents()[:2] == ["出生医学证明", "户口簿"]


def test_a_chapter_is_reached_with_the_keyboard_and_its_step_marked_while_it_plays(
    show: Show,
) -> None:
    page = show(Edition.VIDEO, DESK)
    video = page.locator(".watch video")
    assert video.evaluate("one => [one.preload, one.autoplay, one.paused]") == [
        "none",
        False,
        True,
    ]
    assert not [path for path in show.asked if path.endswith(".mp4")]  # type: ignore[attr-defined]

    focus_on(page, ".chapters li:nth-child(2) a")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.watch video').currentTime >= 9")
    page.wait_for_function("document.querySelector('.chapters [aria-current]')")

    assert page.locator(".chapters [aria-current=step]").all_text_contents() == ["0:09 到窗口"]
    marked = page.locator(".steps > [aria-current=step]")
    assert marked.get_attribute("id") == "step-2"
    assert "窗口核对后，当场办完" in (page.locator("[data-now]").text_content() or "")
    expect(page.locator(".chapters li:nth-child(2) a")).to_be_focused()
    showing = "[...document.querySelector('.watch video').textTracks].map(one => one.mode)"
    assert page.evaluate(showing) == ["showing"]

    video.evaluate("one => { one.pause(); one.currentTime = 1; }")
    page.wait_for_function("document.querySelector('#step-1[aria-current]')")
    assert page.locator("#step-2[aria-current]").count() == 0


def test_a_film_that_does_not_come_says_so_and_the_words_are_there(show: Show) -> None:
    page = show(Edition.VIDEO, PHONE, missing=(".mp4",))
    fault = page.locator("[data-fault]").first
    assert not fault.is_visible()
    page.locator(".chapters a").first.click()

    expect(fault).to_be_visible()
    assert "文字里都写着" in (fault.text_content() or "")
    assert page.locator("#step-2").is_visible()
    assert page.locator("a.download").first.get_attribute("download") == "film.mp4"


@pytest.mark.parametrize("edition", [Edition.PICTURED, Edition.VIDEO])
def test_those_who_see_forced_colours_or_have_large_letters_miss_nothing(
    show: Show, edition: Edition
) -> None:
    page = show(edition, SMALL)
    badge = "one => getComputedStyle(one).fill"
    drawn = [one.evaluate(badge) for one in page.locator(".badge").all()]
    page.emulate_media(forced_colors="active")
    page.evaluate("document.documentElement.style.fontSize = '150%'")

    assert page.evaluate(OVERFLOW) == 0
    assert [one.evaluate(badge) for one in page.locator(".badge").all()] == drawn
    assert bool(drawn) == (edition == Edition.PICTURED)
