"""Whose screens a pack holds, and which addresses belong to it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from guides.channels import addresses
from guides.models.kiosk_packs import PackKind
from guides.vocabulary import Locale

# A folder below the kiosk's whose screens are packs of their own.
_FOLDERS = {PackKind.GUIDE: "guides", PackKind.TOPIC: "topics"}
_KIND_OF = {folder: kind for kind, folder in _FOLDERS.items()}
_OWN = re.compile(r"([a-z]+)/([^/]+)/")


@dataclass(frozen=True, order=True)
class Name:
    """A pack's name: `home` has no code."""

    kind: PackKind
    code: str
    locale: Locale

    def __str__(self) -> str:
        return f"{self.kind}/{self.code or '-'}/{self.locale}"

    @property
    def start(self) -> str:
        """The address of the first screen, from which links lead to the others."""
        kiosk = addresses.kiosk(self.locale)
        if self.kind == PackKind.HOME:
            return kiosk
        return f"{kiosk}{_FOLDERS[self.kind]}/{self.code}/"

    def holds(self, address: str) -> bool:
        """Whether a screen is this pack's: each screen is one pack's."""
        return owner(address, self.locale) == (self.kind, self.code)


def owner(address: str, locale: Locale) -> tuple[PackKind, str] | None:
    """Return whose screen an address is, None for what is no kiosk's screen in this language."""
    parts, kiosk = urlsplit(address), addresses.kiosk(locale)
    if parts.netloc or not parts.path.startswith(kiosk):
        return None
    below = parts.path.removeprefix(kiosk)
    own = _OWN.match(below)
    return (_KIND_OF[own[1]], own[2]) if own and own[1] in _KIND_OF else (PackKind.HOME, "")
