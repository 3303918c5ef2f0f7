"""A guide: its facts on a screen of their own, then a step a screen in one of its editions."""

from dataclasses import dataclass
from typing import Any, ClassVar

from guides.channels import addresses, faces, feed, shapes
from guides.channels.alerts import About, Alert, alerts
from guides.channels.pages import render
from guides.channels.particulars import Detail
from guides.channels.told import Told
from guides.content import Record, Snapshot
from guides.vocabulary import Edition, Locale

from .screen import Keys, PartContext, editions, frame, tabs

# What a person before a screen asks beside the facts.
AT_SCREEN = ("place_note", "hours_note", "directions", "appointment", "self_service")


@dataclass(frozen=True, kw_only=True)
class FactsContext(PartContext):
    template: ClassVar = "channels/kiosk/facts.html"

    told: Told
    alerts: list[Alert]
    details: list[Detail]


@dataclass(frozen=True, kw_only=True)
class StepContext(PartContext):
    """`one` is the step with its face in `edition`; `track` numbers all `last` of them."""

    template: ClassVar = "channels/kiosk/step.html"

    alerts: list[Alert]
    edition: Edition
    one: dict[str, Any]
    number: int
    last: int
    track: range


def entry(record: Record, snapshot: Snapshot, base: str, locale: Locale) -> dict[str, Any]:
    """Return a guide's item in the feed."""
    return feed.item(record, snapshot, base, locale, _own)


def guide(
    record: Record,
    snapshot: Snapshot,
    screen: int,
    locale: Locale,
    base: str,
    edition: Edition = Edition.PLAIN,
) -> str:
    """Return one screen of a guide: 0 holds the facts, 1 and up its steps.

    An edition that the guide does not have falls back to words.
    """
    told = Told(record, snapshot, base, locale)
    if not screen:
        return _facts(told)
    return _step(told, screen, edition if edition in editions(told.guide) else Edition.PLAIN)


def _facts(told: Told) -> str:
    code, locale = told.record.code, told.locale
    topics = [one for one in told.guide.topics if one in told.snapshot.topics]
    up = addresses.kiosk_topic(topics[0], locale) if topics else addresses.kiosk_topics(locale)
    context = FactsContext(
        told=told,
        guide=told.guide,
        tabs=tabs(told, "facts"),
        alerts=alerts(told),
        details=[
            detail for part in told.parts.values() for detail in part if detail.name in AT_SCREEN
        ],
        keys=Keys(
            locale,
            back=up,
            on=addresses.kiosk_guide(code, locale, 1) if told.guide.steps else None,
        ),
    )
    return render(frame(told, addresses.kiosk_guide(code, Locale.HANS)), context)


def _step(told: Told, number: int, edition: Edition) -> str:
    code, locale, last = told.record.code, told.locale, len(told.guide.steps)
    names = {material.code: material.name for material in told.materials}
    step = told.guide.steps[number - 1]

    def at(screen: int) -> str:
        return addresses.kiosk_guide(code, locale, screen, edition)

    context = StepContext(
        guide=told.guide,
        tabs=tabs(told, edition.value, number),
        # On a step it is enough to hear that there is nothing to be had.
        alerts=[one for one in alerts(told) if one.about == About.STATUS],
        edition=edition,
        one=faces.step(told, step, names, (edition,), faces.ON_A_KIOSK),
        number=number,
        last=last,
        track=range(1, last + 1),
        keys=Keys(locale, back=at(number - 1), on=at(number + 1) if number < last else None),
    )
    return render(frame(told, addresses.kiosk_guide(code, Locale.HANS, number, edition)), context)


def _own(told: Told) -> dict[str, Any]:
    steps = told.guide.steps
    return {
        "content_text": told.guide.summary or told.title,
        "screens": [
            {
                **shapes.step(told, step),
                "of": len(steps),
                "url": told.base
                + addresses.kiosk_guide(told.record.code, told.locale, step.number),
            }
            for step in steps
        ],
    }
