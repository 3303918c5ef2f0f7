"""What a sheet says, apart from how it looks: the texts that make a print outdated."""

from collections.abc import Iterator
from typing import Any

from guides.content import canonical, digest
from guides.paper.sheet import Sheet

# Interface words, measures and pictures of what the letters say; a sheet's date and revision move
# with every publication, be it of words that the sheet does not carry.
_NOT_SAID = {
    "width",
    "height",
    "lang",
    "region",
    "large",
    "colours",
    "emblem",
    "call",
    "words",
    "up",
    "symbol",
    "date",
    "revision",
    "site",
    "rule",
}
_LOOK = ("colours", "emblem")


def said(sheet: Sheet) -> list[str]:
    """Return the texts of a sheet, each with the name of its row where it has one."""
    return list(_texts(sheet.data))


def look(sheet: Sheet) -> str:
    """Return a digest of the brand that a sheet wears."""
    data = sheet.data
    return digest(canonical([[data[name] for name in _LOOK], data["foot"]["site"]]))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from [value] if value else []
    elif isinstance(value, dict):
        yield from _named(value)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _named(value: dict[str, Any]) -> Iterator[str]:
    if set(value) == {"label", "value"}:
        yield f"{value['label']}：{value['value']}"
        return
    for name, one in value.items():
        if name not in _NOT_SAID:
            yield from _texts(one)
