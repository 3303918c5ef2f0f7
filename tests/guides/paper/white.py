"""What has to stay white on a sheet: its edges, where printers do not print, and around symbols."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import zxingcpp
from PIL import Image

_INCH = 25.4
# Darker than that is ink; the ground of what is set apart is lighter.
_PAPER = 225
_ACROSS = 600
# Modules that ISO/IEC 18004 wants free around a symbol.
FREE = 4
# What a module is drawn as, and how many a side has at most.
_PIXELS, _MODULES = 8, 33

# From the left, the top, the left and the top.
Box = tuple[float, float, float, float]
Pixels = tuple[int, int, int, int]
# What the templates promise in millimetres at the sides, and at the top and the foot, but for the
# thickness of a line; on larger sheets it grows with them.
_GROWING: Mapping[str, tuple[float, float]] = {
    "poster": (14, 11),
    "board": (14, 11),
    "window": (14, 11),
    "chart": (13.5, 10),
}
_FACE, _CARD, _PAGE = (14.0, 10.0), (4.5, 2.3), (12.0, 7.5)
_NOTICE, _RECEIPT = (17.0, 10.0), (3.5, 5.5)
# What no printer of an office needs.
_EDGE = (4.0, 4.0)


@dataclass(frozen=True)
class Zone:
    """A symbol, the modules on its side, and how many are free around it on all sides."""

    text: str
    modules: int
    free: float


def crowded(page: Any, template: str) -> list[str]:
    """Return where ink is too near to the edge of a page, or of a part that is cut or folded."""
    width, height = (side / 72 * _INCH for side in page.get_size())
    scale = _ACROSS / width
    inked = ink(page, scale * _INCH)
    return [
        f"ink {gap:.1f} mm from the {side} of {[round(mm) for mm in box]}"
        for box, margins in parts(template, width, height)
        for side, gap, least in _gaps(inked, box, margins, scale)
        if gap < least
    ]


def parts(template: str, width: float, height: float) -> Iterator[tuple[Box, tuple[float, float]]]:
    """Yield what a page is cut or folded into, and what stays white at its sides and ends."""
    whole = (0, 0, width, height)
    unit = min(width, height) / 210
    if template in _GROWING:
        across, upright = _GROWING[template]
        yield whole, (across * unit, upright * unit)
    elif template == "tent":
        yield whole, _EDGE
        # The fold itself is marked.
        yield (0, 0, width, height / 2 - 0.5), _FACE
        yield (0, height / 2 + 0.5, width, height), _FACE
    elif template == "card" and width > 90.5:
        yield whole, _EDGE
        for at in range(10):
            left, top = 15 + at % 2 * 90, 13.5 + at // 2 * 54
            yield (left, top, left + 90, top + 54), _CARD
    elif template == "booklet" and width > height:
        yield (0, 0, width / 2, height), _PAGE
        yield (width / 2, 0, width, height), _PAGE
    else:
        roll = width < 100
        yield whole, {"card": _CARD, "booklet": _PAGE}.get(template, _RECEIPT if roll else _NOTICE)


def _gaps(
    inked: Image.Image, box: Box, margins: tuple[float, float], scale: float
) -> Iterator[tuple[str, float, float]]:
    """Yield how far ink is from each side of a part in millimetres, and how far it has to be."""
    left, top, right, bottom = (round(mm * scale) for mm in box)
    part = inked.crop((left, top, right, bottom))
    drawn = part.getbbox()
    if drawn is None:
        return
    left, top, right, bottom = drawn
    across, upright = margins
    for side, pixels, least in (
        ("left", left, across),
        ("top", top, upright),
        ("right", part.width - right, across),
        ("bottom", part.height - bottom, upright),
    ):
        yield side, pixels / scale, least


def zones(page: Any, narrowest: float) -> list[Zone]:
    """Return a page's symbols, none narrower than so many millimetres, as another's decoder finds
    them."""
    inked = ink(page, _PIXELS * _MODULES / narrowest * _INCH)
    paper = inked.point([255 - level for level in range(256)])
    symbols = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    # None is to be tried as a telephone has to.
    found = zxingcpp.read_barcodes(paper, symbols, try_rotate=False, try_downscale=False)
    return [_zone(inked, code) for code in found]


def _zone(inked: Image.Image, code: Any) -> Zone:
    count = 17 + 4 * int(code.extra["Version"])
    at = _outline(inked, code, count)
    module = (at[2] - at[0]) / count
    # The page's edge is as good as ink.
    most = min(round(FREE * module), *at[:2], inked.width - at[2], inked.height - at[3])
    around = inked.crop(_grown(at, most))
    whole = (0, 0, *around.size)
    around.paste(0, _grown(whole, -most))
    rings = (_grown(whole, by - most) for by in range(1, most + 1))
    reach = sum(around.crop(ring).getbbox() is None for ring in rings)
    # Neither edge is drawn more exactly than to a pixel.
    return Zone(code.text, count, (reach + 2) / module)


def _outline(inked: Image.Image, code: Any, count: int) -> Pixels:
    """Return a symbol's own edges: those that the decoder tells are right to half a module."""
    where = code.position
    corners = (where.top_left, where.top_right, where.bottom_left, where.bottom_right)
    across, upright = [one.x for one in corners], [one.y for one in corners]
    about = (min(across), min(upright), max(across), max(upright))
    near = _grown(about, round((about[2] - about[0]) / count / 2))
    left, top, right, bottom = inked.crop(near).getbbox()
    return near[0] + left, near[1] + top, near[0] + right, near[1] + bottom


def _grown(box: Pixels, by: int) -> Pixels:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def ink(page: Any, dots: float) -> Image.Image:
    """Return a page in white where there is ink on it, at so many dots to the inch."""
    image: Image.Image = page.render(scale=dots / 72, grayscale=True).to_pil()
    return image.point([255 if level < _PAPER else 0 for level in range(256)])
