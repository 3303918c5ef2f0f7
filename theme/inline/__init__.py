"""Scripts that stand in the page itself, since they have to run before it is drawn.

Pages are stored bytes and carry no nonce: the policy of the site names each by its digest.
"""

import base64
import hashlib
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
NAMES = tuple(sorted(file.stem for file in _FOLDER.glob("*.js")))


@cache
def script(name: str) -> str:
    """Return a script as it stands in the page."""
    return (_FOLDER / f"{name}.js").read_text(encoding="utf-8")


def source(name: str) -> str:
    """Return what names a script in a Content-Security-Policy (CSP level 3, hash-source)."""
    digest = hashlib.sha256(script(name).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
