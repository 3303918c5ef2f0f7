"""What the API says of one thing and of many, now and on a day gone by."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale as WagtailLocale

from guides import ledger, published
from guides.content import canonical
from guides.models import GuidePage, Item, LedgerRow, Topic
from guides.vocabulary import Kind
from tests.factories import (
    change_fee,
    make_department,
    make_guide,
    make_hall,
    make_item,
    make_region,
)

pytestmark = pytest.mark.django_db


def read(client: Client, address: str, status: int = 200) -> Any:
    response = client.get(address)
    assert response.status_code == status, response.content.decode()
    return response.json()


def withdraw(page: GuidePage, reason: str = "政策变了", successor: str | None = None) -> None:
    with ledger.transaction(reason=reason, successor=successor):
        GuidePage.objects.get(pk=page.pk).unpublish()


def test_a_guide_comes_with_its_row_and_its_facts(client: Client) -> None:
    hall = make_hall(name="城东政务服务中心")
    page = make_guide(item=make_item(hall=hall, fee="20"))

    told = read(client, f"/api/guides/{page.code}")

    row = LedgerRow.objects.get(kind=Kind.GUIDE, code=page.code)
    assert told["sequence"] == row.sequence
    assert (told["revision"], told["digest"], told["action"]) == (1, row.digest, "publish")
    assert told["recorded_at"].endswith("+08:00")
    assert told["url"] == f"http://testserver/guides/{page.code}/"
    assert told["facts"]["fee"] == {"value": "20 元/证", "words": ""}
    # From the hall, which no guide's row repeats.
    assert told["facts"]["place"]["value"] == "城东政务服务中心 A01 窗口"
    assert "place" not in told["payload"]["facts"]
    assert hashlib.sha256(canonical(told["payload"])).hexdigest() == row.digest


def test_a_code_is_read_in_any_case(client: Client) -> None:
    page = make_guide()

    assert read(client, f"/api/guides/{page.code.lower()}")["code"] == page.code


def test_a_change_is_there_at_the_next_request(client: Client) -> None:
    item = make_item(fee="20")
    page = make_guide(item=item)
    first = client.get(f"/api/guides/{page.code}")

    change_fee(item, "35")

    second = client.get(f"/api/guides/{page.code}", headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    assert second.json()["facts"]["fee"]["value"] == "35 元/证"
    assert second.json()["revision"] == 2


def test_a_warm_answer_takes_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page = make_guide()
    for address in (f"/api/guides/{page.code}", "/api/guides", "/api/items?limit=3"):
        read(client, address)
        with django_assert_num_queries(1):
            read(client, f"{address}{'&' if '?' in address else '?'}nobody=asked")


def test_a_list_takes_as_many_queries_for_one_as_for_many(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        make_guide()

    with django_assert_max_num_queries(5):
        assert len(read(client, "/api/guides")["results"]) == 5


def test_in_another_language_words_are_converted(client: Client) -> None:
    page = make_guide(title="办理身份证")

    told = read(client, f"/api/guides/{page.code}?locale=zh-Hant")

    assert (told["locale"], told["payload"]["title"]) == ("zh-Hant", "辦理身份證")
    assert told["url"] == f"http://testserver/zh-hant/guides/{page.code}/"
    fallen_back = read(client, f"/api/guides/{page.code}?locale=en")
    assert fallen_back["locale"] == "zh-Hans"


def test_a_translation_is_told_to_be_behind(client: Client) -> None:
    page = make_guide()
    english = page.copy_for_translation(
        WagtailLocale.objects.get(language_code="en"), copy_parents=True
    )
    english.title = "How to do it"
    english.save_revision().publish()
    assert read(client, f"/api/guides/{page.code}?locale=en")["behind"] is False

    fresh = GuidePage.objects.get(pk=page.pk)
    fresh.summary = "改了一句话"
    fresh.save_revision().publish()

    told = read(client, f"/api/guides/{page.code}?locale=en")
    assert (told["behind"], told["payload"]["title"]) == (True, "How to do it")


def test_what_applied_on_a_day(client: Client) -> None:
    today = timezone.localdate()
    hall = make_hall(name="老大厅")
    item = make_item(hall=hall, fee="20")
    page = make_guide(item=item)
    hall.name = "新大厅"
    hall.save_revision().publish()
    change_fee(item, "35")
    # The first rows came a hundred days earlier than the second ones.
    for row in LedgerRow.objects.filter(revision=1):
        row.effective_from -= timedelta(days=100)
        row.save()

    then = read(client, f"/api/guides/{page.code}?on={today - timedelta(days=50)}")
    now = read(client, f"/api/guides/{page.code}?on={today}")

    assert (then["revision"], then["facts"]["fee"]["value"]) == (1, "20 元/证")
    assert then["facts"]["place"]["value"] == "老大厅 A01 窗口"
    assert now["facts"]["place"]["value"] == "新大厅 A01 窗口"
    assert now["facts"]["fee"]["value"] == "35 元/证"
    before = read(client, f"/api/guides/{page.code}?on={today - timedelta(days=200)}", 404)
    assert before["code"] == "not_in_force"
    tomorrow = read(client, f"/api/guides/{page.code}?on={today + timedelta(days=1)}", 400)
    assert tomorrow["errors"][0]["parameter"] == "on"


def test_what_was_withdrawn_names_reason_and_successor(client: Client) -> None:
    page, successor = make_guide(title="老办法"), make_guide()
    withdraw(page, "并到新指南里了", successor.code)

    told = read(client, f"/api/guides/{page.code}", 410)

    assert told["code"] == "withdrawn"
    assert "老办法" in told["detail"]
    assert "并到新指南里了" in told["detail"]
    assert (told["reason"], told["successor"]) == ("并到新指南里了", successor.code)
    assert told["successor_url"] == f"http://testserver/guides/{successor.code}/"
    assert told["revision"] == 2
    codes = [one["code"] for one in read(client, "/api/guides")["results"]]
    assert codes == [successor.code]


def test_what_was_never_public_is_not_found(client: Client) -> None:
    draft = make_guide(publish=False)

    told = read(client, f"/api/guides/{draft.code}", 404)

    assert (told["code"], told["status"]) == ("not_found", 404)


def test_a_redacted_row_keeps_its_words_to_itself(client: Client) -> None:
    page = make_guide(title="含有不该公开的名字")
    LedgerRow.objects.filter(kind=Kind.GUIDE, code=page.code).update(
        redacted_on=timezone.now(), redaction_reason="法院裁定", payload=""
    )

    assert read(client, f"/api/guides/{page.code}", 404)
    told = read(client, f"/api/guides/{page.code}?on={timezone.localdate()}", 410)
    assert told["code"] == "redacted"


@pytest.mark.parametrize("name", ["topic", "department", "region", "item_type", "hall", "item"])
def test_guides_are_narrowed(client: Client, name: str) -> None:
    hall, region, department = make_hall(), make_region(), make_department()
    topic = Topic.objects.get(name="证件办理")
    item = make_item(hall=hall, region=region, item_type="01")
    page = make_guide(item=item, department=department)
    page.topics = [topic]
    page.save_revision().publish()
    make_guide()
    value = {
        "topic": topic.code,
        "department": department.code,
        "region": region.code,
        "item_type": "01",
        "hall": hall.code,
        "item": item.code,
    }[name]

    found = read(client, f"/api/guides?{name}={value.lower()}")["results"]

    assert [one["code"] for one in found] == [page.code]


def test_only_what_was_updated_since(client: Client) -> None:
    old, new = make_guide(), make_guide()
    LedgerRow.objects.filter(code=old.code).update(recorded_at=timezone.now() - timedelta(days=3))
    yesterday = timezone.localdate() - timedelta(days=1)

    for since in (f"{yesterday}", f"{yesterday}T00:00:00%2B08:00", f"{yesterday}T00:00:00+08:00"):
        found = read(client, f"/api/guides?updated_since={since}")["results"]
        assert [one["code"] for one in found] == [new.code]


def test_a_walk_sees_all_in_an_order_that_does_not_move(client: Client) -> None:
    pages = [make_guide() for _ in range(5)]
    first = read(client, "/api/guides?limit=2&locale=zh-Hant")
    seen = [one["code"] for one in first["results"]]

    GuidePage.objects.get(pk=pages[0].pk).save_revision().publish()
    make_guide()
    following = first["next"]
    while following:
        told = read(client, following)
        assert all(one["locale"] == "zh-Hant" for one in told["results"])
        seen += [one["code"] for one in told["results"]]
        following = told["next"]

    assert seen == [page.code for page in reversed(pages)]


def test_an_item_is_found_by_its_source(client: Client) -> None:
    item = make_item(source="目录", source_id="甲-1", source_data={"原栏目": "原文"})
    make_item(source="目录", source_id="甲-2")

    (found,) = read(client, "/api/items?source=目录&source_id=甲-1")["results"]

    assert found["code"] == item.code
    assert found["payload"]["source_data"] == {"原栏目": "原文"}
    assert read(client, "/api/items?source=目录&source_id=丙")["results"] == []
    told = read(client, "/api/items?source_id=甲-1", 400)
    assert told["errors"][0]["parameter"] == "source"


def test_a_draft_is_not_found_by_its_source(client: Client) -> None:
    make_item(publish=False, source="目录", source_id="草稿")
    renamed = make_item(source="目录", source_id="公开")
    Item.objects.filter(pk=renamed.pk).update(source_id="改名")

    assert read(client, "/api/items?source=目录&source_id=草稿")["results"] == []
    assert read(client, "/api/items?source=目录&source_id=改名")["results"] == []


@pytest.mark.parametrize("kind", ["halls", "topics", "departments", "regions"])
def test_everything_public_is_listed_and_found(client: Client, kind: str) -> None:
    makers: dict[str, Callable[[], Any]] = {
        "halls": make_hall,
        "topics": lambda: Topic.objects.get(name="公积金"),
        "departments": make_department,
        "regions": make_region,
    }
    made = makers[kind]()

    told = read(client, f"/api/{kind}/{made.code}")

    assert told["payload"]["name"] == made.name
    assert told["facts"] is None
    listed = read(client, f"/api/{kind}?limit=100")["results"]
    assert told in listed


def test_topics_are_narrowed_by_whom_they_are_for(client: Client) -> None:
    found = read(client, "/api/topics?topic_kind=corporate&limit=100")["results"]

    assert {one["payload"]["topic_kind"] for one in found} == {"corporate"}
    assert len(found) == 15


def test_schemas_hold_what_is_sent(client: Client) -> None:
    import jsonschema

    page = make_guide()
    told = read(client, f"/api/guides/{page.code}")

    jsonschema.validate(told["payload"], read(client, "/api/schemas/guide"))
    assert read(client, "/api/schemas/note", 404)["code"] == "not_found"


def test_openapi_describes_what_is_sent(client: Client) -> None:
    import jsonschema

    described = read(client, "/api/openapi.json")
    assert described["openapi"].startswith("3.")
    assert described["servers"] == [{"url": "http://testserver"}]
    page = make_guide()
    answers = {
        "/api/guides": "/api/guides",
        "/api/guides/{code}": f"/api/guides/{page.code}",
        "/api/items": "/api/items",
        "/api/halls": "/api/halls",
        "/api/topics": "/api/topics",
        "/api/departments": "/api/departments",
        "/api/changes": "/api/changes?limit=200",
    }
    for path, address in answers.items():
        operation = described["paths"][path]["get"]
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.validate(
            read(client, address), {**schema, "components": described["components"]}
        )
        assert operation["summary"]
        for parameter in operation.get("parameters", []):
            told = parameter.get("description") or parameter["schema"].get("description")
            assert told, parameter


def test_no_answer_holds_a_foreign_address(client: Client) -> None:
    page = make_guide()
    plain = client.get(f"/api/guides/{page.code}", headers={"Accept-Language": "en"})
    other = client.get(
        f"/api/guides/{page.code}",
        headers={"Host": "example.test", "Cookie": f"sessionid={'x' * 32}"},
    )

    assert other.content == plain.content
    assert other["ETag"] == plain["ETag"]
    assert "Cookie" not in other["Vary"]
    assert "Accept-Language" not in other["Vary"]


def test_scripts_of_other_sites_may_read(client: Client) -> None:
    asked = client.options("/api/guides", headers={"Origin": "https://elsewhere.example"})
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Origin"] == "*"
    assert "GET" in asked["Access-Control-Allow-Methods"]
    for address in ("/api/guides", "/api/guides/0000000", "/api/nothing"):
        assert client.get(address)["Access-Control-Allow-Origin"] == "*"


def test_head_is_get_without_a_body(client: Client) -> None:
    got, headed = client.get("/api/topics"), client.head("/api/topics")

    assert headed.content == b""
    assert (headed.status_code, headed["ETag"]) == (200, got["ETag"])
    assert headed["Content-Length"] == got["Content-Length"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)("/api/guides")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response["Content-Type"].startswith("application/problem+json")
    assert response.json()["code"] == "method_not_allowed"


def test_an_answer_is_the_canonical_payload_byte_for_byte(client: Client) -> None:
    page = make_guide()
    row = LedgerRow.objects.get(kind=Kind.GUIDE, code=page.code)

    body = client.get(f"/api/guides/{page.code}").content.decode()

    assert body.endswith(f'"payload":{row.payload}}}')
    assert json.loads(body)["sequence"] == published.head()
