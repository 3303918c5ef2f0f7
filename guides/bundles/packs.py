"""One pack: the screens of one thing in one language, the files they load, what finds them."""

import gzip
import hashlib
import json
from dataclasses import dataclass

from guides.models.kiosk_packs import PackKind

from .files import files_of
from .index import entries
from .names import Name
from .screens import screens_of

SCHEMA = 1


@dataclass(frozen=True)
class Pack:
    """A pack's bytes: JSON in gzip, as kiosks keep it; none where there is nothing to show."""

    name: Name
    body: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.body).hexdigest() if self.body else ""


def pack_of(name: Name) -> Pack:
    """Make a pack from what is published now."""
    screens = screens_of(name)
    if not screens:
        return Pack(name, b"")
    told = {
        "schema": SCHEMA,
        "name": str(name),
        "screens": screens,
        "files": [one.told() for one in files_of(screens.values())],
        "index": entries(name.code, name.locale) if name.kind == PackKind.GUIDE else [],
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    # Screens have most of their words in common: a tenth is left of them.
    return Pack(name, gzip.compress(text.encode(), mtime=0))
