"""Every answer's language, security headers and compression."""

import gzip
from collections.abc import Iterator

import brotli
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from guides.middleware import Compress, LocaleFromPath, SecurityPolicy

PAGE = "一份办事指南。" * 200


@pytest.fixture(autouse=True)
def same_language_afterwards() -> Iterator[None]:
    with translation.override(translation.get_language()):
        yield


def compressed(response: HttpResponse, **headers: str) -> HttpResponse:
    request = RequestFactory().get("/", headers=headers)
    if "session" in headers:
        request.COOKIES["sessionid"] = headers["session"]
    answer = Compress(lambda request: response)(request)
    assert isinstance(answer, HttpResponse)
    return answer


@pytest.mark.parametrize(
    ("path", "language", "tag"),
    [
        ("/", "zh-hans", "zh-Hans"),
        ("/guides/A1B2C3D/", "zh-hans", "zh-Hans"),
        ("/zh-hant/guides/A1B2C3D/", "zh-hant", "zh-Hant"),
        ("/en/", "en", "en"),
        ("/english/", "zh-hans", "zh-Hans"),
    ],
)
def test_the_address_alone_says_the_language(path: str, language: str, tag: str) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(translation.get_language())

    request = RequestFactory().get(path, headers={"accept-language": "fr, en;q=0.9"})
    request.COOKIES["django_language"] = "en"
    response = LocaleFromPath(view)(request)
    assert isinstance(response, HttpResponse)
    assert response.content.decode() == language
    assert response["Content-Language"] == tag
    assert not response.has_header("Vary")


def test_one_requests_language_does_not_last() -> None:
    seen = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(translation.get_language())
        return HttpResponse()

    for path in ("/en/", "/"):
        LocaleFromPath(view)(RequestFactory().get(path))
    assert seen == ["en", "zh-hans"]


@pytest.mark.parametrize(
    ("path", "inline"), [("/", False), ("/guides/A1B2C3D/", False), ("/admin/pages/", True)]
)
def test_only_the_admin_may_hold_scripts(path: str, inline: bool) -> None:
    response = SecurityPolicy(lambda request: HttpResponse())(RequestFactory().get(path))
    policy = response["Content-Security-Policy"]
    assert ("'unsafe-inline'" in policy) is inline
    assert "frame-ancestors 'self'" in policy
    assert "http" not in policy


def test_a_views_own_policy_stays() -> None:
    own = HttpResponse(headers={"Content-Security-Policy": "sandbox"})
    response = SecurityPolicy(lambda request: own)(RequestFactory().get("/"))
    assert response["Content-Security-Policy"] == "sandbox"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br; q=0.0, gzip; q=0", None),
        ("identity", None),
        ("", None),
    ],
)
def test_a_public_text_is_compressed_as_asked(accepted: str, encoding: str | None) -> None:
    response = compressed(HttpResponse(PAGE), **{"accept-encoding": accepted})
    assert response.get("Content-Encoding") == encoding
    decode = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert decode(response.content).decode() == PAGE
    assert response["Vary"] == "Accept-Encoding"
    if encoding:
        assert len(response.content) < len(PAGE.encode()) / 5
        assert response["Content-Length"] == str(len(response.content))


@pytest.mark.parametrize(
    "kind", ["application/json", "application/feed+json", "application/problem+json; charset=utf-8"]
)
def test_data_are_compressed(kind: str) -> None:
    response = HttpResponse(PAGE, content_type=kind)
    assert compressed(response, **{"accept-encoding": "br"})["Content-Encoding"] == "br"


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("短"),
        HttpResponse(PAGE, content_type="image/png"),
        HttpResponse(PAGE, headers={"Content-Encoding": "zstd"}),
        HttpResponse(status=304),
    ],
    ids=["short", "picture", "encoded", "not modified"],
)
def test_other_answers_are_left_alone(response: HttpResponse) -> None:
    before = (response.content, dict(response.headers))
    after = compressed(response, **{"accept-encoding": "br"})
    assert (after.content, dict(after.headers)) == before


def test_what_the_signed_in_read_is_left_alone() -> None:
    response = compressed(HttpResponse(PAGE), **{"accept-encoding": "br", "session": "x"})
    assert not response.has_header("Content-Encoding")

    greeting = HttpResponse(PAGE)
    greeting.set_cookie("csrftoken", "x")
    response = compressed(greeting, **{"accept-encoding": "br"})
    assert not response.has_header("Content-Encoding")


@pytest.mark.parametrize(("etag", "sent"), [('"abc"', 'W/"abc"'), ('W/"abc"', 'W/"abc"')])
def test_other_bytes_of_the_same_words_match_weakly(etag: str, sent: str) -> None:
    response = HttpResponse(PAGE, headers={"ETag": etag})
    assert compressed(response, **{"accept-encoding": "br"})["ETag"] == sent
    response = HttpResponse(PAGE, headers={"ETag": etag})
    assert compressed(response)["ETag"] == etag
