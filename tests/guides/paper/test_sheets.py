"""Every sheet read back: its text against the ledger, its boxes, its colours, the widest titles."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageColor

from guides.paper import sizes, typeset
from guides.paper.kinds import KINDS as MAKES
from guides.paper.sheet import How
from guides.vocabulary import Locale, SheetKind

from .ledger import says
from .sheets import KINDS, LINK, MAKERS, SEAL, Made, made, placed, told
from .white import crowded

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
# A pixel more of each character's box at the edges, in widths of the page.
TOUCH = 0.001
# The brand's, and its emblem's; a receipt has none.
COLOURED = [ImageColor.getrgb(colour) for colour in (LINK, SEAL)]
ROLLS = (sizes.ROLL_80, sizes.ROLL_58)

every_kind = pytest.mark.parametrize(
    ("kind", "size"), KINDS, ids=lambda one: getattr(one, "name", one)
)


@every_kind
def test_text_says_what_the_ledger_says(kind: str, size: sizes.Size) -> None:
    missing = {}
    for one in made(kind, size):
        said = plain("".join(text(page) for page in pages(one)))
        missing[str(one.wanted)] = [words for words in says(one) if plain(words) not in said]

    assert {name: words for name, words in missing.items() if words} == {}


@every_kind
def test_margins_are_white_and_no_text_lies_upon_other_text(kind: str, size: sizes.Size) -> None:
    found = {
        str(one.wanted): [
            fault for page in pages(one) for fault in faults(page, one.sheet.template)
        ]
        for one in made(kind, size)
    }

    assert {name: several for name, several in found.items() if several} == {}


@every_kind
def test_grey_has_no_colour_and_the_brand_has_its_own(kind: str, size: sizes.Size) -> None:
    for one in made(kind, size):
        # So many dots that the emblem at the foot is some of them.
        drawn = first(one, dots=500).convert("RGB").tobytes()
        seen = set(zip(drawn[::3], drawn[1::3], drawn[2::3], strict=True))
        if one.wanted.grey:
            assert {colour for colour in seen if max(colour) - min(colour) > 2} == set()
        else:
            wanted = COLOURED[: 1 if size in ROLLS else 2]
            assert [one for one in wanted if not any(alike(one, other) for other in seen)] == []


def longest() -> list[str]:
    """Return the longest real titles."""
    file = SHARED / "items.csv"
    if not file.is_file():
        pytest.skip(f"THE LONGEST REAL TITLES ARE NOT TRIED: there is no {file}")
    with file.open(encoding="utf-8", newline="") as rows:
        names = {row["name"] for row in csv.DictReader(rows)}
    return sorted(names, key=len)[-8:]


# For those that are made of many guides, the made-up titles are as long.
@pytest.mark.parametrize("kind", [kind for kind, one in MAKES.items() if one.of_guide])
def test_the_longest_real_titles_find_room(kind: SheetKind) -> None:
    makes, titles = MAKES[kind], longest()
    for large, size in ((False, makes.sizes[0]), (True, makes.sizes[-1])):
        how = How(size, large=large)
        sheets = [MAKERS[kind](told(Locale.HANS, title), placed(), how) for title in titles]
        with pypdfium2.PdfDocument(typeset.pdf(kind, [one.data for one in sheets])) as document:
            said = plain("".join(text(page) for page in document))
            assert [title for title in titles if plain(title) not in said] == []
            assert [fault for page in document for fault in faults(page, kind)] == []


@pytest.mark.parametrize("kind", SheetKind)
def test_codes_are_as_wide_as_the_print_desk_is_told(kind: SheetKind) -> None:
    for size, side in MAKES[kind].codes.items():
        name = "booklet" if kind == SheetKind.BOOKLET else str(kind)
        if (name, size) not in KINDS:
            continue
        one = made(name, size)[0]
        image = first(one, dots=1200)
        narrowest = min(across(code) for code in zxingcpp.read_barcodes(image))
        wide = 297 if one.sheet.template == "booklet" and size == sizes.A4 else size.width
        assert narrowest * wide / image.width >= side * 0.97 - 0.5, (kind, size.name)


def alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Return whether two colours are the same but for what JPEG does to them."""
    return all(abs(first - second) < 4 for first, second in zip(one, other, strict=True))


def across(code: Any) -> float:
    left, right = code.position.top_left, code.position.top_right
    return float(((right.x - left.x) ** 2 + (right.y - left.y) ** 2) ** 0.5)


def pages(one: Made) -> Iterator[Any]:
    with pypdfium2.PdfDocument(one.document) as document:
        for at in one.pages:
            yield document[at]


def first(one: Made, dots: int) -> Image.Image:
    """Return the first page, so many dots across."""
    with pypdfium2.PdfDocument(one.document) as document:
        page = document[one.pages[0]]
        image: Image.Image = page.render(scale=dots / page.get_width()).to_pil()
        return image


def text(page: Any) -> str:
    opened = page.get_textpage()
    said = str(opened.get_text_range())
    opened.close()
    return said


def plain(words: str) -> str:
    """Return words without what setting adds: spaces, breaks, and hyphens at the ends of lines."""
    return re.sub(r"[\s\ufffe\u00ad\u200b]", "", unicodedata.normalize("NFC", words))


def faults(page: Any, template: str) -> list[str]:
    """Return what is outside the page or in its margins, and what overlaps."""
    width, height = page.get_size()
    opened = page.get_textpage()
    boxes = [opened.get_rect(at) for at in range(opened.count_rects())]
    outside = [
        f"outside: {opened.get_text_bounded(*box)!r}"
        for box in boxes
        if box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height
    ]
    overlapping = [
        f"{opened.get_text_bounded(*one)!r} upon {opened.get_text_bounded(*other)!r}"
        for one, other in combinations(boxes, 2)
        if overlap(one, other, width * TOUCH)
    ]
    opened.close()
    return outside + crowded(page, template) + overlapping


def overlap(one: tuple[float, ...], other: tuple[float, ...], touch: float) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    upright = min(one[3], other[3]) - max(one[1], other[1])
    return across > touch and upright > touch
