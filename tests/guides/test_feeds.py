"""The feeds of every channel: JSON Feed 1.1, walked while the site goes on publishing."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from guides import ledger
from guides.models import GuidePage, LedgerRow
from guides.vocabulary import Kind
from tests.factories import change_fee, make_department, make_guide, make_hall, make_item

pytestmark = pytest.mark.django_db

PUBLIC = ("web", "mobile", "kiosk", "hotline")


def read(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, response.content.decode()
    return response.json()


def signed_in() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("staff", "s@example.test", "x"))
    return client


@pytest.mark.parametrize("channel", PUBLIC)
def test_a_feed_carries_every_guide_at_its_revision(client: Client, channel: str) -> None:
    item = make_item(fee="20")
    page = make_guide(item=item)
    change_fee(item, "35")

    response = client.get(f"/feeds/{channel}.json")

    assert response["Content-Type"].startswith("application/feed+json")
    assert response["Access-Control-Allow-Origin"] == "*"
    told = response.json()
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["title"]
    assert "next_url" not in told
    (entry,) = told["items"]
    assert entry["id"]
    assert entry["url"] == f"http://testserver/guides/{page.code}/"
    assert "content_html" in entry or "content_text" in entry
    own = entry["_mingbai"]
    row = LedgerRow.objects.filter(kind=Kind.GUIDE, code=page.code).latest("sequence")
    assert (own["code"], own["revision"], own["digest"]) == (page.code, 2, row.digest)
    assert own["facts"]["fee"]["value"] == "35 元/证"
    assert own["editions"] == [{"edition": "plain", "stale": True}]


def test_a_walk_sees_each_while_fifty_are_published(client: Client) -> None:
    item, department = make_item(hall=make_hall()), make_department()
    before = [make_guide(item=item, department=department) for _ in range(12)]
    seen: list[str] = []
    address, published = "/feeds/hotline.json?limit=3", 0
    while address:
        told = read(client, address)
        seen += [entry["_mingbai"]["code"] for entry in told["items"]]
        address = told.get("next_url", "")
        if published < 50:
            # New ones, and old ones anew: both move to the front of the list.
            for page in before[:9]:
                make_guide(item=item, department=department)
                GuidePage.objects.get(pk=page.pk).save_revision().publish()
                published += 2

    assert published >= 50
    assert seen == [page.code for page in reversed(before)]
    new = read(client, "/feeds/hotline.json?limit=100")["items"]
    assert len(new) == 12 + published // 2


def test_what_is_withdrawn_during_a_walk_is_left_out(client: Client) -> None:
    pages = [make_guide() for _ in range(3)]
    told = read(client, "/feeds/web.json?limit=1")
    with ledger.transaction(reason="不办了"):
        GuidePage.objects.get(pk=pages[0].pk).unpublish()

    told = read(client, told["next_url"])

    assert [entry["_mingbai"]["code"] for entry in told["items"]] == [pages[1].code]
    assert read(client, told["next_url"])["items"] == [] if "next_url" in told else True


def test_the_next_address_keeps_language_and_length(client: Client) -> None:
    for _ in range(3):
        make_guide()

    told = read(client, "/feeds/mobile.json?limit=1&locale=zh-Hant&nobody=asked")

    head = LedgerRow.objects.count()
    before = told["items"][0]["_mingbai"]["sequence"]
    assert told["next_url"] == (
        f"http://testserver/feeds/mobile.json?locale=zh-Hant&limit=1&before={before}&head={head}"
    )


def test_a_feed_in_another_language(client: Client) -> None:
    make_guide(title="办理身份证")

    told = read(client, "/feeds/web.json?locale=zh-Hant")

    assert told["language"] == "zh-Hant"
    assert told["items"][0]["title"] == "辦理身份證"


@pytest.mark.parametrize("channel", PUBLIC)
def test_a_feed_takes_few_queries_cold_and_one_warm(
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    django_assert_num_queries: DjangoAssertNumQueries,
    channel: str,
) -> None:
    for _ in range(4):
        make_guide()
    with django_assert_max_num_queries(5):
        read(client, f"/feeds/{channel}.json")
    with django_assert_num_queries(1):
        again = client.get(f"/feeds/{channel}.json?x=y")
    assert "Cookie" not in again["Vary"]


def test_the_windows_feed_is_for_staff_with_their_notes(client: Client) -> None:
    page = make_guide(notes="密码在抽屉里")
    make_guide()

    refused = client.get("/feeds/window.json")
    assert (refused.status_code, refused.json()["code"]) == (401, "token_needed")
    reader = Client()
    reader.force_login(get_user_model().objects.create_user("reader"))
    refused = reader.get("/feeds/window.json")
    assert (refused.status_code, refused.json()["code"]) == (403, "staff_only")

    response = signed_in().get("/feeds/window.json")

    assert response["Cache-Control"] == "private, no-store"
    assert "Access-Control-Allow-Origin" not in response
    notes = {
        entry["_mingbai"]["code"]: entry["_mingbai"]["note"] for entry in response.json()["items"]
    }
    assert notes[page.code] == "密码在抽屉里"
    assert len(notes) == 2


def test_the_windows_feed_names_bad_parameters_too() -> None:
    response = signed_in().get("/feeds/window.json?limit=0")

    assert (response.status_code, response.json()["code"]) == (400, "bad_parameter")
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("channel", ["print", "WEB", "window2", "\0"])
def test_there_are_no_other_channels(client: Client, channel: str) -> None:
    response = client.get(f"/feeds/{channel}.json")

    assert (response.status_code, response.json()["code"]) == (404, "not_found")


def test_a_feed_is_only_read(client: Client) -> None:
    assert client.post("/feeds/web.json").status_code == 405
    assert client.options("/feeds/web.json").status_code == 204
    assert client.post("/feeds/window.json").status_code == 405
