"""What editors say about words and results, read again every few seconds.

It holds at once in the process that saved it, where its `forget` hears of that.
"""

import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar

READ_AGAIN_AFTER = 5.0  # seconds

T = TypeVar("T")


class Remembered(Generic[T]):
    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read
        self._known: tuple[float, T] | None = None

    def __call__(self) -> T:
        now = time.monotonic()
        if self._known is None or now - self._known[0] > READ_AGAIN_AFTER:
            self._known = (now, self._read())
        return self._known[1]

    def forget(self, **_signal: Any) -> None:
        """Read it again the next time; takes what Django's signals tell."""
        self._known = None
