"""Paper follows the ledger: public sheets are set again, prints are compared with what holds now.

Whoever publishes does not wait for it: a little is done in a thread of that process, much in one
of its own (`manage.py sheets`).
"""

import threading
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.db.models import Q

from guides import followers
from guides.jobs.launch import Process, run
from guides.models import LedgerRow, Print, PublicSheet
from guides.vocabulary import Access, Kind

from . import comparing, public

FOLLOWER = "sheets"
COMMAND = "sheets"
# Done beside requests, in a second or two: a guide has two sheets in each of three languages.
AT_ONCE = 12
_LOCK = "sheets-making"
# What this process started last: it takes a moment until that has the lock.
_started: list[Process] = []
_looking = threading.Lock()
_ON_PAPER = (
    Kind.SITE,
    Kind.REGION,
    Kind.DEPARTMENT,
    Kind.TOPIC,
    Kind.LIFE_EVENT,
    Kind.HALL,
    Kind.GUIDE,
    Kind.PLACEMENT,
)


def connect() -> None:
    """Let paper follow the ledger."""
    followers.FOLLOWERS[FOLLOWER] = follow
    followers.READ[FOLLOWER] = ("kind", "code", "locale")
    followers.APART[FOLLOWER] = Q(audience=Access.PUBLIC, kind__in=_ON_PAPER)


def follow(rows: list[LedgerRow]) -> None:
    """Note what rows may have changed on paper, and see to it."""
    public.note(rows)
    comparing.note(rows)
    waiting = due()
    if waiting > AT_ONCE and settings.FOLLOW_APART:
        _launch()
    elif waiting:
        make()


def due() -> int:
    """Return how many sheets and prints wait."""
    return PublicSheet.objects.filter(due=True).count() + Print.objects.filter(due=True).count()


def make(told: Callable[[int], None] = lambda left: None) -> int:
    """Set and compare all that waits, and return how many; none where another process does."""
    with followers.lock(_LOCK) as mine:
        if not mine:
            return 0
        # What is told about prints costs least, and somebody waits for it.
        return comparing.compare_due(told) + public.make_due(told)


def _launch() -> None:
    """Start a process that does it, unless one is at it, or about to be."""
    if _started and _started[-1].poll() is None:
        _look_again(_started[-1])
        return
    with followers.lock(_LOCK) as mine:
        if not mine:
            return
    _started[:] = [run(COMMAND)]


def _look_again(process: Process) -> None:
    """See to what is left when a process has ended: it may have had its last look before."""

    def wait() -> None:
        try:
            process.wait()
        finally:
            _looking.release()
        try:
            if due():
                _launch()
        finally:
            connection.close()

    if _looking.acquire(blocking=False):
        threading.Thread(target=wait, name="sheets again", daemon=True).start()
