"""Bad input is answered with what is wrong, never with a fault of ours."""

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guides import stored

pytestmark = pytest.mark.django_db

ADDRESSES = (
    "/api/guides",
    "/api/items",
    "/api/halls",
    "/api/topics",
    "/api/departments",
    "/api/regions",
    "/api/changes",
    "/api/guides/0000000",
    "/feeds/web.json",
    "/feeds/hotline.json",
)
NAMES = (
    "limit",
    "before",
    "head",
    "after",
    "locale",
    "on",
    "updated_since",
    "topic",
    "department",
    "region",
    "item_type",
    "hall",
    "item",
    "topic_kind",
    "audience",
    "means",
    "reach",
    "handling",
    "online_depth",
    "edition",
    "source",
    "source_id",
)
BAD = {
    "limit": ["0", "-1", "101", "1e9", "99999999999999999999", "٣x", "", "1.5", "9" * 5000],
    "before": ["0", "-1", "99999999999999999999", "abc", "\0", "9" * 5000],
    "head": ["0", "-5", "9223372036854775808"],
    "locale": ["zh", "zh-hans", "EN", "fr", "", "../en"],
    "updated_since": ["昨天", "2026-13-01", "0001-01-01", "9999-12-31T23:59:59", "1", "\0"],
    "topic": ["短码", "ZZZZZZZ", "0", "A" * 5000, "\0", "'; drop table--"],
    "item_type": ["99", "许可", "1"],
    "audience": ["0", "自然人", "1,2", " 1"],
    "means": ["5", "online"],
    "reach": ["5", "CITY", "全市通办"],
    "handling": ["3", "即办件"],
    "online_depth": ["0", "5", "IV"],
    "edition": ["白话版", "Plain", "audio"],
    "source": ["", "长" * 101, "\0"],
}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in BAD.items() for value in values]
)
@pytest.mark.parametrize("address", ["/api/guides", "/feeds/web.json"])
def test_a_bad_parameter_is_named(client: Client, address: str, name: str, value: str) -> None:
    response = client.get(f"{address}?{urlencode({name: value})}")

    assert response.status_code == 400
    assert response["Content-Type"].startswith("application/problem+json")
    told = response.json()
    assert told["code"] == "bad_parameter"
    assert [one["parameter"] for one in told["errors"]] == [name]
    assert told["detail"].endswith("。")
    assert len(response.content) < 1_000


@pytest.mark.parametrize("name", ["\0", "a" * 5000, "不存在", "' or 1=1"])
def test_a_name_nobody_knows_is_ignored(client: Client, name: str) -> None:
    plain = client.get("/api/topics?limit=2")

    assert client.get(f"/api/topics?limit=2&{urlencode({name: 'x'})}").content == plain.content


def test_names_nobody_knows_do_not_fill_the_store(client: Client) -> None:
    client.get("/api/topics")
    kept = len(stored.STORE)

    for number in range(20):
        client.get(f"/api/topics?nobody={number}&before={1000 + number}")
        client.get(f"/api/topics?topic={number}")

    assert len(stored.STORE) == kept


@pytest.mark.parametrize(
    "code", ["\0", "A" * 5000, "短码短码短码短", "..", "ZZZZZZZ", "0000001", "%2e%2e", "1 or 1"]
)
@pytest.mark.parametrize(
    "address",
    ["/api/guides/{}", "/api/items/{}", "/api/schemas/{}", "/feeds/{}.json", "/api/{}"],
)
def test_a_code_that_is_none_is_not_found(client: Client, address: str, code: str) -> None:
    response = client.get(address.format(quote(code)))

    assert response.status_code == 404
    assert response.json()["code"] == "not_found"


@settings(
    max_examples=100,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    address=st.sampled_from(ADDRESSES),
    query=st.dictionaries(
        st.sampled_from(NAMES),
        st.text(max_size=30)
        | st.integers().map(str)
        | st.dates().map(str)
        | st.datetimes().map(str),
        max_size=4,
    ),
)
def test_no_parameter_is_a_fault_of_ours(
    client: Client, address: str, query: dict[str, Any]
) -> None:
    response = client.get(f"{address}?{urlencode(query, errors='replace')}")

    assert response.status_code in {200, 400, 404}
    if response.status_code != 200:
        told = response.json()
        assert told["status"] == response.status_code
        assert told["title"]
