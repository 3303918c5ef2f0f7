"""Those who read the ledger behind its back: each at its own cursor, each at most once at a time.

After a commit the publishing process runs the followers whose lock it gets and loops to the head;
`manage.py follow` is the same loop as a service. A follower that was down catches up.
"""

import fcntl
import json
import logging
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

from .models import Cursor, LedgerHead, LedgerRow

BATCH = 500

logger = logging.getLogger(__name__)


def anchor(rows: list[LedgerRow]) -> None:
    """Write each batch's last sequence and chain to a file that the database cannot rewrite."""
    last = rows[-1]
    line = {"sequence": last.sequence, "chain": last.chain, "at": last.recorded_at.isoformat()}
    with (settings.DATA_DIR / "anchors.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


FOLLOWERS: dict[str, Callable[[list[LedgerRow]], None]] = {"anchor": anchor}
# What is read of a row for those that need less than all of it.
READ: dict[str, tuple[str, ...]] = {"anchor": ("chain", "recorded_at")}


@dataclass(frozen=True)
class Position:
    """Where a follower stands, in sequence numbers."""

    follower: str
    sequence: int
    head: int

    @property
    def behind(self) -> int:
        return self.head - self.sequence


def follow_soon() -> None:
    """Bring every free follower to the head; a failing one is logged and tried again later."""
    for name in FOLLOWERS:
        try:
            follow(name)
        except Exception:
            logger.exception("follower %s stopped", name)


def follow(name: str) -> int:
    """Bring one follower to the head and return how many rows it read; 0 if another has it."""
    read = 0
    # Looked at again after the lock is let go: a row may have come between the last look and that.
    while _behind(name):
        with lock(name) as mine:
            if not mine:
                return read
            read += _catch_up(name)
    return read


def positions() -> list[Position]:
    head = _head()
    cursors = dict(Cursor.objects.values_list("follower", "sequence"))
    return [Position(name, cursors.get(name, 0), head) for name in FOLLOWERS]


def _catch_up(name: str) -> int:
    cursor, _created = Cursor.objects.get_or_create(follower=name)
    read = 0
    wanted = LedgerRow.objects.only(*READ[name]) if name in READ else LedgerRow.objects.all()
    while rows := list(wanted.filter(sequence__gt=cursor.sequence)[:BATCH]):
        FOLLOWERS[name](rows)
        cursor.sequence = rows[-1].sequence
        cursor.save()
        read += len(rows)
    return read


def _behind(name: str) -> bool:
    cursor = Cursor.objects.filter(follower=name).values_list("sequence", flat=True).first()
    return (cursor or 0) < _head()


def _head() -> int:
    return LedgerHead.objects.values_list("sequence", flat=True).first() or 0


@contextmanager
def lock(name: str) -> Iterator[bool]:
    """Hold a follower's lock among all processes, without a transaction, or yield False."""
    if connection.vendor == "postgresql":
        key = zlib.crc32(name.encode())
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [20261122, key - 2**31])
            mine = bool(cursor.fetchone()[0])
            try:
                yield mine
            finally:
                if mine:
                    cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [20261122, key - 2**31])
        return
    folder = settings.DATA_DIR / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
