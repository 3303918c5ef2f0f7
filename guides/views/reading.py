"""What every page has in common: how it is read, in which language, and when there is none."""

import functools
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase

from guides import codes, published
from guides.api.problems import Problem
from guides.api.reads import View
from guides.channels import addresses, web
from guides.content import Record
from guides.stored import Answer
from guides.vocabulary import Action, Edition, Kind, Locale

from .errors import method_not_allowed, refusal

HTML = "text/html; charset=utf-8"
_LOCALES = {locale.lower(): locale for locale in Locale}


def page(view: View) -> View:
    """Let a page be read only, and tell what is wrong with an address on a page of its own."""

    @functools.wraps(view)
    def reading(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return method_not_allowed()
        try:
            return view(request, *args, **kwargs)
        except Problem as problem:
            return refusal(problem.status, problem.detail)

    reading.csrf_exempt = True  # type: ignore[attr-defined]
    return reading


def language_of(request: HttpRequest) -> Locale:
    """Return the language that the address begins with."""
    return _LOCALES[str(request.LANGUAGE_CODE)]


def code_in(text: str) -> str:
    """Return the code a person meant; raises Http404 for what is none."""
    try:
        return codes.normalise(text)
    except codes.InvalidCode as error:
        raise Http404 from error


def canonical(
    text: str, kind: Kind, locale: Locale, edition: Edition | None = None
) -> HttpResponse | None:
    """Return the way to the one address of a thing, None where this is it."""
    code = code_in(text)
    if code == text:
        return None
    return HttpResponsePermanentRedirect(addresses.thing(kind, code, locale, edition))


def record_of(kind: Kind, code: str, locale: Locale) -> Record:
    """Return what is said of a code, be it that it was withdrawn; raises Http404."""
    record = published.record(kind, code, locale)
    if record is None:
        raise Http404
    return record


def is_gone(record: Record) -> bool:
    return record.action == Action.WITHDRAW


def shown(text: str, *, status: int = 200, keep: bool = True) -> Answer:
    return Answer(text.encode(), HTML, status=status, keep=keep)


def moved(path: str, *, for_good: bool = False) -> Answer:
    return Answer(b"", HTML, status=301 if for_good else 302, headers={"Location": path})


def gone(record: Record, locale: Locale, channel: Any = web) -> Answer:
    """Return the page that names why a thing went and what to read instead."""
    successor = None
    if record.payload.successor:
        successor = published.record(record.kind, record.payload.successor, locale)
    snapshot = published.snapshot([], locale)
    text = channel.gone(record, successor, snapshot, locale, settings.BASE_URL)
    return shown(text, status=410)
