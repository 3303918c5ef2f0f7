"""What every public read has in common: its methods, who may read it from where, its answers."""

import functools
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from guides import codes, published
from guides.channels import addresses
from guides.content import Record, Withdrawal
from guides.stored import Answer, reply
from guides.vocabulary import Action, Kind

from .parameters import Language, Listing, OnDay, Stretch
from .problems import Problem, not_found
from .records import PAGES, local, many, told

View = Callable[..., HttpResponseBase]
METHODS = "GET, HEAD, OPTIONS"
JSON = "application/json"
# Kinds whose payload names other things from which facts are completed.
_WITH_FACTS = {Kind.GUIDE, Kind.ITEM}


def read_only(view: View) -> View:
    """Let a view be read, from any site's scripts too, and refuse all else with a problem."""

    @functools.wraps(view)
    def reading(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response: HttpResponseBase = HttpResponse(status=204, headers={"Allow": METHODS})
            response.headers["Access-Control-Allow-Methods"] = METHODS
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
            response.headers["Access-Control-Max-Age"] = "86400"
        elif request.method in {"GET", "HEAD"}:
            response = _answered(view, request, *args, **kwargs)
        else:
            detail = _("这里只能读取：请用 GET 或 HEAD。")
            response = Problem("method_not_allowed", detail).response()
            response.headers["Allow"] = METHODS
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Last-Modified"
        return response

    reading.csrf_exempt = True  # type: ignore[attr-defined]
    return reading


def one(request: HttpRequest, kind: Kind, text: str, query: Language) -> HttpResponse:
    """Answer with what is said of a code; raises Problem where that is nothing."""
    code = code_of(text)
    day = query.on if isinstance(query, OnDay) else None

    def render() -> Answer:
        if day is None:
            record = alive(published.record(kind, code, query.locale))
            snapshot = (
                published.snapshot([record.payload], query.locale) if kind in _WITH_FACTS else None
            )
        else:
            found = published.record_on(kind, code, day, query.locale)
            if found is None and published.record(kind, code):
                raise Problem("not_in_force", _("这个短码在 {day} 还没有公开。").format(day=day))
            record = alive(found)
            snapshot = (
                published.snapshot_on(record.payload, day, query.locale)
                if kind in _WITH_FACTS
                else None
            )
        headers = {"Content-Language": record.locale.value}
        return Answer(told(record, snapshot).encode(), JSON, headers=headers, keep=day is None)

    return reply(request, ("api", kind, code, query.locale, day), render)


def listed(request: HttpRequest, kind: Kind, query: Listing) -> HttpResponse:
    """Answer with a stretch of a list, newest first, and the address of the next one."""

    def render() -> Answer:
        page = published.listing(
            kind,
            query.locale,
            facets=query.facets(),
            updated_since=query.updated_since,
            before=query.before,
            as_of=query.head,
            limit=query.limit,
        )
        following = None
        if page.before is not None:
            asked = {**query.chosen(), "before": page.before, "head": page.head}
            following = f"{settings.BASE_URL}{request.path}?{urlencode(asked)}"
        return Answer(
            listed_records(kind, query, page.records, {"head": page.head, "next": following}),
            JSON,
            keep=first_page(query) and bool(page.records),
        )

    return reply(request, ("api", kind, *query.chosen().items()), render)


def listed_records(
    kind: Kind, query: Language, records: list[Record], members: dict[str, Any]
) -> bytes:
    snapshot = None
    if kind in _WITH_FACTS:
        snapshot = published.snapshot((one.payload for one in records), query.locale)
    return many("results", members, (told(one, snapshot) for one in records))


def first_page(query: Stretch) -> bool:
    """Tell whether many will ask for this page; a stranger could make up any number of others."""
    since = query.updated_since if isinstance(query, Listing) else None
    return query.before is None and query.head is None and since is None


def code_of(text: str) -> str:
    """Return the code a person meant; raises Problem for what is none."""
    try:
        return codes.normalise(text)
    except codes.InvalidCode as error:
        raise not_found() from error


def alive(record: Record | None) -> Record:
    """Return a record that says something; raises Problem for what was withdrawn or redacted."""
    if record is None:
        raise not_found()
    if record.action == Action.WITHDRAW and record.payload is not None:
        raise withdrawn(record)
    if record.payload is None:
        raise Problem("redacted", _("这一版的内容已经依法遮盖，只留下它公开过的记录。"))
    return record


def withdrawn(record: Record) -> Problem:
    """Return the problem that names why a thing went and what to read instead."""
    payload: Withdrawal = record.payload
    detail = _("“{title}”已经撤回。").format(title=payload.title or record.code)
    if payload.reason:
        detail += _("原因：{reason}").format(reason=payload.reason)
    successor_url = None
    if payload.successor and record.kind in PAGES:
        path = addresses.thing(record.kind, payload.successor, record.locale)
        successor_url = settings.BASE_URL + path
    return Problem(
        "withdrawn",
        detail,
        kind=record.kind,
        of=record.code,
        reason=payload.reason,
        successor=payload.successor,
        successor_url=successor_url,
        revision=record.revision,
        digest=record.digest,
        sequence=record.sequence,
        withdrawn_at=local(record.recorded_at),
    )


def _answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    asked = request.method
    # As with GET, but that the server sends no body.
    request.method = "GET"
    try:
        return view(request, *args, **kwargs)
    except Problem as problem:
        return problem.response()
    finally:
        request.method = asked
