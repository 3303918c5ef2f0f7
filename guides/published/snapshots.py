"""The published things that payloads name by code."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from guides.content import (
    Department,
    Guide,
    Hall,
    Item,
    LifeEvent,
    Payload,
    Region,
    Snapshot,
)
from guides.listed import SOURCE
from guides.models import LedgerRow
from guides.vocabulary import Access, Action, Kind, Locale

from .once import once
from .records import Records, best, chosen, current, end_of


def snapshot(payloads: Iterable[Payload], locale: Locale = SOURCE) -> Snapshot:
    """Return the published things that payloads name by code, in a fixed number of queries."""
    choice = _choice(payloads)

    def look() -> Snapshot:
        return _snapshot(chosen(current(Access.PUBLIC).filter(choice), locale))

    return once((choice, locale), look)


def snapshot_on(payload: Payload, day: date, locale: Locale = SOURCE) -> Snapshot:
    """Return what a payload names as it was in force at the end of a local day."""
    rows = LedgerRow.objects.filter(
        _choice([payload]),
        audience=Access.PUBLIC,
        effective_from__lt=end_of(day),
        locale__in={locale, SOURCE},
    )
    last: dict[tuple[str, str, str], int] = {}
    for sequence, kind, code, tag in rows.order_by("sequence").values_list(
        "sequence", "kind", "code", "locale"
    ):
        last[(kind, code, tag)] = sequence
    then = LedgerRow.objects.filter(sequence__in=last.values(), redacted_on=None)
    # A guide may have been in force before this site began: it has a name now.
    now = chosen(current(Access.PUBLIC).filter(kind=Kind.SITE), locale)
    return _snapshot(now | best(then, locale))


def named(payload: Payload) -> dict[Kind, set[str]]:
    """Return the codes of other published things that a payload names."""
    if isinstance(payload, Guide):
        found: dict[Kind, set[str]] = {
            Kind.DEPARTMENT: {payload.department},
            Kind.TOPIC: set(payload.topics),
            Kind.GUIDE: set(payload.related),
        }
        for item in payload.items:
            for kind, codes in named(item).items():
                found.setdefault(kind, set()).update(codes)
        return found
    if isinstance(payload, Item):
        return {
            Kind.DEPARTMENT: _given(payload.department),
            Kind.REGION: _given(payload.region),
            Kind.TOPIC: set(payload.topics),
            Kind.HALL: {use.hall for use in payload.windows},
        }
    if isinstance(payload, LifeEvent):
        return {Kind.GUIDE: {one.guide for one in payload.guides}}
    if isinstance(payload, Hall | Department):
        return {Kind.REGION: _given(payload.region)}
    if isinstance(payload, Region):
        return {Kind.REGION: _given(payload.parent)}
    return {}


def _given(code: str | None) -> set[str]:
    return {code} if code else set()


def _choice(payloads: Iterable[Payload]) -> Q:
    wanted: dict[Kind, set[str]] = {}
    for payload in payloads:
        for kind, codes in named(payload).items():
            wanted.setdefault(kind, set()).update(codes)
    choice = Q(kind=Kind.SITE)
    for kind, codes in wanted.items():
        choice |= Q(kind=kind, code__in=sorted(codes))
    return choice


def _snapshot(found: Records) -> Snapshot:
    by_kind: dict[Kind, dict[str, Any]] = {}
    for (kind, code), one in found.items():
        if one.action == Action.PUBLISH:
            by_kind.setdefault(kind, {})[code] = one.payload
    sites = by_kind.get(Kind.SITE)
    if not sites:
        raise LookupError("no site row: the ledger has not been begun")
    return Snapshot.model_construct(
        site=next(iter(sites.values())),
        regions=by_kind.get(Kind.REGION, {}),
        departments=by_kind.get(Kind.DEPARTMENT, {}),
        topics=by_kind.get(Kind.TOPIC, {}),
        halls=by_kind.get(Kind.HALL, {}),
        guides=by_kind.get(Kind.GUIDE, {}),
    )
