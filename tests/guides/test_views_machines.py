"""What programs look for: where pages are, in which languages, and what has changed."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_guide, make_hall, make_item

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def read(client: Client, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200, path
    return etree.fromstring(response.content)


def test_every_page_is_in_a_site_map_once_with_its_languages(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guides.views.machines.CHUNK", 2)
    guides = [make_guide() for _ in range(3)]
    hall, item = make_hall(), make_item(name="没有指南的事项")

    maps = [one.text or "" for one in read(client, "/sitemap.xml").iter(f"{MAP}loc")]
    assert len([one for one in maps if "guides" in one]) == 2
    found: list[str] = []
    for one in maps:
        whole = read(client, one.removeprefix(settings.BASE_URL))
        found += [loc.text or "" for loc in whole.iter(f"{MAP}loc")]

    assert len(found) == len(set(found))
    for path in (
        "/",
        "/about/",
        "/halls/",
        *(f"/guides/{guide.code}/" for guide in guides),
        f"/halls/{hall.code}/",
        f"/items/{item.code}/",
    ):
        assert settings.BASE_URL + path in found
    for one in guides[0].guide_items.all():
        assert f"{settings.BASE_URL}/items/{one.item.code}/" not in found
    text = client.get("/sitemap-guides-1.xml").content.decode()
    assert re.findall('hreflang="([^"]+)"', text)[:3] == ["zh-Hans", "zh-Hant", "en"]
    assert client.get("/sitemap-guides-9.xml").status_code == 404


def test_a_site_map_is_kept(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_guide()
    for path in ("/robots.txt", "/sitemap.xml", "/sitemap-guides-1.xml", "/feeds/guides.xml"):
        first = client.get(path)
        with django_assert_num_queries(1):
            assert client.get(path).content == first.content


def test_robots_are_told_where_the_map_is_and_what_is_not_for_them(client: Client) -> None:
    told = client.get("/robots.txt").content.decode()

    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in told
    for closed in ("/admin/", "/search/", "/kiosk/"):
        assert f"Disallow: {closed}\n" in told


def test_a_feed_reader_gets_the_newest_guides(client: Client) -> None:
    older, newer = make_guide(title="旧的"), make_guide(title="新的<事>")

    feed = read(client, "/feeds/guides.xml")

    titles = [one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")]
    assert titles == ["新的<事>", "旧的"]
    same = client.get("/feeds/web.json").json()["items"]
    ids = [one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")]
    assert ids == [one["id"] for one in same]
    assert {older.code, newer.code} == {one.rstrip("/").split("/")[-1] for one in ids if one}
    page = client.get("/").content.decode()
    assert (
        f'type="application/atom+xml" title="明白" href="{settings.BASE_URL}/feeds/guides.xml"'
        in page
    )
    assert client.get("/feeds/guides.xml?topic=x").status_code == 400
