"""The lists of guides and items: what each filter leaves, and what a page of them costs."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from guides.models import EverydayName, GuidePage, Item, Topic
from guides.roles import EDITORS
from tests.factories import (
    change_fee,
    hans,
    make_department,
    make_guide,
    make_item,
    make_material,
    make_region,
)

from .browser import sign_in

pytestmark = pytest.mark.django_db

GUIDES = "guide_pages:index"
SOURCES = 'SELECT DISTINCT "guides_item"."source" AS "source" FROM'
ITEMS = "wagtailsnippets_guides_item:list"


def listed(client: Client, name: str, **asked: Any) -> list[str]:
    """Return the names on the first page of a list under a query."""
    response = client.get(reverse(name), asked)
    assert response.status_code == 200
    rows = response.context["object_list"]
    return [one.title if isinstance(one, GuidePage) else one.name for one in rows]


def bare_item(name: str = "光秃秃的事项", **fields: Any) -> Item:
    return Item.objects.create(name=name, source_id=name, locale=hans(), **fields)


def withdrawn(item: Item) -> Item:
    item.unpublish()
    return item


def scheduled(item: Item) -> Item:
    item.go_live_at = timezone.now() + timedelta(days=3)
    item.save_revision().publish()
    return item


def changed(item: Item) -> Item:
    item.conditions = "正在改"
    item.save_revision()
    return item


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("live", ["发布的", "改着的"]),
        ("changed", ["改着的"]),
        ("draft", ["定时的", "草稿"]),
        ("scheduled", ["定时的"]),
        ("withdrawn", ["撤回的"]),
    ],
)
def test_items_are_narrowed_by_their_state(
    client: Client, editor: User, state: str, expected: list[str]
) -> None:
    make_item(name="发布的")
    changed(make_item(name="改着的"))
    make_item(name="草稿", publish=False)
    scheduled(make_item(name="定时的", publish=False))
    withdrawn(make_item(name="撤回的"))
    assert sorted(listed(client, ITEMS, state=state)) == sorted(expected)


@pytest.mark.parametrize(
    ("lack", "expected"),
    [
        ("guide", ["光秃秃的事项", "有别的"]),
        ("department", ["光秃秃的事项", "有指南"]),
        ("topics", ["光秃秃的事项", "有指南"]),
        ("materials", ["光秃秃的事项"]),
    ],
)
def test_items_are_narrowed_by_what_they_lack(
    client: Client, editor: User, lack: str, expected: list[str]
) -> None:
    bare_item()
    make_guide(item=make_item(name="有指南"))
    whole = make_item(name="有别的", department=make_department())
    whole.topics.add(Topic.objects.filter(locale=hans()).first())
    whole.save()
    assert sorted(listed(client, ITEMS, lacks=lack)) == sorted(expected)


def test_items_are_narrowed_by_what_they_are(client: Client, editor: User) -> None:
    city = make_region(name="澄禾市")
    county = make_region(name="河东县", level="county", parent=city)
    town = make_region(name="清溪镇", level="town", parent=county)
    department = make_department()
    [topic, *_others] = Topic.objects.filter(locale=hans())
    one = bare_item(
        "要找的", region=town, department=department, item_type="05", level="3", source="别处"
    )
    one.topics.add(topic)
    one.save()
    bare_item("别的", region=make_region(name="另一市"), item_type="01", level="2")
    for asked in (
        {"region": county.pk},
        {"region": city.pk},
        {"department": department.pk},
        {"topic": topic.pk},
        {"item_type": "05"},
        {"level": "3"},
        {"source": "别处"},
    ):
        assert listed(client, ITEMS, **asked) == ["要找的"], asked


@pytest.mark.parametrize("words", ["身份证", "补证", "ab-77", "11370000", "base-1", "2026", "CODE"])
def test_items_are_found_by_what_people_call_them_and_by_codes(
    client: Client, editor: User, words: str
) -> None:
    item = bare_item(
        "居民身份证补领",
        base_code="BASE-1",
        implementation_code="1137000000",
        source_code="2026-001",
    )
    Item.objects.filter(pk=item.pk).update(source_id="AB-77-01")
    EverydayName.objects.create(item=item, name="丢了证补证")
    bare_item("护照签发")
    words = item.code.lower() if words == "CODE" else words
    assert listed(client, ITEMS, q=words) == ["居民身份证补领"]


def test_lists_are_sorted(client: Client, editor: User) -> None:
    for name in ("乙", "甲", "丙"):
        bare_item(name, source=f"{name}处")
    ascending = listed(client, ITEMS, ordering="name")
    assert listed(client, ITEMS) == ascending == sorted(ascending)
    assert listed(client, ITEMS, ordering="-name") == ascending[::-1]
    assert listed(client, ITEMS, ordering="conditions") == ascending
    first = make_guide(title="先核对", review_due=timezone.localdate())
    make_guide(title="后核对", review_due=timezone.localdate() + timedelta(days=1))
    assert listed(client, GUIDES, ordering="review_due") == [first.title, "后核对"]
    assert listed(client, GUIDES, ordering="-review_due") == ["后核对", first.title]


def test_guides_are_narrowed_by_what_they_lack_and_by_review(client: Client, editor: User) -> None:
    today = timezone.localdate()
    make_guide(title="齐的", has_pictured=True, review_due=today + timedelta(days=90))
    words = [{"heading": "受理条件", "text": "原来的话", "fields": []}]
    make_guide(title="旧的", source="旧系统", source_id="1", origin=words, review_due=today)
    make_guide(title="补好的", source="旧系统", source_id="2", mended=True)
    make_guide(title="快到期的", review_due=today + timedelta(days=30))
    make_guide(title="没写完的", publish=False, summary="")
    item = make_item()
    make_guide(title="事实变了的", item=item)
    change_fee(item, "50")
    for asked, expected in (
        ({"edition": "pictured"}, {"旧的", "补好的", "快到期的", "没写完的", "事实变了的"}),
        ({"incomplete": "old"}, {"旧的"}),
        ({"incomplete": "stale"}, {"事实变了的"}),
        ({"incomplete": "gaps"}, {"没写完的"}),
        ({"source": "旧系统"}, {"旧的", "补好的"}),
        ({"review": "overdue"}, {"旧的"}),
        ({"review": "soon"}, {"快到期的"}),
        ({"state": "draft"}, {"没写完的"}),
    ):
        assert set(listed(client, GUIDES, **asked)) == expected, asked


def test_guides_are_narrowed_by_what_their_items_are(client: Client, editor: User) -> None:
    city = make_region(name="澄禾市")
    county = make_region(name="河东县", level="county", parent=city)
    item = make_item(region=county, item_type="05")
    page = make_guide(title="要找的", item=item)
    page.topics.add(Topic.objects.get(pk=(topic := Topic.objects.filter(locale=hans())[0].pk)))
    page.save()
    make_guide(title="别的")
    for asked in ({"region": city.pk}, {"item_type": "05"}, {"topic": topic}):
        assert listed(client, GUIDES, **asked) == ["要找的"], asked


def test_columns_say_where_each_stands(client: Client, editor: User) -> None:
    department = make_department(name="公安局")
    page = make_guide(
        title="怎么补办身份证",
        department=department,
        source="旧系统",
        has_pictured=True,
        review_due=timezone.localdate(),
    )
    html = client.get(reverse(GUIDES)).content.decode()
    for told in (
        "公安局",
        "已发布",
        "白话版、图例版",
        "旧系统（没有补全）",
        timezone.localdate().isoformat(),
        page.code,
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
    ):
        assert told in html
    item = changed(make_item(name="<b>事项", department_name="某科"))
    html = client.get(reverse(ITEMS), {"q": "事项"}).content.decode()
    for told in ("&lt;b&gt;事项", "有修改", "某科（没有对上）", item.code, item.source_id):
        assert told in html


def test_what_is_not_translated_yet_may_be_from_the_list(client: Client, editor: User) -> None:
    item = make_item()
    url = reverse("wagtail_localize:submit_snippet_translation", args=["guides", "item", item.pk])
    assert url in client.get(reverse(ITEMS)).content.decode()
    client.post(
        url,
        {"locales": list(Locale.objects.exclude(pk=item.locale_id).values_list("pk", flat=True))},
    )
    html = client.get(reverse(ITEMS)).content.decode()
    assert url not in html
    source = TranslationSource.objects.get()
    assert reverse("wagtail_localize:update_translations", args=[source.pk]) in html
    assert html.count("更新译文") == 1


@pytest.mark.parametrize(
    ("name", "nothing", "nothing_found"),
    [
        (GUIDES, "还没有指南", "没有这样的指南"),
        (ITEMS, "还没有事项", "没有这样的事项"),
    ],
)
def test_empty_lists_say_what_to_do(
    client: Client, editor: User, name: str, nothing: str, nothing_found: str
) -> None:
    assert nothing in client.get(reverse(name)).content.decode()
    assert nothing_found in client.get(reverse(name), {"q": "什么也没有"}).content.decode()


def test_editors_see_what_they_may_edit(client: Client) -> None:
    user = sign_in(client, is_superuser=False)
    page = make_guide(title="怎么补办身份证")
    assert client.get(reverse(GUIDES)).status_code == 302
    user.groups.add(Group.objects.get(name=EDITORS))
    assert listed(client, GUIDES) == [page.title]


@pytest.mark.parametrize("who", ["admin", "editor"])
@pytest.mark.parametrize("name", [GUIDES, ITEMS])
def test_a_page_costs_the_same_queries_however_many_there_are(
    client: Client, name: str, who: str
) -> None:
    user = sign_in(client, is_superuser=who == "admin")
    user.groups.add(Group.objects.get(name=EDITORS))
    some_of_each(1)
    queries(client, name)
    few = queries(client, name)
    some_of_each(5)
    assert queries(client, name) == few
    assert few < 30


def some_of_each(count: int) -> None:
    for _number in range(count):
        department = make_department()
        item = make_item(
            department=department,
            region=make_region(name=f"第{department.pk}县", level="county"),
            materials=[make_material(), make_material()],
        )
        EverydayName.objects.create(item=item, name="俗称")
        scheduled(changed(item))
        make_guide(item=item, department=department)


def queries(client: Client, name: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse(name)).status_code == 200
    return len(captured)


def test_no_list_counts_or_sorts_over_joins(client: Client, editor: User) -> None:
    make_guide()
    for name in (ITEMS, GUIDES):
        for asked in ({"q": "事"}, {"state": "live"}, {"ordering": "-name"}):
            with CaptureQueriesContext(connection) as captured:
                client.get(reverse(name), asked)
            for sql in said(captured.captured_queries):
                # The names of the sources to choose from are the only thing told apart.
                assert "DISTINCT" not in sql or sql.startswith(SOURCES), sql


def said(captured: Iterable[dict[str, str]]) -> list[str]:
    return [one["sql"] for one in captured if "guides_item" in one["sql"]]
