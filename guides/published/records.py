"""What is said of a code now or on a day, in a language or the one that stands for it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from guides.content import Record, Site, read
from guides.listed import SOURCE
from guides.localize import traditional_payload
from guides.models import Current, LedgerRow
from guides.vocabulary import Access, Action, Kind, Locale

from .once import once

Records = dict[tuple[Kind, str], Record]


def record(
    kind: Kind, code: str, locale: Locale = SOURCE, access: Access = Access.PUBLIC
) -> Record | None:
    """Return what is said of a code in a locale, else in zh-Hans; None if it was never public.

    A zh-Hans withdrawal withdraws every language: the record's payload is a Withdrawal then.
    """

    def look() -> Record | None:
        return chosen(current(access).filter(kind=kind, code=code), locale).get((kind, code))

    return once((kind, code, locale, access), look)


def is_public(kind: Kind, code: str) -> bool:
    """Tell whether a code stands for something published now, without reading what it says."""
    rows = current(Access.PUBLIC).filter(kind=kind, code=code, locale=SOURCE)
    return rows.filter(action=Action.PUBLISH).exists()


def record_on(kind: Kind, code: str, day: date, locale: Locale = SOURCE) -> Record | None:
    """Return what was in force at the end of a local day, by the day it took effect.

    The payload is None where that row has been redacted since.
    """
    rows = LedgerRow.objects.filter(
        kind=kind, code=code, audience=Access.PUBLIC, effective_from__lt=end_of(day)
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


def records_of(
    kind: Kind, codes: Iterable[str], locale: Locale = SOURCE, access: Access = Access.PUBLIC
) -> dict[str, Record]:
    """Return the living records of many codes, by code, in one query."""
    found = chosen(current(access).filter(kind=kind, code__in=list(codes)), locale)
    return {code: one for (_kind, code), one in found.items() if one.action == Action.PUBLISH}


def site(locale: Locale = SOURCE) -> Site:
    """Return the site's brand; raises LookupError before the first one is published."""
    rows = current(Access.PUBLIC).filter(kind=Kind.SITE)
    for found in chosen(rows, locale).values():
        payload: Site = found.payload
        return payload
    raise LookupError("no site row: the ledger has not been begun")


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


def end_of(day: date) -> datetime:
    """Return the moment at which a local day is over."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def current(access: Access) -> QuerySet[Current]:
    """Return what holds now, as far as one may read it."""
    rows = Current.objects.select_related("row").filter(row__redacted_on=None)
    return rows.filter(audience=Access.PUBLIC) if access == Access.PUBLIC else rows


def chosen(rows: QuerySet[Current], locale: Locale) -> Records:
    """Return one record a code of what holds now, in a locale or zh-Hans."""
    return best((one.row for one in rows.filter(locale__in={locale, SOURCE})), locale)


def best(rows: Iterable[LedgerRow], locale: Locale) -> Records:
    """Return one record a code: in the locale where that speaks, else in zh-Hans."""
    by_key: dict[tuple[Kind, str], dict[str, LedgerRow]] = {}
    for row in rows:
        by_key.setdefault((Kind(row.kind), row.code), {})[row.locale] = row
    found = {key: _best(one.get(locale), one.get(SOURCE), locale) for key, one in by_key.items()}
    return {key: one for key, one in found.items() if one}


def _best(own: LedgerRow | None, source: LedgerRow | None, locale: Locale) -> Record | None:
    """Return what speaks of a row in the locale asked for and that in zh-Hans."""
    speaks = own is not None and own.action == Action.PUBLISH
    if source is not None and (source.action == Action.WITHDRAW or _gives_way(own, source)):
        speaks = False
    row = own if speaks else source
    if row is None:
        return None
    found = _record(row)
    if speaks and source is not None and row is not source:
        found = found.model_copy(update={"behind": _is_behind(row, source)})
    return localised(found, locale)


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
