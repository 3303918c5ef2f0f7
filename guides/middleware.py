"""What is done to every answer: 长辈版, its language, its security headers, its compression."""

import gzip
from collections.abc import Callable

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from .channels.elder import PREFIX, elder, elder_address, is_page

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# Below this a compressed answer is no shorter on the wire.
SMALLEST = 1024
COMPRESSIBLE = ("text/", "application/json", "application/feed+json", "application/problem+json")
# Quality 5 takes about a millisecond for a page and comes within a tenth of the smallest.
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: bytes(brotli.compress(content, quality=5)),
    "gzip": lambda content: gzip.compress(content, compresslevel=6, mtime=0),
}


class Elder:
    """Answer `/elder/…` with the 长辈版 of the page that is at the rest of the address."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info == PREFIX:
            return HttpResponsePermanentRedirect(f"{PREFIX}/")
        path = request.path_info.removeprefix(PREFIX)
        request.elder = path != request.path_info and is_page(path)  # type: ignore[attr-defined]
        if not is_elder(request):
            return self.get_response(request)
        request.path_info = path
        response = self.get_response(request)
        if "Location" in response.headers:
            response.headers["Location"] = elder_address(response.headers["Location"])
        elif isinstance(response, HttpResponse) and _is_plain_page(response):
            response.content = elder(response.content.decode()).encode()
            response.headers["Content-Length"] = str(len(response.content))
        return response


def is_elder(request: HttpRequest) -> bool:
    """Return whether the reader is in 长辈版."""
    return bool(getattr(request, "elder", False))


class LocaleFromPath:
    """Activate the language that the address begins with, else simplified Chinese.

    Django's own middleware asks Accept-Language and cookies too: then one address would have
    several answers and could be neither stored nor shared.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        found = translation.get_language_from_path(request.path_info)
        # Symbols say addresses in capitals.
        language = (found or settings.LANGUAGE_CODE).lower()
        request.LANGUAGE_CODE = language
        # Put back afterwards: what this thread does next is nobody's answer in that language.
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", _tag(language))
        return response


class SecurityPolicy:
    """Name what a page may load, where its view has not done so itself."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        policy = (
            settings.ADMIN_CONTENT_SECURITY_POLICY
            if request.path_info.startswith("/admin/")
            else settings.CONTENT_SECURITY_POLICY
        )
        response.headers.setdefault("Content-Security-Policy", policy)
        return response


class Compress:
    """Send public texts as brotli or gzip.

    What a signed-in person reads is left alone: compressed beside words of an attacker's choosing
    it would give away its secrets by its length.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _may_compress(request, response):
            patch_vary_headers(response, ("Accept-Encoding",))
            encoding = preferred(request.headers.get("Accept-Encoding", ""))
            if encoding:
                _encode(response, encoding)
        return response


def _is_plain_page(response: HttpResponse) -> bool:
    """Return whether this is a page that has not been compressed: what is kept is made before."""
    html = response.headers.get("Content-Type", "").startswith("text/html")
    return html and not response.has_header("Content-Encoding")


def _tag(language: str) -> str:
    """Return a BCP 47 tag: zh-hans is zh-Hans."""
    return translation.to_locale(language).replace("_", "-")


def _may_compress(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        response.headers.get("Content-Type", "").startswith(COMPRESSIBLE)
        and len(response.content) >= SMALLEST
        and not response.has_header("Content-Encoding")
        and not response.cookies
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


def preferred(accepted: str) -> str | None:
    """Return the first of ours that Accept-Encoding names and does not weigh with 0."""
    offers = dict(map(_offer, accepted.lower().split(",")))
    return next((name for name in ENCODERS if offers.get(name)), None)


def _offer(part: str) -> tuple[str, bool]:
    name, _, weight = part.replace(" ", "").partition(";q=")
    return name, weight.strip("0.") != "" or not weight


def _encode(response: HttpResponse, encoding: str) -> None:
    response.content = ENCODERS[encoding](response.content)
    response.headers["Content-Encoding"] = encoding
    response.headers["Content-Length"] = str(len(response.content))
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):
        # The same words in other bytes: RFC 9110 calls that a weak match.
        response.headers["ETag"] = f"W/{etag}"
