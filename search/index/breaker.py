"""Remembers that an engine is down, so that nobody waits for it again and again."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock

# Seconds for which an engine that failed is not asked.
REST = 10.0


class Breaker:
    """Closed while the engine works; one for an engine and process.

    `since` is when it was last opened.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._is_open = False
        self._due = 0.0
        self.since: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self._is_open

    def trip(self) -> None:
        with self._lock:
            if not self._is_open:
                self.since = datetime.now(UTC)
            self._is_open, self._due = True, self._clock() + REST

    def close(self) -> None:
        self._is_open = False

    def due(self) -> bool:
        """Whether the engine has rested; True for one asker, who sees whether it is back."""
        with self._lock:
            if not self._is_open or self._clock() < self._due:
                return False
            self._due = self._clock() + REST
            return True


_BREAKERS: dict[str, Breaker] = {}


def breaker(name: str) -> Breaker:
    return _BREAKERS.setdefault(name, Breaker())
