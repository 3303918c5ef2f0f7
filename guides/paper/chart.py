"""流程图: for the wall where offices make public how a thing is done, from steps or stages."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides import flow
from guides.channels.told import Told
from guides.content import Basis, Branch, ProcessLink, Step
from guides.facts import limit_text
from guides.vocabulary import Actor, Fact

from .poster import brief
from .sheet import Call, How, Row, Sheet, Way, in_row, of_told

_FACTS = (Fact.ELIGIBILITY, Fact.MATERIALS, Fact.PLACE, Fact.TIME, Fact.FEE)
# Letters of laws that are named; the page has all of them in full.
_ROOM = 64


class NoSteps(ValueError):
    """Nothing to draw; the message says what to do."""


@dataclass(frozen=True)
class Fork:
    """If this is so, what happens then."""

    condition: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True)
class Box:
    """A step as it is drawn: `yours` is what people do, `time` stands on the arrow after it."""

    number: int
    title: str
    yours: bool
    details: tuple[str, ...]
    forks: tuple[Fork, ...] = ()
    time: str = ""


@dataclass(frozen=True)
class Words:
    """The sheet's own words."""

    kind: str
    end: str


@dataclass(frozen=True, kw_only=True)
class Chart(Sheet):
    """The steps in boxes, the facts beside the code, what the law says at the foot."""

    template: ClassVar = "chart"

    words: Words
    boxes: tuple[Box, ...]
    rows: tuple[Row, ...]
    official: tuple[Row, ...]
    way: Way
    call: Call


def of_guide(told: Told, address: str, how: How) -> Chart:
    """Return the chart of a guide, or with official stages where it has no steps.

    Raises NoSteps.
    """
    if not (told.stepped or told.item.process):
        told_why = _("“%(title)s”没有步骤，画不出流程图。请先在指南里写步骤，或者改印海报。")
        raise NoSteps(told_why % {"title": told.title})
    with override(how.locale.value.lower()):
        known = ((fact, brief(told, fact)) for fact in _FACTS)
        return Chart(
            **of_told(told, address, how),
            words=Words(_("办事流程图"), _("办好了")),
            boxes=_boxes(told),
            rows=tuple(Row(str(fact.label), value) for fact, value in known if value),
            official=_official(told),
        )


def _boxes(told: Told) -> tuple[Box, ...]:
    if told.stepped:
        names = {material.code: material.name for material in told.materials}
        return tuple(_box(step, names) for step in told.guide.steps)
    return tuple(_stage(at, link) for at, link in enumerate(told.item.process, 1))


def _box(step: Step, names: dict[str, str]) -> Box:
    hands_in = [names[code] for code in step.hands_in if code in names]
    return Box(
        number=step.number,
        title=step.title,
        yours=step.actor == Actor.APPLICANT,
        details=(str(step.actor.label), *flow.details(step, hands_in)),
        forks=tuple(_fork(branch) for branch in step.branches),
        time=flow.duration(step.duration) if step.duration else "",
    )


def _fork(branch: Branch) -> Fork:
    return Fork(flow.condition_of(branch), tuple(flow.outcomes(branch)))


def _stage(number: int, link: ProcessLink) -> Box:
    details = (link.who or str(Actor.OFFICE.label),)
    time = flow.duration(link.days) if link.days else ""
    return Box(number, str(link.stage.label), False, details, time=time)


def _official(told: Told) -> tuple[Row, ...]:
    item = told.item
    rows = (
        Row(_("法定办结时限"), limit_text(item.statutory)),
        Row(_("承诺办结时限"), limit_text(item.promised)),
        Row(_("设定依据"), _laws(item.basis)),
        Row(_("监督电话"), told.snapshot.site.phone),
    )
    return tuple(row for row in rows if row.value)


def _laws(basis: tuple[Basis, ...]) -> str:
    """Return the laws by name and article; those of which there is no room are on the page."""
    names = list(dict.fromkeys(f"{_book(one.title)}{one.article}" for one in basis))
    joined, left_out = in_row(names, _ROOM)
    return _("%(names)s等") % {"names": joined} if left_out else joined


def _book(title: str) -> str:
    return title if title.startswith("《") or not title[:1] > "ÿ" else f"《{title}》"
