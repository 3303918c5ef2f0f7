"""海报: what, three facts, one large code; of a guide, an item or a life event."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from guides.channels.told import Told
from guides.content import LifeEvent, Material, Record, Site
from guides.vocabulary import Fact, Locale, Necessity

from .sheet import Call, How, Row, Sheet, Way, call, common, in_short, of_told, way

FACTS = 3
# What people ask first; where a guide lacks one, the next takes its place.
_WANTED = (Fact.MATERIALS, Fact.TIME, Fact.FEE, Fact.PLACE, Fact.ONLINE, Fact.PHONE)
# Letters that a row holds, and of names that are read in passing; English ones are half as wide.
_ROOM, _NAMES = 40, 26


@dataclass(frozen=True, kw_only=True)
class Poster(Sheet):
    """One thing, three facts, one code."""

    template: ClassVar = "poster"

    rows: tuple[Row, ...]
    way: Way
    call: Call


def of_guide(told: Told, address: str, how: How) -> Poster:
    """Return the poster of a guide or item whose code leads to `address`."""
    with override(how.locale.value.lower()):
        return Poster(**of_told(told, address, how), rows=facts(told))


def of_event(event: Record, guides: Sequence[Told], site: Site, address: str, how: How) -> Poster:
    """Return the poster of a life event; `guides` are those of its guides that are public."""
    payload: LifeEvent = event.payload
    papers = {paper.code: paper.name for told in guides for paper in _needed(told)}
    with override(how.locale.value.lower()):
        count = len(guides)
        number = ngettext("%(count)s 件事，一次看全", "%(count)s 件事，一次看全", count)
        rows = [
            Row(_("要办几件"), number % {"count": count}),
            Row(_("先办什么"), guides[0].title if guides else ""),
            Row(str(Fact.MATERIALS.label), in_short(papers.values(), _room(event.locale))),
        ]
        return Poster(
            **common(payload.name, event, site, site.owner or site.name, how),
            rows=tuple(row for row in rows if row.value),
            way=way(address, how),
            call=call(site),
        )


def facts(told: Told) -> tuple[Row, ...]:
    """Return the three facts that decide, each short enough to be read in passing."""
    known = {fact: brief(told, fact) for fact in _WANTED}
    found = [Row(str(fact.label), value) for fact, value in known.items() if value]
    return tuple(found[:FACTS])


def brief(told: Told, fact: Fact) -> str:
    """Return a fact's value, or in fewer words where it is long; nothing where there is none."""
    line = told.line.get(fact.value)
    room = _room(told.record.locale)
    if fact == Fact.MATERIALS and (papers := _needed(told)):
        return in_short((paper.name for paper in papers), room * _NAMES // _ROOM)
    if line is None:
        return ""
    if len(line.value) <= room:
        return line.value or line.words
    if fact == Fact.PLACE:
        names = (place.hall.name for place in told.places)
        return in_short(names, room * _NAMES // _ROOM, places=True)
    return line.words if 0 < len(line.words) <= room else _("分几种情况，扫码看")


def _needed(told: Told) -> list[Material]:
    return [paper for paper in told.materials if paper.necessity != Necessity.OPTIONAL]


def _room(locale: Locale) -> int:
    return 2 * _ROOM if locale == Locale.EN else _ROOM
