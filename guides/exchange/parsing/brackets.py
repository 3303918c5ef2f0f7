"""Brackets in prose, of whatever kind, nested as they may be."""

from collections.abc import Iterator
from dataclasses import dataclass

PAIRS = {"（": "）", "(": ")", "［": "］", "[": "]", "【": "】", "〔": "〕", "《": "》", "“": "”"}
_MIXED = {"）": "（(", ")": "（(", "］": "［[", "]": "［["}
ROUND = "（(［[【"


@dataclass(frozen=True)
class Bracket:
    """An outermost pair: text[start:end] with the brackets, `inside` without them."""

    start: int
    end: int
    inside: str


def outermost(text: str, kinds: str = ROUND) -> Iterator[Bracket]:
    """Yield the outermost brackets of some kinds; titles 《…》 are left whole."""
    open_at: list[tuple[str, int]] = []
    for place, char in enumerate(text):
        if char in PAIRS:
            open_at.append((char, place))
        elif open_at and _closes(char, open_at[-1][0]):
            opened, start = open_at.pop()
            if not open_at and opened in kinds:
                yield Bracket(start, place + 1, text[start + 1 : place])


def top_level(text: str) -> str:
    """Return a text of the same length with all that stands in brackets blanked out."""
    blank = list(text)
    for one in outermost(text, "".join(PAIRS)):
        blank[one.start : one.end] = "\0" * (one.end - one.start)
    return "".join(blank)


def _closes(char: str, opened: str) -> bool:
    return char == PAIRS[opened] or opened in _MIXED.get(char, "")
