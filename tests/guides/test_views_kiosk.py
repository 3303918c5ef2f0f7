"""A kiosk's addresses: every screen there is, and a screen of its own for those there are not."""

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from lxml import html

from guides.models import GuidePage, Topic
from tests.factories import make_guide, make_item, make_material

from .test_assemble import a_picture

pytestmark = pytest.mark.django_db


STEPS = [
    {"title": f"第{number}步", "words": "交材料。", "picture": {"alt": "窗口", "callouts": []}}
    for number in (1, 2)
]


def pictured(**fields: Any) -> GuidePage:
    """Return a guide with a picture for each step and something to bring."""
    picture = a_picture("window.png")
    steps = [{**step, "picture": {**step["picture"], "image": picture}} for step in STEPS]  # type: ignore[dict-item]
    item = make_item(materials=[make_material()])
    return make_guide(item=item, steps=steps, has_pictured=True, **fields)


def screen(client: Client, address: str, status: int = 200) -> Any:
    response = client.get(address)
    assert response.status_code == status, (address, response.headers)
    return html.fromstring(response.content)


def test_whoever_follows_every_link_stays_on_the_kiosk(client: Client) -> None:
    topic = Topic.objects.filter(locale__language_code="zh-hans").earliest("pk")
    page = pictured(publish=False, title="一件事")
    page.topics = [topic]
    page.save_revision().publish()
    waiting, found = ["/kiosk/"], dict[str, Any]()
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        page = found[address] = screen(client, address)
        links = page.xpath("//a/@href | //form/@action")
        assert links, address
        waiting += [urljoin(address, link) for link in links]

    inside = re.compile(r"/((zh-hant|en)/)?kiosk/")
    assert all(inside.match(urlsplit(one).path) for one in found)
    ways = "//@target | //a/@download | //a[starts-with(@href, 'tel:')] | //iframe"
    assert [one for one, page in found.items() if page.xpath(ways)] == []
    parts = {re.sub(r"/(zh-hant|en)(?=/)|(?<=/)([0-9A-Z]{7}|\d+)(?=/)", "", one) for one in found}
    assert {
        *("/kiosk/", "/kiosk/topics/", "/kiosk/topics//", "/kiosk/search/", "/kiosk/guides//"),
        *("/kiosk/guides///", "/kiosk/guides//pictured//", "/kiosk/guides//materials/"),
        "/kiosk/guides//take/",
    } <= {urlsplit(one).path for one in parts}


def test_a_step_has_an_address_in_each_edition(client: Client) -> None:
    page = pictured()
    address = f"/kiosk/guides/{page.code}/"

    assert screen(client, f"{address}pictured/1/").xpath("//*[local-name()='image']")
    # There is no film: the words are there instead.
    assert "交材料" in screen(client, f"{address}video/1/").text_content()
    screen(client, f"{address}plain/1/", 404)
    screen(client, f"{address}pictured/9/", 404)
    moved = client.get(f"/kiosk/guides/{page.code.lower()}/pictured/2/")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"{address}pictured/2/")


@pytest.mark.parametrize("part", ["materials/", "take/"])
def test_the_parts_of_a_guide_are_read_in_each_language(client: Client, part: str) -> None:
    page = make_guide()

    for prefix in ("", "/zh-hant", "/en"):
        shown = screen(client, f"{prefix}/kiosk/guides/{page.code}/{part}")
        assert shown.xpath("//main/@data-code") == [page.code]
    screen(client, f"/kiosk/guides/0000000/{part}", 404)


@pytest.mark.parametrize("address", ["/kiosk/nowhere/", "/en/kiosk/guides/0000000/"])
def test_where_there_is_nothing_one_stays_on_the_kiosk(client: Client, address: str) -> None:
    page = screen(client, address, 404)

    assert page.xpath("//nav[@class='keys']")
    assert all("/kiosk/" in link for link in page.xpath("//a/@href"))


def test_a_fault_leads_back_to_the_start(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guides.channels.kiosk.start", lambda *_: 1 // 0)
    client.raise_request_exception = False

    page = screen(client, "/kiosk/", 500)

    assert page.xpath("//a/@href") == ["/kiosk/"]
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["60;url=/kiosk/"]


def test_what_is_found_leads_to_screens(client: Client) -> None:
    page = make_guide(item=make_item(name="养犬登记"), title="给家里的狗上户口")

    found = screen(client, "/kiosk/search/?q=狗上户口")
    assert found.xpath("//ul[@data-candidates]//a/@href") == [f"/kiosk/guides/{page.code}/"]
    nothing = screen(client, "/kiosk/search/?q=%E9%BE%98%E9%BE%98")
    assert "没有找到" in nothing.xpath("string(//h1)")
    assert screen(client, "/en/kiosk/search/").xpath("//form/@action") == ["/en/kiosk/search/"]
