"""/feeds/<channel>.json: JSON Feed 1.1, newest first, in an order that holds through a walk.

Narrowed by the same parameters as the API's list of guides. /feeds/guides.xml is the newest of the
same as Atom.
"""

import json
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guides import published
from guides.api.parameters import GuideListing, read
from guides.api.problems import not_found
from guides.api.reads import first_page, read_only
from guides.channels import CHANNELS, feed, web, window
from guides.channels import atom as feeding
from guides.stored import Answer, reply
from guides.vocabulary import Access, Kind, Scope

from .staff import guarded_feed

ATOM = "application/atom+xml; charset=utf-8"
CONTENT_TYPE = f"{feed.MEDIA_TYPE}; charset=utf-8"


@read_only
def public_feed(request: HttpRequest, channel: str) -> HttpResponse:
    """Answer with a channel's feed, for anyone."""
    module = CHANNELS.get(channel)
    if module is None or module.STAFF:
        raise not_found()
    query = read(GuideListing, request.GET)

    def render() -> Answer:
        page = _page(query)
        snapshot = published.snapshot((one.payload for one in page.records), query.locale)
        entries = [
            module.entry(one, snapshot, settings.BASE_URL, query.locale) for one in page.records
        ]
        body = _body(channel, query, page, snapshot, entries)
        headers = {"Content-Language": query.locale.value}
        keep = first_page(query) and bool(page.records)
        return Answer(body, CONTENT_TYPE, headers=headers, keep=keep)

    return reply(request, ("feed", channel, *query.chosen().items()), render)


@read_only
def atom(request: HttpRequest) -> HttpResponse:
    """Answer with the newest guides as an Atom feed."""
    query = read(GuideListing, request.GET)

    def render() -> Answer:
        page = _page(query)
        snapshot = published.snapshot((one.payload for one in page.records), query.locale)
        entries = [
            web.entry(one, snapshot, settings.BASE_URL, query.locale) for one in page.records
        ]
        body = feeding.atom(entries, snapshot.site, settings.BASE_URL, query.locale)
        headers = {"Content-Language": query.locale.value}
        keep = first_page(query) and bool(page.records)
        return Answer(body, ATOM, headers=headers, keep=keep)

    return reply(request, ("atom", *query.chosen().items()), render)


@guarded_feed(Scope.WINDOW)
def window_feed(request: HttpRequest) -> HttpResponse:
    """Answer staff and windows with the window's feed, internal notes and all."""
    query = read(GuideListing, request.GET)
    page = _page(query)
    snapshot = published.snapshot((one.payload for one in page.records), query.locale)
    codes = [one.code for one in page.records]
    notes = published.records_of(Kind.NOTE, codes, query.locale, Access.STAFF)
    entries = []
    for one in page.records:
        note = notes[one.code].payload if one.code in notes else None
        entries.append(window.entry(one, snapshot, settings.BASE_URL, query.locale, note))
    body = _body("window", query, page, snapshot, entries)
    return HttpResponse(body, content_type=CONTENT_TYPE)


def _page(query: GuideListing) -> published.Page:
    return published.listing(
        Kind.GUIDE,
        query.locale,
        facets=query.facets(),
        updated_since=query.updated_since,
        before=query.before,
        as_of=query.head,
        limit=query.limit,
    )


def _body(
    channel: str,
    query: GuideListing,
    page: published.Page,
    snapshot: Any,
    entries: list[dict[str, Any]],
) -> bytes:
    following = None
    if page.before is not None:
        asked = {**query.chosen(), "before": page.before, "head": page.head}
        following = f"{settings.BASE_URL}/feeds/{channel}.json?{urlencode(asked)}"
    whole = feed.feed(channel, entries, snapshot, settings.BASE_URL, query.locale, following)
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
