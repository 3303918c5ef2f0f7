"""/elder/…: a prefix whose links stay inside, kept like every other page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_guide
from tests.guides.test_views_pages import lead, withdraw, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("prefix", ["", "/zh-hant", "/en"])
def test_a_guide_has_a_large_face_in_each_language(client: Client, prefix: str) -> None:
    code = make_guide().code
    shown = words(client.get(f"/elder{prefix}/guides/{code}/"))

    assert '<html class="elder"' in shown
    assert f'href="/elder{prefix}/"' in shown
    # It is the same page: who indexes it finds the standard one.
    assert f'<link rel="canonical" href="http://testserver{prefix}/guides/{code}/">' in shown
    assert "<html lang=" in words(client.get(f"{prefix}/guides/{code}/"))


def test_a_warm_page_is_one_query_and_known_again(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/elder/guides/{make_guide().code}/"
    etag = client.get(address).headers["ETag"]

    with django_assert_num_queries(1):
        assert client.get(address, headers={"if-none-match": etag}).status_code == 304


def test_what_leads_on_stays_inside(client: Client) -> None:
    code = make_guide().code

    assert lead(client.get("/elder")) == (301, "/elder/")
    assert lead(client.get(f"/elder/g/{code}")) == (302, f"/elder/guides/{code}/")
    assert lead(client.get(f"/elder/guides/{code.lower()}/")) == (301, f"/elder/guides/{code}/")
    assert lead(client.get(f"/elder/guides/{code}")) == (301, f"/elder/guides/{code}/")


def test_a_search_and_what_is_gone_or_missing_are_large_too(client: Client) -> None:
    page = make_guide()
    found = words(client.get("/elder/search/?q=生育"))
    assert 'action="/elder/search/"' in found
    withdraw(page)

    gone = words(client.get(f"/elder/guides/{page.code}/"), 410)
    missing = words(client.get("/elder/nowhere/"), 404)
    for shown in (found, gone, missing):
        assert '<html class="elder"' in shown


@pytest.mark.parametrize(
    "path", ["api/guides", "feeds/web.json", "kiosk/", "admin/", "window/ABCDEFG/", "elder/"]
)
def test_what_is_no_page_has_no_large_face(client: Client, path: str) -> None:
    assert client.get(f"/elder/{path}").status_code == 404
