"""One line for each thing a person has to wait for; needs nothing but Python."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

# A wait longer than this, in seconds, shows that it goes on.
PATIENCE = 2.0


@contextmanager
def step(what: str, out: TextIO | None = None) -> Iterator[None]:
    """Say what begins, that it goes on and how many seconds it took."""
    stream = out or sys.stdout
    begun = time.monotonic()
    done = threading.Event()

    def tick() -> None:
        while not done.wait(PATIENCE):
            print(f"\r▸ {what}… {time.monotonic() - begun:.0f} 秒", end="", file=stream, flush=True)

    ticker = threading.Thread(target=tick, daemon=True)
    print(f"▸ {what}…", end="" if stream.isatty() else "\n", file=stream, flush=True)
    if stream.isatty():
        ticker.start()
    try:
        yield
    except BaseException:
        _end(done, ticker, stream, f"✗ {what}：没有完成")
        raise
    _end(done, ticker, stream, f"✓ {what}（{time.monotonic() - begun:.1f} 秒）")


def _end(done: threading.Event, ticker: threading.Thread, stream: TextIO, line: str) -> None:
    done.set()
    if ticker.is_alive():
        ticker.join()
    print(f"\r{line}" if stream.isatty() else line, file=stream, flush=True)


class Patience:
    """Says how far something is to whoever waits, not more often than every PATIENCE seconds."""

    def __init__(self, write: Callable[[str], Any]) -> None:
        self._write = write
        self._said = time.monotonic()

    def say(self, line: str) -> None:
        if time.monotonic() - self._said >= PATIENCE:
            self._said = time.monotonic()
            self._write(line)
