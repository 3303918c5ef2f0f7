"""Work that waits in the database after a publication, and is done by one process at a time.

Whoever publishes does not wait for it: a little is done in a thread of that process, much in a
process of its own.
"""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.conf import settings
from django.db import connection
from django.db.models import Model

from . import followers
from .jobs.launch import Process, run

# Done beside requests, in a second or two: a guide has six sheets, and nine kiosk packs with lists.
AT_ONCE = 12

Row = TypeVar("Row", bound=Model)
Told = Callable[[int], None]


@dataclass
class Backlog(Generic[Row]):
    """`command` of `manage.py` does it, `count` tells how many rows wait, `batch` returns the next
    of them except some, and `do` does them and returns those that could not be done."""

    command: str
    count: Callable[[], int]
    batch: Callable[[set[Row]], list[Row]]
    do: Callable[[list[Row]], set[Row]]
    # What this process started last: it takes a moment until that has the lock.
    _started: Process | None = None
    _looking: threading.Lock = field(default_factory=threading.Lock)

    def lock(self) -> AbstractContextManager[bool]:
        """Hold the lock of whoever does the work, or get False."""
        return followers.lock(f"backlog-{self.command}")

    def see_to_it(self) -> None:
        """Do what waits, here if it is little, else beside this process."""
        waiting = self.count()
        if waiting > AT_ONCE and settings.FOLLOW_APART:
            self.launch()
        elif waiting:
            self.work()

    def work(self, told: Told = lambda left: None) -> int:
        """Do all that waits and return how many were done; none where another process does.

        What cannot be done stays, and nothing else waits for it.
        """
        failed: set[Row] = set()
        done = 0
        # Looked at again after the lock is let go: more may have been noted meanwhile.
        while self.batch(failed):
            with self.lock() as mine:
                if not mine:
                    return done
                while rows := self.batch(failed):
                    failing = self.do(rows)
                    failed |= failing
                    done += len(rows) - len(failing)
                    told(self.count())
        return done

    def launch(self) -> None:
        """Start a process that does it, unless one is at it, or about to be."""
        if self._started and self._started.poll() is None:
            self._look_again(self._started)
            return
        with self.lock() as mine:
            if not mine:
                return
        self._started = run(self.command)

    def _look_again(self, process: Process) -> None:
        """See to what is left when a process has ended: it may have had its last look before."""

        def wait() -> None:
            try:
                process.wait()
            finally:
                self._looking.release()
            try:
                if self.count():
                    self.launch()
            finally:
                connection.close()

        if self._looking.acquire(blocking=False):
            threading.Thread(target=wait, name=f"{self.command} again", daemon=True).start()
