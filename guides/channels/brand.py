"""The brand's colours as a style sheet: tokens, for all channels that read the look's own."""

import hashlib

from guides.content import Site

FOLDER = "/brand/"
_TOKENS = ("link", "link_dark", "seal", "seal_dark")


def sheet(site: Site) -> str:
    """Return the tokens that differ from the look's own; empty where none does."""
    given = {name.replace("_", "-"): getattr(site, name) for name in _TOKENS}
    tokens = "".join(f"--brand-{name}:{value};" for name, value in given.items() if value)
    return f":root{{{tokens}}}\n" if tokens else ""


def digest(site: Site) -> str:
    """Return what an address of the sheet carries, so that it may be kept for ever."""
    return hashlib.sha256(sheet(site).encode()).hexdigest()[:12]


def address(site: Site) -> str:
    """Return where the sheet is; empty where the brand has no colours, and nothing is loaded."""
    return f"{FOLDER}{digest(site)}.css" if sheet(site) else ""
