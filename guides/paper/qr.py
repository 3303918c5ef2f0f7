"""QR symbols: inline SVG for pages, bare SVG for paper, PNG for whoever sets their own sheets.

Error correction Q stands a quarter of the symbol being worn; the quiet zone is the four modules of
ISO/IEC 18004. Text in capitals takes the alphanumeric mode, and a smaller symbol.
"""

from functools import lru_cache, partial
from io import BytesIO
from itertools import groupby
from typing import Any

from qr_code.qrcode.maker import make_embedded_qr_code, make_qr
from qr_code.qrcode.utils import QRCodeOptions

QUIET_ZONE = 4
_OPTIONS = QRCodeOptions(size=10, border=QUIET_ZONE, error_correction="Q", boost_error=False)
# Rows reach a little into the next, or printers draw white hairs between them.
_OVERLAP = 0.03
# The version, in ISO/IEC 18004's word, that has 29 modules on a side.
_LEAST = 3


@lru_cache(maxsize=1024)
def svg(text: str) -> str:
    """Return a symbol that says `text`, a millimetre a module where nothing else sizes it."""
    drawn = make_embedded_qr_code(text, _OPTIONS, force_text=False, alt_text="")
    return str(drawn)


@lru_cache(maxsize=1024)
def dark(text: str, error: str = "Q") -> str:
    """Return the dark modules alone as an SVG of a unit a module: its sheet is the quiet zone."""
    rows = [list(row) for row in _made(text, error).matrix]
    runs = "".join(
        f"M{x} {y}h{width}v{1 + _OVERLAP}h-{width}z"
        for y, row in enumerate(rows)
        for x, width in _runs(row)
    )
    side = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'width="{side}" height="{side}"><path d="{runs}"/></svg>'
    )


def png(text: str, scale: int = 10) -> bytes:
    """Return a symbol with its quiet zone as a PNG of `scale` pixels a module."""
    out = BytesIO()
    make_qr(text, _OPTIONS, force_text=False).save(out, kind="png", scale=scale, border=QUIET_ZONE)
    return out.getvalue()


def _made(text: str, error: str) -> Any:
    """Return a symbol of 29 modules at least: sheets leave a seventh of its side free around it."""
    options = partial(QRCodeOptions, border=QUIET_ZONE, error_correction=error, boost_error=False)
    made = make_qr(text, options(), force_text=False)
    if made.version < _LEAST:
        made = make_qr(text, options(version=_LEAST), force_text=False)
    return made


def _runs(row: list[int]) -> list[tuple[int, int]]:
    """Return where dark modules in a row begin, and how many there are."""
    found, at = [], 0
    for module, several in groupby(row):
        width = len(list(several))
        if module:
            found.append((at, width))
        at += width
    return found
