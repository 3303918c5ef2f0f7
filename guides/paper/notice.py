"""一次性告知单: what this person has to bring, once and in writing, signed by both sides.

On A4, or on a roll of 80 or 58 mm as a receipt.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from guides.channels.told import Told
from guides.content import Material
from guides.vocabulary import Fact, Necessity

from .sheet import Call, How, Row, Sheet, Way, of_told

_FACTS = (Fact.PLACE, Fact.HOURS, Fact.TIME, Fact.FEE, Fact.PHONE)


@dataclass(frozen=True)
class Errand:
    """What is told to whom: the situation, the papers to bring, the days, the window.

    `papers` are codes of materials; None ticks all that are not for some people only.
    """

    situation: str = ""
    papers: Collection[str] | None = None
    told_on: date | None = None
    due: date | None = None
    window: str = ""


@dataclass(frozen=True)
class Paper:
    """A material, whether it has to be brought, and in how many copies."""

    name: str
    ticked: bool
    detail: str


@dataclass(frozen=True)
class Words:
    """The sheet's own headings."""

    kind: str
    papers: str
    facts: str
    advice: str
    signatures: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Notice(Sheet):
    """What to bring, ticked; the facts; lines to sign on."""

    template: ClassVar = "notice"

    words: Words
    errand: tuple[Row, ...]
    papers: tuple[Paper, ...]
    rows: tuple[Row, ...]
    way: Way
    call: Call


def of_guide(told: Told, address: str, how: How, errand: Errand = Errand()) -> Notice:
    """Return the notice of a guide or item for one person's errand."""
    with override(how.locale.value.lower()):
        facts = (told.line[fact.value] for fact in _FACTS if fact.value in told.line)
        return Notice(
            **of_told(told, address, how),
            words=_words(),
            errand=_errand(errand),
            papers=tuple(_paper(one, errand) for one in told.materials),
            rows=tuple(Row(line.label, line.value or line.words) for line in facts),
        )


def _words() -> Words:
    return Words(
        kind=_("一次性告知单"),
        papers=_("请带这些（打勾的都要）"),
        facts=_("办的时候"),
        advice=_("请照打勾的准备。有不清楚的，来之前先打电话问。"),
        signatures=(_("申请人签名"), _("经办人签名"), _("日期")),
    )


def _errand(errand: Errand) -> tuple[Row, ...]:
    rows = (
        Row(_("您的情形"), errand.situation),
        Row(_("告知日期"), _day(errand.told_on)),
        Row(_("请在此前补齐"), _day(errand.due)),
        Row(_("去哪个窗口"), errand.window),
    )
    return tuple(row for row in rows if row.value)


def _paper(material: Material, errand: Errand) -> Paper:
    optional = material.necessity == Necessity.OPTIONAL
    ticked = not optional if errand.papers is None else material.code in errand.papers
    return Paper(material.name, ticked, detail(material))


def detail(material: Material) -> str:
    """Return in how many copies a material is asked for, in the active language."""
    parts = []
    if material.originals:
        text = ngettext("原件 %(count)s 份", "原件 %(count)s 份", material.originals)
        parts.append(text % {"count": material.originals})
    if material.copies:
        text = ngettext("复印件 %(count)s 份", "复印件 %(count)s 份", material.copies)
        parts.append(text % {"count": material.copies})
    if material.necessity == Necessity.OPTIONAL:
        parts.append(_("有这种情况才带"))
    return _("，").join(parts)


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
