"""How far a job is, told from a thread with a connection of its own.

The work itself writes in long transactions, and on SQLite one writer alone is let in: the thread
waits for its turn with one short statement a second, and whatever fails there, the work goes on.
"""

import logging
import threading
import time
from types import TracebackType
from typing import Self

from django.db import DatabaseError, InterfaceError, connection
from django.db.models import QuerySet
from django.utils import timezone

from guides.models import Job
from guides.vocabulary import JobState

# Seconds between two looks, and at most between two signs of life.
PULSE = 1.0
QUIET = 10.0

logger = logging.getLogger(__name__)


class Stopped(Exception):
    """Somebody asked the job to stop, or another process has taken it over."""


class Heart:
    """Beats while a job is being done; `tick` is what its worker calls."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._told = (job.done, job.total)
        self._told_at = time.monotonic()
        self._over = threading.Event()
        self._asked = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True, name=f"heart {job.pk}")
        self.done, self.total = job.done, job.total

    def tick(self, done: int, total: int | None = None) -> None:
        """Say how far the work is; raises Stopped when it is to end here."""
        self.done = max(done, 0)
        self.total = self.total if total is None else total
        if self._asked.is_set():
            raise Stopped

    def ask(self) -> None:
        """Have the next tick raise Stopped."""
        self._asked.set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._over.wait(PULSE):
                now = (self.done, self.total)
                if now != self._told or time.monotonic() - self._told_at >= QUIET:
                    self._tell(now)
                elif self._wanted():
                    self._asked.set()
        finally:
            connection.close()

    def _tell(self, now: tuple[int, int | None]) -> None:
        try:
            done, total = now
            mine = self._mine().update(done=done, total=total, heard_at=timezone.now())
        except (DatabaseError, InterfaceError) as error:
            logger.info("job %s: not heard: %s", self._job.pk, error)
            connection.close()
            return
        self._told, self._told_at = now, time.monotonic()
        if not mine or self._wanted():
            self._asked.set()

    def _wanted(self) -> bool:
        try:
            return Job.objects.filter(pk=self._job.pk, stop_asked=True).exists()
        except (DatabaseError, InterfaceError) as error:
            logger.info("job %s: not heard: %s", self._job.pk, error)
            connection.close()
            return False

    def _mine(self) -> QuerySet[Job]:
        # Who took it over has begun at another moment.
        return Job.objects.filter(
            pk=self._job.pk, state=JobState.RUNNING, started_at=self._job.started_at
        )
