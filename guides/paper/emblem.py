"""The brand's emblem without its colours, for printers that have none."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops

from . import typeset

# Of 40 mm; at the foot of a sheet of A1 it is as fine as print gets.
_DOTS = 300


@lru_cache(maxsize=4)
def grey(picture: bytes) -> bytes:
    """Return a PNG, JPEG or SVG as a grey PNG without its margins; nothing of nothing."""
    if not picture:
        return b""
    image, out = _opened(picture), BytesIO()
    image.convert("LA" if image.has_transparency_data else "L").save(out, "PNG")
    return out.getvalue()


def _opened(picture: bytes) -> Image.Image:
    if b"<svg" not in picture[:1000]:
        return Image.open(BytesIO(picture))
    drawn = {"title": "", "symbol": picture.decode()}
    [page] = typeset.png("symbol", [drawn], _DOTS)
    image = Image.open(BytesIO(page)).convert("RGB")
    return image.crop(ImageChops.invert(image).getbbox())
