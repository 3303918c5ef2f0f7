"""Where published things stand in a list: their places in the ledger, narrowed, newest first.

A list costs its page, however many things there are: each narrowing walks one index in the order
of the list. Where several narrow it, the rarest is walked and the others are looked up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, QuerySet

from .models import Current, Facet, LedgerRow
from .vocabulary import Access, Action, Kind, Locale

SOURCE = Locale.HANS
# Beyond this many, one value is as common as another.
MANY = 2_000
# How far a server's clock may have been put back.
_SLACK = timedelta(hours=1)

Places = list[tuple[int, str]]


@dataclass(frozen=True)
class Wanted:
    """What a list is to hold: living things of a kind with all of `facets`, in a stretch.

    `before` is a place that is not reached any more.
    """

    kind: Kind
    facets: Mapping[str, str] = field(default_factory=dict)
    updated_since: datetime | None = None
    before: int | None = None

    @cached_property
    def lowest(self) -> int | None:
        """The first sequence number that can be young enough, None where none is."""
        if self.updated_since is None:
            return 0
        if not LedgerRow.objects.filter(recorded_at__gte=self.updated_since).exists():
            return None
        rows = LedgerRow.objects.filter(recorded_at__gte=self.updated_since - _SLACK)
        return rows.order_by("recorded_at").values_list("sequence", flat=True)[0]


def places(wanted: Wanted, as_of: int, now: int, most: int) -> Places:
    """Return at most `most` (sequence, code), highest first, in the order held at `as_of`.

    `now` is the ledger's head. What is alive now counts, and its values of now.
    """
    if wanted.lowest is None:
        return []
    if as_of == now:
        return _current(wanted, as_of, most)
    moved = _moved(wanted, as_of) if wanted.facets else None
    if moved is None:
        return _walked(wanted, as_of, most)
    stayed = _current(wanted, as_of, most)
    return sorted(stayed + _earlier(wanted, moved, as_of), reverse=True)[:most]


def _current(wanted: Wanted, as_of: int, most: int) -> Places:
    rows = _alive(wanted).filter(place__gte=wanted.lowest, place__lte=as_of)
    if wanted.before is not None:
        rows = rows.filter(place__lt=wanted.before)
    if wanted.updated_since is not None:
        rows = rows.filter(moment__gte=wanted.updated_since)
    return list(rows.order_by("-place").values_list("place", "named")[:most])


def _alive(wanted: Wanted) -> QuerySet[Any]:
    """Return living things, each with its `place` now, its code as `named`, and its `moment`."""
    if not wanted.facets:
        alive = Current.objects.filter(
            kind=wanted.kind, locale=SOURCE, action=Action.PUBLISH, audience=Access.PUBLIC
        )
        if wanted.updated_since is not None:
            # Said of the row too, so that neither table's other kinds are walked through.
            alive = alive.filter(row__kind=wanted.kind, row__locale=SOURCE)
        return alive.annotate(place=F("row_id"), named=F("code"), moment=F("row__recorded_at"))
    walked, *looked_up = _by_rarity(wanted)
    # Only what is alive and public has facets.
    rows = walked.annotate(named=F("current__code"), moment=F("current__row__recorded_at"))
    for other in looked_up:
        rows = rows.filter(Exists(other.filter(place=OuterRef("place"))))
    return rows


def _by_rarity(wanted: Wanted) -> list[QuerySet[Facet]]:
    values = [
        Facet.objects.filter(kind=wanted.kind, name=name, value=value)
        for name, value in wanted.facets.items()
    ]
    return values if len(values) == 1 else sorted(values, key=lambda rows: rows[:MANY].count())


def _moved(wanted: Wanted, as_of: int) -> list[str] | None:
    """Return the codes of what was published anew since; None where those are many."""
    since = _alive(wanted).filter(place__gt=as_of).order_by("-place")
    codes = list(since.values_list("named", flat=True)[: MANY + 1])
    return None if len(codes) > MANY else codes


def _earlier(wanted: Wanted, codes: list[str], as_of: int) -> Places:
    """Return where things stood at `as_of` that have moved since; new ones stood nowhere."""
    rows = LedgerRow.objects.filter(
        kind=wanted.kind,
        code__in=codes,
        locale=SOURCE,
        audience=Access.PUBLIC,
        sequence__lte=as_of,
    )
    last = rows.values("code").annotate(place=Max("sequence")).values_list("place", flat=True)
    stood = LedgerRow.objects.filter(sequence__in=list(last), sequence__gte=wanted.lowest)
    if wanted.before is not None:
        stood = stood.filter(sequence__lt=wanted.before)
    if wanted.updated_since is not None:
        stood = stood.filter(recorded_at__gte=wanted.updated_since)
    return list(stood.values_list("sequence", "code"))


def _walked(wanted: Wanted, as_of: int, most: int) -> Places:
    """Return the rows that were the last of their codes at `as_of` and whose codes live still."""
    rows = LedgerRow.objects.filter(
        kind=wanted.kind,
        locale=SOURCE,
        audience=Access.PUBLIC,
        sequence__gte=wanted.lowest,
        sequence__lte=as_of,
    )
    if wanted.before is not None:
        rows = rows.filter(sequence__lt=wanted.before)
    if wanted.updated_since is not None:
        rows = rows.filter(recorded_at__gte=wanted.updated_since)
    later = LedgerRow.objects.filter(
        kind=OuterRef("kind"),
        code=OuterRef("code"),
        locale=OuterRef("locale"),
        sequence__gt=OuterRef("sequence"),
        sequence__lte=as_of,
    )
    alive = Current.objects.filter(
        kind=wanted.kind, code=OuterRef("code"), locale=SOURCE, action=Action.PUBLISH
    )
    for name, value in wanted.facets.items():
        has = Facet.objects.filter(
            kind=wanted.kind, name=name, value=value, place=OuterRef("row_id")
        )
        alive = alive.filter(Exists(has))
    found = rows.filter(~Exists(later), Exists(alive)).order_by("-sequence")
    return list(found.values_list("sequence", "code")[:most])
