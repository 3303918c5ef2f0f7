"""/halls/<code>/: a hall and the guides handled there; /halls/: all of them by region."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from pydantic import Field

from guides import published
from guides.api.parameters import Code, Stretch, read
from guides.api.reads import first_page
from guides.channels import web
from guides.content import Record, Region
from guides.counted import counted, total
from guides.stored import Answer, reply
from guides.vocabulary import Kind, Locale, RegionLevel

from .reading import canonical, gone, is_gone, language_of, page, record_of, shown

_GUIDES = 50
# So many stand on one page; of more, a page lists the regions.
_HALLS = 60
_LEVELS = list(RegionLevel)


class HallAsked(Stretch):
    window: Code | None = Field(None, description="窗口的短码，7 位。")


class HallsAsked(Stretch):
    region: Code | None = Field(None, description="区划的短码，7 位。")


@page
def hall(request: HttpRequest, code: str) -> HttpResponse:
    locale = language_of(request)
    if other := canonical(code, Kind.HALL, locale):
        return other
    query = read(HallAsked, request.GET)
    return reply(
        request,
        ("web", "hall", code, locale, *query.chosen().items()),
        lambda: _hall(code, query, locale),
    )


@page
def halls(request: HttpRequest) -> HttpResponse:
    locale = language_of(request)
    query = read(HallsAsked, request.GET)
    return reply(
        request, ("web", "halls", locale, *query.chosen().items()), lambda: _halls(query, locale)
    )


def _hall(code: str, query: HallAsked, locale: Locale) -> Answer:
    record = record_of(Kind.HALL, code, locale)
    if is_gone(record):
        return gone(record, locale)
    windows = {one.code for one in record.payload.windows}
    if query.window and query.window not in windows:
        raise Http404
    facets = {"window": query.window} if query.window else {"hall": code}
    found = published.listing(
        Kind.GUIDE, locale, facets=facets, before=query.before, as_of=query.head, limit=_GUIDES
    )
    of_windows = counted(Kind.GUIDE, "window", windows)
    more = None
    if found.before is not None:
        asked = {**query.chosen(), "before": found.before, "head": found.head}
        more = f"?{urlencode(asked)}#here"
    total_here = of_windows if query.window else counted(Kind.GUIDE, "hall", [code])
    here = web.Here(of_windows, total_here.get(query.window or code, 0), more, query.window or "")
    snapshot = published.snapshot([record.payload, *(one.payload for one in found.records)], locale)
    text = web.hall(
        record,
        snapshot,
        found.records,
        locale,
        settings.BASE_URL,
        here,
        timezone.localdate(),
    )
    return shown(text, keep=first_page(query))


def _halls(query: HallsAsked, locale: Locale) -> Answer:
    if query.region is not None:
        return _of_region(query, query.region, locale)
    count = total(Kind.HALL)
    few = published.listing(Kind.HALL, locale, limit=_HALLS).records if count <= _HALLS else []
    by_region = counted(Kind.HALL, "region")
    regions = published.records_of(Kind.REGION, by_region, locale)
    groups: list[tuple[Region | None, list[Record], int]] = [
        (
            one.payload,
            [hall for hall in few if hall.payload.region == one.code],
            by_region[one.code],
        )
        for one in sorted(
            regions.values(),
            key=lambda one: (
                _LEVELS.index(one.payload.level),
                one.payload.official_code,
                one.payload.name,
            ),
        )
    ]
    if elsewhere := [hall for hall in few if hall.payload.region not in regions]:
        groups.append((None, elsewhere, len(elsewhere)))
    snapshot = published.snapshot([], locale)
    return shown(web.halls(snapshot, groups, count, locale, settings.BASE_URL))


def _of_region(query: HallsAsked, code: str, locale: Locale) -> Answer:
    record = record_of(Kind.REGION, code, locale)
    if is_gone(record):
        raise Http404
    found = published.listing(
        Kind.HALL,
        locale,
        facets={"region": code},
        before=query.before,
        as_of=query.head,
        limit=_HALLS,
    )
    more = None
    if found.before is not None:
        more = "?" + urlencode({"region": code, "before": found.before, "head": found.head})
    count = counted(Kind.HALL, "region", [code]).get(code, 0)
    text = web.halls(
        published.snapshot([], locale),
        [(record.payload, found.records, count)],
        count,
        locale,
        settings.BASE_URL,
        record.payload,
        more,
    )
    return shown(text, keep=first_page(query))
