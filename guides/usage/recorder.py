"""Counts what readers do, in a thread of its own: nobody waits for it, and no person is in it."""

import logging
import os
import re
import threading
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Generic, TypeVar

from django.db import connection, transaction

K = TypeVar("K", bound=Hashable)

# Keys that wait to be written, in one process: more than this is somebody playing.
WAITING = 100

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
    """Counts keys and writes them by `write(key, times)`, in a thread that ends when all is."""

    def __init__(self, write: Callable[[K, int], None]) -> None:
        self.write = write
        self._lock = threading.Lock()
        self._waiting: Counter[K] = Counter()
        # By process: a thread does not survive a fork.
        self._writing = 0
        self._thread = threading.Thread()

    def take(self, key: K) -> None:
        if connection.in_atomic_block:
            # A thread would not see what this transaction has written.
            self._write_quietly({key: 1})
            return
        with self._lock:
            if key not in self._waiting and len(self._waiting) >= WAITING:
                return
            self._waiting[key] += 1
            if self._writing == os.getpid():
                return
            self._writing = os.getpid()
            self._thread = threading.Thread(target=self._write, daemon=True, name="usage")
            self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until all that was taken is written, and tell whether it is."""
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _write(self) -> None:
        try:
            while True:
                with self._lock:
                    taken, self._waiting = self._waiting, Counter()
                    if not taken:
                        self._writing = 0
                        return
                self._write_quietly(taken)
        finally:
            connection.close()

    def _write_quietly(self, taken: Mapping[K, int]) -> None:
        try:
            for key, times in taken.items():
                with _apart():
                    self.write(key, times)
        except Exception:
            logger.warning("%d counts are not kept", len(taken), exc_info=True)


def _apart() -> AbstractContextManager[object]:
    """Keep what goes wrong away from a transaction that is under way."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()
