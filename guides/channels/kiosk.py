"""The screen in a hall: a few large things at a time, one step a screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from guides.content import Guide, Record, Snapshot, Withdrawal
from guides.vocabulary import Edition, Locale, TopicKind

from . import addresses, faces, feed, shapes
from .alerts import About, Alert, alerts
from .pages import Context, Frame, card, render
from .particulars import Detail
from .told import Told

STAFF = False

# What a person before a screen asks beside the facts.
AT_SCREEN = ("place_note", "hours_note", "directions", "appointment", "self_service")

# What fits a first screen without scrolling.
TOPICS = 8


@dataclass(frozen=True, kw_only=True)
class ScreenContext(Context):
    """The keys below every screen: where `back` and `more` lead, None where a key is off."""

    back: str | None
    more: str | None


@dataclass(frozen=True, kw_only=True)
class HomeContext(ScreenContext):
    template: ClassVar = "channels/kiosk/home.html"

    topics: list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class TopicContext(ScreenContext):
    template: ClassVar = "channels/kiosk/topic.html"

    guides: list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class GuideContext(ScreenContext):
    """Screen 0 holds the facts; `one` is the step of the others, `on` leads to the next."""

    template: ClassVar = "channels/kiosk/guide.html"

    told: Told
    guide: Guide
    alerts: list[Alert]
    details: list[Detail]
    screen: int
    last: int
    one: dict[str, Any] | None
    track: range
    on: str | None


@dataclass(frozen=True, kw_only=True)
class GoneContext(ScreenContext):
    template: ClassVar = "channels/kiosk/gone.html"

    gone: Withdrawal
    successor: Record | None
    successor_href: str


def entry(record: Record, snapshot: Snapshot, base: str, locale: Locale) -> dict[str, Any]:
    """Return a guide's item in the feed."""
    return feed.item(record, snapshot, base, locale, _own)


def home(snapshot: Snapshot, topics: Sequence[Record], page: int, locale: Locale, base: str) -> str:
    """Return the first screen: eight topics; `page` counts from 0."""
    ordered = sorted(
        (one.payload for one in topics),
        key=lambda one: (one.topic_kind != TopicKind.PERSONAL, one.order, one.name),
    )
    shown = ordered[page * TOPICS : (page + 1) * TOPICS]
    more = f"{addresses.kiosk(locale)}?page={page + 1}"
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path="/kiosk/",
        title=snapshot.site.name,
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
        more=more if len(ordered) > (page + 1) * TOPICS else None,
        back=addresses.kiosk(locale) if page else None,
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
        more=more,
        back=addresses.kiosk(locale),
    )
    return render(frame, context)


def guide(record: Record, snapshot: Snapshot, screen: int, locale: Locale, base: str) -> str:
    """Return one screen of a guide: 0 holds the facts, 1 and up its steps."""
    told = Told(record, snapshot, base, locale)
    steps = told.guide.steps
    last = len(steps)
    topics = [code for code in told.guide.topics if code in snapshot.topics]
    up = addresses.kiosk_topic(topics[0], locale) if topics else addresses.kiosk(locale)
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=addresses.kiosk_guide(record.code, Locale.HANS, screen),
        title=told.title,
        description=told.guide.summary,
        record=record,
    )
    context = GuideContext(
        told=told,
        guide=told.guide,
        alerts=_alerts(told, screen),
        details=[
            detail for part in told.parts.values() for detail in part if detail.name in AT_SCREEN
        ],
        screen=screen,
        last=last,
        one=_face(told, screen) if screen else None,
        track=range(1, last + 1),
        back=addresses.kiosk_guide(record.code, locale, screen - 1) if screen else up,
        more=None,
        on=addresses.kiosk_guide(record.code, locale, screen + 1) if screen < last else None,
    )
    return render(frame, context)


def gone(
    record: Record, successor: Record | None, snapshot: Snapshot, locale: Locale, base: str
) -> str:
    """Return the screen of a guide that was withdrawn."""
    href = addresses.kiosk_guide(successor.code, locale) if successor else ""
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=addresses.kiosk_guide(record.code, Locale.HANS),
        title=record.payload.title,
        record=record,
        found=False,
    )
    context = GoneContext(
        gone=record.payload,
        successor=successor,
        successor_href=href,
        back=addresses.kiosk(locale),
        more=None,
    )
    return render(frame, context)


def _alerts(told: Told, screen: int) -> list[Alert]:
    """Return all on the first screen; on the steps, that there is nothing to be had."""
    return [one for one in alerts(told) if not screen or one.about == About.STATUS]


def _face(told: Told, screen: int) -> dict[str, Any]:
    names = {material.code: material.name for material in told.materials}
    editions = (Edition.PICTURED, Edition.VIDEO)
    step = told.guide.steps[screen - 1]
    return faces.step(told, step, names, editions, faces.ON_A_KIOSK)


def _own(told: Told) -> dict[str, Any]:
    steps = told.guide.steps
    return {
        "content_text": told.guide.summary or told.title,
        "screens": [
            {
                **shapes.step(told, step),
                "of": len(steps),
                "url": told.base + _screen(told, step.number),
            }
            for step in steps
        ],
    }


def _screen(told: Told, number: int) -> str:
    return addresses.kiosk_guide(told.record.code, told.locale, number)
