"""The numbers that Word shows before the entries of a list, and keeps nowhere in their text."""

from typing import Any

from docx.oxml.ns import qn

_NONE = {"bullet", "none"}


class Numbers:
    """Counts the entries of a document's lists as they come."""

    def __init__(self, document: Any) -> None:
        self._kinds = dict(_kinds(document))
        self._counts: dict[tuple[str, str], int] = {}

    def next(self, paragraph: Any, style: Any) -> str:
        """Return the number of a paragraph as "1. ", empty where it has none."""
        found = _list_of(paragraph)
        if found is None and style is not None:
            found = _list_of(style.element)
        if found is None or self._kinds.get(found, "none") in _NONE:
            return ""
        self._counts = {
            (number, level): count
            for (number, level), count in self._counts.items()
            if number != found[0] or level <= found[1]
        }
        self._counts[found] = self._counts.get(found, 0) + 1
        return f"{self._counts[found]}. "


def _kinds(document: Any) -> list[tuple[tuple[str, str], str]]:
    """Return what the numbers of each list look like, by list and level."""
    parts = [
        part.element
        for part in document.part.package.iter_parts()
        if str(part.partname).endswith("/numbering.xml") and hasattr(part, "element")
    ]
    found = []
    for part in parts:
        levels = {
            abstract.get(qn("w:abstractNumId")): [
                (level.get(qn("w:ilvl"), "0"), _value(level, "w:numFmt", "none"))
                for level in abstract.iter(qn("w:lvl"))
            ]
            for abstract in part.iter(qn("w:abstractNum"))
        }
        for one in part.iter(qn("w:num")):
            known = levels.get(_value(one, "w:abstractNumId", ""), [])
            found += [((one.get(qn("w:numId"), ""), level), kind) for level, kind in known]
    return found


def _list_of(element: Any) -> tuple[str, str] | None:
    properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if properties is None:
        return None
    number = _value(properties, "w:numId", "0")
    return (number, _value(properties, "w:ilvl", "0")) if number != "0" else None


def _value(element: Any, name: str, default: str) -> str:
    child = element.find(qn(name))
    return str(child.get(qn("w:val"), default)) if child is not None else default
