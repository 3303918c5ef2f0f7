"""/api/answer, as the hotline and assistants read it."""

from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client

from guides import published
from guides.vocabulary import Fact, Kind
from tests.search.demo import Demo

pytestmark = pytest.mark.django_db


def told(client: Client, question: str, more: str = "") -> dict[str, Any]:
    response = client.get(f"/api/answer?q={quote(question)}{more}")
    assert response.status_code == 200, response.content
    body: dict[str, Any] = response.json()
    return body


def test_a_fact_is_answered_in_the_words_of_its_guide(client: Client, demo: Demo) -> None:
    body = told(client, "办护照几天能拿到")

    code = demo.codes["passport"]
    record = published.record(Kind.GUIDE, code)
    assert record is not None
    assert body["fact"] == "time"
    assert body["guide"]["code"] == code
    assert body["guide"]["url"] == f"{settings.BASE_URL}/guides/{code}/"
    assert body["text"] == record.payload.facts[Fact.TIME].words
    assert body["source"] == {
        "url": f"{settings.BASE_URL}/guides/{code}/#fact-time",
        "department": "澄禾市公安局",
        "revision": record.revision,
        "checked_on": record.payload.reviewed_on.isoformat(),
    }
    assert body["status"] is None


def test_where_the_guide_is_not_clear_the_fact_is_told_and_choices(
    client: Client, demo: Demo
) -> None:
    body = told(client, "补办多少钱")

    assert (body["fact"], body["guide"], body["text"], body["source"]) == (
        "fee",
        None,
        None,
        None,
    )
    assert demo.codes["id-card-replacement"] in [one["code"] for one in body["choices"]]
    assert 2 <= len(body["choices"]) <= 5


def test_where_nothing_is_found_the_fact_is_told_alone(client: Client) -> None:
    body = told(client, "魑魅魍魉饕餮要多少钱")

    assert body["fact"] == "fee"
    assert (body["guide"], body["text"], body["choices"]) == (None, None, [])


def test_where_no_fact_is_asked_for_the_guide_is_told(client: Client, demo: Demo) -> None:
    body = told(client, "护照")

    assert (body["fact"], body["text"]) == (None, None)
    assert body["guide"]["code"] == demo.codes["passport"]


def test_in_another_language(client: Client, demo: Demo) -> None:
    body = told(client, "办护照几天能拿到", "&locale=zh-Hant")

    assert body["locale"] == "zh-Hant"
    assert body["guide"]["url"].endswith(f"/zh-hant/guides/{demo.codes['passport']}/")
    assert "護照" in body["guide"]["title"]


@pytest.mark.parametrize("question", ["", "   ", "\0", "多" * 5000, "<script>", "%", "[[(*", "😀"])
def test_empty_long_and_hostile_questions_are_answered(client: Client, question: str) -> None:
    body = told(client, question)

    assert body["guide"] is None
    assert body["cut"] == (len(question) > 120)


def test_a_wrong_language_is_refused(client: Client) -> None:
    response = client.get("/api/answer?q=护照&locale=tlh")

    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "locale"


def test_the_same_answer_is_not_sent_twice(client: Client, demo: Demo) -> None:
    first = client.get("/api/answer?q=办护照几天能拿到")
    again = client.get("/api/answer?q=办护照几天能拿到", headers={"If-None-Match": first["ETag"]})

    assert first["Cache-Control"] == "public, no-cache"
    assert again.status_code == 304


def test_it_is_described(client: Client) -> None:
    described = client.get("/api/openapi.json").json()

    operation = described["paths"]["/api/answer"]["get"]
    assert {one["name"] for one in operation["parameters"]} == {"q", "locale"}
    assert set(operation["responses"]) == {"200", "400"}


def test_the_answer_stands_above_the_results(client: Client, demo: Demo) -> None:
    html = client.get("/search/?q=办护照几天能拿到").content.decode()

    record = published.record(Kind.GUIDE, demo.codes["passport"])
    assert record is not None
    assert record.payload.facts[Fact.TIME].words in html
    assert html.index('data-answer="time"') < html.index('data-key="guide:')
    assert f'href="/guides/{demo.codes["passport"]}/#fact-time"' in html
    assert 'data-answer="' not in client.get("/search/?q=护照").content.decode()
    assert 'data-answer="' not in client.get("/search/?q=办护照几天能拿到&page=2").content.decode()


def test_the_page_asks_back_where_it_is_not_clear(client: Client, demo: Demo) -> None:
    html = client.get("/search/?q=补办多少钱").content.decode()

    assert f'href="/guides/{demo.codes["id-card-replacement"]}/#fact-fee"' in html
    assert 'class="answer-text"' not in html
