"""/Q/CODE: leads on whatever was misread or taken down, and is counted without a person in it."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from guides import codes, ledger
from guides.models import Scan
from guides.usage import scans
from guides.usage.recorder import Recorder
from tests.factories import make_guide, make_hall, make_life_event, make_placement

from .test_views_useful import PERSON

pytestmark = pytest.mark.django_db


def lead(client: Client, address: str, **headers: str) -> tuple[int, str]:
    response = client.get(address, headers=headers or PERSON)
    return response.status_code, response.headers.get("Location", "")


def counted() -> dict[str, int]:
    return dict(Scan.objects.values_list("code", "times"))


@pytest.mark.parametrize("prefix", ["", "/zh-hant", "/en"])
def test_it_leads_to_the_target_in_each_language(client: Client, prefix: str) -> None:
    guide = make_guide()
    code = make_placement(guide).code

    for address in (f"/Q/{code}", f"/q/{code.lower()}", f"/Q/{code}/"):
        assert lead(client, prefix + address) == (302, f"{prefix}/guides/{guide.code}/")


def test_a_symbol_says_its_language_in_capitals(client: Client) -> None:
    guide = make_guide()
    code = make_placement(guide).code

    assert lead(client, f"/EN/Q/{code}") == (302, f"/en/guides/{guide.code}/")
    assert lead(client, f"/ZH-HANT/G/{guide.code}") == (302, f"/zh-hant/guides/{guide.code}/")
    assert lead(client, f"/XX/Q/{code}")[0] == 404


def test_what_was_misread_is_mended(client: Client) -> None:
    guide = make_guide()
    placement = make_placement(guide)
    code = next(code for code in iter(codes.mint, "") if "0" in code and "1" in code)
    placement.code = code
    placement.save()

    misread = code.replace("0", "o").replace("1", "l")
    assert lead(client, f"/Q/{misread}") == (302, f"/guides/{guide.code}/")
    assert counted() == {code: 1}


def test_each_kind_of_target_and_a_new_one_under_the_same_code(client: Client) -> None:
    guide, hall = make_guide(), make_hall()
    event = make_life_event(guide, make_guide())
    address = f"/Q/{(placement := make_placement(hall)).code}"

    assert lead(client, address) == (302, f"/halls/{hall.code}/")
    placement.target_kind, placement.life_event = "life_event", event
    placement.save()
    assert lead(client, address) == (302, f"/life-events/{event.code}/")


def test_it_is_kept_while_the_ledger_stands(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/Q/{make_placement(make_guide()).code}"
    lead(client, address)

    with django_assert_num_queries(1):
        assert client.get(address).status_code == 302


@pytest.mark.parametrize("code", ["nothing", "0000000"])
def test_an_unknown_code_is_told_and_not_counted(client: Client, code: str) -> None:
    response = client.get(f"/Q/{code}", headers=PERSON)

    assert response.status_code == 404
    assert "没有找到" in response.content.decode()
    assert counted() == {}


def test_taken_down_it_leads_to_its_successor_or_where_it_led(client: Client) -> None:
    old, new = make_guide(), make_guide()
    placement, other = make_placement(old), make_placement(new)

    placement.down_reason = "墙拆了"
    placement.save()
    assert lead(client, f"/Q/{placement.code}") == (302, f"/guides/{old.code}/")
    placement.successor = other
    placement.save()
    assert lead(client, f"/Q/{placement.code}") == (302, f"/guides/{new.code}/")


def test_a_withdrawn_guide_leads_to_the_page_that_names_its_successor(client: Client) -> None:
    gone, instead = make_guide(), make_guide(title="现在看这份")
    code = make_placement(gone).code
    with ledger.transaction(reason="合并了", successor=instead.code):
        gone.unpublish()

    status, address = lead(client, f"/Q/{code}")

    response = client.get(address)
    assert (status, response.status_code) == (302, 410)
    assert "现在看这份" in response.content.decode()


def test_a_scan_is_counted_by_placement_day_and_hour(client: Client) -> None:
    code = make_placement(make_guide()).code
    now = timezone.localtime()

    for _once in range(3):
        response = client.get(f"/Q/{code}", headers=PERSON)

    scan = Scan.objects.get()
    assert (scan.code, scan.day, scan.times) == (code, now.date(), 3)
    assert scan.hour in {now.hour, timezone.localtime().hour}
    assert not response.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Googlebot/2.1"},
        {"User-Agent": ""},
        PERSON | {"Sec-Purpose": "prefetch;prerender"},
    ],
    ids=["robot", "nobody", "prefetch"],
)
def test_whoever_is_no_person_is_led_and_not_counted(
    client: Client, headers: dict[str, str]
) -> None:
    code = make_placement(make_guide()).code

    assert client.get(f"/Q/{code}", headers=headers).status_code == 302
    assert client.head(f"/Q/{code}", headers=PERSON).status_code == 302
    assert counted() == {}


def test_a_count_that_is_not_kept_leaves_the_way_open(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_key: Any, _times: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(scans, "RECORDER", Recorder(fail))
    assert lead(client, f"/Q/{make_placement(make_guide()).code}")[0] == 302
