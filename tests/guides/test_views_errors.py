"""What people are told when something is wrong: in their language, with the brand where it can be
had, and under the right status."""

import pytest
from django.db import OperationalError
from django.test import Client

from guides.channels.web import words_of
from guides.models import Brand
from guides.views import errors

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str, status: int) -> str:
    response = client.get(address)
    assert response.status_code == status
    return str(response.content.decode())


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/guides/身份证补办/", "身份证补办"),
        ("/shenfenzheng.html", "shenfenzheng"),
        ("/en/passport-renewal/index.php", "passport renewal"),
        ("/guides/ZZZZZZ9/", "ZZZZZZ"),
        ("/halls/12345/", ""),
        ("/wp-admin/", ""),
        ("/", ""),
        ("/" + "户口" * 90, "户口" * 20),
    ],
)
def test_the_words_of_an_address_are_those_somebody_may_look_for(path: str, words: str) -> None:
    assert words_of(path) == words


def test_a_page_that_is_not_there_offers_to_search_for_its_words(client: Client) -> None:
    page = shown(client, "/guides/身份证补办/", 404)

    assert 'value="身份证补办"' in page
    assert 'href="/search/?q=%E8%BA%AB' in page
    assert 'name="robots" content="noindex"' in page
    assert "<script>alert" not in shown(client, "/<script>alert(1)</script>", 404)
    assert "Page not found" in shown(client, "/en/nowhere", 404)


def test_a_refusal_has_the_brand_and_the_language_of_the_address(client: Client) -> None:
    brand = Brand.load()
    brand.name, brand.phone = "澄禾办事", "0360-12345"
    brand.save()

    page = shown(client, "/topics/ZZZZZZZ/?before=x", 404) or ""
    refused = client.post("/en/")

    assert "澄禾办事" in page
    assert refused.status_code == 405
    assert 'lang="en"' in refused.content.decode()
    assert "0360-12345" in refused.content.decode()
    assert refused["Cache-Control"] == "no-store"


def test_without_a_database_there_is_a_page_all_the_same(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_args: object) -> None:
        raise OperationalError("the database is gone")

    monkeypatch.setattr("guides.published.snapshot", gone)
    monkeypatch.setattr("guides.published.state", gone)
    monkeypatch.setattr(errors, "static", lambda _path: (_ for _ in ()).throw(ValueError))
    client.raise_request_exception = False

    assert "12345" in client.post("/").content.decode()
    for prefix, told in (
        ("", "网站出错了"),
        ("/zh-hant", "網站出錯了"),
        ("/en", "Sorry, there is a problem with the site"),
    ):
        page = client.get(f"{prefix}/halls/")
        assert page.status_code == 500
        assert told in page.content.decode()
        assert "12345" in page.content.decode()
        assert "stylesheet" not in page.content.decode()
