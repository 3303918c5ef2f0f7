"""Where the ledger stands."""

from dataclasses import dataclass
from datetime import datetime

from guides.models import LedgerHead, LedgerRow


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
