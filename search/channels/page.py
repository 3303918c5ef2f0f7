"""The search page, from what was found: no query, no request."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels.pages import Context, Frame, named, render
from guides.channels.web import EventLine, event_lines
from guides.content import Record
from guides.vocabulary import Kind, Locale, TopicKind
from search.answers.answer import Answer
from search.engine import Order
from search.finding.cards import cards
from search.finding.finder import Found

from . import narrowing
from .called import Called
from .events import asked_for
from .narrowing import Choice, Group
from .parameters import DEEPEST, SIZE, Searching

# So many guides are offered where nothing answers.
NEAR = 3
# Of a question so many characters stand in a heading; all of it stays in the box.
SHORT = 25
# So many life events are offered where nothing was asked.
EVENTS = 6


@dataclass(frozen=True, kw_only=True)
class SearchContext(Context):
    """What was asked and found; `state` tells which of the fields have anything to say."""

    template: ClassVar = "pages/search.html"

    state: str
    typed: str
    short: int = SHORT
    is_cut: bool = False
    degraded: bool = False
    examples: Sequence[dict[str, Any]] = ()
    answer: Answer | None = None
    events: Sequence[EventLine] = ()
    told_apart: bool = False
    groups: Sequence[Group] = ()
    chosen: Sequence[tuple[Group, Choice]] = ()
    everything: str = ""
    total: int = 0
    is_near: bool = False
    cards: Sequence[dict[str, Any]] = ()
    near: Sequence[dict[str, Any]] = ()
    orders: Sequence[tuple[str, str, bool]] = ()
    page_number: int = 1
    last_page: int = 1
    before: str = ""
    after: str = ""
    first: str = ""
    is_end: bool = False
    most: int = DEEPEST * SIZE
    personal: Sequence[dict[str, Any]] = ()
    corporate: Sequence[dict[str, Any]] = ()


def search_page(
    asked: Searching, found: Found, around: Called, base: str, answer: Answer | None = None
) -> str:
    """Return the page of a question, in the language of what is around it."""
    with override(around.locale.lower()):
        content = _found(asked, found, around) | _answered(answer)
        title = _title(content)
    return _rendered(asked, title, content, around, base)


def empty_page(asked: Searching, around: Called, base: str) -> str:
    """Return the page on which nothing has been asked yet."""
    with override(around.locale.lower()):
        title = _("搜索办事指南")
        events = event_lines(around.events[:EVENTS], around.locale)
        content = {"state": "empty", "typed": "", "examples": _examples(around), "events": events}
    return _rendered(asked, title, content | topics(around), around, base)


def state_of(asked: Searching, found: Found) -> str:
    """Return what there is to show: results, none under these conditions, no answer, nobody."""
    if found.down:
        return "down"
    if found.total and (found.answered or asked.filters):
        # What was counted is there, be it that it says little without what was narrowed away.
        return "results"
    return "narrow" if asked.filters else "nothing"


def last_page(total: int) -> int:
    return min(DEEPEST, max(1, -(-total // SIZE)))


def _rendered(
    asked: Searching, title: str, content: dict[str, Any], around: Called, base: str
) -> str:
    query = narrowing.query_of(asked, page=asked.page)
    frame = Frame(
        site=around.snapshot.site,
        locale=around.locale,
        base=base,
        path="/search/",
        title=title,
        query=query if query != "?" else "",
        # Lists of results are no page of anyone's index: what they lead to is.
        found=False,
    )
    return render(frame, SearchContext(**content))


def _found(asked: Searching, found: Found, around: Called) -> dict[str, Any]:
    state = state_of(asked, found)
    content: dict[str, Any] = {
        "state": state,
        "typed": found.understood.typed,
        "is_cut": asked.is_cut,
        "degraded": found.degraded and state != "down",
        "events": event_lines(asked_for(found.understood.typed, around.events), around.locale),
    }
    if state in {"results", "narrow"}:
        content |= _narrowed(asked, found, around)
    if state == "results":
        return content | _listed(asked, found, around.locale)
    near = (found.near or found.results)[:NEAR]
    return content | {"near": cards(near, around.locale)} | topics(around)


def _answered(answer: Answer | None) -> dict[str, Any]:
    told = (answer.guide, *answer.choices) if answer else ()
    beside = {one.beside for one in told if one}
    # Where all are of the same place there is nothing to tell apart by it.
    return {"answer": answer, "told_apart": len(beside) > 1}


def _title(content: dict[str, Any]) -> str:
    """Return what the page is called, so that who does not see it hears at once what came of it."""
    question = Truncator(content["typed"]).chars(SHORT)
    match content["state"]:
        case "down":
            return _("搜索暂时用不了")
        case "nothing":
            return _("没有找到“{question}”").format(question=question)
        case "narrow":
            return _("这些条件下没有找到“{question}”").format(question=question)
    told = _("“{question}”，找到 {count} 条").format(question=question, count=content["total"])
    page = content["page_number"]
    return told if page == 1 else told + " · " + _("第 {number} 页").format(number=page)


def _narrowed(asked: Searching, found: Found, around: Called) -> dict[str, Any]:
    groups = narrowing.groups(asked, found.counts, around)
    return {
        "groups": [group for group in groups if group.choices],
        "chosen": [(group, choice) for group in groups for choice in group.chosen],
        "everything": narrowing.without_filters(asked),
    }


def _listed(asked: Searching, found: Found, locale: Locale) -> dict[str, Any]:
    last = last_page(found.total)
    return {
        "total": found.total,
        "is_near": not found.answered,
        "cards": cards(found.results, locale),
        "orders": [
            (_("最相关"), narrowing.other_order(asked, Order.BEST), asked.order == Order.BEST),
            (_("最近更新"), narrowing.other_order(asked, Order.NEWEST), asked.order != Order.BEST),
        ],
        "page_number": asked.page,
        "last_page": last,
        "before": narrowing.query_of(asked, page=min(asked.page, last + 1) - 1),
        "after": narrowing.query_of(asked, page=asked.page + 1) if asked.page < last else "",
        "first": narrowing.query_of(asked),
        "is_end": asked.page == DEEPEST and found.total > DEEPEST * SIZE,
    }


def topics(around: Called) -> dict[str, Any]:
    return {
        "personal": _of_kind(around.topics, TopicKind.PERSONAL, around.locale),
        "corporate": _of_kind(around.topics, TopicKind.CORPORATE, around.locale),
    }


def _of_kind(topics: Sequence[Record], kind: TopicKind, locale: Locale) -> list[dict[str, Any]]:
    ordered = sorted((one.payload for one in topics), key=lambda one: (one.order, one.name))
    return [named(Kind.TOPIC, one, locale) for one in ordered if one.topic_kind == kind]


def _examples(around: Called) -> list[dict[str, Any]]:
    return [
        {"name": one, "href": narrowing.query_of(Searching(q=one.text))} for one in around.examples
    ]
