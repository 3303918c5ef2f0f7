"""The fonts have every character that sheets may say, and a rare one in a heading is drawn."""

import struct
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from guides.localize import traditional
from guides.paper import poster, typeset
from guides.paper.sheet import How
from guides.vocabulary import Locale

from .sheets import address, told

ROOT = Path(__file__).parents[3]
RARE = "㛃䶮𬱖"
# What a source says to its reader, never to a citizen.
UNPRINTED = {"\n", "\t", "\ufeff"}


@lru_cache
def known(weight: str) -> set[int]:
    """Return the characters a font has, by its table `cmap` (OpenType)."""
    font = (typeset.FONTS / f"NotoSansCJKsc-{weight}.otf").read_bytes()
    tables = {
        font[at : at + 4]: struct.unpack(">I", font[at + 8 : at + 12])[0]
        for at in range(12, 12 + 16 * struct.unpack(">H", font[4:6])[0], 16)
    }
    cmap = tables[b"cmap"]
    found: set[int] = set()
    for at in range(cmap + 4, cmap + 4 + 8 * struct.unpack(">H", font[cmap + 2 : cmap + 4])[0], 8):
        start = cmap + struct.unpack(">I", font[at + 4 : at + 8])[0]
        form = struct.unpack(">H", font[start : start + 2])[0]
        if form in SEGMENTS:
            found.update(*SEGMENTS[form](font, start))
    return found


def short_segments(font: bytes, start: int) -> Iterator[range]:
    """Yield what a table of format 4 has: ends of segments, then their beginnings."""
    [twice] = struct.unpack(">H", font[start + 6 : start + 8])
    ends = struct.unpack(f">{twice // 2}H", font[start + 14 : start + 14 + twice])
    firsts = struct.unpack(f">{twice // 2}H", font[start + 16 + twice : start + 16 + 2 * twice])
    return (range(first, end + 1) for first, end in zip(firsts, ends, strict=True))


def long_segments(font: bytes, start: int) -> Iterator[range]:
    """Yield what a table of format 12 has."""
    [count] = struct.unpack(">I", font[start + 12 : start + 16])
    for group in range(start + 16, start + 16 + 12 * count, 12):
        first, last, _glyph = struct.unpack(">III", font[group : group + 12])
        yield range(first, last + 1)


SEGMENTS = {4: short_segments, 12: long_segments}


def demo() -> str:
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "guides" / "demo").rglob("*"))
        if path.suffix in {".toml", ".po"}
    ]
    texts += [path.read_text(encoding="utf-8") for path in (ROOT / "locale").rglob("django.po")]
    return "".join(texts)


def test_every_character_of_the_demo_and_the_interface_has_a_glyph() -> None:
    said = demo()
    wanted = set(said) | set(traditional(said)) | set(RARE)

    assert {one for one in wanted - UNPRINTED if ord(one) not in known("Regular")} == set()


def test_headings_in_traditional_characters_are_bold_throughout() -> None:
    # Names of two bytes in GB 2312 (its Han characters begin with B0).
    pairs = (bytes([first, last]) for first in range(0xB0, 0xF8) for last in range(0xA1, 0xFF))
    simplified = "".join(pair.decode("gb2312", "ignore") for pair in pairs)

    headed = set(simplified + traditional(simplified)) & {chr(one) for one in known("Regular")}

    assert len(simplified) == 6763
    assert {one for one in headed if ord(one) not in known("Bold")} == set()


@pytest.mark.parametrize("rare", RARE)
def test_a_bold_rare_character_is_the_regular_one(rare: str) -> None:
    assert ord(rare) not in known("Bold")

    # U+E0FFF is no character: this is how one looks that no font has.
    assert drawn(rare).tobytes() != drawn("\U000e0fff").tobytes()
    assert len(set(drawn(rare).tobytes())) > 2


def test_taiwan_has_its_own_forms() -> None:
    assert drawn("骨", Locale.HANT).tobytes() != drawn("骨").tobytes()


def drawn(title: str, locale: Locale = Locale.HANS) -> Image.Image:
    """Return where the title stands on a poster."""
    one = told(locale, title)
    page = typeset.png("poster", [poster.of_guide(one, address(one), How(locale=locale)).data], 36)
    return Image.open(BytesIO(page[0])).convert("L").crop((21, 27, 297, 118))
