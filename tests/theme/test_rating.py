"""What scripts add to the forms: reasons that fit, one sending, the eye led to what is wrong."""

import pytest
from playwright.sync_api import Page, expect

from guides.vocabulary import Locale

from .browsing import ORIGIN, Shelf
from .site import all_pages

pytestmark = pytest.mark.once

BAD, GOOD = "[data-reasons='bad']", "[data-reasons='good']"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return all_pages(locale=Locale.HANS)


def opened(page: Page, html: str) -> tuple[Page, Shelf]:
    shelf = Shelf({"/form": html})
    shelf.serve(page)
    return shelf.open(page, "/form"), shelf


def test_reasons_are_those_that_fit_and_unseen_ones_are_not_sent(
    page: Page, pages: dict[str, str]
) -> None:
    form, _shelf = opened(page, pages["rating"])
    expect(form.locator("#reasons")).to_be_hidden()

    form.get_by_label("不满意", exact=True).check()
    expect(form.locator(BAD)).to_be_visible()
    expect(form.locator(GOOD)).to_be_hidden()
    form.get_by_label("等得太久").check()
    form.get_by_label("非常满意", exact=True).check()
    expect(form.locator(BAD)).to_be_hidden()
    sent = form.evaluate("[...new FormData(document.querySelector('[data-rating]')).entries()]")
    assert ["level", "5"] in sent
    assert "reasons" not in dict(sent)
    form.get_by_label("基本满意", exact=True).check()
    expect(form.locator(BAD)).to_be_visible()
    expect(form.locator(GOOD)).to_be_visible()


def test_without_scripts_all_reasons_are_there(page: Page, pages: dict[str, str]) -> None:
    browser = page.context.browser
    assert browser is not None
    bare = browser.new_page(java_script_enabled=False)
    form, _shelf = opened(bare, pages["rating"])

    expect(form.locator(BAD)).to_be_visible()
    expect(form.locator(GOOD)).to_be_visible()
    bare.close()


def test_pressed_twice_it_is_sent_once(page: Page, pages: dict[str, str]) -> None:
    form, _shelf = opened(page, pages["rating"])
    form.evaluate(
        "window.sent = 0; addEventListener('submit', (event) => {"
        " if (!event.defaultPrevented) window.sent += 1; event.preventDefault(); });"
    )
    form.get_by_label("满意", exact=True).check()

    for _press in range(3):
        form.locator(".sending").click(force=True)

    assert form.evaluate("window.sent") == 1
    expect(form.locator(".sending")).to_have_attribute("aria-disabled", "true")


def test_a_form_that_comes_back_begins_with_what_is_wrong(
    page: Page, pages: dict[str, str]
) -> None:
    form, _shelf = opened(page, pages["rating wrong"])

    expect(form.locator("#mistakes")).to_be_focused()
    form.locator("#mistakes a[href='#phone']").click()
    assert form.url == f"{ORIGIN}/form#phone"
    assert form.locator("#phone").input_value() == "abc"
    assert form.locator("details").get_attribute("open") is not None


def test_it_is_filled_in_by_keyboard_alone(page: Page, pages: dict[str, str]) -> None:
    form, _shelf = opened(page, pages["rating"])
    form.get_by_label("非常满意", exact=True).focus()

    for _step in range(3):
        form.keyboard.press("ArrowDown")
    expect(form.get_by_label("不满意", exact=True)).to_be_checked()
    form.keyboard.press("Tab")
    form.keyboard.press("Space")
    expect(form.get_by_label("指南看不懂")).to_be_checked()
    for _stop in range(20):
        if form.evaluate("document.activeElement.matches('summary')"):
            break
        form.keyboard.press("Tab")
    form.keyboard.press("Enter")
    expect(form.get_by_label("办事效率")).to_be_visible()


def test_it_is_heard_as_questions_with_their_answers(page: Page, pages: dict[str, str]) -> None:
    form, _shelf = opened(page, pages["rating wrong"])

    levels = form.get_by_role("group", name="您满意吗？")
    assert levels.get_by_role("radio").count() == 5
    expect(form.get_by_role("radio", name="不满意", exact=True)).to_be_checked()
    # Named by its label, with what it is for and what is wrong with it.
    phone = form.get_by_role("textbox", name="电话")
    expect(phone).to_have_accessible_description(
        "只用来回复您这一条。只有负责答复的工作人员看得到，谁看过都有记录；办结满 30 天删除。"
        " Digits only."
    )
    expect(phone).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_role("alert")).to_contain_text("还没有交上来")
