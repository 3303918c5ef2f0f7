"""Every kind of sheet: the sizes it is made in, how wide its code is there, and what makes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from guides.channels.told import Told
from guides.vocabulary import SheetKind

from . import card, chart, notice, poster, tent
from .sheet import How, Sheet
from .sizes import A1, A3, A3_WIDE, A4, A5, CARD, POSTERS, ROLL_58, ROLL_80, Size, poster_code


class OfGuide(Protocol):
    """Makes a sheet of one guide or item whose code leads to an absolute address."""

    def __call__(self, told: Told, address: str, how: How) -> Sheet: ...


@dataclass(frozen=True)
class Made:
    """How a kind is made. `codes` are the widths of its code in millimetres, by the sheet's size;
    the narrowest where that depends on what stands beside it. `of_guide` is None for sheets of
    many guides: `board`, `window` and `booklet` have a function that takes them all."""

    codes: Mapping[Size, float]
    of_guide: OfGuide | None = None

    @property
    def sizes(self) -> tuple[Size, ...]:
        return tuple(self.codes)


KINDS: Mapping[SheetKind, Made] = {
    SheetKind.POSTER: Made({one: poster_code(one) for one in POSTERS}, poster.of_guide),
    # With as many things on it as it has room for.
    SheetKind.BOARD: Made({one: one.width * 23.5 / 210 for one in POSTERS}),
    SheetKind.CHART: Made(
        {one: min(one.width, one.height or 0) * 71 / 210 for one in (A3, A3_WIDE, A1)},
        chart.of_guide,
    ),
    SheetKind.TENT: Made({A4: 100}, tent.of_guide),
    SheetKind.CARD: Made({CARD: 30, A4: 30}, card.of_guide),
    # With one code for all that is done there.
    SheetKind.WINDOW: Made({one: one.width * 100 / 210 for one in (A4, A3)}),
    SheetKind.NOTICE: Made({A4: 40, ROLL_80: 36, ROLL_58: 36}, notice.of_guide),
    # Of each guide in it; on A4 it is to be folded.
    SheetKind.BOOKLET: Made({A5: 24, A4: 24}),
}
