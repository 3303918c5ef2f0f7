"""Cuts what is left of a question into parts, and says in which ways each may be written."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice, permutations

import rjieba

from search.sound import spelled_syllables
from search.words import runs, syllables

from .slips import Meant, words_spelled
from .tables import WordTables
from .understood import Part, Role, Way, Why

# How sure it is that this is meant, beside what was typed.
SYNONYM, SIBLING, ACT = 0.9, 0.55, 0.75
PINYIN, INITIALS, TOGETHER = 0.95, 0.7, 0.9
# More siblings than these cost time and find nothing.
SIBLINGS = 8
# How much of a question hangs on a part.
WEIGHTS = {
    Role.THING: 1.0,
    Role.ACT: 0.45,
    Role.WEAK: 0.3,
    Role.PLACE: 0.05,
    Role.NUMBER: 0.3,
    Role.LETTERS: 1.0,
    Role.MAYBE: 1.0,
}
ONE_CHARACTER = 0.35
# An act that says what it is about (入学, 报销), beside one that anything can come to (变更).
TOPIC = 1.7
# How much less a word is believed that cuts through another, a word for an act, and a slip.
CUT_THROUGH, ACT_WORD, SLIP = 0.4, 0.8, 0.8
# By part of speech, of words that no table knows: verbs say less than nouns, and others nothing.
_SPEECH = {
    "n": 1.0,
    "v": 0.6,
    "a": 0.6,
    "j": 1.0,
    "l": 0.8,
    "i": 0.8,
    "b": 0.7,
    "s": 0.6,
    "q": 0.3,
    "d": 0.3,
    "t": 0.2,
    "z": 0.3,
}
_SILENT = frozenset("rpucymoekfhwx")
# Who asks says less than what for.
_PERSONS = tuple("生人者员工民童户妇方届儿婴孩")
PERSON = 0.5
_EMPTY = frozenset("是有来去到在要会能想让给用走看说叫做搞弄拿带")
# So many single characters in a row may be one word.
SLIPPED = 2
# They are places of the country, and more than that: what one wants to go there for.
_ABROAD = frozenset({"香港", "澳门", "台湾", "港澳", "港澳台"})

Ways = dict[str, Way]
Span = tuple[int, int, Ways]


def parts_of(stretches: Iterable[str], tables: WordTables) -> Iterator[Part]:
    """Yield the parts of a question in their order."""
    for stretch in stretches:
        cut = runs(stretch)
        yield from _mixed(cut, tables)
        for run in cut:
            yield from _letters(run, tables) if run.isascii() else _han(run, tables)


def together(parts: Sequence[Part], tables: WordTables) -> Iterator[Part]:
    """Yield words of the tables whose halves stand apart in a question."""
    said = list(dict.fromkeys(part.text for part in parts if len(part.text) > 1))
    found = {
        word: None
        for one, other in permutations(said, 2)
        # The end of a compound says what it is: 居民医保 is a kind of 医保.
        for word in (one + other, one[-2:] + other)
        if word in tables.synonyms and word not in said
    }
    for word in found:
        yield _part(word, Role.MAYBE, ways_of(word, tables, TOGETHER))


def ways_of(word: str, tables: WordTables, sure: float = 1.0) -> Ways:
    """Return the other ways of saying a word that the tables know, by text."""
    ways: Ways = {}
    officials = tables.synonyms.get(word, ())
    for official in officials:
        ways.setdefault(official, Way(official, sure * SYNONYM, Why.SYNONYM))
    siblings = chain.from_iterable(tables.everyday.get(one, ()) for one in (word, *officials))
    for sibling in islice(siblings, SIBLINGS):
        ways.setdefault(sibling, Way(sibling, sure * SIBLING, Why.SYNONYM))
    for act in tables.acts.get(word, ()):
        for official in act.official:
            ways.setdefault(official, Way(official, sure * ACT, Why.ACT))
    ways.pop(word, None)
    return ways


def _letters(run: str, tables: WordTables) -> Iterator[Part]:
    if run.isdigit():
        yield _part(run, Role.NUMBER, {})
        return
    heard = spelled_syllables(run)
    yield _part(run, Role.LETTERS, {} if heard else _by_initials(run, tables))
    yield from _heard(heard, tables)


def _by_initials(run: str, tables: WordTables) -> Ways:
    ways: Ways = {}
    for word in tables.slips.initials.get(run, ()):
        ways[word] = Way(word, INITIALS, Why.INITIALS)
        ways |= {
            text: way for text, way in ways_of(word, tables, INITIALS).items() if text not in ways
        }
    return ways


def _heard(heard: tuple[str, ...], tables: WordTables) -> Iterator[Part]:
    """Yield the words of the tables that letters spell."""
    for start, end, words in words_spelled(heard, tables.slips.sounds):
        ways: Ways = {}
        for word in words:
            ways[word] = Way(word, PINYIN, Why.PINYIN)
            for text, way in ways_of(word, tables, PINYIN).items():
                ways.setdefault(text, way)
        yield _part("".join(heard[start:end]), Role.THING, ways, 0.7)


def _mixed(cut: list[str], tables: WordTables) -> Iterator[Part]:
    """Yield a stretch in which letters stand for characters, spelled through."""
    letters = [one for one in cut if one.isalpha() and one.isascii()]
    if len(cut) < 2 or not letters or not all(map(spelled_syllables, letters)):
        return
    heard = tuple(
        one for run in cut for one in (spelled_syllables(run) if run in letters else syllables(run))
    )
    yield _part("".join(heard), Role.LETTERS, {})
    yield from _heard(heard, tables)


def _han(run: str, tables: WordTables) -> Iterator[Part]:
    at = 0
    for start, end, ways in _spans(run, tables):
        yield from _unknown(run[at:start], tables)
        yield _known(run[start:end], ways, tables)
        at = end
    yield from _unknown(run[at:], tables)


def _spans(run: str, tables: WordTables) -> list[Span]:
    """Return the words that the tables know, and slips of such: the most of the text in the fewest.

    A word that cuts through a word of the language counts for less, and a slip for less than that.
    """
    edges = {0, *accumulate(map(len, rjieba.cut(run)))}
    starting: dict[int, list[tuple[float, Span]]] = {}
    for at in range(len(run)):
        for word in tables.known.at(run, at):
            span = (at, at + len(word), ways_of(word, tables))
            worth = _worth(at, at + len(word), edges) * (1 if word in tables.things else ACT_WORD)
            starting.setdefault(at, []).append((worth, span))
    for meant in tables.slips.find(run, edges):
        if _is_meant_as_it_stands(run[meant.start : meant.end], meant, tables):
            continue
        span = (meant.start, meant.end, _meant(meant, tables))
        worth = _worth(meant.start, meant.end, edges) * meant.ways[0].weight * SLIP
        starting.setdefault(meant.start, []).append((worth, span))
    best: list[tuple[float, list[Span]]] = [(0.0, [])] * (len(run) + 1)
    for at in reversed(range(len(run))):
        best[at] = best[at + 1]
        for worth, span in starting.get(at, ()):
            total = worth + best[span[1]][0]
            if total > best[at][0]:
                best[at] = (total, [span, *best[span[1]][1]])
    return best[0][1]


def _is_meant_as_it_stands(text: str, meant: Meant, tables: WordTables) -> bool:
    """Tell whether a word of the tables stands in a text that is only one character off."""
    return meant.ways[0].why == Why.EDIT and any(
        len(word) > 2 and word in tables.things
        for at in range(len(text))
        for word in tables.known.at(text, at)
    )


def _worth(start: int, end: int, edges: set[int]) -> float:
    return float((end - start) ** 2) * (1 if start in edges and end in edges else CUT_THROUGH)


def _meant(meant: Meant, tables: WordTables) -> Ways:
    ways = {way.text: way for way in meant.ways}
    for way in meant.ways:
        for text, other in ways_of(way.text, tables, way.weight).items():
            ways.setdefault(text, other)
    return ways


def _known(word: str, ways: Ways, tables: WordTables) -> Part:
    if word in tables.acts and word not in tables.synonyms:
        is_topic = word not in tables.shells.weak and any(
            word in act.official and not act.later for act in tables.acts[word]
        )
        return _part(word, Role.ACT, ways, TOPIC if is_topic else 1.0)
    role = Role.WEAK if word in tables.shells.weak else Role.THING
    return _part(word, role, ways)


def _unknown(text: str, tables: WordTables) -> Iterator[Part]:
    """Yield the parts of a text in which no table knows a word."""
    single = ""
    for word, speech in rjieba.tag(text) if text else ():
        # What falls to pieces may be a word that was written wrongly.
        single = single + word if len(word) == 1 else ""
        if len(single) == SLIPPED:
            yield _part(single, Role.MAYBE, {}, PERSON)
        if speech == "ns" and word not in _ABROAD:
            yield _part(word, Role.PLACE, {})
        elif word in tables.shells.weak:
            yield _part(word, Role.WEAK, {})
        elif not _is_silent(word, speech[0]):
            yield _part(word, Role.THING, {}, _said(word, speech[0]))


def _is_silent(word: str, speech: str) -> bool:
    if len(word) == 1:
        return word in _EMPTY or speech in _SILENT or speech in "dtz"
    return speech in _SILENT


def _said(word: str, speech: str) -> float:
    """Return how much a word says, by its part of speech."""
    if len(word) == 1:
        return _SPEECH.get(speech, 0.5) * ONE_CHARACTER
    return _SPEECH.get(speech, 0.5) * (PERSON if word.endswith(_PERSONS) else 1.0)


def _part(text: str, role: Role, ways: Ways, share: float = 1.0) -> Part:
    every = (Way(text, 1.0, Why.TYPED), *(way for way in ways.values() if way.text != text))
    return Part(text, role, every, WEIGHTS[role] * share)
