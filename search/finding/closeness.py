"""How near a way of saying something comes to a name: whole, shortened, in part, or by sound."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from search.sound import spelled_syllables
from search.words import SPELLED_SYLLABLES, syllables

SHORTENED, IN_PART = 0.85, 0.8
# A shortened word's characters stand within so many times its own length.
STRETCH = 2.2


@dataclass(frozen=True)
class Close:
    """How much of a text a name says, at most 1, and at which places."""

    share: float
    at: Sequence[int]


FAR = Close(0.0, ())


def close(text: str, name: str) -> Close:
    found = wholly(text, name)
    if found.share or len(text) < 3 or text.isascii():
        return found
    return _in_part(text, name)


def wholly(text: str, name: str) -> Close:
    """Return the same of a name that says all of a text, and FAR of one that says some of it."""
    at = name.find(text)
    if at >= 0:
        return Close(1.0, range(at, at + len(text)))
    if len(text) < 2 or text.isascii():
        return FAR
    whole = _shortened(text, name)
    return Close(SHORTENED, whole) if whole else FAR


def heard(letters: str, name: str) -> Close:
    """Return how much of a name letters spell, in whole syllables or by their initials."""
    at = name.find(letters)
    if at >= 0:
        return Close(1.0, range(at, at + len(letters)))
    sound, typed = _sound(name), _typed(letters)
    own, spelled = sound.syllables, typed.syllables
    if not spelled:
        at = sound.initials.find(letters)
        return Close(1.0, range(at, at + len(letters))) if at >= 0 else FAR
    # Most names say nothing of it: they are told from the others first, at little cost.
    if typed.joined in sound.joined:
        for at, one in enumerate(own):
            # The last syllable may have been begun only, and be the first.
            if one.startswith(spelled[0]) and "".join(own[at:]).startswith(typed.joined):
                return Close(1.0, range(at, min(len(own), at + len(spelled))))
    wanted = typed.pairs
    if wanted.isdisjoint(sound.pairs):
        return FAR
    found = [at for at, pair in enumerate(pairwise(own)) if pair in wanted]
    said = len({own[at : at + 2] for at in found}) / len(wanted)
    return Close(IN_PART * said, [one for at in found for one in (at, at + 1)])


def _shortened(text: str, name: str) -> list[int]:
    """Return where the characters of a text stand in order and not far apart, if they all do."""
    limit = int(len(text) * STRETCH)
    start = name.find(text[0])
    while start >= 0:
        at = [start]
        for one in text[1:]:
            found = name.find(one, at[-1] + 1, start + limit)
            if found < 0:
                break
            at.append(found)
        else:
            return at
        start = name.find(text[0], start + 1)
    return []


def _in_part(text: str, name: str) -> Close:
    """Return what of a text stands in a name in pairs of characters."""
    found = {at: name.find(text[at : at + 2]) for at in range(len(text) - 1)}
    places = {at: place for at, place in found.items() if place >= 0}
    if not places:
        return FAR
    said = {one for at in places for one in (at, at + 1)}
    return Close(
        IN_PART * len(said) / len(text),
        [one for place in places.values() for one in (place, place + 1)],
    )


@dataclass(frozen=True)
class _Sound:
    """Syllables, their first letters, all of it in one piece, and by twos."""

    syllables: tuple[str, ...]
    initials: str
    joined: str
    pairs: frozenset[tuple[str, str]]


@lru_cache(maxsize=16384)
def _sound(name: str) -> _Sound:
    return _sounding(tuple(syllables(name))[: len(name)])


@lru_cache(maxsize=1024)
def _typed(letters: str) -> _Sound:
    return _sounding(spelled_syllables(letters), SPELLED_SYLLABLES)


def _sounding(own: tuple[str, ...], longest: int | None = None) -> _Sound:
    return _Sound(
        own,
        "".join(one[:1] for one in own),
        "".join(own[:longest]),
        frozenset(pairwise(own)),
    )
