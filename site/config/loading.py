"""What a start loads stays for good: while it is loaded, and ever after, it is no garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def staying() -> Iterator[None]:
    """Look for no garbage meanwhile, which takes a sixth of a start, and never in what came."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()
