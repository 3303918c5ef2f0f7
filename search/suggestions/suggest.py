"""What may be meant while it is being typed: titles that lead to their guides, and no other words.

An everyday word of the tables finds, but is never shown: some are rude, and some are odd.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from guides.channels import addresses
from guides.localize import traditional
from guides.vocabulary import Kind, Locale
from search.engine import Hit
from search.finding.closeness import close, heard
from search.finding.finder import Asked
from search.finding.names import name_of
from search.index import available
from search.index.shown import said_for
from search.models import Unsuggested
from search.remembered import Remembered
from search.understanding import WordTables, word_tables
from search.words import SPELLED_SYLLABLES, fold, syllables

from .typed import Typed, query_of, typed_as

MOST = 8
# How good a name is that begins so, holds it, sounds so, or says an official word for it.
BEGINS, HOLDS, SOUNDS, MEANS = 4.0, 3.0, 2.0, 1.5
# A name that says less of what was typed is none that was meant.
ENOUGH = 0.5


@dataclass(frozen=True)
class Suggestion:
    """`also` is the everyday name that matched, where that is not the title."""

    text: str
    also: str
    kind: Kind
    code: str
    href: str
    locale: Locale


@dataclass(frozen=True)
class _Fitting:
    """`is_meant`: one of its names says what offices call what was typed."""

    hit: Hit
    name: str
    worth: float
    is_meant: bool


def suggest(
    text: str,
    locale: Locale = Locale.HANS,
    *,
    engine: Asked | None = None,
    tables: WordTables | None = None,
) -> list[Suggestion]:
    """Return at most `MOST` suggestions, the best first; none where nothing is near."""
    typed = typed_as(text, tables or word_tables())
    if not typed.text:
        return []
    hits = (engine or available.engine()).search(query_of(typed)).hits
    fitting = [one for hit in hits if (one := _fitting(typed, hit)) is not None]
    if not typed.is_letters and any(one.worth >= HOLDS for one in fitting):
        # Characters that are found as they stand were not meant by their sound.
        fitting = [one for one in fitting if not MEANS < one.worth < HOLDS]
    ordered = sorted(fitting, key=_order)
    return list(_distinct(ordered, locale, never()))


def _fitting(typed: Typed, hit: Hit) -> _Fitting | None:
    names = [*hit.shown.get("names", ()), *hit.shown.get("everyday", ())]
    worth, name = max(((_worth(typed, one), one) for one in names), key=lambda one: one[0])
    if worth < ENOUGH:
        return None
    return _Fitting(hit, name, worth, any(_meaning(typed, name_of(one).text) for one in names))


def _order(one: _Fitting) -> tuple[float, bool, int, str]:
    return -one.worth, not one.is_meant, len(one.name), one.hit.key


def _worth(typed: Typed, name: str) -> float:
    """Return how well a name fits what was typed, 0 where it does not."""
    text = name_of(name).text
    at = text.find(typed.text)
    if at >= 0:
        return HOLDS if at else BEGINS
    return max(_sounding(typed, text), _meaning(typed, text), _saying(typed, text))


def _sounding(typed: Typed, name: str) -> float:
    if typed.is_letters and not typed.heard:
        found = heard(typed.text, name)
        return _at(found.at[0]) if found.share == 1 else 0.0
    spelled = "".join(typed.heard[:SPELLED_SYLLABLES])
    own = syllables(name)
    for at in range(len(own)):
        if "".join(own[at : at + SPELLED_SYLLABLES]).startswith(spelled):
            return _at(at)
    return _by_initials(typed, own)


def _by_initials(typed: Typed, own: list[str]) -> float:
    """Return the same for letters that may be syllables, and may be initials."""
    if not typed.is_letters:
        return 0.0
    at = "".join(one[0] for one in own).find(typed.text)
    return _at(at) if at >= 0 else 0.0


def _at(place: int) -> float:
    return SOUNDS if place else SOUNDS + 0.5


def _meaning(typed: Typed, name: str) -> float:
    return MEANS if any(one in name for one in typed.officials) else 0.0


def _saying(typed: Typed, name: str) -> float:
    return close(typed.text, name).share if not typed.is_letters else 0.0


def _distinct(
    fitting: list[_Fitting], locale: Locale, never: tuple[str, ...]
) -> Iterator[Suggestion]:
    told: set[str] = set()
    for one in fitting:
        found = _suggestion(one, locale)
        text = fold(found.text)
        if text not in told and not any(word in text + fold(found.also) for word in never):
            told.add(text)
            yield found
        if len(told) == MOST:
            return


def _suggestion(fitting: _Fitting, locale: Locale) -> Suggestion:
    shown = fitting.hit.shown
    said, spoken = said_for(shown, locale)
    title = said["title"]
    also = fitting.name if fitting.name in shown["everyday"] else ""
    if locale == Locale.HANT:
        title, also = title if spoken == locale else traditional(title), traditional(also)
        spoken = locale
    kind, code = Kind(shown["kind"]), shown["code"]
    href = addresses.thing(kind, code, locale)
    return Suggestion(title, "" if also == title else also, kind, code, href, spoken)


def _read() -> tuple[str, ...]:
    return tuple(filter(None, map(fold, Unsuggested.objects.values_list("words", flat=True))))


# Folded words that editors do not want suggested.
never = Remembered(_read)
