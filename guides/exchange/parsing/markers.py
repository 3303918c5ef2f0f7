"""The numbers and signs that lists begin their entries with: 1、（一）① 第一步 a) •."""

import re
from dataclasses import dataclass

from guides.exchange.values import numbers

_COUNT = r"[一二三四五六七八九十]{1,3}"
_STYLES: tuple[tuple[str, str], ...] = (
    ("step", rf"第(?P<n>{_COUNT}|\d{{1,2}})步\s*[、，,.．:：]?"),
    ("brackets", r"[（(](?P<n>\d{1,2})[）)]\s*[、，,.．:：]?"),
    ("chinese brackets", rf"[（(](?P<n>{_COUNT})[）)]\s*[、，,.．:：]?"),
    ("square", r"[［\[【](?P<n>\d{1,2})[］\]】]"),
    ("half", r"(?P<n>\d{1,2})[）)]\s*[、.．]?"),
    # 1.5万元 and 3.1 of a standard are no entries.
    ("dot", r"(?P<n>\d{1,2})\s*[、．.](?!\d)\s*[、．.]?"),
    ("colon", r"(?P<n>\d{1,2})\s*[：:](?!\d)"),
    ("chinese", rf"(?P<n>{_COUNT})[、．.]"),
    ("first", rf"第(?P<n>{_COUNT})[，、：:]"),
    ("circle", r"(?P<n>[①-⑳])\s*[、．.]?"),
    ("letter", r"(?P<n>[a-zA-Z])[）)、．.](?![a-zA-Z.])"),
    ("bullet", r"(?P<n>)(?:[•·●■◆▪★☆◇□○※➢►▶]|[-*—－–](?=[\s\u3400-\u9fff《]))"),
)
_EXPRESSIONS = {name: re.compile(expression) for name, expression in _STYLES}


@dataclass(frozen=True)
class Marker:
    """`style` tells markers of one list from another's; `number` is None for signs and letters."""

    style: str
    number: int | None
    length: int


def marker_at(text: str, place: int = 0) -> Marker | None:
    """Return the marker that begins at a place of a text."""
    for style, expression in _EXPRESSIONS.items():
        match = expression.match(text, place)
        if match:
            return Marker(style, _number(match["n"]), match.end() - place)
    return None


def _number(text: str) -> int | None:
    if not text:
        return None
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    if text.isascii() and text.isalpha():
        return ord(text.lower()) - ord("a") + 1
    return numbers.digits(numbers.plain(text))
