"""What tests of followers and of their command share."""

import pytest

from guides import followers
from guides.models import LedgerRow


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sequence numbers that a follower `reader` was given, in order."""
    read: list[int] = []

    def reader(rows: list[LedgerRow]) -> None:
        read.extend(row.sequence for row in rows)

    monkeypatch.setitem(followers.FOLLOWERS, "reader", reader)
    return read
