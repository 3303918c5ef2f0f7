"""Sheets as a telephone sees them, and the codes that another's decoder finds there."""

from collections.abc import Callable
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from guides.paper import sizes

from .sheets import Made

# What an office's printer and a telephone make of a sheet, and what a printer of receipts does.
_DOTS, _FINE = 150, 300
_SMALL = (sizes.CARD, sizes.ROLL_80, sizes.ROLL_58)
# A symbol of A1 is as large as a hand: it is looked at from further off, but for once.
_FAR = 50


def straight(image: Image.Image) -> Image.Image:
    return image


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
    """As a telephone sees it that is not held straight, its farther end a tenth smaller."""
    image = ImageOps.expand(image, round(image.width * 0.08), fill=255)
    wide, tall = image.size
    across = (1.0, 0.096 * wide / tall, -0.029 * wide)
    upright = (0.015 * tall / wide, 1.06, -0.016 * tall)
    return image.transform(
        image.size,
        Image.Transform.PERSPECTIVE,
        (*across, *upright, 0.056 / wide, 0.115 / tall),
        Image.Resampling.BICUBIC,
        fillcolor=255,
    )


WAYS: dict[str, Callable[[Image.Image], Image.Image]] = {
    way.__name__: way for way in (straight, turned, blurred, darkened, greyed, aslant)
}


def dots(one: Made) -> int:
    size, seen = one.wanted.size, one.wanted.seen
    if size == sizes.A1:
        return _DOTS if seen == "straight" and not one.wanted.large else _FAR
    return _FINE if size in _SMALL else _DOTS


def codes(one: Made) -> list[str]:
    """Return what the symbols on a sheet say, as its `wanted` has them seen."""
    with pypdfium2.PdfDocument(one.document) as document:
        pages = [_pixels(document[at], dots(one)) for at in one.pages]
    way = WAYS[one.wanted.seen]
    symbols = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return [code.text for page in pages for code in zxingcpp.read_barcodes(way(page), symbols)]


def _pixels(page: Any, dots: float) -> Image.Image:
    image: Image.Image = page.render(scale=dots / 72, grayscale=True).to_pil()
    return image
