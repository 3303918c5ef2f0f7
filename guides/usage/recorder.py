"""Counts what readers do, in a thread of its own: nobody waits for it, and no person is in it."""

import logging
import os
import re
import threading
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from contextlib import AbstractContextManager, nullcontext
from multiprocessing.util import Finalize
from typing import Any, Generic, TypeVar

from django.db import connection, transaction

K = TypeVar("K", bound=Hashable)

# Keys that wait to be written, in one process: more than this is somebody playing.
WAITING = 100
# Seconds that a process which ends gives them.
ENDING = 5.0
# Seconds between two writings: what a worker that is killed may lose, and no more.
PAUSE = 0.5
# Seconds before what the database refused is tried again; refused once more, it is lost.
AGAIN = (0.5, 1, 2, 4)

_ROBOT = re.compile(
    r"(?<!cu)bot\b|spider|crawl|slurp|scrapy|curl|wget|python|httpclient|http-client|okhttp|"
    r"java/|go-http|libwww|scan|monitor|preview",
    re.IGNORECASE,
)

logger = logging.getLogger(__name__)


def is_person(headers: Mapping[str, str]) -> bool:
    """Tell whether a person seems to ask: no program, and nothing fetched ahead."""
    agent = headers.get("User-Agent", "")
    ahead = headers.get("Sec-Purpose", "") + headers.get("Purpose", "")
    return bool(agent) and not _ROBOT.search(agent) and "prefetch" not in ahead


class Recorder(Generic[K]):
    """Counts keys and writes them by `write(key, times)`, in a thread that ends when all is.

    No more than `most` keys wait, None where only so many keys there are; `pause` is how many
    seconds are let go by between two writings, so that much that is asked for costs few of them.
    A process that ends in order writes what waits; one that is killed loses it. What the database
    refuses is tried again for some seconds, then lost with a warning.
    """

    def __init__(
        self, write: Callable[[K, int], None], most: int | None = WAITING, pause: float = 0
    ) -> None:
        self.write = write
        self.most = most
        self.pause = pause
        self._lock = threading.Lock()
        self._waiting: Counter[K] = Counter()
        # By process: a thread does not survive a fork.
        self._writing = 0
        self._ending = 0
        self._thread = threading.Thread()
        self._hurry = threading.Event()

    def take(self, key: K) -> None:
        if connection.in_atomic_block:
            # A thread would not see what this transaction has written.
            _tell_lost(self._write_once({key: 1}))
            return
        with self._lock:
            if self._is_full(key):
                return
            self._waiting[key] += 1
            if self._writing == os.getpid():
                return
            self._writing = os.getpid()
            self._write_at_the_end()
            self._hurry.clear()
            self._thread = threading.Thread(target=self._write, daemon=True, name="usage")
            self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until all that was taken is written, and tell whether it is."""
        self._hurry.set()
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _write_at_the_end(self) -> None:
        if self._ending != os.getpid():
            self._ending = os.getpid()
            # Workers end without Python's own farewell, but not without that of multiprocessing.
            Finalize(None, self.wait, args=(ENDING,), exitpriority=1)

    def _is_full(self, key: K) -> bool:
        most = self.most
        return most is not None and key not in self._waiting and len(self._waiting) >= most

    def _write(self) -> None:
        try:
            while True:
                with self._lock:
                    taken, self._waiting = self._waiting, Counter()
                    if not taken:
                        self._writing = 0
                        return
                self._write_quietly(taken)
                self._hurry.wait(self.pause)
        finally:
            connection.close()

    def _write_quietly(self, taken: Mapping[K, int]) -> None:
        """Write counts, those that are refused again and again until it is time to let go."""
        for seconds in AGAIN:
            taken = self._write_once(taken)
            if not taken:
                return
            # What was wrong may have been the connection.
            connection.close()
            self._hurry.wait(seconds)
        _tell_lost(self._write_once(taken))

    def _write_once(self, taken: Mapping[K, int]) -> dict[K, int]:
        """Write counts and return those that were refused."""
        refused, wrong = {}, None
        for key, times in taken.items():
            try:
                with _apart():
                    self.write(key, times)
            except Exception as error:
                refused[key], wrong = times, error
        if refused:
            logger.info("%d counts are refused", sum(refused.values()), exc_info=wrong)
        return refused


def _tell_lost(refused: Mapping[Any, int]) -> None:
    if refused:
        logger.warning("%d counts are not kept", sum(refused.values()))


def _apart() -> AbstractContextManager[object]:
    """Keep what goes wrong away from a transaction that is under way."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()
