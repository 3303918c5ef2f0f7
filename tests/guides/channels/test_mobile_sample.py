"""The sample of the integrators' page draws all that the feed for mini-programs says."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

from guides.channels import feed, mobile
from guides.vocabulary import Locale
from tests.theme.site import full, surroundings

from .samples import record_of

SAMPLE = Path(__file__).parents[3] / "site/docs/samples/mobile.html"
SITE = "https://example.test"


def told() -> dict[str, Any]:
    guide = full()
    snapshot = surroundings(guide)
    item = mobile.entry(record_of(guide), snapshot, SITE, Locale.HANS)
    return feed.feed("mobile", [item], snapshot, SITE, Locale.HANS, None)


def shown(page: Page, answer: dict[str, Any], status: int = 200) -> str:
    def respond(route: Route) -> None:
        if route.request.url.startswith(f"{SITE}/sample"):
            route.fulfill(body=SAMPLE.read_text(encoding="utf-8"), content_type="text/html")
        elif "mobile.json" in route.request.url:
            body = json.dumps(answer)
            route.fulfill(body=body, status=status, content_type="application/json")
        else:
            route.fulfill(status=404)

    page.route("**/*", respond)
    page.goto(f"{SITE}/sample.html?feed=/feeds/mobile.json")
    page.locator("#page > :not(:text('正在取'))").wait_for()
    return str(page.locator("#page").evaluate("one => one.textContent"))


def test_a_page_drawn_from_the_feed_says_all_of_the_guide(page: Page) -> None:
    whole = told()
    [item] = whole["items"]
    own = item["_mingbai"]
    text = shown(page, whole)

    for words in (item["title"], item["summary"], *own["tips"], *own["warnings"]):
        assert words in text
    for fact in ("place", "time", "fee", "phone"):
        assert own["facts"][fact]["value"] in text
    for material in own["checklist"]:
        assert material["name"] in text
    for step in own["steps"]:
        assert step["title"] in text
        assert step["words"] in text
    for alert in own["alerts"]:
        assert alert["text"] in text
    assert page.locator("a", has_text="现在就在网上办").get_attribute("href") == own["action"]
    pictured = [step for step in own["steps"] if step["picture"]]
    assert page.locator("img").count() == len(pictured) > 0
    assert page.locator("video track").count() > 0


def test_what_cannot_be_had_is_told(page: Page) -> None:
    assert "太多了" in shown(page, {"detail": "太多了"}, status=429)
    assert "还没有发布指南" in shown(page, {"items": []})
