"""/api/search and /api/suggest: what the page and the box say, as data."""

import json
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from guides.api.listings import ProblemBody
from guides.api.reads import JSON
from guides.vocabulary import Edition, Fact, Kind, Locale
from search.engine import Facet, Order
from search.finding.cards import Card, Piece, cards, plain
from search.finding.finder import Found
from search.suggestions import suggest as suggestions

from . import narrowing
from .asking import ask
from .called import Called, called
from .page import last_page
from .parameters import SIZE, SearchingIn, Typing
from .reply import answered

router = Router(by_alias=True)
# Typing the same again within a minute asks nobody.
TYPED_CACHING = "public, max-age=60"


class Highlighted(BaseModel):
    text: str
    spans: list[tuple[int, int]] = Field(description="要突出的字：从第几个到第几个，从 0 数起。")


class Hit(BaseModel):
    kind: Kind
    code: str
    revision: int
    locale: Locale
    url: str
    title: Highlighted
    name: Highlighted | None = Field(description="标题以外对上的名称。")
    passage: Highlighted | None = Field(description="正文里对上的一段。")
    summary: str
    facts: dict[Fact, str]
    editions: dict[Edition, str]
    department: str
    region: str


class Value(BaseModel):
    value: str
    label: str
    count: int
    chosen: bool


class SearchAnswer(BaseModel):
    question: str
    cut: bool = Field(description="问题太长，后面的部分没有看。")
    locale: Locale
    order: Order
    total: int
    page: int
    pages: int
    size: int
    answered: bool = Field(description="false：没有找到，或者找到的都不够好；results 只是相近的。")
    degraded: bool = Field(description="true：首选的搜索引擎没有应答，由备用的代答。")
    results: list[Hit]
    facets: dict[Facet, list[Value]]
    next: str | None


class Suggested(BaseModel):
    text: str
    also: str = Field(description="对上的日常用语，和 text 不同才有。")
    locale: Locale
    kind: Kind
    code: str
    url: str


class Suggestions(BaseModel):
    question: str
    suggestions: list[Suggested]


@router.get("/search", response={200: SearchAnswer, 400: ProblemBody}, summary="搜索")
def search(request: HttpRequest, query: Query[SearchingIn]) -> HttpResponse:
    """用群众的话找办事指南，和网站的搜索页一样。例如 /api/search?q=孩子上户口&audience=1。

    同一个条件写几次是“或”，不同的条件是“且”；facets 里的数目是加上这个条件能找到多少，不受它
    自己的限制。没有写 q，就没有结果。
    """
    around = called(query.locale)
    found = ask(query, query.locale)
    return answered(request, _dumped(_told(query, found, around)), JSON)


@router.get("/suggest", response={200: Suggestions, 400: ProblemBody}, summary="输入时的提示")
def suggest(request: HttpRequest, query: Query[Typing]) -> HttpResponse:
    """正在输入的字可能指哪几件事，最多 8 条。例如 /api/suggest?q=sfz。

    汉字、拼音、拼音首字母都可以，没写完也可以。
    """
    found = suggestions.suggest(query.q, query.locale)
    body = {
        "question": query.q,
        "suggestions": [
            {
                "text": one.text,
                "also": one.also,
                "locale": one.locale,
                "kind": one.kind,
                "code": one.code,
                "url": settings.BASE_URL + one.href,
            }
            for one in found
        ],
    }
    return answered(request, _dumped(body), JSON, TYPED_CACHING)


def _told(query: SearchingIn, found: Found, around: Called) -> dict[str, Any]:
    groups = narrowing.groups(query, found.counts, around)
    pages = last_page(found.total)
    return {
        "question": found.understood.typed,
        "cut": query.is_cut,
        "locale": query.locale,
        "order": query.order,
        "total": found.total,
        "page": query.page,
        "pages": pages,
        "size": SIZE,
        "answered": bool(found.total) and found.answered,
        "degraded": found.degraded,
        "results": [_hit(one) for one in cards(found.results, query.locale)],
        "facets": {
            group.facet: [
                {
                    "value": one.value,
                    "label": one.name.text,
                    "count": one.count,
                    "chosen": one.chosen,
                }
                for one in group.choices
            ]
            for group in groups
        },
        "next": _following(query) if query.page < pages else None,
    }


def _hit(card: Card) -> dict[str, Any]:
    return {
        "kind": card.kind,
        "code": card.code,
        "revision": card.revision,
        "locale": card.locale,
        "url": settings.BASE_URL + card.href,
        "title": _highlighted(card.title),
        "name": _highlighted(card.name),
        "passage": _highlighted(card.passage),
        "summary": card.summary,
        "facts": {line.fact: line.text for line in card.facts},
        "editions": {face.edition: settings.BASE_URL + face.href for face in card.faces},
        "department": card.department,
        "region": card.regions,
    }


def _highlighted(pieces: tuple[Piece, ...]) -> dict[str, Any] | None:
    if not pieces:
        return None
    spans, at = [], 0
    for piece in pieces:
        if piece.marked:
            spans.append((at, at + len(piece.text)))
        at += len(piece.text)
    return {"text": plain(pieces), "spans": spans}


def _following(query: SearchingIn) -> str:
    pairs = query.pairs(page=query.page + 1)
    if query.locale != Locale.HANS:
        pairs.append(("locale", query.locale))
    return f"{settings.BASE_URL}/api/search?{urlencode(pairs)}"


def _dumped(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
