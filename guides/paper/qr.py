"""QR symbols as inline SVG, to be read from a screen and from paper.

Error correction Q stands a quarter of the symbol being worn; the quiet zone is the four modules of
ISO/IEC 18004. Text in capitals takes the alphanumeric mode, and a smaller symbol.
"""

from functools import lru_cache

from qr_code.qrcode.maker import make_embedded_qr_code
from qr_code.qrcode.utils import QRCodeOptions

QUIET_ZONE = 4
_OPTIONS = QRCodeOptions(size=10, border=QUIET_ZONE, error_correction="Q", boost_error=False)


@lru_cache(maxsize=1024)
def svg(text: str) -> str:
    """Return a symbol that says `text`, a millimetre a module where nothing else sizes it."""
    drawn = make_embedded_qr_code(text, _OPTIONS, force_text=False, alt_text="")
    return str(drawn)
