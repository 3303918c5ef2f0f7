"""Keeps each index as the ledger is: a follower for each, which the index itself tells how far.

What an index says of itself counts, not the follower's cursor: an index that was lost, restored
from a backup or made for another ledger is seen, and so is a ledger restored from a backup.
"""

import gc
import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

from guides import followers, published
from guides.models import LedgerRow
from search.engine import Engine, Entry, Failed, Lost, State
from search.engines import EMBEDDED, make

from .breaker import breaker
from .gathering import Gathering, touched

BATCH = 500
# From here on building anew is quicker, if that many rows are a good part of all entries.
MANY = 2_000

# What an index is made by: where it changes, the index has to be made anew.
_MADE_BY = (
    "words.py",
    "index/entries.py",
    "index/published.py",
    "index/said.py",
    "index/shown.py",
    "engines/documents.py",
    "engines/elastic_form.py",
)
_CUT_BY = ("rjieba", "pypinyin", "opencc", "tantivy")

logger = logging.getLogger(__name__)


def follower_of(name: str) -> str:
    """Return the follower's name of an engine; `search` is the one that is always there."""
    return "search" if name == EMBEDDED else f"search-{name}"


def register(name: str) -> None:
    """Let an engine follow the ledger from now on."""
    followers.FOLLOWERS[follower_of(name)] = _follower(name)
    # The index knows how far it is; the rows only tell that there is something.
    followers.READ[follower_of(name)] = ("sequence",)


def catch_up(name: str) -> bool:
    """Bring an engine's index to the head, unless another process is at it; raises Failed."""
    with followers.lock(follower_of(name)) as mine:
        if mine:
            bring(make(name))
        return mine


def is_behind(engine: Engine) -> bool:
    """Whether an index has something to catch up with; raises Failed."""
    try:
        state = engine.state()
    except Lost:
        return True
    return state.sequence != published.head() or state.mark != _mark(state.sequence)


def bring(engine: Engine) -> None:
    """Bring an index to the head of the ledger; the follower's lock has to be held."""
    try:
        state = engine.state()
    except Lost as lost:
        logger.warning("%s: %s", engine.name, lost)
        rebuild(engine)
        return
    head = published.head()
    if state.mark != _mark(state.sequence) or _is_far(state, head):
        rebuild(engine)
        return
    _follow(engine, state.sequence, head)


def rebuild(engine: Engine, told: Callable[[], None] = lambda: None) -> None:
    """Build an index anew, then add what was published meanwhile; `told` hears of each entry."""
    head = published.head()

    def entries() -> Iterator[Entry]:
        for entry in Gathering().everything():
            told()
            yield entry

    logger.info("%s: building the index anew", engine.name)
    with _seldom_collecting():
        engine.rebuild(entries(), head, _mark(head))
    _follow(engine, head, published.head())


def _follow(engine: Engine, sequence: int, head: int) -> None:
    wanted = LedgerRow.objects.filter(sequence__lte=head).only("sequence", "kind", "code")
    while rows := list(wanted.filter(sequence__gt=sequence)[:BATCH]):
        keys = sorted(touched(rows))
        # A renamed department changes thousands: they are written in parts, and the index moves
        # on with the last of them.
        parts = [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)] or [[]]
        for part in parts[:-1]:
            _write(engine, part, sequence)
        sequence = rows[-1].sequence
        _write(engine, parts[-1], sequence)


def _write(engine: Engine, keys: list[str], sequence: int) -> None:
    entries = list(Gathering().some(keys))
    gone = {*keys} - {entry.key for entry in entries}
    engine.write(entries, gone, sequence, _mark(sequence))


def _follower(name: str) -> Callable[[list[LedgerRow]], None]:
    def follow(_rows: list[LedgerRow]) -> None:
        bring(make(name))

    def follow_or_rest(_rows: list[LedgerRow]) -> None:
        resting = breaker(name)
        if resting.is_open and not resting.due():
            raise Failed(f"{name} did not answer a moment ago")
        try:
            bring(make(name))
        except Failed:
            resting.trip()
            raise
        resting.close()

    # No publication waits for a server again and again; the embedded one is none.
    return follow if name == EMBEDDED else follow_or_rest


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Look for circles of garbage seldom: entries make none, and it takes a fifth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], 50_000), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _is_far(state: State, head: int) -> bool:
    behind = head - state.sequence
    return behind < 0 or (behind > MANY and behind * 2 > state.entries)


def _mark(sequence: int) -> str:
    """Return what tells this ledger, and this way of making entries, from all others."""
    chain = LedgerRow.objects.filter(sequence=sequence).values_list("chain", flat=True).first()
    return f"{_form()}:{chain or ''}" if chain or not sequence else f"{_form()}:none"


@cache
def _form() -> str:
    here = Path(__file__).parent.parent
    made = hashlib.sha256(" ".join(map(version, _CUT_BY)).encode())
    for name in _MADE_BY:
        made.update((here / name).read_bytes())
    return made.hexdigest()[:12]
