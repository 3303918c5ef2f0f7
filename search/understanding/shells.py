"""Takes off what is said around a question: politeness, who one is, what one wants to be told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .lexicon import Lexicon
from .tables import WordTables

_STOPS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Bared:
    """What is left of a question, in stretches, and what was taken off."""

    left: tuple[str, ...]
    taken: tuple[str, ...] = ()


def take_off(text: str, tables: WordTables) -> Bared:
    """Return a folded question without its shells; all of it where nothing would be left."""
    work = _Baring(tables)
    left = tuple(work.stretches(text))
    if left:
        return Bared(left, tuple(work.taken))
    return Bared(tuple(filter(None, _STOPS.split(text))))


@dataclass
class _Baring:
    tables: WordTables
    taken: list[str] = field(default_factory=list)

    def stretches(self, text: str) -> Iterator[str]:
        for stretch in _STOPS.split(self._unwrapped(text)):
            if self._is_shell_in_letters(stretch):
                self.taken.append(stretch)
                continue
            for inner in self._inside(stretch):
                bare = self._without_end(self._without_beginning(inner))
                if bare:
                    yield bare

    def _is_shell_in_letters(self, stretch: str) -> bool:
        shells = self.tables.shells
        is_letters = stretch.isascii() and stretch.isalpha()
        return is_letters and (stretch in shells.words or stretch in shells.spelled)

    def _unwrapped(self, text: str) -> str:
        text = _STOPS.sub(" ", text).strip()
        for first, last in self.tables.shells.around:
            if text.startswith(first) and text.endswith(last) and text[len(first) : -len(last)]:
                self.taken += [first, last]
                return text[len(first) : -len(last)]
        return text

    def _inside(self, text: str) -> Iterator[str]:
        """Yield what stands between shells that are taken off anywhere."""
        start = at = 0
        while at < len(text):
            shell = self.tables.shells.anywhere.longest(text, at)
            kept = self._kept(text, at)
            if self._goes(shell, kept):
                self.taken.append(shell)
                yield text[start:at]
                start = at = at + len(shell)
            else:
                # Single characters hold nothing together.
                at += max(1, len(kept))
        yield text[start:]

    def _without_beginning(self, text: str) -> str:
        while text:
            shell = self.tables.shells.before.longest(text, 0)
            if not self._goes(shell, self._kept(text, 0)):
                break
            self.taken.append(shell)
            text = text[len(shell) :]
        return text

    def _without_end(self, text: str) -> str:
        while text:
            shell = next((one for one in self.tables.shells.after if text.endswith(one)), "")
            if not self._goes(shell, self._ending(text)):
                break
            self.taken.append(shell)
            text = text[: -len(shell)]
        return text

    def _goes(self, shell: str, kept: str) -> bool:
        """Tell whether a shell is one, beside a word of the tables that stands at its place."""
        if len(shell) == len(kept):
            return bool(shell) and kept not in self.tables.things
        return len(shell) > len(kept)

    def _kept(self, text: str, at: int) -> str:
        words = (lexicon.longest(text, at) for lexicon in self._keeping())
        return max(words, key=len)

    def _ending(self, text: str) -> str:
        """Return the longest word that a text ends with."""
        for start in range(max(0, len(text) - 8), len(text)):
            if any(text[start:] in lexicon for lexicon in self._keeping()):
                return text[start:]
        return ""

    def _keeping(self) -> tuple[Lexicon, Lexicon]:
        return self.tables.shells.keep, self.tables.known
