"""/guides/: all guides in the order of an alphabet, or those of a department or for an act."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from pydantic import Field

from guides import published
from guides.api.parameters import Code, Stretch, read
from guides.api.reads import first_page
from guides.channels import addresses, web
from guides.content import Record
from guides.counted import LETTERS, Alphabet, counted
from guides.stored import Answer, reply
from guides.vocabulary import Act, Kind, Locale

from .reading import is_gone, language_of, page, record_of, shown

_LIMIT = 50


class GuidesAsked(Stretch):
    """What the list of guides may be asked with: one of letter, department and act."""

    letter: str = Field("", pattern=f"^[{LETTERS}]?$", description="标题拼音的第一个字母，a 到 z。")
    page: int = Field(1, ge=1, le=10_000, description="第几页，1 以上的整数。")
    department: Code | None = Field(None, description="部门的短码，7 位。")
    act: Act | None = Field(None, description="想办什么，只能是首页上列出的那几样。")


@page
def guides(request: HttpRequest) -> HttpResponse:
    locale = language_of(request)
    query = read(GuidesAsked, request.GET)
    return reply(
        request,
        ("web", "guides", locale, *query.chosen().items()),
        lambda: _guides(query, locale),
    )


def _guides(query: GuidesAsked, locale: Locale) -> Answer:
    if query.department is not None:
        return _of_department(query, query.department, locale)
    if query.act is not None:
        return _narrowed(query, "act", query.act, query.act, locale)
    return _alphabet(query, locale)


def _alphabet(query: GuidesAsked, locale: Locale) -> Answer:
    alphabet = Alphabet(locale)
    letters = alphabet.letters()
    # In another language a letter may have none: its address leads somewhere all the same.
    letter = query.letter or next(iter(letters), "")
    pages = max(-(-letters.get(letter, 0) // _LIMIT), 1)
    if query.page > pages:
        raise Http404
    codes = alphabet.codes(letter, query.page, _LIMIT) if letter else []
    records = published.records_of(Kind.GUIDE, codes, locale)
    listed = [records[code] for code in codes if code in records]
    snapshot = published.snapshot((one.payload for one in listed), locale)
    stretch = web.Stretch(
        before=_page_of(locale, letter, query.page - 1) if query.page > 1 else None,
        after=_page_of(locale, letter, query.page + 1) if query.page < pages else None,
        page=query.page,
        pages=pages,
    )
    text = web.alphabet(snapshot, letters, letter, listed, stretch, locale, settings.BASE_URL)
    return shown(text)


def _page_of(locale: Locale, letter: str, number: int) -> str:
    asked: dict[str, Any] = {"letter": letter} | ({"page": number} if number > 1 else {})
    return addresses.guides(locale, **asked)


def _of_department(query: GuidesAsked, code: str, locale: Locale) -> Answer:
    record = record_of(Kind.DEPARTMENT, code, locale)
    if is_gone(record):
        raise Http404
    return _narrowed(query, "department", code, record, locale)


def _narrowed(
    query: GuidesAsked, facet: str, value: str, by: Act | Record, locale: Locale
) -> Answer:
    listed, more = _stretch(query, locale, **{facet: value})
    payloads = [one.payload for one in listed]
    if isinstance(by, Record):
        payloads.append(by.payload)
    text = web.narrowed(
        published.snapshot(payloads, locale),
        by,
        listed,
        counted(Kind.GUIDE, facet).get(value, 0),
        more,
        locale,
        settings.BASE_URL,
    )
    return shown(text, keep=first_page(query))


def _stretch(query: GuidesAsked, locale: Locale, **facets: str) -> tuple[list[Record], str | None]:
    found = published.listing(
        Kind.GUIDE, locale, facets=facets, before=query.before, as_of=query.head, limit=_LIMIT
    )
    if found.before is None:
        return found.records, None
    return found.records, "?" + urlencode({**facets, "before": found.before, "head": found.head})
