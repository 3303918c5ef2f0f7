"""Which encoding a text file has, from all of its lines; a few bad ones do not decide."""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext as _

from .rows import Tick, Unreadable, is_escaped

# Characters in one line; a longer one comes in pieces.
LONGEST_LINE = 4_000_000
# By codec, as people know them.
NAMES = {"utf-8-sig": "UTF-8", "gb18030": "GB18030（GBK）", "utf-16": "UTF-16"}
# The share of characters that GB 2312 has in a text that really is one; other encodings read as
# GB 18030 fall far below.
_COMMON = 0.9
_SAMPLE = 20_000
_HALF = "mingbai-half"

# UTF-16 has no way of its own to carry what it cannot read.
codecs.register_error(_HALF, lambda error: ("\udcff", error.end))  # type: ignore[attr-defined]


@contextmanager
def opened(path: Path, codec: str) -> Iterator[TextIO]:
    """Open a text; bytes that are not in the encoding come out as `is_escaped` finds them."""
    errors = _HALF if codec == "utf-16" else "surrogateescape"
    with path.open(encoding=codec, errors=errors, newline="") as file:
        yield file


def lines_of(file: TextIO) -> Iterator[str]:
    """Yield lines with their ends; one without end comes in pieces of LONGEST_LINE."""
    return iter(lambda: file.readline(LONGEST_LINE), "")


def codec_of(path: Path, tick: Tick) -> str:
    """Return utf-8-sig, gb18030 or utf-16; raises Unreadable, OSError."""
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
    good, bad = _lines_that_decode(path, "utf-8-sig", tick)
    if good >= bad:
        return "utf-8-sig"
    good, bad = _lines_that_decode(path, "gb18030", tick)
    if good > bad and _is_likely(path):
        return "gb18030"
    message = _("认不出“{file}”的编码：既不是 UTF-8，也不是 GBK/GB18030。请另存为“CSV UTF-8”。")
    raise Unreadable(message.format(file=path.name))


def _lines_that_decode(path: Path, codec: str, tick: Tick) -> tuple[int, int]:
    """Count the lines beyond ASCII that decode, and those that do not."""
    good = bad = 0
    with opened(path, codec) as file:
        for number, line in enumerate(lines_of(file)):
            if not line.isascii():
                if is_escaped(line):
                    bad += 1
                else:
                    good += 1
            if number % 10_000 == 0:
                tick(number)
    return good, bad


def _is_likely(path: Path) -> bool:
    with opened(path, "gb18030") as file:
        sample = [character for character in file.read(_SAMPLE) if not character.isascii()]
    common = "".join(sample).encode("gb2312", errors="ignore").decode("gb2312")
    return len(common) >= _COMMON * len(sample)
