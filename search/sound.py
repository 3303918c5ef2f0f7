"""How words sound: letters cut into syllables, and syllables that many people do not tell apart."""

import re
from functools import lru_cache

from .words import all_syllables, syllables

LONGEST_SYLLABLE = 6
# zh/z, ch/c, sh/s; n/l; ing/in, eng/en, ang/an; hu/f: as most dialects have it.
_NEAR = (
    (re.compile("^([zcs])h"), r"\1"),
    (re.compile("^l"), "n"),
    (re.compile("^hu(?=[aeio])"), "f"),
    (re.compile("^hu$"), "fu"),
    (re.compile("(?<=[aei])ng$"), "n"),
    (re.compile("^nve$"), "nue"),
)


@lru_cache(maxsize=2048)
def near(syllable: str) -> str:
    """Return what a syllable has in common with those that are taken for it."""
    for pattern, heard in _NEAR:
        syllable = pattern.sub(heard, syllable)
    return syllable


@lru_cache(maxsize=8192)
def near_key(text: str) -> tuple[str, ...]:
    return tuple(near(one) for one in syllables(text))


@lru_cache(maxsize=1024)
def spelled_syllables(letters: str) -> tuple[str, ...]:
    """Return letters cut into the fewest syllables; none where they do not come out even.

    The last may have been begun only.
    """
    best: list[tuple[str, ...] | None] = [()] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - LONGEST_SYLLABLE), end):
            before = best[start]
            one = letters[start:end]
            if before is None or one not in all_syllables():
                continue
            current = best[end]
            if current is None or len(before) + 1 < len(current):
                best[end] = (*before, one)
    whole = best[-1]
    return _begun(letters, best) if whole is None else whole


def _begun(letters: str, best: list[tuple[str, ...] | None]) -> tuple[str, ...]:
    """Return the same where only the last syllable is not complete yet."""
    for start in range(len(letters) - 1, max(0, len(letters) - LONGEST_SYLLABLE), -1):
        before = best[start]
        if before and _begins_syllable(letters[start:]):
            return (*before, letters[start:])
    return ()


@lru_cache(maxsize=1024)
def _begins_syllable(letters: str) -> bool:
    return any(one.startswith(letters) for one in all_syllables())
