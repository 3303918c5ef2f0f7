"""Lists and feeds narrowed by what readers ask for: alone, together, and in any language."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from guides.models import GuidePage, Item
from guides.vocabulary import (
    Audience,
    Edition,
    Handling,
    ItemType,
    Labelled,
    Means,
    OnlineDepth,
    Reach,
)
from tests.factories import make_department, make_guide, make_hall, make_item, make_region

pytestmark = pytest.mark.django_db

WORDS: dict[str, type[Labelled]] = {
    "item_type": ItemType,
    "audience": Audience,
    "means": Means,
    "reach": Reach,
    "handling": Handling,
    "online_depth": OnlineDepth,
}
# What an item has and another has not: parameter, value asked for, fields of the model.
OWN: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "item_type": ("01", {"item_type": "01"}, {"item_type": "20"}),
    "audience": ("2", {"audience": ["1", "2"]}, {"audience": ["1"]}),
    "means": ("3", {"means": ["1", "3"]}, {"means": ["1"]}),
    "reach": ("nation", {"reach": "nation"}, {"reach": "city"}),
    "handling": ("1", {"handling": "1"}, {"handling": "2"}),
    "online_depth": ("4", {"online_depth": "4"}, {"online_depth": "1"}),
    "source": ("市事项目录", {"source": "市事项目录"}, {"source": "旧目录"}),
}


def items(client: Client, query: str) -> list[str]:
    return [one["code"] for one in results(client, f"/api/items?{query}")]


def guides(client: Client, query: str) -> list[str]:
    return [one["code"] for one in results(client, f"/api/guides?{query}")]


def feed(client: Client, query: str, channel: str = "web") -> list[str]:
    response = client.get(f"/feeds/{channel}.json?{query}")
    assert response.status_code == 200, response.content.decode()
    return [one["_mingbai"]["code"] for one in response.json()["items"]]


def results(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, response.content.decode()
    return response.json()["results"]


@pytest.mark.parametrize("name", OWN)
def test_items_guides_and_feeds_are_narrowed(client: Client, name: str) -> None:
    value, has, lacks = OWN[name]
    inside, outside = make_item(**has), make_item(**lacks)
    page, other = make_guide(item=inside), make_guide(item=outside)

    query = f"{name}={value}"
    assert items(client, query) == [inside.code]
    assert guides(client, query) == [page.code]
    assert feed(client, query) == [page.code]
    assert set(guides(client, "")) == {page.code, other.code}


@pytest.mark.parametrize("name", OWN)
def test_the_languages_narrow_alike(client: Client, name: str) -> None:
    value, has, lacks = OWN[name]
    inside = make_item(**has)
    make_item(**lacks)

    for locale in ("zh-Hant", "en"):
        assert items(client, f"{name}={value}&locale={locale}") == [inside.code]


def test_a_translation_is_found_by_what_its_source_says(client: Client) -> None:
    from wagtail.models import Locale as WagtailLocale

    page = make_guide(item=make_item(reach="nation"))
    make_guide(item=make_item(reach="city"))
    english = page.copy_for_translation(
        WagtailLocale.objects.get(language_code="en"), copy_parents=True
    )
    english.title = "How to do it"
    english.save_revision().publish()

    (found,) = results(client, "/api/guides?reach=nation&locale=en")

    assert (found["locale"], found["payload"]["title"]) == ("en", "How to do it")


def test_a_guide_is_found_by_any_of_its_items(client: Client) -> None:
    page = make_guide(item=make_item(audience=["1"]))
    further = make_item(audience=["2"], handling="1")
    page.guide_items.add(page.guide_items.model(item=further))
    page.save_revision().publish()

    assert guides(client, "audience=1") == guides(client, "audience=2") == [page.code]
    assert guides(client, f"audience=1&handling=1&item={further.code}") == [page.code]


def test_guides_are_found_by_their_editions(client: Client) -> None:
    plain = make_guide()
    pictured = make_guide(has_pictured=True)

    assert set(guides(client, "edition=plain")) == {plain.code, pictured.code}
    assert guides(client, "edition=pictured") == [pictured.code]
    assert guides(client, "edition=video") == []
    assert feed(client, "edition=pictured", "hotline") == [pictured.code]


def test_several_filters_are_all_to_be_met(client: Client) -> None:
    region, hall, department = make_region(), make_hall(), make_department()
    common: dict[str, Any] = {
        "region": region,
        "hall": hall,
        "department": department,
        "reach": "city",
    }
    whole = make_item(**common, audience=["1"], means=["2"], handling="1")
    make_item(**common, audience=["1"], means=["2"], handling="2")
    make_item(**common, audience=["1"], means=["3"], handling="1")
    make_item(audience=["1"], means=["2"], handling="1", reach="city")

    query = (
        f"region={region.code}&hall={hall.code}&department={department.code}"
        "&reach=city&audience=1&means=2&handling=1"
    )
    assert items(client, query) == [whole.code]
    assert items(client, f"{query}&online_depth=4") == []


def test_filters_last_through_a_walk_though_much_is_published(client: Client) -> None:
    inside = [make_item(reach="nation", audience=["1"]) for _ in range(5)]
    for _ in range(2):
        make_item(reach="city", audience=["1"])
    seen, address = [], "/api/items?reach=nation&audience=1&limit=2"
    while address:
        told = client.get(address).json()
        seen += [one["code"] for one in told["results"]]
        address = told["next"] or ""
        for item in inside[:2]:
            Item.objects.get(pk=item.pk).save_revision().publish()
        make_item(reach="nation", audience=["1"])

    assert seen == [item.code for item in reversed(inside)]


def test_a_changed_value_changes_the_lists(client: Client) -> None:
    item = make_item(reach="city")
    page = make_guide(item=item)
    fresh = Item.objects.get(pk=item.pk)
    fresh.reach = "nation"
    fresh.save_revision().publish()

    assert items(client, "reach=city") == guides(client, "reach=city") == []
    assert items(client, "reach=nation") == [item.code]
    assert guides(client, "reach=nation") == [page.code]
    GuidePage.objects.get(pk=page.pk).unpublish()
    assert guides(client, "reach=nation") == []


def test_filters_and_a_date(client: Client) -> None:
    make_item(reach="nation")
    moment = timezone.now().isoformat().replace("+", "%2B")
    late = make_item(reach="nation")
    make_item(reach="city")

    assert items(client, f"reach=nation&updated_since={moment}") == [late.code]
    assert items(client, "reach=nation&updated_since=2199-01-01") == []


def test_a_sources_own_number_and_other_filters(client: Client) -> None:
    item = make_item(source="目录", source_id="甲", reach="city")

    query = "source=目录&source_id=甲"
    assert items(client, query) == items(client, f"{query}&reach=city") == [item.code]
    assert items(client, f"{query}&locale=zh-Hant") == [item.code]
    assert items(client, f"{query}&reach=nation") == []
    assert items(client, f"{query}&updated_since=2199-01-01") == []


@pytest.mark.parametrize("name", WORDS)
def test_a_refusal_names_each_word_that_is_allowed(client: Client, name: str) -> None:
    for address in ("/api/guides", "/api/items", "/feeds/web.json"):
        response = client.get(f"{address}?{name}=错")
        assert response.status_code == 400
        told = response.json()["errors"][0]
        assert told["parameter"] == name
        for word in WORDS[name]:
            assert f"{word.value}（{word.label}）" in told["detail"]


def test_a_refused_edition_names_the_three(client: Client) -> None:
    told = client.get("/api/guides?edition=x").json()["detail"]

    assert all(f"{edition.value}（{edition.label}）" in told for edition in Edition)
    # Items have no editions: there the name is not known.
    assert client.get("/api/items?edition=x").status_code == 200


def test_openapi_knows_the_filters(client: Client) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]

    for path, more in (("/api/guides", {"edition", "item"}), ("/api/items", {"source_id"})):
        parameters = {one["name"]: one for one in paths[path]["get"]["parameters"]}
        assert set(OWN) | {"topic", "department", "region", "hall"} | more <= set(parameters)
        assert "自然人" in str(parameters["audience"])


def test_filters_cost_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        make_guide(item=make_item(reach="city"))

    with django_assert_max_num_queries(9):
        assert len(guides(client, "audience=1&means=1&reach=city&edition=plain")) == 3
    with django_assert_max_num_queries(1):
        guides(client, "audience=1&means=1&reach=city&edition=plain")
