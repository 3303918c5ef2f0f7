"""Looking twice: what differs while others publish is looked at again with nothing moving."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import transaction

from guides import published
from guides.models import LedgerHead

from .difference import Difference
from .tally import Tally

T = TypeVar("T")

# How often to look again at what differs while others publish.
TRIES = 5


@contextmanager
def stillness() -> Iterator[None]:
    """Hold the ledger's lock, so that nothing is published meanwhile; nothing is written."""
    with transaction.atomic():
        LedgerHead.objects.select_for_update().first()
        yield


def confirmed(
    check: Callable[[list[T]], Iterable[Difference]], batch: list[T]
) -> Iterator[Difference]:
    """Yield what a check of a batch finds in stillness; readers and writers wait only for that."""
    if any(True for _difference in check(batch)):
        with stillness():
            found = list(check(batch))
        yield from found


def settled(look: Callable[[Tally], Iterable[Difference]], tally: Tally) -> Iterator[Difference]:
    """Yield what differs at a moment when nothing was published while it was looked at.

    For what is read over the network, where no lock may be held; `look` counts in the tally that
    it is given.
    """
    for _try in range(TRIES):
        before, scratch = published.state(), Tally()
        found = list(look(scratch))
        if not found or published.state() == before:
            break
    tally.update(scratch)
    yield from found
