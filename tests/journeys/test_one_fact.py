"""An editor changes one fact in the browser, and every channel of the running site says it."""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from lxml import html
from playwright.sync_api import Page, expect

from tests.guides.programs import in_site

PREPARE = """
import json, sys
from django.contrib.auth.models import Group, User
from tests.factories import make_guide, make_item
user = User.objects.create_user("publisher", password="clear-as-water-26")
user.groups.add(Group.objects.get(name="发布员"))
item = make_item(fee="20")
guide, successor = make_guide(item=item, title="补领证件"), make_guide(title="证件一件事")
found = {"item": item.pk, "page": guide.pk, "code": guide.code, "item_code": item.code,
         "successor": successor.code, "successor_page": successor.pk}
sys.stdout.write("\\n" + json.dumps(found))
"""
# Enough for the workers of any machine to have answered each question.
ASKED = 8


@dataclass
class Site:
    base: str
    item: int
    page: int
    code: str
    item_code: str
    successor: str
    successor_page: int

    def get(self, path: str) -> tuple[int, str]:
        """Ask over a connection of its own, so that any worker may answer."""
        request = urllib.request.Request(self.base + path, headers={"Connection": "close"})
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def json(self, path: str) -> Any:
        return json.loads(self.get(path)[1])

    def entry(self, feed: str) -> Any:
        items = self.json(f"/feeds/{feed}.json")["items"]
        return next((one for one in items if one["_mingbai"]["code"] == self.code), None)


@pytest.fixture
def site(running_site: dict[str, str]) -> Site:
    prepared = in_site(running_site, PREPARE)
    return Site(running_site["MINGBAI_BASE_URL"], **json.loads(prepared.splitlines()[-1]))


@pytest.fixture
def admin(page: Page, site: Site) -> Page:
    page.goto(f"{site.base}/admin/login/")
    page.fill("input[name=username]", "publisher")
    page.fill("input[name=password]", "clear-as-water-26")
    page.click("button[type=submit]")
    expect(page).to_have_url(f"{site.base}/admin/")
    return page


def told_by_page(path: str) -> Callable[[Site], tuple[Any, ...]]:
    def told(site: Site) -> tuple[Any, ...]:
        tree = html.fromstring(site.get(path.format(code=site.code))[1])
        main = tree.xpath("//main")[0]
        fee = tree.xpath("//*[@data-fact='fee'][not(@data-item)]")[0]
        return fee.text_content().strip(), int(main.get("data-revision")), main.get("data-digest")

    return told


def told_by_feed(name: str) -> Callable[[Site], tuple[Any, ...]]:
    def told(site: Site) -> tuple[Any, ...]:
        own = site.entry(name)["_mingbai"]
        return own["facts"]["fee"]["value"], own["revision"], own["digest"]

    return told


def told_by_api(site: Site) -> tuple[Any, ...]:
    found = site.json(f"/api/guides/{site.code}")
    return found["facts"]["fee"]["value"], found["revision"], found["digest"]


CHANNELS: dict[str, Callable[[Site], tuple[Any, ...]]] = {
    "web": told_by_page("/guides/{code}/"),
    "kiosk": told_by_page("/kiosk/guides/{code}/"),
    **{f"{name} feed": told_by_feed(name) for name in ("web", "mobile", "kiosk", "hotline")},
    "api": told_by_api,
}


def verify(site: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "verify", "--url", site["MINGBAI_BASE_URL"]],
        cwd=settings.BASE_DIR,
        env=site,
        capture_output=True,
        text=True,
        check=False,
    )


def test_one_fact_changed_is_said_everywhere_at_once(
    admin: Page, site: Site, running_site: dict[str, str]
) -> None:
    before = {name: ask(site) for name, ask in CHANNELS.items()}
    assert {told[:2] for told in before.values()} == {("20 元/证", 1)}
    head = site.json("/api/changes?after=0&limit=1")["head"]

    admin.goto(f"{site.base}/admin/snippets/guides/item/edit/{site.item}/")
    fee = admin.locator("input[name='fees-0-amount']")
    fee.evaluate("field => field.closest('[role=tabpanel]')?.removeAttribute('hidden')")
    fee.fill("35")
    publish(admin)
    # No waiting: whichever worker is asked next says the new thing.
    for name, ask in CHANNELS.items():
        for _ in range(ASKED):
            value, revision, _digest = ask(site)
            assert (value, revision) == ("35 元/证", 2), name
    digests = {ask(site)[2] for ask in CHANNELS.values()}
    assert len(digests) == 1
    for _ in range(ASKED):
        assert told_to_staff(admin, site) == {("35 元/证", 2, digest) for digest in digests}

    rows = site.json(f"/api/changes?after={head}&limit=100")["changes"]
    changed = [row for row in rows if row["kind"] == "guide"]
    assert [row["code"] for row in changed] == [site.code]
    assert changed[0]["payload"]["facts"]["fee"]["value"] == "35 元/证"
    result = verify(running_site)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_guide_withdrawn_names_its_successor_everywhere(
    admin: Page, site: Site, running_site: dict[str, str]
) -> None:
    head = site.json("/api/changes?after=0&limit=1")["head"]

    admin.goto(f"{site.base}/admin/pages/{site.page}/unpublish/")
    admin.fill("[name=reason]", "两张证合办了")
    admin.evaluate(
        "pk => { document.querySelector('[name=successor]').value = pk }", site.successor_page
    )
    admin.click("form:has([name=reason]) [type=submit]")
    admin.wait_for_load_state()

    for path in ("/guides/{code}/", "/kiosk/guides/{code}/", "/en/guides/{code}/"):
        for _ in range(ASKED):
            status, page = site.get(path.format(code=site.code))
            assert status == 410, path
            assert "两张证合办了" in page
            assert site.successor in page
    assert site.get(f"/api/guides/{site.code}")[0] == 410
    assert site.json(f"/api/guides/{site.code}")["successor"] == site.successor
    assert all(site.entry(name) is None for name in ("web", "mobile", "kiosk", "hotline"))
    rows = site.json(f"/api/changes?after={head}&limit=100")["changes"]
    tombstone = next(row for row in rows if row["code"] == site.code and row["kind"] == "guide")
    assert tombstone["action"] == "withdraw"
    assert tombstone["payload"]["successor"] == site.successor
    result = verify(running_site)
    assert result.returncode == 0, result.stdout + result.stderr


def told_to_staff(admin: Page, site: Site) -> set[tuple[Any, ...]]:
    """Return what the window's page and feed say to the signed-in editor."""
    page = html.fromstring(admin.request.get(f"{site.base}/window/{site.code}/").text())
    main = page.xpath("//main")[0]
    fee = page.xpath("//*[@data-fact='fee'][not(@data-item)]")[0].text_content().strip()
    items = admin.request.get(f"{site.base}/feeds/window.json").json()["items"]
    own = next(one["_mingbai"] for one in items if one["_mingbai"]["code"] == site.code)
    return {
        (fee, int(main.get("data-revision")), main.get("data-digest")),
        (own["facts"]["fee"]["value"], own["revision"], own["digest"]),
    }


def publish(admin: Page) -> None:
    """Press 发布, wherever Wagtail puts the button."""
    button = admin.locator("button[name='action-publish']")
    if not button.is_visible():
        admin.locator("footer [data-w-dropdown-target='toggle']").first.click()
    button.click()
    expect(admin.locator(".messages .success").first).to_be_visible()
