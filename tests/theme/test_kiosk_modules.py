"""What a kiosk's modules do on the device: forget, lock, lead, read aloud, type, print."""

import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from guides.vocabulary import Locale
from tests.guides.channels.samples import BASE

from .browsing import ORIGIN, Shelf
from .site import full, surroundings
from .terminal import at_addresses
from .test_screens import HALL, TELEVISION

GUIDE = full()
SHELF = at_addresses(GUIDE) | at_addresses(GUIDE, Locale.EN)
[OWN] = surroundings(GUIDE).halls
HOME, SEARCH = "/kiosk/topics/", "/kiosk/search/"
FACTS = f"/kiosk/guides/{GUIDE.code}/"
# A device with one Chinese voice; what is said is kept instead of being heard.
VOICE = """
window.heard = [];
class Said { constructor(text) { this.text = text; } }
window.SpeechSynthesisUtterance = Said;
Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
  speaking: false,
  getVoices: () => [{ lang: 'zh-CN' }],
  speak(one) { window.heard.push(one.text); this.speaking = true; },
  cancel() { window.heard.push('-'); this.speaking = false; },
}) });
"""
PRINTED = "window.print = () => { window.printed = (window.printed || 0) + 1; };"


@pytest.fixture
def shelf(page: Page) -> Shelf:
    page.set_viewport_size({"width": HALL[0], "height": HALL[1]})
    shelf = Shelf(dict(SHELF))
    shelf.serve(page)
    return shelf


def at(page: Page, path: str) -> None:
    page.wait_for_url(f"{ORIGIN}{path}")


def stored(page: Page) -> Any:
    return page.evaluate("Object.entries(sessionStorage)")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


class TestStart:
    def test_any_touch_begins(self, page: Page, shelf: Shelf) -> None:
        shelf.open(page, "/kiosk/")
        page.mouse.click(500, 300)
        at(page, HOME)

    def test_any_key_begins_but_those_that_move(self, page: Page, shelf: Shelf) -> None:
        shelf.open(page, "/kiosk/")
        page.keyboard.press("Shift")
        page.keyboard.press("Tab")
        assert page.url == f"{ORIGIN}/kiosk/"
        page.keyboard.press("x")
        at(page, HOME)

    def test_a_language_is_a_touch_away(self, page: Page, shelf: Shelf) -> None:
        shelf.open(page, "/kiosk/")
        page.get_by_role("link", name="English").click()
        at(page, "/en/kiosk/topics/")

    def test_nothing_of_the_last_person_is_left(self, page: Page, shelf: Shelf) -> None:
        shelf.open(page, HOME)
        page.evaluate("sessionStorage.setItem('elder', 'on')")
        page.get_by_role("link", name="结束").click()
        at(page, "/kiosk/")
        assert stored(page) == []


class TestGoing:
    def test_no_screen_is_left_behind_to_go_back_to(self, page: Page, shelf: Shelf) -> None:
        shelf.open(page, "/kiosk/")
        begun = page.evaluate("history.length")
        for name in ("点一下开始", "婚育收养"):
            page.get_by_role("link", name=name).click()
        at(page, f"/kiosk/topics/{GUIDE.topics[0]}/")
        page.get_by_role("link", name=GUIDE.title).click()
        at(page, FACTS)
        assert page.evaluate("history.length") == begun

    def test_a_link_that_leads_out_leads_nowhere(self, page: Page, shelf: Shelf) -> None:
        shelf.open(page, FACTS)
        for address in ("/guides/x/", "https://elsewhere.test/", "tel:12345", "/kiosk-else/"):
            page.evaluate(
                """address => { const link = document.createElement('a');
                link.href = address; link.textContent = 'x'; link.target = '_blank';
                document.body.append(link); link.click(); }""",
                address,
            )
        assert page.url == f"{ORIGIN}{FACTS}"
        assert len(page.context.pages) == 1

    def test_the_browser_offers_nothing_of_its_own(self, page: Page, shelf: Shelf) -> None:
        shelf.open(page, FACTS)
        for event in (
            *("new MouseEvent('contextmenu', on)", "new Event('selectstart', on)"),
            *("new DragEvent('dragstart', on)", "new DragEvent('drop', on)"),
            *("new DragEvent('dragover', on)", "new WheelEvent('wheel', {...on, ctrlKey: true})"),
            *("new KeyboardEvent('keydown', {...on, key: '+', ctrlKey: true})",),
            *("new KeyboardEvent('keydown', {...on, key: 'ArrowLeft', altKey: true})",),
            *("new KeyboardEvent('keydown', {...on, key: 'F12'})",),
            "new MouseEvent('auxclick', {...on, button: 1})",
        ):
            went = page.evaluate(
                f"() => {{ const on = {{bubbles: true, cancelable: true}};"
                f" return document.querySelector('h1').dispatchEvent({event}); }}"
            )
            assert went is False, event
        assert page.evaluate("document.querySelector('h1').dispatchEvent(new WheelEvent('wheel'))")


class TestSettings:
    def test_what_the_start_address_sets_is_kept_on_the_device(
        self, page: Page, shelf: Shelf
    ) -> None:
        start = f"/kiosk/?hall={OWN.lower()}&idle=25&paper=58"
        shelf.pages[start] = shelf.pages["/kiosk/"]
        shelf.open(page, start)
        expect(page).to_have_url(f"{ORIGIN}/kiosk/")
        shelf.open(page, HOME)
        root = page.locator("html")
        expect(root).to_have_attribute("data-own-hall", OWN)
        expect(root).to_have_attribute("data-idle", "25")
        expect(root).to_have_class("paper-58")

    def test_an_empty_value_forgets_it(self, page: Page, shelf: Shelf) -> None:
        for query in ("?paper=80", "?paper="):
            shelf.pages[f"/kiosk/{query}"] = shelf.pages["/kiosk/"]
            shelf.open(page, f"/kiosk/{query}")
            expect(page).to_have_url(f"{ORIGIN}/kiosk/")
        assert page.locator("html").get_attribute("class") is None


class TestHall:
    @pytest.fixture(autouse=True)
    def own(self, page: Page) -> None:
        settings = json.dumps({"hall": OWN})
        page.add_init_script(f"localStorage.setItem('kiosk.settings', '{settings}')")

    def test_its_own_windows_come_first(self, page: Page, shelf: Shelf) -> None:
        places = "<li data-hall='OTHER00'><p>别处</p><p class='here' hidden>就在本厅</p></li>"
        shelf.pages[FACTS] = shelf.pages[FACTS].replace(
            '<ul class="places">', f'<ul class="places">{places}'
        )
        shelf.open(page, FACTS)
        assert page.locator(".places > li").first.get_attribute("data-hall") == OWN
        expect(page.locator("p[data-here]")).to_have_text("就在本厅 A03 窗口")
        assert not page.locator("[data-hall=OTHER00] .here").is_visible()

    def test_its_name_is_asked_once_and_known_without_network(
        self, page: Page, shelf: Shelf
    ) -> None:
        page.route(
            f"**/api/halls/{OWN}*", lambda route: route.fulfill(json={"payload": {"name": "东厅"}})
        )
        shelf.open(page, "/kiosk/")
        name = page.locator("[data-hall-name]")
        expect(name).to_have_text("东厅")
        page.unroute(f"**/api/halls/{OWN}*")
        page.route("**/api/**", lambda route: route.abort())
        shelf.open(page, HOME)
        expect(name).to_have_text("东厅")

    def test_that_there_is_none_is_said_to_staff_alone(self, page: Page, shelf: Shelf) -> None:
        shelf.open(page, "/kiosk/")
        expect(page.locator("[data-unknown-hall]")).to_contain_text(OWN)
        shelf.open(page, FACTS)
        assert OWN not in page.locator("body").inner_text()


class TestReading:
    def test_elder_and_contrast_go_along_until_the_end(self, page: Page, shelf: Shelf) -> None:
        shelf.open(page, HOME)
        for name in ("长辈版", "高对比"):
            page.get_by_role("button", name=name).click()
        shelf.open(page, FACTS)
        root = page.locator("html")
        expect(root).to_have_class("elder")
        expect(root).to_have_attribute("data-contrast", "high")
        page.get_by_role("button", name="长辈版", pressed=True).click()
        expect(root).not_to_have_class("elder")
        page.get_by_role("link", name="结束").click()
        at(page, "/kiosk/")
        shelf.open(page, HOME)
        assert root.get_attribute("data-contrast") is None

    def test_a_screen_is_read_aloud_where_there_is_a_voice(self, page: Page, shelf: Shelf) -> None:
        page.add_init_script(VOICE)
        shelf.open(page, HOME)
        key = page.get_by_role("button", name="朗读")
        key.click()
        assert page.evaluate("window.heard") == ["-", "您想办什么？", "婚育收养"]
        shelf.open(page, FACTS)
        expect(key).to_have_attribute("aria-pressed", "true")
        assert GUIDE.title in page.evaluate("window.heard")
        key.click()
        assert page.evaluate("window.heard.at(-1)") == "-"
        shelf.open(page, "/en/kiosk/topics/")
        expect(page.get_by_role("button", name="Easy view")).to_be_visible()
        assert page.locator("[data-mode=voice]").get_attribute("hidden") is not None


class TestIdle:
    @pytest.fixture(autouse=True)
    def clock(self, page: Page) -> None:
        page.clock.install()

    def test_who_is_silent_is_asked_and_then_forgotten(self, page: Page, shelf: Shelf) -> None:
        shelf.open(page, f"{FACTS}materials/")
        page.locator(".tick").first.click()
        page.clock.run_for(59_000)
        dialog = page.get_by_role("alertdialog", name="还在吗？")
        expect(dialog).not_to_be_visible()
        page.clock.run_for(1_500)
        expect(dialog).to_contain_text("20 秒后回到首页")
        expect(page.get_by_role("button", name="继续")).to_be_focused()
        page.clock.run_for(5_000)
        expect(dialog).to_contain_text("15 秒后回到首页")
        assert stored(page)
        page.clock.run_for(16_000)
        at(page, "/kiosk/")
        assert stored(page) == []
        assert page.evaluate("history.length") <= 2

    @pytest.mark.parametrize("way", ["button", "beside", "key"])
    def test_any_sign_is_enough_to_go_on(self, page: Page, shelf: Shelf, way: str) -> None:
        shelf.open(page, FACTS)
        page.clock.run_for(70_000)
        dialog = page.get_by_role("alertdialog")
        expect(dialog).to_be_visible()
        if way == "button":
            page.get_by_role("button", name="继续").click()
        elif way == "beside":
            # Where a key lies below, which is not pressed by it.
            page.mouse.click(160, 1730)
        else:
            page.keyboard.press("ArrowDown")
        expect(dialog).not_to_be_visible()
        page.clock.run_for(59_000)
        expect(dialog).not_to_be_visible()
        assert page.url == f"{ORIGIN}{FACTS}"

    def test_who_listens_is_not_away(self, page: Page, shelf: Shelf) -> None:
        page.add_init_script(VOICE)
        shelf.open(page, HOME)
        page.get_by_role("button", name="朗读").click()
        page.clock.run_for(200_000)
        expect(page.get_by_role("alertdialog")).not_to_be_visible()
        page.evaluate("speechSynthesis.speaking = false")
        page.clock.run_for(45_000)
        expect(page.get_by_role("alertdialog")).to_be_visible()

    @pytest.mark.parametrize(("said", "seconds"), [("25", 25), ("3", 20), ("x", 60)])
    def test_how_long_is_set_by_the_hall_but_not_too_short(
        self, page: Page, shelf: Shelf, said: str, seconds: int
    ) -> None:
        settings = json.dumps({"idle": said})
        page.add_init_script(f"localStorage.setItem('kiosk.settings', '{settings}')")
        shelf.open(page, HOME)
        page.clock.run_for(seconds * 1000 - 1500)
        expect(page.get_by_role("alertdialog")).not_to_be_visible()
        page.clock.run_for(2000)
        expect(page.get_by_role("alertdialog")).to_be_visible()


class TestArrows:
    def test_a_television_is_led_with_arrows_alone(self, page: Page, shelf: Shelf) -> None:
        page.set_viewport_size({"width": TELEVISION[0], "height": TELEVISION[1]})
        shelf.open(page, "/kiosk/")
        page.keyboard.press("ArrowDown")
        assert focused(page) == "点一下开始"
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(outline) == "solid"
        page.keyboard.press("ArrowRight")
        assert focused(page).startswith("繁體中文")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
        at(page, HOME)
        page.keyboard.press("ArrowDown")
        assert focused(page) == "婚育收养"
        page.keyboard.press("ArrowDown")
        assert focused(page) in {"返回", "首页", "搜索", "长辈版", "高对比"}
        page.keyboard.press("ArrowUp")
        assert focused(page) == "婚育收养"

    def test_a_long_screen_is_scrolled_before_its_keys_are_reached(
        self, page: Page, shelf: Shelf
    ) -> None:
        shelf.pages[FACTS] = re.sub(
            r'(<dl class="facts">)', r"\1" + "<p>很长</p>" * 90, shelf.pages[FACTS], count=1
        )
        shelf.open(page, FACTS)
        top = "document.querySelector('.scroll').scrollTop"
        page.keyboard.press("ArrowDown")
        first = page.evaluate(top)
        assert first > 0
        assert page.evaluate("document.activeElement.className") not in {"tab", "key"}
        for _press in range(20):
            page.keyboard.press("ArrowDown")
            if page.evaluate("document.activeElement.className") == "tab":
                break
        assert page.evaluate(top) > first
        assert page.evaluate("document.activeElement.className") == "tab"


class TestKeyboard:
    @pytest.fixture
    def asked(self, page: Page) -> list[str]:
        """What the site is asked for suggestions, and answers with this guide and an item."""
        asked: list[str] = []

        def answer(route: Route) -> None:
            [typed] = parse_qs(urlsplit(route.request.url).query)["q"]
            asked.append(typed)
            told = {"text": GUIDE.title, "also": "报户口", "locale": "zh-Hans", "url": BASE}
            guide = {**told, "kind": "guide", "code": GUIDE.code}
            item = {**told, "kind": "item", "code": "ITEM000"}
            route.fulfill(json={"question": typed, "suggestions": [item, guide]})

        page.route("**/api/suggest*", answer)
        return asked

    def press(self, page: Page, letters: str) -> None:
        for letter in letters:
            page.get_by_role("button", name=letter, exact=True).click()

    def test_letters_offer_guides(self, page: Page, shelf: Shelf, asked: list[str]) -> None:
        shelf.open(page, SEARCH)
        box = page.get_by_role("searchbox", name="想办什么事？")
        self.press(page, "HZSX")
        expect(box).to_have_value("hzsx")
        with page.expect_response(re.compile("q=hzs$")):
            page.get_by_role("button", name="删除").click()
        expect(box).to_have_value("hzs")
        expect(page.locator("[data-candidates] a")).to_have_count(1)
        page.get_by_role("link", name=GUIDE.title).click()
        at(page, FACTS)

    def test_what_is_cleared_is_gone(self, page: Page, shelf: Shelf, asked: list[str]) -> None:
        shelf.open(page, SEARCH)
        self.press(page, "H2")
        expect(page.locator("[data-candidates] a")).to_have_count(1)
        page.get_by_role("button", name="清空").click()
        expect(page.get_by_role("searchbox", name="想办什么事？")).to_have_value("")
        expect(page.locator("[data-candidates] li")).to_have_count(0)

    def test_without_network_the_device_itself_knows_how_names_begin(
        self, page: Page, shelf: Shelf
    ) -> None:
        page.route("**/api/**", lambda route: route.abort())
        known = [
            {"title": "别的事", "names": [], "initials": ["bds"], "path": "/x/", "locale": "en"},
            {
                "title": GUIDE.title,
                "names": ["报户口"],
                "initials": ["hzshk", "bhk"],
                "path": FACTS,
                "locale": "zh-Hans",
            },
        ]
        page.route("**/kiosk/index.json", lambda route: route.fulfill(json={"entries": known}))
        shelf.open(page, SEARCH)
        self.press(page, "BHK")
        expect(page.locator("[data-candidates] a")).to_have_text([GUIDE.title])
        # Nobody is there to search further.
        page.get_by_role("button", name="搜索").click()
        assert page.url == f"{ORIGIN}{SEARCH}"
        page.get_by_role("link", name=GUIDE.title).click()
        at(page, FACTS)

    def test_the_whole_question_is_searched(
        self, page: Page, shelf: Shelf, asked: list[str]
    ) -> None:
        shelf.pages[f"{SEARCH}?q=hz"] = shelf.pages[f"{SEARCH}?q=found"]
        shelf.open(page, SEARCH)
        self.press(page, "HZ")
        page.get_by_role("button", name="搜索").click()
        at(page, f"{SEARCH}?q=hz")
        expect(page.locator("[data-candidates] a")).to_have_text([re.compile(GUIDE.title)])


class TestTake:
    def test_ticks_stay_until_the_end(self, page: Page, shelf: Shelf) -> None:
        shelf.open(page, f"{FACTS}materials/")
        box = page.get_by_role("checkbox").first
        box.check()
        shelf.open(page, FACTS)
        shelf.open(page, f"{FACTS}materials/")
        expect(box).to_be_checked()
        page.get_by_role("link", name="结束").click()
        at(page, "/kiosk/")
        shelf.open(page, f"{FACTS}materials/")
        expect(box).not_to_be_checked()

    def test_without_paper_there_is_no_key_for_it(self, page: Page, shelf: Shelf) -> None:
        shelf.open(page, f"{FACTS}take/")
        assert not page.get_by_role("button", name="打印").is_visible()

    @pytest.mark.parametrize(("paper", "width"), [("80", 80), ("58", 58), ("a4", 210)])
    def test_a_slip_is_printed_on_the_paper_there_is(
        self, page: Page, shelf: Shelf, paper: str, width: int
    ) -> None:
        page.add_init_script(PRINTED)
        settings = json.dumps({"paper": paper})
        page.add_init_script(f"localStorage.setItem('kiosk.settings', '{settings}')")
        shelf.open(page, f"{FACTS}take/")
        page.get_by_role("button", name="打印").click()
        assert page.evaluate("window.printed") == 1
        assert re.search(r"\d{4}-\d\d-\d\d", page.locator("[data-printed]").text_content() or "")
        [size] = sheets(page.pdf(prefer_css_page_size=True))
        assert size[0] == pytest.approx(width, abs=0.5)
        # A roll is cut where the slip ends, a sheet is a sheet.
        assert size[1] == pytest.approx(297, abs=0.5) if paper == "a4" else 60 < size[1] < 290
        page.emulate_media(media="print")
        assert page.locator(".slip").is_visible()
        for furniture in (".masthead", ".keys", ".modes", ".tabs", ".foot", ".take"):
            assert not page.locator(furniture).is_visible(), furniture


def sheets(pdf: bytes) -> list[tuple[float, float]]:
    """Return the width and height of each sheet, in millimetres."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(float(width) * 25.4 / 72, float(height) * 25.4 / 72) for width, height in boxes]
