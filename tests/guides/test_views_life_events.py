"""Life events as people and programs open them: addresses, languages, what is gone or hidden."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from guides import ledger
from guides.models import GuidePage, LifeEvent
from tests.factories import make_guide, make_item, make_life_event, make_material

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def city(prepared: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """One life event of three guides, the last of which is a draft."""
    with prepared():
        item = make_item(materials=[make_material(name="出生医学证明")])
        born = make_guide(title="给孩子上户口", item=item)
        paid = make_guide(title="领育儿补贴", item=item)
        draft = make_guide(title="还没有写完的指南", publish=False)
        make_life_event(born, paid, draft, notes=("满月以前",), name="生孩子")
        yield


def event() -> LifeEvent:
    return LifeEvent.objects.get(name="生孩子")


def at(prefix: str = "") -> str:
    return f"{prefix}/life-events/{event().code}/"


def shown(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, (address, response.headers)
    return str(response.content.decode())


def read(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, response.content.decode()
    return response.json()


@pytest.mark.parametrize("prefix", ["", "/zh-hant", "/en", "/elder"])
def test_it_is_there_in_each_language_and_kept(
    client: Client, prefix: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address, code = at(prefix), event().code
    page = shown(client, address)

    assert f'data-kind="life_event" data-code="{code}"' in page
    with django_assert_num_queries(1):
        assert shown(client, f"{address}?utm=1") == page


def test_drafts_are_left_out_until_they_are_published(client: Client) -> None:
    assert "还没有写完的指南" not in shown(client, at())

    GuidePage.objects.get(title="还没有写完的指南").save_revision().publish()

    assert "还没有写完的指南" in shown(client, at())


def test_withdrawn_guides_are_left_out(client: Client) -> None:
    assert "领育儿补贴" in shown(client, at())
    page = GuidePage.objects.get(title="领育儿补贴")
    with ledger.transaction(reason="不办了"):
        page.unpublish()

    assert "领育儿补贴" not in shown(client, at())


def test_it_costs_no_more_queries_however_many_steps_it_has(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many = make_life_event(*(make_guide() for _ in range(6)))
    with django_assert_max_num_queries(6):
        shown(client, f"/life-events/{many.code}/")


def test_codes_in_other_letters_lead_there_and_others_nowhere(client: Client) -> None:
    response = client.get(at().lower())
    assert (response.status_code, response["Location"]) == (301, at())
    response = client.get(at("/en").lower())
    assert (response.status_code, response["Location"]) == (301, at("/en"))
    shown(client, "/life-events/NOTHING/", 404)
    guide = GuidePage.objects.get(title="给孩子上户口")
    shown(client, f"/life-events/{guide.code}/", 404)


def test_what_is_deleted_is_gone_and_says_so(client: Client) -> None:
    address = at()
    event().delete()

    page = shown(client, address, 410)

    assert "生孩子" in page
    assert "已不再使用" in page
    assert address not in shown(client, "/")
    assert address not in shown(client, "/life-events/")


def test_home_lists_and_the_map_lead_there(client: Client) -> None:
    for address in ("/", "/life-events/"):
        assert f'href="{at()}"' in shown(client, address)
    assert 'href="/life-events/"' in shown(client, "/site-map/")
    assert f'href="{at("/elder")}"' in shown(client, "/elder/")
    assert f"{at()}</loc>" in shown(client, "/sitemap-life-events-1.xml")
    assert "sitemap-life-events-1.xml" in shown(client, "/sitemap.xml")


def test_each_of_its_guides_names_it_for_as_long_as_it_is_there(client: Client) -> None:
    guide = GuidePage.objects.get(title="给孩子上户口")
    other = make_guide()

    assert f'href="{at()}"' in shown(client, f"/guides/{guide.code}/")
    assert "里的一步" not in shown(client, f"/guides/{other.code}/")
    event().delete()
    assert "里的一步" not in shown(client, f"/guides/{guide.code}/")


def test_chinese_on_the_english_page_is_said_to_be_chinese(client: Client) -> None:
    page = shown(client, at("/en"))

    assert '<article lang="zh-Hans">' in page
    assert "这一页还没有译文" not in page


def test_programs_read_it_as_they_read_topics(client: Client) -> None:
    import jsonschema

    guide = GuidePage.objects.get(title="给孩子上户口")
    make_life_event(make_guide(), make_guide(), name="开餐馆", kind="corporate")

    told = read(client, f"/api/life-events/{event().code}")
    of_guide = read(client, f"/api/life-events?guide={guide.code}")["results"]
    corporate = read(client, "/api/life-events?topic_kind=corporate")["results"]

    assert told["payload"]["guides"][0] == {"guide": guide.code, "note": "满月以前"}
    assert told["url"].endswith(at())
    assert told["facts"] is None
    assert of_guide == [told]
    assert [one["payload"]["name"] for one in corporate] == ["开餐馆"]
    jsonschema.validate(told["payload"], read(client, "/api/schemas/life_event"))
    changes = read(client, f"/api/changes?after={told['sequence'] - 1}&limit=1")["changes"]
    assert changes[0]["payload"] == told["payload"]


def test_a_life_event_that_is_gone_is_told_to_programs(client: Client) -> None:
    code = event().code
    event().delete()

    response = client.get(f"/api/life-events/{code}")

    assert response.status_code == 410
    assert response.json()["reason"] == "已不再使用"
