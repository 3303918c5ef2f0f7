"""A page that a scanned code opens tells first of the hall where the code hangs, and no other."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from lxml import html
from pytest_django import DjangoAssertNumQueries

from guides import stored
from guides.models import GuidePage, Hall, LifeEvent, Placement
from tests.factories import make_guide, make_hall, make_life_event, make_placement

from .test_views_useful import PERSON

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def city(prepared: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """Codes for a guide and a life event at a window of a hall; another hall has none."""
    with prepared():
        hall = make_hall(
            name="城南大厅", phone="0360-8800777", queue_url="https://queue.example/south"
        )
        make_hall(name="城北大厅")
        guide = make_guide(title="领结婚证")
        event = make_life_event(guide, make_guide(), name="结婚")
        window = hall.windows.get()
        make_placement(guide, name="窗口", hall=hall, window=window, hangs_as="window")
        make_placement(event, name="门口", hall=hall)
        yield


def guide() -> GuidePage:
    return GuidePage.objects.get(title="领结婚证")


def hall(name: str = "城南大厅") -> Hall:
    return Hall.objects.get(name=name)


def landed(client: Client, name: str, prefix: str = "") -> tuple[str, html.HtmlElement]:
    """Return the address that a code leads to, and its page."""
    code = Placement.objects.get(name=name).code
    address = client.get(f"{prefix}/Q/{code}", headers=PERSON).headers["Location"]
    response = client.get(address)
    assert response.status_code == 200, address
    return address, html.document_fromstring(response.content)


@pytest.mark.parametrize("prefix", ["", "/zh-hant", "/en"])
def test_a_guide_tells_first_of_the_hall_and_window(client: Client, prefix: str) -> None:
    window = hall().windows.get()

    address, page = landed(client, "窗口", prefix)

    asked = f"?hall={hall().code}&window={window.code}"
    assert address == f"{prefix}/guides/{guide().code}/{asked}"
    [told] = page.xpath("//section[@class='arrival']")
    assert told.xpath(".//a/@href") == [
        f"{prefix}/halls/{hall().code}/",
        "tel:0360-8800777",
        "https://queue.example/south",
    ]
    assert window.number in told.text_content()
    assert told.xpath(".//p[@class='open']/@data-week")
    plain = f"/guides/{guide().code}/"
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith(prefix + plain)
    assert all(one.endswith(plain) for one in page.xpath("//link[@hreflang]/@href"))
    assert {one.partition("?")[2] for one in page.xpath("//a[@hreflang]/@href")} == {asked[1:]}


def test_a_life_event_tells_of_the_hall_too(client: Client) -> None:
    address, page = landed(client, "门口")

    event = LifeEvent.objects.get(name="结婚")
    assert address == f"/life-events/{event.code}/?hall={hall().code}"
    assert "城南大厅" in page.xpath("//section[@class='arrival']")[0].text_content()


def test_in_the_version_for_elders_it_is_told_as_well(client: Client) -> None:
    address, _page = landed(client, "窗口")

    assert 'class="arrival"' in client.get(f"/elder{address}").content.decode()


def test_where_no_code_hangs_the_plain_address_answers_and_nothing_is_kept(
    client: Client,
) -> None:
    here, there = hall(), hall("城北大厅")
    address = f"/guides/{guide().code}/"
    event = f"/life-events/{LifeEvent.objects.get(name='结婚').code}/"

    for asked in (
        f"hall={there.code}",
        f"hall={here.code}",
        f"hall={here.code}&window={there.windows.get().code}",
        "hall=nonsense",
        "window=nonsense",
    ):
        response = client.get(f"{address}?{asked}")
        assert (response.status_code, response.headers["Location"]) == (302, address)
    assert client.get(f"{event}?hall={there.code}").headers["Location"] == event
    assert len(stored.STORE) == 0


def test_it_is_kept_while_the_ledger_stands(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address, _page = landed(client, "窗口")

    with django_assert_num_queries(1):
        assert client.get(address).status_code == 200


def test_the_page_by_itself_tells_of_no_hall_first(client: Client) -> None:
    page = client.get(f"/guides/{guide().code}/").content.decode()

    assert 'class="arrival"' not in page


def test_a_halls_own_page_offers_its_queue(client: Client) -> None:
    page = client.get(f"/halls/{hall().code}/").content.decode()

    assert 'href="https://queue.example/south"' in page
