"""A symbol with a logo in its middle: at error correction H, and only where it is still read."""

from base64 import b64encode
from functools import lru_cache
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageFilter

from . import qr, typeset

# Of the side: a seventeenth of the area with the white around it, where H stands three tenths.
SHARE = 0.22
_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
# Pixels to the inch at which a symbol of 40 mm is looked at: a telephone from a step away.
_DOTS = 110


class LogoSpoils(ValueError):
    """No camera reads the symbol with this logo; the message says why and what to do."""


@lru_cache(maxsize=1024)
def dark(text: str, logo: bytes, share: float = SHARE) -> str:
    """Return dark modules as `qr.dark` does, with a logo (PNG, JPEG, SVG) as wide as `share`.

    It is set, blurred and read by a decoder that did not make it. Raises LogoSpoils.
    """
    drawn = qr.dark(text, error="H")
    side = float(drawn.partition('width="')[2].partition('"')[0])
    wide = side * share
    at = (side - wide) / 2
    # A module of white around it.
    plate = f'<rect x="{at - 1}" y="{at - 1}" width="{wide + 2}" height="{wide + 2}" fill="#fff"/>'
    picture = (
        f'<image x="{at}" y="{at}" width="{wide}" height="{wide}" '
        f'href="data:{_type(logo)};base64,{b64encode(logo).decode()}"/>'
    )
    whole = drawn.replace("</svg>", f"{plate}{picture}</svg>")
    _prove(whole, text)
    return whole


def _type(logo: bytes) -> str:
    for beginning, name in _TYPES.items():
        if logo.startswith(beginning):
            return name
    if b"<svg" in logo[:1000]:
        return "image/svg+xml"
    raise LogoSpoils(_("徽标不是 PNG、JPEG 或者 SVG 图片，放不进二维码。请换一张图片。"))


def _prove(drawn: str, text: str) -> None:
    # Most processes never draw a logo.
    import zxingcpp

    [page] = typeset.png("symbol", [{"title": text, "symbol": drawn}], _DOTS)
    seen = Image.open(BytesIO(page)).convert("L").filter(ImageFilter.GaussianBlur(0.7))
    if text not in {one.text for one in zxingcpp.read_barcodes(seen)}:
        raise LogoSpoils(
            _("放上这个徽标，二维码就扫不出来了。请把徽标做小、做简单，或者不放徽标。")
        )
