"""A life event's page: its guides as steps, one list of what to bring, where most is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels import addresses
from guides.channels.pages import Context, Crumb, Frame, card, frame_of, render
from guides.channels.told import Told
from guides.content import Hall, LifeEvent, Material, Record, Snapshot, Window, digest
from guides.vocabulary import HallKind, Kind, Locale, Necessity, TopicKind

from .arrival import Arrival
from .places import hall_line

# So many halls are told; the others handle as little or less.
_HALLS = 6
_SIZES = list(HallKind)


@dataclass(frozen=True)
class EventLine:
    """A link to a life event."""

    event: LifeEvent
    href: str


@dataclass(frozen=True)
class Step:
    """A guide of the event with its number; `card` is what lists show of it."""

    number: int
    note: str
    told: Told
    card: dict[str, Any]


@dataclass(frozen=True)
class Need:
    """What several steps ask for in the same way, as `material` says it."""

    numbers: list[int]
    material: Material


@dataclass(frozen=True)
class Bring:
    """A material that any of the steps asks for, once; `first` is how the first one says it."""

    first: Material
    needs: list[Need]

    @property
    def optional(self) -> bool:
        return all(need.material.necessity == Necessity.OPTIONAL for need in self.needs)


@dataclass(frozen=True)
class Handled:
    """A step that a hall handles, and at which of its windows."""

    number: int
    windows: tuple[Window, ...]


@dataclass(frozen=True)
class EventHall:
    """A hall where several steps are done; `whole` tells that all of them are."""

    hall: Hall
    href: str
    hours: str
    handled: list[Handled]
    whole: bool


@dataclass(frozen=True, kw_only=True)
class LifeEventContext(Context):
    """`digest` tells one list of what to bring from another; `topics` are those of the guides."""

    template: ClassVar = "pages/life_event.html"

    event: LifeEvent
    steps: list[Step]
    bring: list[Bring]
    digest: str
    halls: list[EventHall]
    topics: list[dict[str, Any]]
    arrival: Arrival | None


@dataclass(frozen=True, kw_only=True)
class LifeEventsContext(Context):
    template: ClassVar = "pages/life_events.html"

    groups: dict[TopicKind, list[EventLine]]


def life_event(
    record: Record,
    snapshot: Snapshot,
    guides: Sequence[Record],
    locale: Locale,
    base: str,
    arrival: Arrival | None = None,
) -> str:
    """Return a life event's page; `guides` are those of its guides that are public.

    `arrival` is where its reader stands, if that is known.
    """
    payload: LifeEvent = record.payload
    with override(locale.value.lower()):
        crumb = Crumb(_("一件事"), addresses.life_events(locale), locale)
    frame = frame_of(
        record,
        snapshot,
        locale,
        base,
        payload.name,
        description=payload.summary,
        crumbs=[crumb],
        whence=arrival.query if arrival else "",
    )
    steps = _steps(payload, snapshot, guides, locale, base)
    bring = _bring(steps)
    names = "\n".join(one.first.name for one in bring)
    context = LifeEventContext(
        event=payload,
        steps=steps,
        bring=bring,
        digest=digest(names.encode())[:16],
        halls=_halls(steps, locale),
        topics=_topics(guides, snapshot, locale),
        arrival=arrival,
    )
    return render(frame, context)


def life_events(snapshot: Snapshot, listed: Iterable[Record], locale: Locale, base: str) -> str:
    """Return the page of all life events, in the editors' order."""
    with override(locale.value.lower()):
        title = _("一件事")
        description = _("生孩子、买房、开店：要办的几件事，按先后一次说清。")
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=addresses.life_events(Locale.HANS),
        title=title,
        description=description,
    )
    groups: dict[TopicKind, list[EventLine]] = {}
    for line in event_lines(listed, locale):
        groups.setdefault(line.event.topic_kind, []).append(line)
    return render(frame, LifeEventsContext(groups=groups))


def event_lines(events: Iterable[Record], locale: Locale) -> list[EventLine]:
    return [
        EventLine(one.payload, addresses.thing(Kind.LIFE_EVENT, one.code, locale)) for one in events
    ]


def _steps(
    event: LifeEvent, snapshot: Snapshot, guides: Sequence[Record], locale: Locale, base: str
) -> list[Step]:
    """Return the guides that are public in the event's order, numbered without a gap."""
    known = {one.code: one for one in guides}
    public = [(known[one.guide], one.note) for one in event.guides if one.guide in known]
    return [
        Step(
            number,
            note,
            Told(record, snapshot, base, locale),
            card(record, snapshot, locale, base, addresses.thing(Kind.GUIDE, record.code, locale)),
        )
        for number, (record, note) in enumerate(public, start=1)
    ]


def _bring(steps: Iterable[Step]) -> list[Bring]:
    """Return every material once, by its code or its name: in the order of the steps, those first
    that are not brought for some people only."""
    found: list[Bring] = []
    known: dict[str, Bring] = {}
    for step in steps:
        for material in step.told.materials:
            one = known.get(material.code) or known.get(material.name)
            if one is None:
                one = Bring(material, [])
                found.append(one)
            known[material.code] = known[material.name] = one
            _need(one.needs, step.number, material)
    return sorted(found, key=lambda one: one.optional)


def _need(needs: list[Need], number: int, material: Material) -> None:
    for need in needs:
        if _asked(need.material) == _asked(material):
            need.numbers.append(number)
            return
    needs.append(Need([number], material))


def _asked(material: Material) -> tuple[Any, ...]:
    return (
        material.necessity,
        material.originals,
        material.copies,
        material.deadline,
        material.commitment,
        material.exempt,
    )


def _halls(steps: Sequence[Step], locale: Locale) -> list[EventHall]:
    """Return the halls that handle two steps and half of those which are handled anywhere.

    Where most is done comes first, and of halls that do as much the larger ones.
    """
    handled: dict[str, list[Handled]] = {}
    halls: dict[str, Hall] = {}
    for step in steps:
        for place in step.told.places:
            halls[place.hall.code] = place.hall
            handled.setdefault(place.hall.code, []).append(Handled(step.number, place.windows))
    anywhere = sum(bool(step.told.places) for step in steps)
    wanted = [code for code, some in handled.items() if len(some) >= max(2, anywhere / 2)]
    wanted.sort(key=lambda code: (-len(handled[code]), _SIZES.index(halls[code].hall_kind), code))
    found = []
    for code in wanted[:_HALLS]:
        line = hall_line(halls[code], locale)
        whole = len(handled[code]) == len(steps)
        found.append(EventHall(line.hall, line.href, line.hours, handled[code], whole))
    return found


def _topics(guides: Iterable[Record], snapshot: Snapshot, locale: Locale) -> list[dict[str, Any]]:
    """Return the topics of the guides, each once."""
    codes = dict.fromkeys(code for one in guides for code in one.payload.topics)
    return [
        {
            "title": snapshot.topics[code].name,
            "href": addresses.thing(Kind.TOPIC, code, locale),
            "locale": snapshot.topics[code].locale,
        }
        for code in codes
        if code in snapshot.topics
    ]
