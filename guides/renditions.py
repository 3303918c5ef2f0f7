"""Smaller copies of published pictures, in formats that weigh less: made once, then only read.

Whoever publishes a picture has them made as soon as what was published stands; a reader who comes
first, or to a picture that was published before there were any, has the one made that is asked for.
"""

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.db import transaction
from PIL import Image, features

from .content.renditions import TYPES, rendition, widths_of

# Measured on drawings of 1200 pixels: 0.04 to 0.15 s in AVIF, a tenth of that in WebP, and AVIF
# is a third smaller. The next faster speed of AVIF is no smaller than WebP.
_PACKED: dict[str, dict[str, Any]] = {
    "avif": {"quality": 50, "speed": 8},
    "webp": {"quality": 75, "method": 2},
}
_making = threading.Lock()
_unasked: ContextVar[bool] = ContextVar("unasked", default=True)

logger = logging.getLogger(__name__)


def make_soon(pictures: list[Path]) -> None:
    """Make all renditions of published pictures once the transaction is through, beside it."""
    if pictures and _unasked.get():
        transaction.on_commit(
            lambda: threading.Thread(
                target=_make_all, args=(pictures,), name=f"renditions of {len(pictures)}"
            ).start()
        )


@contextmanager
def left_to_readers() -> Iterator[None]:
    """Make none meanwhile: for hundreds of pictures at once, most of which nobody will look at."""
    token = _unasked.set(False)
    try:
        yield
    finally:
        _unasked.reset(token)


def make(picture: Path, width: int, format: str) -> Path | None:
    """Return where a rendition lies, made now if it is missing.

    None where there can be none: no such width, a format this machine cannot write, no picture.
    """
    target = _beside(picture, width, format)
    if not target.exists():
        _make(picture, (width, format))
    return target if target.exists() else None


def make_for_reader(picture: Path, width: int, format: str) -> Path | None:
    """Do the same for a reader who waits; None also while another one's is being made."""
    if not _making.acquire(blocking=False):
        return None
    try:
        return make(picture, width, format)
    finally:
        _making.release()


def _make_all(pictures: Iterable[Path]) -> None:
    for picture in pictures:
        _make(picture)


def _make(picture: Path, only: tuple[int, str] | None = None) -> None:
    """Make the renditions there can be of a picture, or the one that is wanted."""
    try:
        with Image.open(picture) as opened:
            original = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
        for width in widths_of(original.width):
            wanted = [form for form in TYPES if only in (None, (width, form))]
            if possible := [form for form in wanted if features.check(form)]:
                scaled = _scaled(original, width)
                for form in possible:
                    _write(scaled, _beside(picture, width, form), form)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        logger.warning("no renditions of %s", picture, exc_info=True)


def _scaled(original: Image.Image, width: int) -> Image.Image:
    height = max(round(original.height * width / original.width), 1)
    return original.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _write(picture: Image.Image, target: Path, format: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and renamed: a reader never meets half a file.
    with NamedTemporaryFile(dir=target.parent, delete=False) as file:
        picture.save(file, format.upper(), **_PACKED[format])
    beside = Path(file.name)
    beside.chmod(0o444)
    beside.replace(target)


def _beside(picture: Path, width: int, format: str) -> Path:
    return picture.parent / rendition(picture.name, width, format).lstrip("/")
