"""Lists in prose: numbered, with signs, a line each, or run together on one line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .markers import Marker, marker_at

# Such a line speaks of what follows it.
_LEADS = re.compile(r"(?:[：:]|(?:如下|以下|下列)[^。；;]{0,20}[：:。]?)\s*$")
_AFTERWORD = re.compile(r"\s*[（(]?(?:注|备注|说明|注意|提示|温馨提示|特别提醒|注意事项)[：:]")
# Between entries that share a line.
_BREAKS = "；;。，,、.．：: \u3000\t）)】］》”"
_LONGEST_PART = 120


@dataclass(frozen=True)
class Entry:
    """One entry: `words` as they stand, number and all, and `text` without the number."""

    text: str
    words: str
    number: int | None = None


@dataclass(frozen=True)
class Listed:
    """The entries of a list, what stands before the first and after the last.

    `marked` tells that numbers or signs set the entries off; otherwise they are lines.
    """

    entries: tuple[Entry, ...]
    before: str = ""
    after: str = ""
    marked: bool = False


@dataclass
class _Growing:
    marker: Marker | None
    lines: list[str] = field(default_factory=list)

    def entry(self) -> Entry:
        words = "\n".join(self.lines)
        bare = words.lstrip()
        text = bare[self.marker.length :] if self.marker else bare
        return Entry(text.strip(), words, self.marker.number if self.marker else None)


def split(lines: Sequence[str]) -> Listed:
    """Return the entries that lines consist of; one line without numbers is one entry."""
    physical = [one for line in lines for one in line.splitlines() if one.strip()]
    body, after = _without_afterword(physical)
    before: list[str] = []
    if len(body) > 1 and _marker(body[0]) is None and _marker(body[1]) and leads(body[0]):
        before = [body.pop(0)]
    pieces = [piece for place, line in enumerate(body) for piece in _run_on(body, place, line)]
    if len(body) == 1 and len(pieces) > 1 and _marker(pieces[0]) is None:
        before = [pieces.pop(0)]
    grown = _grow(pieces)
    return Listed(
        tuple(one.entry() for one in grown),
        "\n".join(before),
        "\n".join(after),
        marked=any(one.marker for one in grown),
    )


def by_semicolons(text: str) -> list[str]:
    """Return the parts of one line that semicolons set off, where it is certain that they do."""
    parts = [part for part in re.split(r"(?<=[；;])", text) if part.strip()]
    short = all(len(part) <= _LONGEST_PART for part in parts)
    return parts if len(parts) > 1 and short and "。" not in text.rstrip().rstrip("。") else [text]


def leads(line: str) -> bool:
    """Tell whether a line speaks of what follows it."""
    return bool(_LEADS.search(line))


def _marker(line: str) -> Marker | None:
    return marker_at(line.lstrip())


def _without_afterword(lines: list[str]) -> tuple[list[str], list[str]]:
    for place, line in enumerate(lines):
        if place and _AFTERWORD.match(line):
            return lines[:place], lines[place:]
    return lines, []


def _grow(lines: list[str]) -> list[_Growing]:
    """Put lines to entries: the first style of marker found is the list's, others are inside it."""
    grown: list[_Growing] = []
    outer: str | None = None
    inside = False
    for line in lines:
        marker = _marker(line)
        if marker and outer is None:
            # Marks that begin under a line which leads to them are parts of that one.
            inside = bool(grown) and leads(grown[-1].lines[-1])
            outer = marker.style
        begins = not grown or (marker is None and outer is None)
        if begins or (marker is not None and marker.style == outer and not inside):
            grown.append(_Growing(marker))
        grown[-1].lines.append(line)
    return grown


def _run_on(lines: list[str], place: int, line: str) -> list[str]:
    """Split a line where the numbers run on within it, and no following line has them."""
    start = _first_mark(line) if len(lines) == 1 else len(line) - len(line.lstrip())
    marker = marker_at(line, start) if start is not None else None
    if start is None or marker is None or marker.number is None:
        return [line]
    later = {one.number for one in map(_marker, lines[place + 1 :]) if one}
    cuts = [cut for cut, number in _following(line, start, marker) if number not in later]
    certain = len(cuts) >= 2 or all(line[cut - 1] in _BREAKS for cut in cuts)
    if not certain or not cuts:
        return [line]
    edges = [*([0] if not line[:start].strip() else [0, start]), *cuts, len(line)]
    return [line[a:b] for a, b in pairwise(edges)]


def _first_mark(line: str) -> int | None:
    """Return where a line's own marker begins, or the number one behind words that lead to it."""
    start = len(line) - len(line.lstrip())
    if marker_at(line, start):
        return start
    for match in re.finditer(r"(?<=[：:。；;])\s*(?=[（(]?[1一①１])", line):
        marker = marker_at(line, match.end())
        if marker and marker.number == 1:
            return match.end()
    return None


def _following(line: str, start: int, marker: Marker) -> Iterator[tuple[int, int]]:
    """Yield where the next numbers of a marker's style begin within a line."""
    number, place = marker.number or 0, start + marker.length
    while place < len(line):
        found = marker_at(line, place)
        fits = found and found.style == marker.style and found.number == number + 1
        if found and fits and not line[place - 1].isdigit() and line[place - 1] != "第":
            yield place, number + 1
            number, place = number + 1, place + found.length
        else:
            place += 1
