"""Lists of what is public, and what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from guides.content import Record
from guides.listed import SOURCE, Wanted, places
from guides.models import LedgerRow
from guides.vocabulary import Access, Kind, Locale

from .position import head
from .records import records_of


@dataclass(frozen=True)
class Page:
    """A stretch of a list, newest first; `before` continues it as it was at `head`."""

    records: list[Record]
    head: int
    before: int | None


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


def changes(after: int = 0, limit: int = 100, access: Access = Access.PUBLIC) -> list[LedgerRow]:
    """Return rows after a sequence number, oldest first: publications and withdrawals."""
    rows = LedgerRow.objects.filter(sequence__gt=after)
    if access == Access.PUBLIC:
        rows = rows.filter(audience=Access.PUBLIC)
    return list(rows.order_by("sequence")[:limit])
