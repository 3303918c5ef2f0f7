"""Writes many things in one transaction; what refers to what is noted once each at its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from guides import ledger


@contextmanager
def writing(change_note: str = "") -> Iterator[list[Any]]:
    """Open the ledger's transaction; what is put into the list yielded is indexed before it ends.

    Wagtail would do so at each save of a thing and of each of its parts: a third of all the time.
    """
    written: list[Any] = []
    with ledger.transaction(change_note=change_note):
        with disable_reference_index_auto_update():
            yield written
        for instance in written:
            ReferenceIndex.create_or_update_for_object(instance)
