"""Looking twice: what differs while others publish is looked at again with nothing moving."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import transaction

from guides.models import LedgerHead

from .difference import Difference

T = TypeVar("T")


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
