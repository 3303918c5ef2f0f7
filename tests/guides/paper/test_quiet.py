"""The quiet zone: four modules of white on each side of every symbol (ISO/IEC 18004)."""

import pypdfium2
import pytest

from guides.paper import board, sizes, typeset, window
from guides.paper.kinds import KINDS as MAKES
from guides.paper.sheet import How, Sheet
from guides.vocabulary import Locale, SheetKind

from .sheets import KINDS, TITLES, Made, hall_of, made, placed, told
from .test_sheets import faults, pages
from .white import FREE, Zone, zones

# How often a sheet shows each of its symbols.
_TIMES = {("tent", sizes.A4): 2, ("card", sizes.A4): 10}
# A code each, on a window's sheet or a board of A4, is no narrower than that.
_ENTRY = 23.5


@pytest.mark.parametrize(("kind", "size"), KINDS, ids=lambda one: getattr(one, "name", one))
def test_around_each_symbol_four_modules_are_white(kind: str, size: sizes.Size) -> None:
    for one in made(kind, size):
        found = [zone for page in pages(one) for zone in zones(page, narrowest(one))]
        times = _TIMES.get((kind, size), 1)

        said = sorted(address.upper() for address in one.addresses * times)
        assert sorted(zone.text for zone in found) == said, one.wanted
        assert tight(found) == [], one.wanted


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize(("kind", "most"), [("board", board.MOST), ("window", window.MOST_CODES)])
def test_however_many_codes_are_on_a_sheet(kind: str, most: int, locale: Locale) -> None:
    several = [told(locale, title) for title in TITLES[locale]]
    entries = [(several[at % 4].record, placed(locale)) for at in range(most)]
    hall, there = hall_of(several[0])
    site = several[0].snapshot.site

    def sheet(count: int) -> Sheet:
        how = How(locale=locale, large=count % 2 == 1)
        if kind == "board":
            return board.of_many("", entries[:count], site, how)
        return window.of_entries(hall, there, entries[:count], site, how)

    data = [sheet(count).data for count in range(1, most + 1)]
    with pypdfium2.PdfDocument(typeset.pdf(kind, data)) as document:
        for count, page in enumerate(document, 1):
            found = zones(page, _ENTRY)
            assert len(found) == count
            assert tight(found) == [], count
            assert faults(page, kind) == [], count


def narrowest(one: Made) -> float:
    """Return how wide the smallest code of a sheet is at least."""
    if one.wanted.kind == "window codes":
        return _ENTRY
    return MAKES[SheetKind(one.sheet.template)].codes[one.wanted.size]


def tight(found: list[Zone]) -> list[Zone]:
    return [zone for zone in found if zone.free < FREE]
