"""How much may be said in an hour, and that no address is kept of it."""

from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from guides.models import GuidePage, Rating, Remark
from guides.ratings import bounds
from tests.factories import make_guide

from .saying import fill, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment that is not the last one of its hour."""
    at = timezone.localtime().replace(hour=14, minute=20)
    monkeypatch.setattr(timezone, "localtime", lambda *_args: at)


def rate(code: str, **extra: Any) -> Any:
    return fill(Client(**extra), f"/r/{code}", level="5")


def test_an_address_may_say_so_much_and_is_told_when_again(
    monkeypatch: pytest.MonkeyPatch, guide: GuidePage
) -> None:
    code = guide.code
    monkeypatch.setattr(bounds, "FROM_AN_ADDRESS", 2)

    for _once in range(2):
        assert rate(code).status_code == 303
    response = fill(Client(), f"/r/{code}", level="1", words="打了很久的字")

    assert response.status_code == 429
    assert "请 15:00 以后再交" in words(response)
    assert "打了很久的字" in response.content.decode()
    assert rate(code, REMOTE_ADDR="198.51.100.7").status_code == 303
    assert Rating.objects.count() == 3


def test_one_line_of_ipv6_is_one_address(monkeypatch: pytest.MonkeyPatch, guide: GuidePage) -> None:
    code = guide.code
    monkeypatch.setattr(bounds, "FROM_AN_ADDRESS", 1)

    assert rate(code, REMOTE_ADDR="2001:db8::1").status_code == 303
    assert rate(code, REMOTE_ADDR="2001:db8::ffff").status_code == 429
    assert rate(code, REMOTE_ADDR="2001:db8:1::1").status_code == 303


def test_behind_a_proxy_it_is_what_the_proxy_says(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, guide: GuidePage
) -> None:
    settings.CLIENT_ADDRESS = "HTTP_X_FORWARDED_FOR"
    code = guide.code
    monkeypatch.setattr(bounds, "FROM_AN_ADDRESS", 1)

    # Only what the proxy has added itself, the last one, is believed.
    assert rate(code, HTTP_X_FORWARDED_FOR="1.1.1.1, 198.51.100.7").status_code == 303
    assert rate(code, HTTP_X_FORWARDED_FOR="2.2.2.2, 198.51.100.7").status_code == 429
    assert rate(code, HTTP_X_FORWARDED_FOR="2.2.2.2, 198.51.100.8").status_code == 303


@pytest.mark.parametrize("bound", ["OF_A_THING", "ON_THE_SITE"])
def test_so_much_is_said_of_a_thing_and_on_the_site(
    bound: str, monkeypatch: pytest.MonkeyPatch, guide: GuidePage
) -> None:
    one, other = guide.code, make_guide().code
    monkeypatch.setattr(bounds, bound, 1)

    assert rate(one).status_code == 303
    assert rate(one).status_code == 429
    assert rate(other).status_code == (303 if bound == "OF_A_THING" else 429)


def test_remarks_are_bounded_as_ratings_are(
    monkeypatch: pytest.MonkeyPatch, guide: GuidePage
) -> None:
    address = f"/remarks/{guide.code}/"
    monkeypatch.setattr(bounds, "OF_A_THING", 1)

    assert fill(Client(), address, words="看不懂").status_code == 303
    response = fill(Client(), address, words="还是看不懂")
    assert response.status_code == 429
    assert "还是看不懂" in response.content.decode()
    assert Remark.objects.count() == 1


def test_what_is_counted_holds_no_address(guide: GuidePage) -> None:
    rate(guide.code, REMOTE_ADDR="198.51.100.7")

    kept = repr(vars(caches["addresses"])["_cache"])
    assert "198.51" not in kept
    assert len(vars(caches["addresses"])["_cache"]) == 2
