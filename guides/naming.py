"""Which published guides name a thing, and so say something else when it is said anew."""

from collections.abc import Iterable

from .models import Facet, LedgerRow
from .vocabulary import Kind

# What guides say of other things, and the value by which those guides are found.
_NAMED = {
    Kind.TOPIC: "topic",
    Kind.HALL: "hall",
    Kind.DEPARTMENT: "department",
    Kind.REGION: "region",
}


def guides_naming(rows: Iterable[LedgerRow]) -> set[str]:
    """Return the codes of the guides that name any of the things that rows are of."""
    several = list(rows)
    found: set[str] = set()
    for kind, name in _NAMED.items():
        codes = {row.code for row in several if row.kind == kind}
        if codes:
            known = Facet.objects.filter(kind=Kind.GUIDE, name=name, value__in=codes)
            found |= set(known.values_list("current__code", flat=True))
    return found
