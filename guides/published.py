"""What is public now, read from the ledger: records, lists, changes and the things they name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from django.utils import timezone

from .content import (
    Department,
    Guide,
    Hall,
    Item,
    LifeEvent,
    Payload,
    Record,
    Region,
    Site,
    Snapshot,
    read,
)
from .listed import SOURCE, Wanted, places
from .localize import traditional_payload
from .models import Current, LedgerHead, LedgerRow
from .vocabulary import Access, Action, Kind, Locale

T = TypeVar("T")

_read_once: ContextVar[dict[Any, Any] | None] = ContextVar("read_once", default=None)


@dataclass(frozen=True)
class Page:
    """A stretch of a list, newest first; `before` continues it as it was at `head`."""

    records: list[Record]
    head: int
    before: int | None


@dataclass(frozen=True)
class State:
    """Where the ledger stands: `chain` differs whenever anything was ever said differently."""

    sequence: int
    chain: str
    recorded_at: datetime | None


def state() -> State:
    """Return where the ledger stands, in one query."""
    last = LedgerRow.objects.order_by("-sequence").values_list("sequence", "chain", "recorded_at")
    return State(*(last.first() or (0, "", None)))


def head() -> int:
    """Return the last sequence number; whoever rendered at this number need not render again."""
    return LedgerHead.objects.values_list("sequence", flat=True).first() or 0


def record(
    kind: Kind, code: str, locale: Locale = SOURCE, access: Access = Access.PUBLIC
) -> Record | None:
    """Return what is said of a code in a locale, else in zh-Hans; None if it was never public.

    A zh-Hans withdrawal withdraws every language: the record's payload is a Withdrawal then.
    """

    def look() -> Record | None:
        return _chosen(_current(access).filter(kind=kind, code=code), locale).get((kind, code))

    return _once((kind, code, locale, access), look)


def is_public(kind: Kind, code: str) -> bool:
    """Tell whether a code stands for something published now, without reading what it says."""
    rows = _current(Access.PUBLIC).filter(kind=kind, code=code, locale=SOURCE)
    return rows.filter(action=Action.PUBLISH).exists()


def record_on(kind: Kind, code: str, day: date, locale: Locale = SOURCE) -> Record | None:
    """Return what was in force at the end of a local day, by the day it took effect.

    The payload is None where that row has been redacted since.
    """
    moment = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    rows = LedgerRow.objects.filter(
        kind=kind, code=code, audience=Access.PUBLIC, effective_from__lt=moment
    )
    last = {
        wanted: rows.filter(locale=wanted).order_by("-sequence").first()
        for wanted in dict.fromkeys((locale, SOURCE))
    }
    own, source = last[locale], last[SOURCE]
    if source is not None and _gives_way(own, source):
        own = None
    row = own or source
    return localised(_record(row), locale) if row else None


def snapshot_on(payload: Payload, day: date, locale: Locale = SOURCE) -> Snapshot:
    """Return what a payload names as it was in force at the end of a local day."""
    moment = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    rows = LedgerRow.objects.filter(
        _choice([payload]),
        audience=Access.PUBLIC,
        effective_from__lt=moment,
        locale__in={locale, SOURCE},
    )
    last: dict[tuple[str, str, str], int] = {}
    for sequence, kind, code, tag in rows.order_by("sequence").values_list(
        "sequence", "kind", "code", "locale"
    ):
        last[(kind, code, tag)] = sequence
    then = LedgerRow.objects.filter(sequence__in=last.values(), redacted_on=None)
    # A guide may have been in force before this site began: it has a name now.
    now = _chosen(_current(Access.PUBLIC).filter(kind=Kind.SITE), locale)
    return _snapshot(now | _best(then, locale))


def listing(
    kind: Kind,
    locale: Locale = SOURCE,
    *,
    facets: Mapping[str, str] | None = None,
    updated_since: datetime | None = None,
    before: int | None = None,
    as_of: int | None = None,
    limit: int = 50,
) -> Page:
    """Return published things, newest first, in the order they had at `as_of` (now if None).

    That order does not move while a reader walks it, however much is published meanwhile; what is
    told of each is what holds now, and what was withdrawn meanwhile is left out.
    """
    now = head()
    as_of = min(as_of or now, now)
    wanted = Wanted(kind, facets or {}, updated_since, before)
    found = places(wanted, as_of, now, limit + 1)
    shown = found[:limit]
    records = records_of(kind, [code for _sequence, code in shown], locale)
    more = shown[-1][0] if len(found) > limit else None
    return Page([records[code] for _sequence, code in shown if code in records], as_of, more)


def records_of(
    kind: Kind, codes: Iterable[str], locale: Locale = SOURCE, access: Access = Access.PUBLIC
) -> dict[str, Record]:
    """Return the living records of many codes, by code, in one query."""
    chosen = _chosen(_current(access).filter(kind=kind, code__in=list(codes)), locale)
    return {
        code: found for (_kind, code), found in chosen.items() if found.action == Action.PUBLISH
    }


def changes(after: int = 0, limit: int = 100, access: Access = Access.PUBLIC) -> list[LedgerRow]:
    """Return rows after a sequence number, oldest first: publications and withdrawals."""
    rows = LedgerRow.objects.filter(sequence__gt=after)
    if access == Access.PUBLIC:
        rows = rows.filter(audience=Access.PUBLIC)
    return list(rows.order_by("sequence")[:limit])


def site(locale: Locale = SOURCE) -> Site:
    """Return the site's brand; raises LookupError before the first one is published."""
    rows = _current(Access.PUBLIC).filter(kind=Kind.SITE)
    for found in _chosen(rows, locale).values():
        payload: Site = found.payload
        return payload
    raise LookupError("no site row: the ledger has not been begun")


def snapshot(payloads: Iterable[Payload], locale: Locale = SOURCE) -> Snapshot:
    """Return the published things that payloads name by code, in a fixed number of queries."""
    choice = _choice(payloads)

    def look() -> Snapshot:
        return _snapshot(_chosen(_current(Access.PUBLIC).filter(choice), locale))

    return _once((choice, locale), look)


@contextmanager
def reading_once() -> Iterator[None]:
    """Read no record and no snapshot twice within: for who renders many pages of one moment."""
    token = _read_once.set({})
    try:
        yield
    finally:
        _read_once.reset(token)


def _once(key: Any, look: Callable[[], T]) -> T:
    known = _read_once.get()
    if known is None:
        return look()
    if key not in known:
        known[key] = look()
    found: T = known[key]
    return found


def _choice(payloads: Iterable[Payload]) -> Q:
    wanted: dict[Kind, set[str]] = {}
    for payload in payloads:
        for kind, codes in named(payload).items():
            wanted.setdefault(kind, set()).update(codes)
    choice = Q(kind=Kind.SITE)
    for kind, codes in wanted.items():
        choice |= Q(kind=kind, code__in=sorted(codes))
    return choice


def _snapshot(found: Mapping[tuple[Kind, str], Record]) -> Snapshot:
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


def guide_of_item(code: str) -> str | None:
    """Return the code of the guide that explains an item, the one it is the main item of first."""
    guides = Current.objects.filter(
        kind=Kind.GUIDE,
        locale=SOURCE,
        action=Action.PUBLISH,
        facets__kind=Kind.GUIDE,
        facets__name="item",
        facets__value=code,
    )
    found = [(one.row.sequence, _record(one.row)) for one in guides.select_related("row")]
    ranked = sorted(found, key=lambda one: (one[1].payload.item.code != code, one[0]))
    return ranked[0][1].code if ranked else None


def localised(found: Record, locale: Locale) -> Record:
    """Return a zh-Hans record in traditional characters where that is asked for."""
    if locale == Locale.HANT and found.locale == Locale.HANS:
        payload = traditional_payload(found.payload)
        return found.model_copy(update={"payload": payload, "locale": Locale.HANT})
    return found


def _current(access: Access) -> QuerySet[Current]:
    rows = Current.objects.select_related("row").filter(row__redacted_on=None)
    return rows.filter(audience=Access.PUBLIC) if access == Access.PUBLIC else rows


def _chosen(rows: QuerySet[Current], locale: Locale) -> dict[tuple[Kind, str], Record]:
    return _best((one.row for one in rows.filter(locale__in={locale, SOURCE})), locale)


def _best(rows: Iterable[LedgerRow], locale: Locale) -> dict[tuple[Kind, str], Record]:
    """Return one record a code: in the locale where that speaks, else in zh-Hans."""
    by_key: dict[tuple[Kind, str], dict[str, LedgerRow]] = {}
    for row in rows:
        by_key.setdefault((Kind(row.kind), row.code), {})[row.locale] = row
    chosen = {}
    for key, languages in by_key.items():
        source = languages.get(SOURCE)
        own = languages.get(locale)
        best: LedgerRow | None
        if source is not None and (source.action == Action.WITHDRAW or _gives_way(own, source)):
            best = source
        else:
            best = own if own is not None and own.action == Action.PUBLISH else source
        if best is None:
            continue
        found = _record(best)
        if best is own and source is not None and own is not source:
            found = found.model_copy(update={"behind": _is_behind(own, source)})
        chosen[key] = localised(found, locale)
    return chosen


def _is_behind(own: LedgerRow, source: LedgerRow) -> bool:
    return (own.source_revision or 0) < source.revision


def _gives_way(own: LedgerRow | None, source: LedgerRow) -> bool:
    """Tell whether readers of zh-Hant are better served by the source in traditional characters.

    Where its own row says older words, that is always at hand.
    """
    return own is not None and own.locale == Locale.HANT and _is_behind(own, source)


def _record(row: LedgerRow) -> Record:
    kind, action = Kind(row.kind), Action(row.action)
    return Record.model_construct(
        sequence=row.sequence,
        kind=kind,
        code=row.code,
        locale=Locale(row.locale),
        revision=row.revision,
        action=action,
        audience=Access(row.audience),
        digest=row.digest,
        effective_from=row.effective_from,
        recorded_at=row.recorded_at,
        source_revision=row.source_revision,
        behind=False,
        change_note=row.change_note,
        payload=None if row.redacted_on else read(kind, action, row.payload),
    )
