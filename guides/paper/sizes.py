"""Sizes of sheets, and how large a code has to be where it is read from afar.

A telephone reads a symbol from about ten times its side. All lengths are millimetres.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

# Below this, worn print and old cameras fail at any distance.
SMALLEST_CODE = 20.0
_TIMES = 10


@dataclass(frozen=True)
class Size:
    """A sheet as it is cut; a roll has no height of its own."""

    name: str
    width: float
    height: float | None


A1 = Size("A1", 594, 841)
A3 = Size("A3", 297, 420)
A3_WIDE = Size("A3-wide", 420, 297)
A4 = Size("A4", 210, 297)
A5 = Size("A5", 148, 210)
CARD = Size("card", 90, 54)
ROLL_80 = Size("80mm", 80, None)
ROLL_58 = Size("58mm", 58, None)
SIZES = {one.name: one for one in (A1, A3, A3_WIDE, A4, A5, CARD, ROLL_80, ROLL_58)}
# The smallest first; half of a poster's width is its code.
POSTERS = (A4, A3, A1)
POSTER_CODE = 106.5 / 210


class UnknownSize(ValueError):
    """A size that there is no such sheet of; the message names those that there are."""


def named(name: str, among: tuple[Size, ...] = tuple(SIZES.values())) -> Size:
    """Return a size by its name, in any case; raises UnknownSize."""
    for one in among:
        if one.name.lower() == name.strip().lower():
            return one
    known = _("、").join(one.name for one in among)
    raise UnknownSize(
        _("没有“%(name)s”这种纸张，请从这些里选：%(known)s。") % {"name": name, "known": known}
    )


def code_side(distance: float) -> float:
    """Return how wide a code has to be, to be read from a distance."""
    return max(SMALLEST_CODE, distance / _TIMES)


def poster_code(size: Size) -> float:
    """Return how wide the code on a poster is."""
    return size.width * POSTER_CODE


def smallest(distance: float) -> Size | None:
    """Return the smallest poster that is read from a distance, None where none is."""
    fitting = (one for one in POSTERS if poster_code(one) >= code_side(distance))
    return next(fitting, None)


def too_small(size: Size, distance: float, side: float | None = None) -> str:
    """Return in words that a sheet is too small for its distance, and what to do; else nothing.

    `side` is the width of its code, a poster's where nothing is said.
    """
    side = poster_code(size) if side is None else side
    if side >= code_side(distance):
        return ""
    better = smallest(distance)
    problem = _("%(size)s 上的二维码宽 %(side)d 毫米，离 %(metres)g 米扫不到。") % {
        "size": size.name,
        "side": side,
        "metres": distance / 1000,
    }
    if better is None:
        return problem + _("没有够大的海报，请把它贴到 %(metres)g 米以内。") % {
            "metres": int(poster_code(POSTERS[-1]) / 10) / 10
        }
    return problem + _("请改用 %(size)s 海报，或者贴近一些。") % {"size": better.name}
