"""What the pages of guides and items have in common: the facts, where they stand, and the frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from guides.channels import addresses
from guides.channels.action import MainAction, main_action
from guides.channels.alerts import Alert, alerts
from guides.channels.names import Part
from guides.channels.pages import Context, Crumb, Frame, frame_of
from guides.channels.particulars import Detail
from guides.channels.told import FactLine, Told
from guides.content import Limit
from guides.vocabulary import Fact, Kind, TimeUnit

STRIP = (Fact.ELIGIBILITY, Fact.PLACE, Fact.TIME, Fact.FEE, Fact.ONLINE)
# Facts that stand at the head of the part on halls, where there is one.
PLACES = (Fact.PLACE, Fact.HOURS, Fact.PHONE)
# Units from which a day in the calendar follows.
_DATED = (TimeUnit.WORKING_DAY, TimeUnit.DAY, TimeUnit.MONTH, TimeUnit.YEAR)
# Facts that have a part of the page of their own.
_HEADS = (Fact.MATERIALS, Fact.STEPS)


@dataclass(frozen=True, kw_only=True)
class FactsContext(Context):
    """The facts of a guide or an item.

    `strip` holds the deciding facts; `limit` is what a date can be counted from, if there is any;
    `where` and `around` are what is said of places if the page is `placed`, `rest` and `limits`
    all other.
    """

    told: Told
    alerts: list[Alert]
    action: MainAction
    strip: list[FactLine]
    limit: Limit | None
    placed: bool
    where: list[FactLine]
    around: list[Detail]
    rest: list[FactLine]
    limits: list[Detail]


def facts(told: Told) -> dict[str, Any]:
    """Return the fields of a FactsContext."""
    placed = bool(told.places) or Fact.PLACE in told.line
    places = PLACES if placed else ()
    around, limits = told.parts.get(Part.PLACES, []), told.parts.get(Part.LIMITS, [])
    return {
        "told": told,
        "alerts": alerts(told),
        "action": main_action(told),
        "strip": [told.line[fact] for fact in STRIP if fact in told.line],
        "limit": _limit(told),
        "placed": placed,
        "where": [told.line[fact] for fact in places if fact in told.line],
        "around": around if placed else [],
        "rest": [line for line in told.lines if line.fact not in (*_HEADS, *places)],
        "limits": limits if placed else [*around, *limits],
    }


def _limit(told: Told) -> Limit | None:
    """Return the main item's time as the strip has it, where it is whole days or more."""
    limit = told.item.promised or told.item.statutory
    if limit is None or not limit.value or told.item in told.stopped:
        return None
    return limit if limit.unit in _DATED else None


def frame(told: Told, query: str = "", whence: str = "") -> Frame:
    """Return the frame around a guide or an item."""
    record, locale = told.record, told.locale
    topics: Sequence[Crumb] = [
        Crumb(topic.name, addresses.thing(Kind.TOPIC, code, locale), topic.locale)
        for code in record.payload.topics
        if (topic := told.snapshot.topics.get(code)) is not None
    ]
    return frame_of(
        record,
        told.snapshot,
        locale,
        told.base,
        told.title,
        description=getattr(record.payload, "summary", ""),
        crumbs=topics[:1],
        query=query,
        whence=whence,
    )
