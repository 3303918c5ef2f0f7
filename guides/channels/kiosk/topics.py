"""Topics, and the guides of one: a few large things to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from guides.channels import addresses
from guides.channels.pages import Frame, card, render
from guides.content import Record, Snapshot
from guides.vocabulary import Locale, TopicKind

from .screen import Keys, ScreenContext

# What fits a first screen without scrolling.
TOPICS = 8


@dataclass(frozen=True, kw_only=True)
class HomeContext(ScreenContext):
    template: ClassVar = "channels/kiosk/home.html"

    topics: list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class TopicContext(ScreenContext):
    template: ClassVar = "channels/kiosk/topic.html"

    guides: list[dict[str, Any]]


def home(snapshot: Snapshot, topics: Sequence[Record], page: int, locale: Locale, base: str) -> str:
    """Return the first screen after the start: eight topics; `page` counts from 0."""
    ordered = sorted(
        (one.payload for one in topics),
        key=lambda one: (one.topic_kind != TopicKind.PERSONAL, one.order, one.name),
    )
    shown = ordered[page * TOPICS : (page + 1) * TOPICS]
    here = addresses.kiosk_topics(locale)
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=addresses.kiosk_topics(Locale.HANS),
        title=snapshot.site.name,
        query=_query(page),
    )
    context = HomeContext(
        topics=[
            {
                "name": one.name,
                "href": addresses.kiosk_topic(one.code, locale),
                "locale": one.locale,
            }
            for one in shown
        ],
        keys=Keys(
            locale,
            back=here + _query(page - 1) if page else addresses.kiosk(locale),
            on=here + _query(page + 1) if len(ordered) > (page + 1) * TOPICS else None,
        ),
    )
    return render(frame, context)


def topic(
    record: Record,
    snapshot: Snapshot,
    guides: Sequence[Record],
    more: str | None,
    locale: Locale,
    base: str,
) -> str:
    """Return the guides of a topic, a few a screen."""
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=addresses.kiosk_topic(record.code, Locale.HANS),
        title=record.payload.name,
        record=record,
    )
    context = TopicContext(
        guides=[
            card(one, snapshot, locale, base, addresses.kiosk_guide(one.code, locale))
            for one in guides
        ],
        keys=Keys(locale, back=addresses.kiosk_topics(locale), on=more),
    )
    return render(frame, context)


def _query(page: int) -> str:
    return f"?page={page}" if page else ""
