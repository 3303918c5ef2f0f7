"""A question as clauses: one for each part, with all the ways of writing it."""

from collections.abc import Iterator, Mapping, Set
from itertools import pairwise

from search.engine import Clause, Field, Query, Term
from search.sound import spelled_syllables
from search.words import SPELLED_SYLLABLES, syllables, tokens

from .understood import Part, Role, Understood, Way, Why

FIELDS = {Field.NAMES: 1.0, Field.EVERYDAY: 1.0, Field.AROUND: 0.3, Field.BODY: 0.12}
# Where a part is looked for as typed, by other ways that are sure, and by those that are not.
SURE = 0.7
ALL = (Field.NAMES, Field.EVERYDAY, Field.AROUND, Field.BODY)
SURELY = (Field.NAMES, Field.EVERYDAY, Field.AROUND)
BARELY = (Field.NAMES, Field.EVERYDAY)
# Each costs an engine something, and few of these find what the sure ones do not.
UNSURE = 8
# Of the several tokens of one part, the best counts whole and the others by half.
TIE = 0.5
# A single character, beside the word it stands in.
CHARACTER = 0.15
# A name spelled through as the letters go, and a pair of syllables.
SPELLED, SOUND = 6.0, 0.5
# A part that says so much, beside the one that says most, is worth being found by alone.
WORTH = 0.3
# Clauses that only decide what is a hit at all leave the order as it is.
NOTHING = 1e-6


def clauses_of(parts: tuple[Part, ...]) -> Iterator[Clause]:
    for part in parts:
        if part.role == Role.LETTERS:
            yield from _sounding(part)
            if len(part.ways) == 1:
                continue
        yield Clause(tuple(_terms(part)), TIE)
        if len(part.text) > 1:
            weight = part.weight * CHARACTER
            characters = dict.fromkeys(part.text)
            yield Clause(tuple(Term(Field.NAMES, one, weight) for one in characters), TIE)


def query_of(
    understood: Understood, rarity: Mapping[str, float], unknown: Set[str] = frozenset()
) -> Query:
    """Return what to ask an engine for; a hit has to say one of the parts that say most.

    `rarity` is how telling each part is, by its text; `unknown` parts are in no name as written,
    and are listened for.
    """
    shares = [
        (part, part.weight * rarity.get(part.text, 0.0))
        for part in understood.parts
        if part.text not in unknown or part.role == Role.LETTERS
    ]
    most = max((share for _part, share in shares), default=0.0)
    heard = [clause for part in understood.parts if part.text in unknown for clause in _like(part)]
    needed = [term for part, share in shares if share >= most * WORTH for term in _all(part)]
    needed += [term for clause in heard for term in clause.terms]
    keys = dict.fromkeys((one.field, one.token, one.is_prefix) for one in needed)
    terms = tuple(Term(field, token, NOTHING, is_prefix) for field, token, is_prefix in keys)
    last = (Clause(terms, needed=True),) if terms else ()
    return Query((*understood.clauses, *heard, *last))


def telling(text: str) -> list[str]:
    """Return the tokens of a text that are longer than a character, or else the character."""
    if len(text) == 1 or text.isascii():
        return [text]
    return [token for token in dict.fromkeys(tokens(text)) if len(token) > 1]


def _all(part: Part) -> Iterator[Term]:
    if part.role == Role.LETTERS:
        for clause in _sounding(part):
            yield from clause.terms
    if part.role != Role.LETTERS or len(part.ways) > 1:
        yield from _terms(part)


def _like(part: Part) -> Iterator[Clause]:
    """Yield clauses for what sounds like a part that may have been written wrongly."""
    if part.role in {Role.THING, Role.MAYBE} and len(part.text) > 1:
        for pair in dict.fromkeys(map("".join, pairwise(syllables(part.text)))):
            yield Clause((Term(Field.SOUND, pair, SOUND * part.weight),))


def _terms(part: Part) -> Iterator[Term]:
    """Yield the tokens of all ways of saying a part, each with its best weight."""
    best: dict[tuple[Field, str], float] = {}
    for way in _asked(part):
        fields = ALL if way.why == Why.TYPED else SURELY if way.weight >= SURE else BARELY
        for token in telling(way.text):
            for field in fields:
                weight = FIELDS[field] * way.weight
                if weight > best.get((field, token), 0.0):
                    best[field, token] = weight
    for (field, token), weight in best.items():
        yield Term(field, token, weight * part.weight)


def _asked(part: Part) -> Iterator[Way]:
    """Yield the ways that an engine is asked by: all that are sure, and some that are not."""
    unsure = 0
    for way in part.ways:
        unsure += way.weight < SURE
        if way.weight >= SURE or unsure <= UNSURE:
            yield way


def _sounding(part: Part) -> Iterator[Clause]:
    heard = spelled_syllables(part.text)
    first = Term(Field.INITIALS, part.text, SPELLED, is_prefix=True)
    if heard:
        spelled = "".join(heard[:SPELLED_SYLLABLES])
        first = Term(Field.SPELLED, spelled, SPELLED, is_prefix=True)
    yield Clause((first, Term(Field.NAMES, part.text)))
    for pair in dict.fromkeys(map("".join, pairwise(heard))):
        yield Clause((Term(Field.SOUND, pair, SOUND),))
