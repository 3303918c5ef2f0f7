"""Proves that the packs say what the site says: each is made again and compared."""

from guides.models import KioskPack
from guides.models.kiosk_packs import PackKind
from guides.vocabulary import Locale

from .names import Name
from .packs import pack_of
from .touched import everything


def differences() -> list[str]:
    """Return the names of packs that are not as they would be made now, or are missing."""
    known = {
        Name(PackKind(kind), code, Locale(locale)): digest
        for kind, code, locale, digest in KioskPack.objects.values_list(
            "kind", "code", "locale", "digest"
        )
    }
    wanted = everything() | known.keys() if known else set()
    return [str(name) for name in sorted(wanted) if known.get(name) != pack_of(name).digest]
