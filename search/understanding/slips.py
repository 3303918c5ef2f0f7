"""Words that were meant and written wrongly: by sound, by shape, or by one character."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

import rjieba

from search.sound import near_key
from search.words import syllables

from .understood import Way, Why

SOUND, SHAPE, EDIT, FILLED = 0.8, 0.8, 0.6, 0.95
# What may stand inside a word that people say: 上个户口, 领了结婚证.
_FILLERS = re.compile("一[个张本份家套下次]|[的个了过把着到给张本份我你他她这那]")
LONGEST, SHORTEST = 10, 2
# Words shorter than this are not guessed at from all characters but one.
SHORTEST_EDITED = 4

# Characters that are taken for one another by eye, or by a finger.
_ALIKE = (
    "己已巳",
    "末未",
    "免兔",
    "土士",
    "日曰",
    "人入八",
    "干千于",
    "由甲申田",
    "侯候",
    "栽载裁戴",
    "撤撒",
    "辨辩辫瓣",
    "账帐",
    "板扳",
    "拨拔",
    "折拆析",
    "券卷",
    "晴睛",
    "准淮",
    "治冶",
    "催摧",
    "驾架",
    "货贷",
    "育肓",
    "竞竟",
    "暑署",
    "续读",
    "渔鱼",
    "待侍",
    "户卢",
    "口囗",
    "住往注驻",
    "输愉渝喻",
    "疾急",
    "伤份",
    "今令领",
    "记纪计",
    "证正政征",
    "座坐",
    "像象",
    "做作",
    "复覆",
    "蓝篮",
    "历厉",
    "即既",
    "园圆员",
    "燥躁",
    "博搏",
    "幅副",
    "分份",
    "密蜜",
    "检捡俭",
    "抵低底",
    "赔陪培",
    "峻竣",
    "凭平",
    "缴激",
    "颁颂",
    "遣遗",
    "贴帖",
    "徒徙",
    "迁迂",
    "险验",
    "厂广",
)
_SHAPE = {ord(one): group[0] for group in reversed(_ALIKE) for one in group}


def shape(text: str) -> str:
    """Return a text with one character in place of all that look like it."""
    return text.translate(_SHAPE)


@dataclass(frozen=True)
class Meant:
    """A stretch of a text, and the words that may have been meant there."""

    start: int
    end: int
    ways: tuple[Way, ...]


class Slips:
    """Knows the words that can be meant by their sound, shape and all but one character."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(one for one in words if SHORTEST <= len(one) <= LONGEST)
        self.sounds: dict[tuple[str, ...], list[str]] = {}
        self.initials: dict[str, list[str]] = {}
        self._near: dict[tuple[str, ...], list[str]] = {}
        self._shapes: dict[str, list[str]] = {}
        self._holes: dict[str, list[str]] = {}
        for word in sorted(self._words):
            self._take(word)

    def _take(self, word: str) -> None:
        spoken = tuple(syllables(word))
        self.sounds.setdefault(spoken, []).append(word)
        self.initials.setdefault("".join(one[0] for one in spoken), []).append(word)
        self._near.setdefault(near_key(word), []).append(word)
        self._shapes.setdefault(shape(word), []).append(word)
        if len(word) >= SHORTEST_EDITED:
            for at in range(len(word)):
                self._holes.setdefault(_with_hole(word, at), []).append(word)

    def find(self, text: str, edges: Set[int]) -> Iterator[Meant]:
        """Yield stretches of a text where a word was meant, the longest first at each place.

        `edges` is where words of the language begin or end: what cuts through one was not meant.
        """
        heard = near_key(text)
        if len(heard) != len(text):
            return
        for start in range(len(text)):
            for end in range(min(len(text), start + LONGEST), start + SHORTEST - 1, -1):
                whole = start in edges and end in edges
                ways = self._meant(text[start:end], heard[start:end], whole)
                if ways:
                    yield Meant(start, end, ways)

    def _meant(self, text: str, heard: tuple[str, ...], whole: bool) -> tuple[Way, ...]:
        if text in self._words:
            return ()
        plain = text[0] + _FILLERS.sub("", text[1:-1]) + text[-1]
        if plain != text and len(plain) > SHORTEST and plain in self._words:
            return (Way(plain, FILLED, Why.FILLED),)
        if len(text) == SHORTEST and not (whole and _is_broken(text)):
            return ()
        ways = self._alike(text, heard)
        if not ways and whole and len(text) >= SHORTEST_EDITED and _is_broken(text):
            ways = {word: Way(word, EDIT, Why.EDIT) for word in self._edited(text)}
        return tuple(ways.values())

    def _alike(self, text: str, heard: tuple[str, ...]) -> dict[str, Way]:
        """Return the words that sound or look like a text, by word."""
        ways = {
            word: Way(word, SOUND, Why.SOUND)
            for word in self._near.get(heard, ())
            if _agrees(text, word)
        }
        for word in self._shapes.get(shape(text), ()):
            ways.setdefault(word, Way(word, SHAPE, Why.SHAPE))
        return ways

    def _edited(self, text: str) -> Iterator[str]:
        """Yield words with another character in one place: a missing one does no harm."""
        for at in range(len(text)):
            yield from self._holes.get(_with_hole(text, at), ())


def _agrees(text: str, word: str) -> bool:
    """Tell whether half of the characters are the same: the rest is only heard alike."""
    same = sum(one == other for one, other in zip(text, word, strict=True))
    return same * 2 >= len(word)


def _is_broken(text: str) -> bool:
    """Tell whether a text falls to pieces: what is made of words was meant as it stands."""
    return any(len(one) == 1 or not rjieba.has_word(one) for one in rjieba.cut(text))


def _with_hole(text: str, at: int) -> str:
    return f"{text[:at]}_{text[at + 1 :]}"


def words_spelled(
    heard: tuple[str, ...], sounds: Mapping[tuple[str, ...], list[str]]
) -> Iterator[tuple[int, int, list[str]]]:
    """Yield where words begin and end in syllables, the longest at each place, and which."""
    at = 0
    while at < len(heard):
        for end in range(min(len(heard), at + LONGEST), at, -1):
            words = sounds.get(heard[at:end])
            if words:
                yield at, end, words
                break
        else:
            end = at + 1
        at = end
