"""The home page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from guides.channels import addresses
from guides.channels.pages import Context, Frame, cards, render
from guides.content import Record, Snapshot
from guides.vocabulary import Act, Kind, Locale, TopicKind

from .life_event import EventLine, event_lines
from .places import HallLine, TopicLine, hall_lines, largest, topic_lines

# So many of each kind stand on the first page; all stand on the page of topics.
_TOPICS = 9
_HALLS = 4
_EVENTS = 6


@dataclass(frozen=True)
class ActLine:
    """I want to …: a link to the guides for it, and how many those are."""

    act: Act
    href: str
    count: int


@dataclass(frozen=True)
class TopicGroup:
    """The largest topics of a kind, and how many there are in all."""

    kind: TopicKind
    topics: list[TopicLine]
    total: int
    href: str


@dataclass(frozen=True, kw_only=True)
class HomeContext(Context):
    """`wanted` are chosen by the editors; `total` counts all halls, `events_in_all` life events."""

    template: ClassVar = "pages/home.html"

    wanted: list[dict[str, Any]]
    acts: list[ActLine]
    groups: list[TopicGroup]
    events: list[EventLine]
    events_in_all: int
    guides: list[dict[str, Any]]
    halls: list[HallLine]
    total: int


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the home page is made of.

    `topics` and `events` are all, `halls` the first of many, `guides` the newest; counts are of
    guides, by the code of a topic or hall, and by act.
    """

    topics: Sequence[Record]
    wanted: Sequence[Record]
    guides: Sequence[Record]
    halls: Sequence[Record]
    of_topics: Mapping[str, int]
    of_acts: Mapping[str, int]
    of_halls: Mapping[str, int]
    total_halls: int
    events: Sequence[Record] = ()


def home(snapshot: Snapshot, shown: Shown, locale: Locale, base: str) -> str:
    """Return the home page."""
    lines = topic_lines(shown.topics, shown.of_topics, locale)
    frame = Frame(site=snapshot.site, locale=locale, base=base, path="/", title=snapshot.site.name)
    context = HomeContext(
        wanted=[_link(one, locale) for one in shown.wanted],
        acts=[
            ActLine(act, addresses.guides(locale, act=act), count)
            for act in Act
            if (count := shown.of_acts.get(act, 0))
        ],
        groups=[
            TopicGroup(
                kind,
                largest(several, _TOPICS),
                len(several),
                f"{addresses.topics(locale)}#{kind}",
            )
            for kind, several in lines.items()
            if several
        ],
        events=event_lines(shown.events[:_EVENTS], locale),
        events_in_all=len(shown.events),
        guides=cards(shown.guides, snapshot, locale, base),
        halls=hall_lines(shown.halls, shown.of_halls, locale)[:_HALLS],
        total=shown.total_halls,
    )
    return render(frame, context)


def _link(record: Record, locale: Locale) -> dict[str, Any]:
    return {
        "title": record.payload.title,
        "href": addresses.thing(Kind.GUIDE, record.code, locale),
        "locale": record.locale.value,
    }
