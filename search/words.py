"""Chinese text cut into tokens: entries and questions alike, whatever the engine.

Characters, pairs of characters and words stand side by side in one list, because none of them
alone finds everything: words are cut differently in a question and in a title, pairs are not, and
single characters are what remains when neither agrees.
"""

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

# How far a name is spelled through from each of its syllables: the longest that somebody types.
SPELLED_SYLLABLES = 12
INITIALS_LETTERS = 16

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_RUN = re.compile(f"[{HAN}]+|[a-z0-9]+")
# Marks at which nothing that belongs together is cut, however a text is folded.
_STOP = re.compile("[，。；：、！？\\s]+")
_VOWEL = re.compile("[aeiouv]")
_SIMPLIFY = OpenCC("t2s")
# Both ways of writing are official somewhere, and OpenCC keeps both.
_SAME = re.compile("身分(?=证|號|号)|帐(?=号|户|单|目|款)|户囗|人囗|囗(?=岁|粮|岸|腔)|\u3007")
_WRITTEN = {"身分": "身份", "帐": "账", "户囗": "户口", "人囗": "人口", "囗": "口", "\u3007": "零"}


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return text in simplified, half-width, lower-case characters without invisible ones."""
    if text.isascii() and text.isprintable():
        return text.lower()
    folded = _SIMPLIFY.convert(unicodedata.normalize("NFKC", text).lower())
    folded = folded.replace("ü", "v")
    if not folded.isprintable():
        folded = "".join(one if one.isprintable() else _unseen(one) for one in folded)
    return _SAME.sub(lambda found: _WRITTEN[found.group()], folded)


def runs(text: str) -> list[str]:
    """Return the stretches of Chinese characters, and of letters and digits, of a folded text."""
    return _RUN.findall(text)


def words(run: str) -> list[str]:
    """Return the words of a stretch, one after the other, as the dictionary cuts them."""
    return [run] if run.isascii() else _in_words(run)


def tokens(text: str) -> list[str]:
    """Return characters, pairs and longer words of a text; letters and digits stay together."""
    found: list[str] = []
    for clause in _STOP.split(text):
        found += _tokens(clause)
    return found


def pairs_and_words(text: str) -> list[str]:
    """Return the same without single characters."""
    found: list[str] = []
    for clause in _STOP.split(text):
        found += _longer(clause)
    return found


def syllables(text: str) -> list[str]:
    """Return the sound of a text without tones, ü as v; letters and digits are kept."""
    return list(_syllables(text))


def sounds(text: str) -> list[str]:
    """Return syllables one by one and in twos, as the field SOUND keeps them."""
    single = syllables(text)
    return single + list(map(str.__add__, single, single[1:]))


def spelled(text: str) -> list[str]:
    """Return a text spelled through, from each of its syllables on, each once."""
    single = syllables(text)
    starts = range(len(single))
    return list(dict.fromkeys("".join(single[at : at + SPELLED_SYLLABLES]) for at in starts))


def initials(text: str) -> list[str]:
    """Return first letters of syllables, from each syllable on, each once; letters are kept."""
    first = [_initial(one) for one in syllables(text)]
    joined = ["".join(first[at : at + INITIALS_LETTERS]) for at in range(len(first))]
    return list(dict.fromkeys(one[:INITIALS_LETTERS] for one in joined))


def cut_at(text: str, length: int) -> str:
    """Return the beginning of a text, white space made single."""
    return " ".join(text.split())[:length].strip()


# The two dictionaries take a third of a second to load: commands that cut nothing do not wait.
def _in_words(run: str) -> list[str]:
    import rjieba

    return rjieba.cut(run)


# Offices say the same in a thousand guides: most clauses of a text have been cut before.
@lru_cache(maxsize=8192)
def _tokens(clause: str) -> tuple[str, ...]:
    return tuple(piece for run in runs(fold(clause)) for piece in _pieces(run))


@lru_cache(maxsize=8192)
def _longer(clause: str) -> tuple[str, ...]:
    return tuple(one for one in _tokens(clause) if len(one) > 1)


def _pieces(run: str) -> tuple[str, ...]:
    if run.isascii():
        return (run,)
    import rjieba

    longer = [word for word in rjieba.cut_for_search(run) if len(word) > 2] if run[2:] else []
    return (*run, *map(str.__add__, run, run[1:]), *longer)


# A name is heard in three ways, one after the other.
@lru_cache(maxsize=1024)
def _syllables(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for run in runs(fold(text)):
        if run.isascii():
            found.append(run)
        else:
            # By word, for that decides how 行, 重 or 会 is read.
            for word in _in_words(run):
                found += _sound(word)
    return tuple(found)


@lru_cache(maxsize=65536)
def _sound(word: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin

    return tuple(lazy_pinyin(word, style=Style.NORMAL, errors="ignore", v_to_u=False))


def _initial(syllable: str) -> str:
    # What is no syllable is letters that stood in the text.
    return syllable[0] if syllable in all_syllables() else syllable


@lru_cache(maxsize=1)
def all_syllables() -> frozenset[str]:
    """Return all syllables of the language, without tones, ü as v."""
    from pypinyin.constants import PINYIN_DICT

    heard = {each for one in PINYIN_DICT.values() for each in one.split(",")}
    plain = {_toneless(unicodedata.normalize("NFD", one)) for one in heard}
    return frozenset(one for one in plain if _VOWEL.search(one))


def _toneless(spoken: str) -> str:
    return "".join(one for one in spoken.replace("u\u0308", "v") if one.isalpha())


def _unseen(one: str) -> str:
    return " " if one.isspace() or unicodedata.category(one) == "Cc" else ""
