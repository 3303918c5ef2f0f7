"""Choosing a thing in a form: found by words and codes, a page at a time, at a fixed cost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guides.models import EverydayName, Item
from tests.factories import (
    hans,
    make_department,
    make_hall,
    make_material,
    make_region,
)

pytestmark = pytest.mark.django_db


def choose(client: Client, model: str, **asked: Any) -> str:
    url = reverse(f"wagtailsnippetchoosers_guides_{model}:choose_results")
    response = client.get(url, asked)
    assert response.status_code == 200
    return response.content.decode()


def make_items(count: int) -> None:
    for number in range(count):
        Item.objects.create(
            name=f"第{number:03}号事项",
            source_id=f"A-{number}",
            locale=hans(),
            department=make_department(),
            region=make_region(name=f"{number}县"),
        )


def test_an_item_is_found_by_what_people_call_it(client: Client, editor: User) -> None:
    make_items(3)
    item = Item.objects.get(source_id="A-2")
    EverydayName.objects.create(item=item, name="丢了证补证")
    for words in ("002号", "补证", "A-2", item.code.lower()):
        html = choose(client, "item", q=words)
        assert ("第002号事项" in html, "第001号事项" in html) == (True, False), words
    assert item.department is not None
    assert item.department.name in html
    assert "没有叫“什么也没有”的" in choose(client, "item", q="什么也没有")


def test_the_form_of_the_chooser_asks_for_words(client: Client, editor: User) -> None:
    make_items(1)
    html = client.get(reverse("wagtailsnippetchoosers_guides_item:choose")).json()["html"]
    assert 'name="q"' in html
    assert "第000号事项" in html


def test_a_page_of_items_costs_the_same_however_many_there_are(
    client: Client, editor: User
) -> None:
    def queries(**asked: Any) -> int:
        with CaptureQueriesContext(connection) as captured:
            choose(client, "item", **asked)
        return len(captured)

    make_items(2)
    queries()
    few = queries()
    for number in range(25):
        Item.objects.create(
            name=f"另{number:03}号", source_id=f"B-{number}", locale=hans(), region=make_region()
        )
    assert queries() == few
    assert queries(p=2) == few
    assert "第001号事项" not in choose(client, "item", p=2, q="另")


@pytest.mark.parametrize(
    ("model", "make", "words"),
    [
        ("material", make_material, {"name": "居民身份证"}),
        ("hall", make_hall, {"name": "青山镇便民服务中心"}),
        ("department", make_department, {"name": "公安局户政科"}),
        ("region", make_region, {"name": "河东县"}),
    ],
    ids=["material", "hall", "department", "region"],
)
def test_other_things_are_found_by_words_too(
    client: Client, editor: User, model: str, make: Any, words: dict[str, str]
) -> None:
    make(**words)
    make(name="完全是别的")
    html = choose(client, model, q=words["name"][1:3])
    assert (words["name"] in html, "完全是别的" in html) == (True, False)
