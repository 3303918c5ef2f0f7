"""服务手册: all that a hall or a department does, by topic, with an index; A5, or folded of A4."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from guides.channels.told import Told
from guides.content import Department, Hall, Record, Site, Topic
from guides.facts import hours_text, place_text
from guides.titles import letter, sort_key
from guides.vocabulary import Fact, Locale, Necessity

from . import imposition, typeset
from .notice import detail
from .poster import brief
from .sheet import Call, Foot, How, Row, Sheet, Way, call, common, foot, way
from .sizes import A4, A5

_FACTS = (Fact.ELIGIBILITY, Fact.PLACE, Fact.TIME, Fact.FEE, Fact.PHONE)


@dataclass(frozen=True)
class Article:
    """One guide: what it is, five facts, what to bring, the steps in short, its code."""

    title: str
    summary: str
    rows: tuple[Row, ...]
    papers: tuple[str, ...]
    steps: tuple[str, ...]
    way: Way
    foot: Foot


@dataclass(frozen=True)
class Chapter:
    """A topic with its guides."""

    name: str
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class Stretch:
    """A letter of the index; `entries` are places of articles, counted through the booklet."""

    letter: str
    entries: tuple[int, ...]


@dataclass(frozen=True)
class Words:
    """The booklet's own headings."""

    kind: str
    count: str
    contents: str
    index: str
    papers: str
    steps: str
    back: str
    rule: str


@dataclass(frozen=True, kw_only=True)
class Booklet(Sheet):
    """Cover, contents, guides by topic, index, back page."""

    template: ClassVar = "booklet"

    folded: bool
    words: Words
    chapters: tuple[Chapter, ...]
    index: tuple[Stretch, ...]
    rows: tuple[Row, ...]
    way: Way
    call: Call


class Empty(ValueError):
    """A booklet without a guide."""


def of_guides(
    of: Record, several: Sequence[tuple[Told, str]], site: Site, address: str, how: How
) -> Booklet:
    """Return the booklet of a hall or a department; on A4 it is to be folded.

    `several` are its guides with the addresses of their codes, `address` that of its own. Its date
    and revision are those of what was published last. Raises Empty.
    """
    if not several:
        raise Empty(_("“%(name)s”还没有发布的指南，印不成手册。") % {"name": of.payload.name})
    last = max((told.record for told, _address in several), key=attrgetter("sequence"))
    own = replace(how, size=A5)
    with override(how.locale.value.lower()):
        chapters = _chapters(of, several, how.locale)
        return Booklet(
            **common(of.payload.name, last, site, site.owner or of.payload.name, own),
            folded=how.size == A4,
            words=_words(len(several)),
            chapters=chapters,
            index=_index([one.title for part in chapters for one in part.articles], how.locale),
            rows=_rows(of, site),
            way=way(address, how),
            call=call(site),
        )


def pdf(one: Booklet) -> bytes:
    """Return the booklet, page by page or imposed; raises typeset.CannotBeSet."""
    document = typeset.pdf(one.template, [one.data])
    return imposition.folded(document) if one.folded else document


def _chapters(
    of: Record, several: Sequence[tuple[Told, str]], locale: Locale
) -> tuple[Chapter, ...]:
    def place(one: tuple[Told, str]) -> tuple[int, str, str]:
        topic = _topic(one[0])
        order = (topic.order, topic.name) if topic else (10**9, "")
        return (*order, sort_key(one[0].title, locale))

    parts = groupby(sorted(several, key=place), key=lambda one: _topic(one[0]))
    return tuple(
        Chapter(
            topic.name if topic else _("其他"), tuple(_article(told, at, of) for told, at in part)
        )
        for topic, part in parts
    )


def _topic(told: Told) -> Topic | None:
    known = (told.snapshot.topics.get(code) for code in told.record.payload.topics)
    return next(filter(None, known), None)


def _article(told: Told, address: str, of: Record) -> Article:
    known = (
        (fact, _here(told, of) if fact == Fact.PLACE else brief(told, fact)) for fact in _FACTS
    )
    guide = told.guide if told.stepped else None
    return Article(
        title=told.title,
        summary=getattr(told.record.payload, "summary", ""),
        rows=tuple(Row(str(fact.label), value) for fact, value in known if value),
        papers=tuple(
            f"{paper.name} {detail(paper)}".strip()
            for paper in sorted(told.materials, key=lambda one: one.necessity == Necessity.OPTIONAL)
        ),
        steps=tuple(step.title for step in guide.steps) if guide else (),
        way=way(address),
        foot=foot(told.record, told.snapshot.site, told.department, told.record.locale),
    )


def _here(told: Told, of: Record) -> str:
    """Return where in its own hall something is done, elsewhere in which halls."""
    own = next((place for place in told.places if place.hall.code == of.code), None)
    if own is None:
        return brief(told, Fact.PLACE)
    return _("、").join(place_text(own.hall, one.code) for one in own.windows) or own.hall.name


def _index(titles: list[str], locale: Locale) -> tuple[Stretch, ...]:
    placed = sorted((sort_key(title, locale), at) for at, title in enumerate(titles))
    parts = groupby(placed, key=lambda one: letter(one[0]))
    return tuple(
        Stretch("#" if first == "0" else first.upper(), tuple(at for _key, at in part))
        for first, part in parts
    )


def _words(count: int) -> Words:
    number = ngettext("%(count)s 件事怎么办", "%(count)s 件事怎么办", count)
    return Words(
        kind=_("服务手册"),
        count=number % {"count": count},
        contents=_("目录"),
        index=_("索引"),
        papers=str(Fact.MATERIALS.label),
        steps=str(Fact.STEPS.label),
        back=_("在哪里、几点开、问谁"),
        rule=_("印好以后可能有变化，以扫码内容为准。"),
    )


def _rows(of: Record, site: Site) -> tuple[Row, ...]:
    known = _of_hall(of.payload) if isinstance(of.payload, Hall) else _of_department(of.payload)
    rows = (*known, Row(_("热线"), site.phone))
    return tuple(row for row in rows if row.value)


def _of_hall(hall: Hall) -> tuple[Row, ...]:
    hours = _("，").join(filter(None, (hours_text(hall.hours), hall.hours_note)))
    return (
        Row(_("地址"), hall.address),
        Row(_("怎么去"), hall.directions),
        Row(str(Fact.HOURS.label), hours),
        Row(_("电话"), hall.phone),
    )


def _of_department(department: Department) -> tuple[Row, ...]:
    return (
        Row(_("电话"), department.phone),
        Row(_("监督电话"), department.complaint_phone),
    )
