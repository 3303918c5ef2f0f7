"""Every kind of sheet, read back: its symbols by another's decoder, its text, its boxes."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from guides.paper import sizes, typeset
from guides.paper.sheet import Sheet
from guides.vocabulary import Locale

from .sheets import EVERY, LONGEST, TITLES, Wanted, sheet

DOTS = 150
# A pixel more of each character's box at the edges, in points.
TOUCH = 0.6
FARAWAY = (1.0, 0.07, -40.0, 0.02, 1.06, -30.0, 0.00004, 0.00006)


def turned(image: Image.Image) -> Image.Image:
    return image.rotate(7, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def blurred(image: Image.Image) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur(1.2))


def darkened(image: Image.Image) -> Image.Image:
    return image.point([round(level * 0.3) for level in range(256)])


def greyed(image: Image.Image) -> Image.Image:
    """Black no longer black, on paper no longer white."""
    return image.point([round(70 + level * 0.5) for level in range(256)])


def aslant(image: Image.Image) -> Image.Image:
    """As a telephone sees it that is not held straight."""
    image = ImageOps.expand(image, 80, fill=255)
    return image.transform(
        image.size, Image.Transform.PERSPECTIVE, FARAWAY, Image.Resampling.BICUBIC, fillcolor=255
    )


SEEN: tuple[Callable[[Image.Image], Image.Image], ...] = (
    turned, blurred, darkened, greyed, aslant,
)  # fmt: skip
CASES = [(wanted, at) for at, wanted in enumerate(EVERY)]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: str(case[0]))
def made(request: pytest.FixtureRequest) -> Iterator[tuple[Wanted, int, Sheet, list[str], Any]]:
    """A sheet of each combination with its addresses, as a PDF that is open."""
    wanted, at = request.param
    one, addresses = sheet(wanted, TITLES[wanted.locale][at % 3])
    document = pypdfium2.PdfDocument(typeset.pdf(one.template, [one.data]))
    yield wanted, at, one, addresses, document
    document.close()


def test_symbols_say_their_addresses_however_they_are_seen(made: Any) -> None:
    wanted, at, _one, addresses, document = made
    # A symbol of A1 is large enough for any camera: it is looked at from further off.
    dots = DOTS / 3 if wanted.size == sizes.A1 else DOTS
    seen = SEEN[at % len(SEEN)](pixels(document, dots))

    found = {one.text for one in zxingcpp.read_barcodes(seen)}

    assert found == {address.upper() for address in addresses}


def test_text_says_what_was_published(made: Any) -> None:
    _wanted, _at, one, _addresses, document = made
    said = plain("".join(text(page) for page in document))

    missing = [words for words in spoken(one) if plain(words) not in said]

    assert missing == []


def test_nothing_leaves_the_page_and_no_text_lies_upon_other_text(made: Any) -> None:
    _wanted, _at, _one, _addresses, document = made

    assert [fault for page in document for fault in faults(page)] == []


SMALL = [one for one in EVERY if one.size in (sizes.A4, sizes.CARD) and not one.large]


@pytest.mark.parametrize("wanted", SMALL, ids=str)
def test_the_longest_titles_find_room(wanted: Wanted) -> None:
    one, _addresses = sheet(wanted, LONGEST[wanted.locale == Locale.EN])
    document = pypdfium2.PdfDocument(typeset.pdf(one.template, [one.data]))

    assert plain(one.title) in plain("".join(text(page) for page in document))
    assert [fault for page in document for fault in faults(page)] == []
    document.close()


def pixels(document: Any, dots: float) -> Image.Image:
    image: Image.Image = document[0].render(scale=dots / 72, grayscale=True).to_pil()
    return image


def text(page: Any) -> str:
    opened = page.get_textpage()
    said = str(opened.get_text_range())
    opened.close()
    return said


def plain(words: str) -> str:
    """Return words without what setting adds: spaces, breaks, and hyphens at the ends of lines."""
    return re.sub(r"[\s\ufffe\u00ad\u200b]", "", unicodedata.normalize("NFC", words))


def spoken(one: Sheet) -> list[str]:
    """Return what has to stand on a sheet."""
    data = one.data
    rows = [row["value"] for row in data.get("rows", ())]
    if one.template == "card" and one.large:
        rows = rows[:2]
    papers = [paper["name"] for paper in data.get("papers", ())]
    several = data.get("entries", ()) or [data]
    ways = [part for entry in several for part in entry["way"]["letters"]]
    foot = [one.foot.date, one.foot.revision, one.foot.rule, one.foot.hotline]
    return [one.title, *rows, *papers, *ways, *foot]


def faults(page: Any) -> list[str]:
    """Return what is outside the page, and what overlaps."""
    width, height = page.get_size()
    opened = page.get_textpage()
    boxes = [opened.get_rect(at) for at in range(opened.count_rects())]
    named = [(box, opened.get_text_bounded(*box)) for box in boxes]
    opened.close()
    outside = [
        f"outside: {words!r}"
        for (left, bottom, right, top), words in named
        if left < 0 or bottom < 0 or right > width or top > height
    ]
    overlapping = [
        f"{one!r} upon {other!r}"
        for (first, one), (second, other) in combinations(named, 2)
        if overlap(first, second)
    ]
    return outside + overlapping


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    upright = min(one[3], other[3]) - max(one[1], other[1])
    return across > TOUCH and upright > TOUCH
