"""Whether a guide was useful: counted by day, with and without scripts, from this site alone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from guides import usage
from guides.models import Usage
from guides.vocabulary import Edition, UsageKind
from tests.factories import make_guide

from .test_views_pages import withdraw

pytestmark = pytest.mark.django_db

PERSON = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/126 Mobile Safari/537.36"}


def counted() -> dict[str, int]:
    return dict(Usage.objects.values_list("usage_kind", "times"))


@pytest.mark.parametrize("prefix", ["", "/zh-hant", "/en"])
def test_the_form_on_a_guide_counts_and_leads_back(client: Client, prefix: str) -> None:
    address = f"{prefix}/guides/{make_guide().code}/"
    [form] = html.document_fromstring(client.get(address).content).xpath(
        "//form[contains(@action, 'useful')]"
    )
    fields = dict(form.form_values())

    response = client.post(form.action, fields | {"useful": "yes"}, headers=PERSON)
    client.post(form.action, fields | {"useful": "no"}, headers=PERSON)
    client.post(form.action, fields | {"useful": "yes"}, headers=PERSON)

    assert response.status_code == 303
    assert response.headers["Location"] == f"{address}#thanks"
    assert counted() == {"useful": 2, "unhelpful": 1}
    [day] = set(Usage.objects.values_list("day", flat=True))
    assert day == timezone.localdate()
    # Nobody's browser is given anything to be known by.
    assert not response.cookies


def test_a_program_is_answered_and_not_counted(client: Client) -> None:
    given = {"code": make_guide().code, "edition": "plain", "useful": "yes"}

    assert client.post("/useful/", given, headers={"User-Agent": "curl/8"}).status_code == 303
    assert counted() == {}


def test_a_site_under_another_name_of_its_own_counts(client: Client) -> None:
    given = {"code": make_guide().code, "edition": "plain", "useful": "yes"}
    headers = PERSON | {"Host": "localhost:8000", "Origin": "http://localhost:8000"}

    assert client.post("/useful/", given, headers=headers).status_code == 303
    assert counted() == {"useful": 1}


@pytest.mark.parametrize(
    "wrong",
    [{"code": "nothing"}, {"code": "0000000"}, {"edition": "paper"}, {"useful": "maybe"}],
)
def test_what_makes_no_sense_is_refused_in_words(client: Client, wrong: dict[str, str]) -> None:
    given = {"code": make_guide().code, "edition": "plain", "useful": "yes"} | wrong
    response = client.post("/useful/", given, headers=PERSON)

    assert response.status_code == 400
    assert "请回到指南页面再点一次" in response.content.decode()
    assert counted() == {}


def test_a_withdrawn_guide_and_another_site_count_nothing(client: Client) -> None:
    page = make_guide()
    given = {"code": page.code, "edition": "plain", "useful": "yes"}

    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        assert client.post("/useful/", given, headers=PERSON | headers).status_code == 400
    withdraw(page)
    assert client.post("/useful/", given, headers=PERSON).status_code == 400
    assert client.get("/useful/").status_code == 405
    assert counted() == {}


def test_two_days_are_two_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    use = usage.Use(UsageKind.USEFUL, "ABCDEFG", Edition.PLAIN)
    usage.note(use)
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    usage.note(use)

    assert Usage.objects.count() == 2
