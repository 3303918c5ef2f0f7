"""A guide's page in one of its editions, and the same as an item of the fullest feed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlsplit

from guides.channels import addresses, faces, feed
from guides.channels.alerts import Alert, alerts
from guides.channels.pages import Context, render, text_of
from guides.channels.told import Told
from guides.content import Guide, Record, Snapshot, Video
from guides.flow import flow_chart
from guides.vocabulary import Edition, Kind, Locale

from .anchors import Anchor, anchors
from .arrival import Arrival
from .facts import FactsContext, facts, frame

# Things on a page, beyond which it begins with a list of its parts.
LONG = 20


@dataclass(frozen=True, kw_only=True)
class GuideContext(FactsContext):
    """A guide in an edition; `editions` are the tabs, `film` and `chart` belong to one each.

    `events` are the life events that it is a step of. `short` is the address for paper, without
    its scheme, and `symbol` the same as a QR symbol says it: capitals make it smaller. `sheet`
    leads to the guide on paper. `contents` are the parts of a page that is long; `arrival` is where
    its reader stands, if known.
    """

    template: ClassVar = "pages/guide.html"

    guide: Guide
    edition: Edition
    editions: list[dict[str, Any]]
    stale: bool
    steps: list[dict[str, Any]]
    chart: str
    film: Video | None
    chapters: list[dict[str, str]]
    related: list[dict[str, Any]]
    events: list[dict[str, Any]]
    short: str
    symbol: str
    sheet: str
    contents: list[Anchor]
    rating: str
    arrival: Arrival | None


@dataclass(frozen=True, kw_only=True)
class FeedContext(Context):
    """All of a guide without a page around it."""

    template: ClassVar = "channels/feed.html"

    told: Told
    alerts: list[Alert]
    guide: Guide


def entry(record: Record, snapshot: Snapshot, base: str, locale: Locale) -> dict[str, Any]:
    """Return a guide's item in the feed."""
    return feed.item(record, snapshot, base, locale, _own)


def guide(
    record: Record,
    snapshot: Snapshot,
    edition: Edition,
    locale: Locale,
    base: str,
    events: Iterable[Record] = (),
    arrival: Arrival | None = None,
) -> str:
    """Return a guide's page in one edition; a face that is missing falls back to words.

    `events` are the life events that it is a step of, `arrival` is where its reader stands.
    """
    told = Told(record, snapshot, base, locale)
    whence = arrival.query if arrival else ""
    content = _content(told, edition)
    context = GuideContext(
        **content,
        editions=_tabs(told, content["edition"], whence),
        events=_events(events, locale),
        arrival=arrival,
    )
    query = urlsplit(_address(told, context.edition)).query
    return render(frame(told, f"?{query}" if query else "", whence), context)


def _own(told: Told) -> dict[str, Any]:
    context = FeedContext(told=told, alerts=alerts(told), guide=told.guide)
    return {"content_html": text_of(context)}


def _content(told: Told, edition: Edition) -> dict[str, Any]:
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
    pictured = shown == Edition.PICTURED
    film = payload.video if shown == Edition.VIDEO else None
    short = addresses.short(told.record.code, told.locale)
    known = facts(told)
    return {
        **known,
        "guide": payload,
        "edition": shown,
        "stale": any(state.stale for state in payload.editions if state.edition == shown),
        "steps": [faces.step(told, step, names, (shown,)) for step in payload.steps],
        "chart": flow_chart(payload.steps, names, told.record.locale) if pictured else "",
        "film": film,
        "chapters": faces.chapters(film) if film else [],
        "related": related,
        "short": urlsplit(told.base).netloc + short,
        "symbol": f"{told.base}{short}".upper(),
        "sheet": addresses.sheet(told.record.code, told.locale),
        "contents": anchors(told, known, told.record.locale) if _length(told) > LONG else [],
        "rating": addresses.rating(told.record.code, told.locale),
    }


def _events(events: Iterable[Record], locale: Locale) -> list[dict[str, Any]]:
    return [
        {
            "title": one.payload.name,
            "href": addresses.thing(Kind.LIFE_EVENT, one.code, locale),
            "locale": one.locale.value,
        }
        for one in events
    ]


def _length(told: Told) -> int:
    """Return how many things a reader would have to pass on the way down."""
    parts = (told.materials, told.guide.steps, told.places, told.questions, told.guide.sections)
    return sum(map(len, parts))


def _address(told: Told, edition: Edition) -> str:
    return addresses.thing(Kind.GUIDE, told.record.code, told.locale, edition)


def _tabs(told: Told, shown: Edition, whence: str) -> list[dict[str, Any]]:
    """Return the editions to choose from; one alone is no choice."""
    tabs = [
        {
            "edition": state.edition,
            "href": _kept(_address(told, state.edition), whence),
            "here": state.edition == shown,
        }
        for state in told.guide.editions
    ]
    return tabs if len(tabs) > 1 else []


def _kept(address: str, whence: str) -> str:
    """Return an address with where the reader stands, if that is known."""
    mark = "&" if "?" in address else "?"
    return f"{address}{mark}{whence}" if whence else address
