"""Placements into the ledger: saved is published, taken down is withdrawn, none is deleted."""

from guides import ledger
from guides.assemble import placement_of
from guides.content import Payload, Withdrawal, digest
from guides.ledger import Entry
from guides.models import Hall, Placement
from guides.vocabulary import Kind, Locale

from .rows import current, is_new


def publish_placement(placement: Placement) -> None:
    """Append a placement's row if what it says is new; its tombstone if it was taken down."""
    fresh = Placement.objects.get(pk=placement.pk)
    if fresh.live:
        payload: Payload = placement_of(fresh)
        ledger.append([Entry(payload)] if is_new(payload) else [])
        return
    known = current(Kind.PLACEMENT, fresh.code)
    tombstone = _tombstone(fresh)
    if known is not None and known.digest != digest(tombstone.canonical()):
        ledger.append([Entry(tombstone)])


def publish_placements_at(hall: Hall) -> None:
    """Publish again what hangs in a hall: a window that is no more is nowhere named any more."""
    for placement in Placement.objects.filter(hall=hall).order_by("pk"):
        publish_placement(placement)


def _tombstone(placement: Placement) -> Withdrawal:
    return Withdrawal(
        code=placement.code,
        locale=Locale.HANS,
        of=Kind.PLACEMENT,
        title=placement.name,
        reason=placement.down_reason,
        successor=placement.successor.code if placement.successor else None,
    )
