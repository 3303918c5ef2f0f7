"""That no word is lost: what neither a field nor a section kept has, is kept after all."""

import re
from collections.abc import Iterable, Iterator

from guides.exchange.parsing.markers import marker_at

_MEANS = re.compile(r"[^\W_]")


def uncovered(text: str, words: Iterable[str]) -> list[str]:
    """Return the stretches of a text that no words cover, but for numbers and signs of lists.

    All of the text where there are no words; empty lines count neither here nor there.
    """
    words = [_without_gaps(one) for one in words]
    if not any(words):
        return [text] if text.strip() else []
    text = _without_gaps(text)
    covered = bytearray(len(text))
    # Where to look on for words that come several times.
    behind: dict[str, int] = {}
    for one in sorted(filter(None, words), key=len, reverse=True):
        place = _place(text, one, covered, behind.get(one, 0))
        behind[one] = len(text) if place is None else place + len(one)
        if place is not None:
            covered[place : place + len(one)] = b"\1" * len(one)
    return [stretch for stretch in _stretches(text, covered) if _says_something(stretch)]


def _without_gaps(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())


def _place(text: str, words: str, covered: bytearray, start: int) -> int | None:
    """Return where words stand that are not covered yet, from a place on."""
    place = text.find(words, start)
    while place >= 0 and any(covered[place : place + len(words)]):
        place = text.find(words, place + 1)
    return place if place >= 0 else None


def _stretches(text: str, covered: bytearray) -> Iterator[str]:
    begin = None
    for place in range(len(text) + 1):
        free = place < len(text) and not covered[place]
        if free and begin is None:
            begin = place
        elif not free and begin is not None:
            yield text[begin:place].strip()
            begin = None


def _says_something(stretch: str) -> bool:
    marker = marker_at(stretch)
    return bool(_MEANS.search(stretch[marker.length :] if marker else stretch))
