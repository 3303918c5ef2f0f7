"""Words without the numbers and addresses by which a person can be reached or known."""

import re

MASK = "***"

_EMAIL = re.compile(r"[^\s@，。；、]+@[^\s@，。；、]+")


def masked(text: str, fewest: int) -> str:
    """Return a text with its mail addresses and its numbers of `fewest` digits and more masked.

    Written with spaces or dashes, or with letters before, between and behind, it is a number yet;
    spoken ones have to be a digit longer.
    """
    text = _EMAIL.sub(MASK, text)
    text = re.sub(
        rf"[A-Za-z]*\d(?:[\s\-–—._·/()]{{0,2}}[A-Za-z]{{0,2}}\d){{{fewest - 1},}}[A-Za-z]*",
        MASK,
        text,
    )
    return re.sub(rf"[〇零一二三四五六七八九幺两]{{{fewest + 1},}}", MASK, text)
