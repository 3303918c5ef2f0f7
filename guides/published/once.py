"""Nothing is read twice while many pages of one moment are rendered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

_read: ContextVar[dict[Any, Any] | None] = ContextVar("read", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Read no record and no snapshot twice within: for who renders many pages of one moment."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def once(key: Any, look: Callable[[], T]) -> T:
    """Return what `look` finds, or found under that key before."""
    known = _read.get()
    if known is None:
        return look()
    if key not in known:
        known[key] = look()
    found: T = known[key]
    return found
