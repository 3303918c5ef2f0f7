"""What the site says of itself, and the map of the site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels import addresses
from guides.channels.pages import Context, Frame, render
from guides.content import Department, Record, Section, Site, Snapshot, Statement
from guides.vocabulary import Kind, Locale, Subject, TopicKind

from .places import TopicLine, topic_lines


@dataclass(frozen=True)
class DepartmentLine:
    """A department with how many guides it is in charge of, and the address of their list."""

    department: Department
    count: int
    href: str


@dataclass(frozen=True, kw_only=True)
class StatementContext(Context):
    """`departments` are those with a telephone, on the page of whom to ask."""

    template: ClassVar = "pages/statement.html"

    name: str
    summary: str
    sections: list[Section]
    changed_on: date
    checked_on: date | None
    contact: bool
    departments: list[DepartmentLine]


@dataclass(frozen=True, kw_only=True)
class SiteMapContext(Context):
    template: ClassVar = "pages/site_map.html"

    counts: Mapping[Kind, int]
    groups: dict[TopicKind, list[TopicLine]]
    departments: list[DepartmentLine]


def statement(
    record: Record,
    snapshot: Snapshot,
    changed_on: date,
    departments: Sequence[Record],
    counts: Mapping[str, int],
    locale: Locale,
    base: str,
) -> str:
    """Return a statement's page; whom to ask lists the departments with their telephones too."""
    payload: Statement = record.payload
    site = snapshot.site
    contact = payload.subject == Subject.CONTACT
    frame = Frame(
        site=site,
        locale=locale,
        base=base,
        path=addresses.statement(payload.subject, Locale.HANS),
        title=payload.name,
        description=filled(payload.summary, site),
        record=record,
    )
    context = StatementContext(
        name=payload.name,
        summary=filled(payload.summary, site),
        sections=[
            Section(heading=filled(one.heading, site), text=filled(one.text, site))
            for one in payload.sections
        ],
        changed_on=changed_on,
        checked_on=payload.checked_on,
        contact=contact,
        departments=department_lines(departments, counts, locale) if contact else [],
    )
    return render(frame, context)


def site_map(
    snapshot: Snapshot,
    totals: Mapping[Kind, int],
    topics: Sequence[Record],
    of_topics: Mapping[str, int],
    departments: Sequence[Record],
    of_departments: Mapping[str, int],
    locale: Locale,
    base: str,
) -> str:
    """Return the map of the site: what there is, how much of it, and where."""
    with override(locale.value.lower()):
        title, description = _("网站地图"), _("这个网站上有什么、各有多少、在哪里。")
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=addresses.site_map(Locale.HANS),
        title=title,
        description=description,
    )
    context = SiteMapContext(
        counts=totals,
        groups=topic_lines(topics, of_topics, locale),
        departments=department_lines(departments, of_departments, locale),
    )
    return render(frame, context)


def department_lines(
    departments: Sequence[Record], counts: Mapping[str, int], locale: Locale
) -> list[DepartmentLine]:
    return [
        DepartmentLine(
            one.payload,
            counts.get(one.code, 0),
            addresses.guides(locale, department=one.code) if counts.get(one.code) else "",
        )
        for one in sorted(departments, key=lambda one: (-counts.get(one.code, 0), one.code))
    ]


def filled(text: str, site: Site) -> str:
    """Return words with what stands for the site's own data filled in."""
    said = {"site": site.name, "city": site.city, "owner": site.owner or site.name}
    for name, value in {**said, "phone": site.phone}.items():
        text = text.replace(f"{{{{{name}}}}}", value)
    return text
