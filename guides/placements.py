"""Where a code that hangs somewhere leads: never nowhere, even when it was taken down."""

from . import published
from .channels import addresses
from .content import Placement, Record
from .facets import place
from .models import Facet, LedgerRow
from .vocabulary import Action, Edition, Kind, Locale, PlacementTarget


def way(code: str, locale: Locale) -> str | None:
    """Return the path that a placement's code leads to; None for a code that never hung."""
    placement = meant(code)
    if placement is None:
        return None
    kind = placement.target_kind.kind
    target = published.record(kind, placement.target, locale)
    if target is None:
        return None
    if placement.target_kind == PlacementTarget.RATING and target.action != Action.WITHDRAW:
        return addresses.rating(code, locale)
    at = _place(placement, target)
    return addresses.thing(kind, target.code, locale, _edition(placement, target), **at)


def hangs(target: str, hall: str, window: str) -> bool:
    """Tell whether a code that leads to something hangs at a hall, or at a window of it."""
    found = Facet.objects.filter(kind=Kind.PLACEMENT, name="place")
    return found.filter(value=place(target, hall, window)).exists()


def _place(placement: Placement, target: Record) -> dict[str, str]:
    """Return what the target's address is to say of where the code hangs."""
    if target.action == Action.WITHDRAW or placement.hall is None:
        return {}
    if target.kind in (Kind.GUIDE, Kind.LIFE_EVENT):
        return _hung_at(placement)
    at_its_own = target.kind == Kind.HALL and target.code == placement.hall
    return {"window": placement.window or ""} if at_its_own else {}


def _hung_at(placement: Placement) -> dict[str, str]:
    if not hangs(placement.target, placement.hall or "", placement.window or ""):
        # Taken down: nobody stands there any more.
        return {}
    hall = published.record(Kind.HALL, placement.hall or "")
    if hall is None or hall.action == Action.WITHDRAW:
        return {}
    return {"hall": hall.code, "window": placement.window or ""}


def meant(code: str) -> Placement | None:
    """Return what a code says now; taken down, what its successor says, else what it said last."""
    seen: set[str] = set()
    found = published.record(Kind.PLACEMENT, code)
    while found is not None and found.action == Action.WITHDRAW:
        seen.add(found.code)
        successor = found.payload.successor
        if successor is None or successor in seen:
            return _last(code)
        found = published.record(Kind.PLACEMENT, successor)
    placement: Placement | None = found.payload if found else None
    return placement


def _last(code: str) -> Placement | None:
    rows = LedgerRow.objects.filter(kind=Kind.PLACEMENT, code=code, redacted_on=None)
    row = rows.filter(action=Action.PUBLISH).order_by("-sequence").first()
    return Placement.model_validate_json(row.payload) if row else None


def _edition(placement: Placement, target: Record) -> Edition | None:
    """Return the edition to lead to, while the guide has it."""
    if target.kind != Kind.GUIDE or target.action == Action.WITHDRAW:
        return None
    return placement.edition if target.payload.has(placement.edition) else None
