"""/api/search and /api/suggest: the same as people get, as data that keeps to its description."""

from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from search.channels.api import SearchAnswer, Suggestions
from search.channels.parameters import DEEPEST, MOST, SearchingIn
from search.engine import Facet
from search.models import UnansweredQuestion
from tests.search.demo import Demo

from .reading import NOWHERE, PERSON, ask, keys, total

pytestmark = pytest.mark.django_db


def told(client: Client, path: str) -> dict[str, Any]:
    response = client.get(path, headers=PERSON)
    assert response.status_code == 200, response.content.decode()
    body: dict[str, Any] = response.json()
    return body


def test_programs_find_what_people_find(client: Client, demo: Demo) -> None:
    for question in ("护照", "孩子上户口要带什么", "补办"):
        body = told(client, f"/api/search?q={quote(question)}")
        page = ask(client, question)

        assert SearchAnswer.model_validate(body).answered
        assert [f"{one['kind']}:{one['code']}" for one in body["results"]] == keys(page)
        assert body["total"] == total(page)


def test_a_result_tells_why_and_what_decides(client: Client, demo: Demo) -> None:
    first = told(client, "/api/search?q=护照")["results"][0]

    code = demo.codes["passport"]
    assert first["url"] == f"{settings.BASE_URL}/guides/{code}/"
    [(start, end)] = first["title"]["spans"]
    assert first["title"]["text"][start:end] == "护照"
    assert list(first["facts"]) == ["eligibility", "place", "time", "fee", "online"]
    assert first["editions"]["pictured"] == f"{settings.BASE_URL}/guides/{code}/?edition=pictured"
    assert client.get(urlsplit(first["url"]).path).status_code == 200


def test_counts_are_true_and_conditions_combine(client: Client, demo: Demo) -> None:
    body = told(client, "/api/search?q=补办")

    assert set(body["facets"]) == set(Facet)
    for facet in ("topic", "means"):
        for one in body["facets"][facet][:2]:
            narrowed = told(client, f"/api/search?q=补办&{facet}={one['value']}")
            assert narrowed["total"] == one["count"]
            [chosen] = [each for each in narrowed["facets"][facet] if each["chosen"]]
            assert chosen["value"] == one["value"]
    both = told(client, "/api/search?q=补办&means=1&audience=1&means=2")
    assert both["total"] <= body["total"]
    assert {one["value"] for one in both["facets"]["means"] if one["chosen"]} == {"1", "2"}


def test_a_walk_through_the_pages_meets_each_once(client: Client, demo: Demo) -> None:
    address, seen = "/api/search?q=办理&locale=zh-Hant", []
    while address:
        body = told(client, address)
        seen += [one["url"] for one in body["results"]]
        assert all("/zh-hant/" in one["url"] for one in body["results"])
        address = (body["next"] or "").removeprefix(settings.BASE_URL)

    assert len(seen) == len(set(seen)) == body["total"] > 10
    assert body["page"] == body["pages"]


def test_nothing_is_said_to_be_nothing_and_programs_questions_are_not_kept(
    client: Client, demo: Demo
) -> None:
    body = told(client, f"/api/search?q={NOWHERE}")

    assert (body["answered"], body["total"], body["results"]) == (False, 0, [])
    assert not UnansweredQuestion.objects.exists()
    for query in ("", "?q=", "?q=%00"):
        body = told(client, f"/api/search{query}")
        assert (body["question"], body["answered"], body["results"]) == ("", False, [])


def test_an_over_long_question_is_cut(client: Client, demo: Demo) -> None:
    body = told(client, f"/api/search?q=护照{'长' * 500}")

    assert (len(body["question"]), body["cut"]) == (120, True)


def test_a_wrong_language_is_named(client: Client) -> None:
    for path in ("/api/search", "/api/suggest"):
        response = client.get(f"{path}?q=护照&locale=fr")
        assert response.status_code == 400
        assert response["Content-Type"].startswith("application/problem+json")
        assert "zh-Hans、zh-Hant 或 en" in response.json()["detail"]


def test_suggestions_lead_to_guides(client: Client, demo: Demo) -> None:
    body = told(client, "/api/suggest?q=huz")

    assert Suggestions.model_validate(body).question == "huz"
    assert demo.codes["passport"] in [one["code"] for one in body["suggestions"]]
    for one in body["suggestions"]:
        assert client.get(urlsplit(one["url"]).path).status_code == 200
    english = told(client, "/api/suggest?q=huz&locale=en")
    assert all("/en/" in one["url"] for one in english["suggestions"])


def test_any_script_may_read_and_caches_ask_again(client: Client, demo: Demo) -> None:
    for path, caching in (
        ("/api/search?q=护照", "public, no-cache"),
        ("/api/suggest?q=护", "public, max-age=60"),
    ):
        response = client.get(path)
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cache-Control"] == caching
        assert not response.cookies
        etag = response["ETag"]
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 304
        assert client.head(path)["ETag"] == etag
        assert client.post(path).status_code == 405


def test_the_interface_is_described_with_the_rest_of_it(client: Client, db: None) -> None:
    described = client.get("/api/openapi.json").json()["paths"]
    page = client.get("/api/docs").content.decode()

    for path in ("/api/search", "/api/suggest"):
        operation = described[path]["get"]
        assert operation["summary"]
        assert "例如" in operation["description"]
        assert f"{path}</code>" in page
        assert set(operation["responses"]) >= {"200", "400"}
    names = {one["name"] for one in described["/api/search"]["get"]["parameters"]}
    assert names == {"q", "order", "page", "locale", *Facet}
    for one in described["/api/search"]["get"]["parameters"]:
        assert one.get("description") or one["schema"].get("description")


def test_every_parameter_and_member_is_in_the_integrators_manual() -> None:
    manual = (settings.BASE_DIR / "site" / "docs" / "channels.md").read_text(encoding="utf-8")
    section = manual.split("### 搜索")[1].split("### ")[0]

    for name in SearchingIn.model_fields:
        assert f"`{name}`" in section, name
    for name in ("answered", "total", "pages", "degraded", "results", "facets", "next", "cut"):
        assert name in SearchAnswer.model_fields
        assert f"`{name}`" in section, name
    assert f"1 到 {DEEPEST}" in section
    assert f"最多 {MOST} 次" in section
