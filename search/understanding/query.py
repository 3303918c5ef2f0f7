"""A question as clauses: one for each part, with all the ways of writing it."""

from collections.abc import Iterator

from search.engine import Clause, Field, Term
from search.sound import spelled_syllables
from search.words import SPELLED_SYLLABLES, tokens

from .understood import Part, Role

FIELDS = {Field.NAMES: 1.0, Field.EVERYDAY: 1.0, Field.AROUND: 0.3, Field.BODY: 0.12}
TIE = 0.5
CHARACTER = 0.15


def clauses_of(parts: tuple[Part, ...]) -> Iterator[Clause]:
    for part in parts:
        if part.role == Role.LETTERS:
            yield from _sounding(part)
            if len(part.ways) == 1:
                continue
        yield Clause(tuple(_terms(part)), TIE)
        if len(part.text) > 1:
            yield Clause(
                tuple(
                    Term(Field.NAMES, one, part.weight * CHARACTER)
                    for one in dict.fromkeys(part.text)
                ),
                TIE,
            )


def _terms(part: Part) -> Iterator[Term]:
    best: dict[tuple[Field, str], float] = {}
    for way in part.ways:
        for token in telling(way.text):
            for field, weight in FIELDS.items():
                key = (field, token)
                best[key] = max(best.get(key, 0.0), weight * way.weight * part.weight)
    for (field, token), weight in best.items():
        yield Term(field, token, weight)


def telling(text: str) -> list[str]:
    """Return the tokens of a text that are longer than a character, or else the character."""
    if len(text) == 1 or text.isascii():
        return [text]
    return [token for token in dict.fromkeys(tokens(text)) if len(token) > 1]


SPELLED, SOUND = 6.0, 0.5


def _sounding(part: Part) -> Iterator[Clause]:
    heard = spelled_syllables(part.text)
    prefixes = [Term(Field.INITIALS, part.text, SPELLED, is_prefix=True)]
    if heard:
        prefixes = [
            Term(Field.SPELLED, "".join(heard[:SPELLED_SYLLABLES]), SPELLED, is_prefix=True)
        ]
    yield Clause((*prefixes, Term(Field.NAMES, part.text, 1.0)))
    if heard:
        pairs = list(map(str.__add__, heard, heard[1:]))
        for one in dict.fromkeys(pairs):
            yield Clause((Term(Field.SOUND, one, SOUND),))
