"""The engine for those who search: the chosen one, and the embedded one behind it.

Nobody waits for an engine that is down: the one behind answers within the same request, and the
chosen one is asked again when it has rested and caught up with the ledger, in a thread of its own.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from functools import cache
from typing import TypeVar

from django.db import connection

from search.engine import Engine, Failed, Field, Hit, Lost, Query, Results
from search.engines import EMBEDDED, chosen, make

from .breaker import breaker
from .follow import catch_up, is_behind

# Seconds: what a visitor waits for the chosen engine, and for an index that is being built.
LIMIT = 0.3
BUILT = 2.0
# Seconds between two looks whether an index has fallen behind.
LOOK = 10.0
_PAUSE = 0.05
_THREADS = 8
# What threads are called that see to an index.
ASIDE = "search index"

A = TypeVar("A")

logger = logging.getLogger(__name__)


class Available:
    """Answers whatever happens; afterwards it tells how.

    `degraded`: an engine answered that is not the chosen one, or nobody did (`down`).
    """

    def __init__(self) -> None:
        self.degraded = False
        self.down = False

    @property
    def name(self) -> str:
        return EMBEDDED if self.degraded else chosen()[0]

    def search(self, query: Query) -> Results:
        return self._answer(lambda engine: engine.search(query), Results())

    def entry(self, key: str) -> Hit | None:
        return self._answer(lambda engine: engine.entry(key), None)

    def rarity(self, terms: Iterable[tuple[Field, str]]) -> Mapping[tuple[Field, str], float]:
        """Return how telling tokens are, by the embedded index: the same, and no way to go."""
        wanted = list(terms)
        try:
            return make(EMBEDDED).rarity(wanted)
        except Failed:
            return self._answer(lambda engine: engine.rarity(wanted), dict.fromkeys(wanted, 1.0))

    def _answer(self, call: Callable[[Engine], A], nothing: A) -> A:
        _look()
        name = chosen()[0]
        if name != EMBEDDED and not self.degraded:
            try:
                return _in_time(name, call)
            except Failed as error:
                logger.warning("%s: %s", name, error)
            self.degraded = True
        try:
            return _mended(call)
        except Failed:
            logger.exception("nobody answers a search")
            self.degraded = self.down = True
            return nothing


def engine() -> Available:
    """Return who answers one request."""
    return Available()


def _in_time(name: str, call: Callable[[Engine], A]) -> A:
    resting = breaker(name)
    if resting.is_open:
        if resting.due():
            _aside(lambda: _recover(name))
        raise Failed("it is given a rest")
    # In a thread, for a limit that holds whatever its client waits for.
    asked = _pool(os.getpid()).submit(lambda: call(make(name)))
    try:
        return asked.result(LIMIT)
    except Late:
        resting.trip()
        raise Failed(f"no answer within {LIMIT:g} s") from None
    except Failed:
        resting.trip()
        raise


def _mended(call: Callable[[Engine], A]) -> A:
    """Ask the embedded engine; where its index is lost, wait a little while it is built."""
    embedded = make(EMBEDDED)
    try:
        return call(embedded)
    except Lost as lost:
        logger.warning("%s", lost)
    _aside(lambda: catch_up(EMBEDDED))
    ends = time.monotonic() + BUILT
    while True:
        try:
            return call(embedded)
        except Lost:
            if time.monotonic() > ends:
                raise
        time.sleep(_PAUSE)


def _recover(name: str) -> None:
    """Let an engine answer again, if it is there and says what the ledger says."""
    try:
        if not connection.in_atomic_block and is_behind(make(name)) and not catch_up(name):
            return
        make(name).search(Query(limit=1))
    except Failed as error:
        logger.warning("%s is still down: %s", name, error)
        return
    logger.info("%s is back", name)
    breaker(name).close()


class _Looked:
    """When this process last looked whether its indexes have fallen behind."""

    at = 0.0


def _look() -> None:
    """See now and then whether an index has fallen behind, and let it catch up.

    Nothing else does where nothing is published: an engine that was down then, or the index of
    another machine than the one that published.
    """
    now = time.monotonic()
    if now - _Looked.at < LOOK or connection.in_atomic_block:
        # Within a transaction no thread would see what is published in it.
        return
    _Looked.at = now
    for name in chosen():
        if not breaker(name).is_open:
            _aside(lambda name=name: _catch_up(name))  # type: ignore[misc]


def _catch_up(name: str) -> None:
    if is_behind(make(name)):
        catch_up(name)


def _aside(task: Callable[[], object]) -> None:
    """Do it in a thread, or here where a thread would not see this transaction's rows."""
    if connection.in_atomic_block:
        _done(task)
        return

    def run() -> None:
        try:
            _done(task)
        finally:
            connection.close()

    threading.Thread(target=run, daemon=True, name=ASIDE).start()


def _done(task: Callable[[], object]) -> None:
    try:
        task()
    except Failed as error:
        logger.warning("an index was not brought to the head: %s", error)
    except Exception:
        logger.exception("an index was not brought to the head")


@cache
def _pool(_process: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, thread_name_prefix="search")
