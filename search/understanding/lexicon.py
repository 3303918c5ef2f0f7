"""Words that stand for something, found in a text the longest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

# Texts that come again and again, as names do.
KEPT = 8192


@dataclass(frozen=True)
class Found:
    """A word of the lexicon in a text, from `start` up to `end`."""

    start: int
    end: int
    word: str


class Lexicon:
    """A set of words, matched from left to right, at each place the longest."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: frozenset[str] = frozenset(filter(None, words))
        # By first character, so that most places of a text cost one look.
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {one: sorted(found, reverse=True) for one, found in lengths.items()}
        self.found_in = lru_cache(maxsize=KEPT)(self._found_in)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def longest(self, text: str, at: int) -> str:
        """Return the longest word that begins at a place of a text, or nothing."""
        return next(self.at(text, at), "")

    def _found_in(self, text: str) -> tuple[Found, ...]:
        return tuple(self.find(text))

    def find(self, text: str) -> Iterator[Found]:
        """Yield the words of a text one after the other; none overlaps another."""
        at = 0
        while at < len(text):
            word = self.longest(text, at)
            if word:
                yield Found(at, at + len(word), word)
            at += len(word) or 1

    def at(self, text: str, at: int) -> Iterator[str]:
        """Yield all words that begin at a place of a text, the longest first."""
        for length in self._lengths.get(text[at], ()):
            if text[at : at + length] in self._words:
                yield text[at : at + length]
