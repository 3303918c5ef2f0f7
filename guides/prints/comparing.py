"""What was printed against what is published: which sheets no longer hold, and in what."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guides.models import Facet, LedgerRow, Placement, Print
from guides.naming import guides_naming
from guides.paper.sheet import Sheet
from guides.vocabulary import Kind, PlacementTarget, PrintState

from .said import look, said
from .sheets import Unprintable, sheet_of
from .wanted import again

# Those that hang somewhere, as far as anybody knows.
HANGING = (PrintState.CURRENT, PrintState.OUTDATED, PrintState.RESTYLED)


def note(rows: list[LedgerRow]) -> None:
    """Mark the prints that rows may have made untrue."""
    hanging = Print.objects.filter(state__in=HANGING)
    if not any(row.kind == Kind.SITE for row in rows):
        hanging = hanging.filter(pk__in=_touched(rows))
    hanging.update(due=rows[-1].sequence)


def due() -> QuerySet[Print]:
    """Return the prints that are yet to be compared."""
    return Print.objects.filter(due__gt=0, state__in=HANGING).prefetch_related("parts__placement")


def compare(printed: Print) -> None:
    """Find out how a print stands today, and note it, unless it was put away meanwhile."""
    state, gone, new = _compared(printed)
    row = Print.objects.filter(pk=printed.pk)
    row.filter(state=printed.state).update(
        state=state, gone=list(gone), new=list(new), compared_at=timezone.now()
    )
    # What was noted again while it was compared stays due.
    row.filter(due=printed.due).update(due=0)


def _touched(rows: list[LedgerRow]) -> set[int]:
    codes: dict[str, set[str]] = {}
    for row in rows:
        codes.setdefault(row.kind, set()).add(row.code)
    guides = codes.setdefault(Kind.GUIDE, set())
    guides |= guides_naming(rows)
    found = Facet.objects.filter(kind=Kind.LIFE_EVENT, name="guide", value__in=guides)
    codes.setdefault(Kind.LIFE_EVENT, set()).update(found.values_list("current__code", flat=True))
    for kind, name in ((Kind.HALL, "hall"), (Kind.DEPARTMENT, "department")):
        here = Facet.objects.filter(kind=Kind.GUIDE, name=name, current__code__in=guides)
        codes.setdefault(kind, set()).update(here.values_list("value", flat=True))
    wanted = Q(parts__placement__code__in=codes.pop(Kind.PLACEMENT, set()))
    for named, several in codes.items():
        wanted |= Q(parts__kind=named, parts__code__in=several)
    return set(Print.objects.filter(wanted).values_list("pk", flat=True))


def _compared(printed: Print) -> tuple[PrintState, Iterable[str], Iterable[str]]:
    placements = [one.placement for one in printed.parts.all() if one.placement]
    if placements and not any(one.live for one in placements):
        # Taken down with its code.
        return PrintState.PUT_AWAY, (), ()
    if elsewhere := _elsewhere(printed):
        return PrintState.OUTDATED, (), elsewhere
    try:
        sheet = sheet_of(again(printed))
    except Unprintable as error:
        return PrintState.OUTDATED, (), [str(error)]
    return _differences(printed, sheet)


def _differences(printed: Print, sheet: Sheet) -> tuple[PrintState, Iterable[str], Iterable[str]]:
    was, now = Counter(printed.said), Counter(said(sheet))
    if was != now:
        return PrintState.OUTDATED, (was - now).elements(), (now - was).elements()
    if look(sheet) != printed.look:
        return PrintState.RESTYLED, (), ()
    return PrintState.CURRENT, (), ()


def _elsewhere(printed: Print) -> list[str]:
    """Return in words which codes on a print lead to something else by now."""
    told = _("码 {code} 现在扫到的是“{target}”。")
    return [
        told.format(code=part.placement.code, target=part.placement.target)
        for part in printed.parts.all()
        if part.placement and _leads_to(part.placement) != (part.kind, part.code)
    ]


def _leads_to(placement: Placement) -> tuple[str, str]:
    return PlacementTarget(placement.target_kind).kind, placement.target.code
