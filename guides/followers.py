"""Those who read the ledger behind its back: each at its own cursor, each at most once at a time.

After a commit the publishing process runs the followers whose lock it gets and loops to the head;
`manage.py follow` is the same loop as a service. A follower that was down catches up. One that
takes longer than whoever publishes should wait runs apart: in a thread, or a process of its own.
"""

import fcntl
import json
import logging
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet

from .jobs.launch import Process, run
from .models import Cursor, LedgerHead, LedgerRow

BATCH = 500
# What runs apart is given so many at once, and leaves more than so many to another process.
FEW = 20

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
# Those that run apart, and the rows that are of any concern to them.
APART: dict[str, Q] = {}

# What this process has the locks of.
_held: set[str] = set()
_holding = threading.Lock()
_processes: dict[str, Process] = {}
_later: ContextVar[bool] = ContextVar("later", default=False)


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
        if name not in APART:
            _follow_here(name)
        elif settings.FOLLOW_APART and not _later.get():
            _follow_apart(name)


@contextmanager
def apart_later() -> Iterator[None]:
    """Leave those that run apart where they are meanwhile, for whoever publishes next."""
    token = _later.set(True)
    try:
        yield
    finally:
        _later.reset(token)


def _follow_here(name: str) -> None:
    try:
        follow(name)
    except Exception:
        logger.exception("follower %s stopped", name)


def _follow_apart(name: str) -> None:
    if name in _held:
        # It looks again when it is through.
        return
    waiting = _waiting(name)[: FEW + 1].count()
    if 0 < waiting <= FEW:
        threading.Thread(target=_follow_in_thread, args=(name,), name=f"follow {name}").start()
    elif waiting and not _is_running(name):
        logger.info("follower %s goes on in a process of its own", name)
        _processes[name] = run("follow", "--once", "--only", name)


def _follow_in_thread(name: str) -> None:
    try:
        _follow_here(name)
    finally:
        connection.close()


def _is_running(name: str) -> bool:
    process = _processes.get(name)
    return process is not None and process.poll() is None


def _waiting(name: str) -> QuerySet[LedgerRow]:
    return LedgerRow.objects.filter(APART[name], sequence__gt=_reached(name)).order_by("sequence")


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
    size = FEW if name in APART else BATCH
    wanted = LedgerRow.objects.filter(APART.get(name, Q())).order_by("sequence")
    if name in READ:
        wanted = wanted.only(*READ[name])
    before = cursor.sequence
    while cursor.sequence < (head := _head()):
        rows = list(wanted.filter(sequence__gt=cursor.sequence, sequence__lte=head)[:size])
        if rows:
            FOLLOWERS[name](rows)
        cursor.sequence = rows[-1].sequence if len(rows) == size else head
        cursor.save()
    return cursor.sequence - before


def _behind(name: str) -> bool:
    return _reached(name) < _head()


def _reached(name: str) -> int:
    cursor = Cursor.objects.filter(follower=name).values_list("sequence", flat=True).first()
    return cursor or 0


def _head() -> int:
    return LedgerHead.objects.values_list("sequence", flat=True).first() or 0


@contextmanager
def lock(name: str) -> Iterator[bool]:
    """Hold a follower's lock among all processes, without a transaction, or yield False.

    Who holds it does not get it again: a follower that publishes is not called by its own rows.
    """
    with _holding:
        taken = name in _held
        _held.add(name)
    if taken:
        yield False
        return
    try:
        with _locked(name) as mine:
            yield mine
    finally:
        _held.discard(name)


@contextmanager
def _locked(name: str) -> Iterator[bool]:
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
