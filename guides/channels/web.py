"""Pages for citizens, on any screen, and the fullest feed."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.content import Record, Snapshot
from guides.facts import hours_text
from guides.flow import flow_chart
from guides.vocabulary import Edition, Fact, Kind, Locale, TopicKind

from . import addresses, faces, feed
from .alerts import alerts, phone
from .days import stretches
from .names import Part
from .pages import Crumb, Frame, card, named, render, title_of
from .told import Told

STAFF = False

STRIP = (Fact.ELIGIBILITY, Fact.PLACE, Fact.TIME, Fact.FEE, Fact.ONLINE)
# Facts that stand at the head of the part on halls, where there is one.
PLACES = (Fact.PLACE, Fact.HOURS, Fact.PHONE)


def entry(record: Record, snapshot: Snapshot, base: str, locale: Locale) -> dict[str, Any]:
    """Return a guide's item in the feed."""
    return feed.item(record, snapshot, base, locale, _own)


def guide(record: Record, snapshot: Snapshot, edition: Edition, locale: Locale, base: str) -> str:
    """Return a guide's page in one edition; a face that is missing falls back to words."""
    told = Told(record, snapshot, base, locale)
    content = _guide_content(told, edition)
    query = urlsplit(_path(record, content["edition"])).query
    return _about(told, "pages/guide.html", content, f"?{query}" if query else "")


def item(record: Record, snapshot: Snapshot, locale: Locale, base: str) -> str:
    """Return the page of an item that no guide explains yet."""
    told = Told(record, snapshot, base, locale)
    return _about(told, "pages/item.html", _facts_content(told, (Fact.MATERIALS, Fact.STEPS)))


def hall(
    record: Record, snapshot: Snapshot, guides: Sequence[Record], locale: Locale, base: str
) -> str:
    """Return a hall's page; `guides` are those handled there."""
    payload = record.payload
    with override(record.locale.value.lower()):
        hours = hours_text(payload.hours)
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=_path(record),
        title=payload.name,
        description=payload.address,
        record=record,
        content={
            "hall": payload,
            "hours": hours,
            "stretches": stretches(payload.exceptions),
            "guides": _cards(guides, snapshot, locale, base),
        },
    )
    return render("pages/hall.html", frame)


def topic(
    record: Record,
    snapshot: Snapshot,
    guides: Sequence[Record],
    more: str | None,
    locale: Locale,
    base: str,
) -> str:
    """Return a topic's page; `more` is the address of the list's continuation."""
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=_path(record),
        title=record.payload.name,
        description=record.payload.description,
        record=record,
        content={
            "topic": record.payload,
            "guides": _cards(guides, snapshot, locale, base),
            "more": more,
        },
    )
    return render("pages/topic.html", frame)


def home(
    snapshot: Snapshot,
    topics: Sequence[Record],
    guides: Sequence[Record],
    halls: Sequence[Record],
    locale: Locale,
    base: str,
) -> str:
    """Return the home page; `topics` are all, `guides` the newest, `halls` some."""
    ordered = sorted((one.payload for one in topics), key=lambda one: (one.order, one.name))
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path="/",
        title=snapshot.site.name,
        content={
            "personal": [
                named(Kind.TOPIC, one, locale)
                for one in ordered
                if one.topic_kind == TopicKind.PERSONAL
            ],
            "corporate": [
                named(Kind.TOPIC, one, locale)
                for one in ordered
                if one.topic_kind == TopicKind.CORPORATE
            ],
            "guides": _cards(guides, snapshot, locale, base),
            "halls": [named(Kind.HALL, one.payload, locale) for one in halls],
            "words": {one.locale for one in (*topics, *guides)},
        },
    )
    return render("pages/home.html", frame)


def gone(
    record: Record, successor: Record | None, snapshot: Snapshot, locale: Locale, base: str
) -> str:
    """Return the page of something withdrawn, with the reason and what to read instead."""
    href = addresses.thing(record.kind, successor.code, locale) if successor else ""
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=_path(record),
        title=record.payload.title or str(record.kind.label),
        record=record,
        found=False,
        content={
            "gone": record.payload,
            "successor": successor,
            "successor_href": href,
            "successor_title": title_of(successor) if successor else "",
        },
    )
    return render("pages/gone.html", frame)


def missing(snapshot: Snapshot, locale: Locale, base: str, path: str = "/") -> str:
    """Return the page for an address that holds nothing."""
    with override(locale.value.lower()):
        title = _("没有这一页")
    frame = Frame(site=snapshot.site, locale=locale, base=base, path=path, title=title, found=False)
    return render("pages/missing.html", frame)


def _path(record: Record, edition: Edition | None = None) -> str:
    return addresses.thing(record.kind, record.code, Locale.HANS, edition)


def _about(told: Told, template: str, content: dict[str, Any], query: str = "") -> str:
    record, locale = told.record, told.locale
    topics = [
        Crumb(topic.name, addresses.thing(Kind.TOPIC, code, locale), topic.locale)
        for code in record.payload.topics
        if (topic := told.snapshot.topics.get(code)) is not None
    ]
    frame = Frame(
        site=told.snapshot.site,
        locale=locale,
        base=told.base,
        path=_path(record),
        title=told.title,
        description=getattr(record.payload, "summary", ""),
        record=record,
        crumbs=topics[:1],
        content=content,
        query=query,
    )
    return render(template, frame)


def _facts_content(told: Told, heads: Sequence[Fact]) -> dict[str, Any]:
    """Return the facts where they stand: `heads` have parts of their own."""
    placed = bool(told.places) or Fact.PLACE in told.line
    places = PLACES if placed else ()
    around, limits = told.parts.get(Part.PLACES, []), told.parts.get(Part.LIMITS, [])
    return {
        "told": told,
        "alerts": alerts(told),
        "ask": phone(told) if told.item in told.stopped else "",
        "strip": [told.line[fact] for fact in STRIP if fact in told.line],
        "placed": placed,
        "where": [told.line[fact] for fact in places if fact in told.line],
        "around": around if placed else [],
        "rest": [line for line in told.lines if line.fact not in (*heads, *places)],
        "limits": limits if placed else [*around, *limits],
        "short": told.base.removeprefix("https://").removeprefix("http://")
        + addresses.short(told.record.code),
    }


def _guide_content(told: Told, edition: Edition) -> dict[str, Any]:
    payload = told.guide
    names = {material.code: material.name for material in told.materials}
    shown = edition if payload.has(edition) else Edition.PLAIN
    related = [
        {
            "title": one.title,
            "href": addresses.thing(Kind.GUIDE, one.code, told.locale),
            "locale": one.locale,
        }
        for code in payload.related
        if (one := told.snapshot.guides.get(code)) is not None
    ]
    stale = any(state.stale for state in payload.editions if state.edition == shown)
    pictured = shown == Edition.PICTURED
    film = payload.video if shown == Edition.VIDEO else None
    return {
        **_facts_content(told, (Fact.MATERIALS, Fact.STEPS)),
        "guide": payload,
        "edition": shown,
        "editions": _tabs(told, shown),
        "stale": stale,
        "steps": [faces.step(told, step, names, (shown,)) for step in payload.steps],
        "chart": flow_chart(payload.steps, names, told.record.locale) if pictured else "",
        "film": film,
        "chapters": faces.chapters(film) if film else [],
        "related": related,
    }


def _tabs(told: Told, shown: Edition) -> list[dict[str, Any]]:
    """Return the editions to choose from; one alone is no choice."""
    tabs = [
        {
            "edition": state.edition,
            "href": addresses.thing(Kind.GUIDE, told.record.code, told.locale, state.edition),
            "here": state.edition == shown,
        }
        for state in told.guide.editions
    ]
    return tabs if len(tabs) > 1 else []


def _cards(
    guides: Sequence[Record], snapshot: Snapshot, locale: Locale, base: str
) -> list[dict[str, Any]]:
    return [
        card(one, snapshot, locale, base, addresses.thing(one.kind, one.code, locale))
        for one in guides
    ]


def _own(told: Told) -> dict[str, Any]:
    content = {**_guide_content(told, Edition.PLAIN), "base": told.base}
    return {"content_html": render_to_string("channels/feed.html", content)}
