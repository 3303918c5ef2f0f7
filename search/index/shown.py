"""What an entry shows and is ranked by: put there once, read by results, ranking and judging."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guides import facts
from guides.channels.told import BRIEF
from guides.content import FactText, Guide, Item
from guides.vocabulary import Fact, Locale
from search import words

from .published import SOURCE, Around, Published, items_of, unique
from .said import (
    beside_of,
    departments_of,
    everyday_of,
    names_of,
    regions_of,
    topics_of,
)

# The facts that decide, in the order in which a result shows them.
DECIDING = (Fact.ELIGIBILITY, Fact.PLACE, Fact.TIME, Fact.FEE, Fact.ONLINE)
# In characters: of a fact and a passage in a list, of passages together.
FACT = 120
PASSAGE = 160
PASSAGES = 600
_NOTHING = FactText()


def shown_of(found: Published) -> dict[str, Any]:
    """Return what results show and are ranked by; words of other languages stand under `said`."""
    record = found.source
    payload = record.payload
    around = found.around[SOURCE]
    return {
        "kind": str(record.kind),
        "code": record.code,
        "revision": record.revision,
        "names": names_of(found, translated=False),
        "everyday": everyday_of(payload),
        "around": beside_of(payload, around),
        "regions": regions_of(payload, around),
        "source_ids": unique(item.source_id for item in items_of(payload)),
        "editions": [str(one.edition) for one in getattr(payload, "editions", ())],
        "passages": _passages(found),
        "said": {str(locale): _said(found, locale) for locale in found.records},
    }


def _said(found: Published, locale: Locale) -> dict[str, Any]:
    record = found.records[locale]
    payload: Guide | Item = record.payload
    around = found.around[locale]
    item = items_of(payload)[0]
    added = _added(item, around, locale)
    told = {}
    for fact in DECIDING:
        known = payload.facts.get(fact, _NOTHING)
        value = known.value or added.get(fact, _NOTHING).value
        plain = _rendered(known.words, payload.facts, added)
        # As on the guide's own page: official words where they are taken in at a glance.
        if text := value if value and len(value) <= BRIEF else plain or value:
            told[str(fact)] = words.cut_at(text[: 2 * FACT], FACT)
    return {
        "title": record.title,
        "summary": _rendered(getattr(payload, "summary", ""), payload.facts, added),
        "facts": told,
        "department": departments_of(payload, around),
        "topics": topics_of(payload, around),
    }


def _added(item: Item, around: Around, locale: Locale) -> facts.Facts:
    """Return the facts that halls and the department add, made once for all items of a place."""
    noted = item.particulars
    notes = (noted.place_note, noted.hours_note, noted.inquiry) if noted else ()
    where = (item.department, notes, *((use.hall, use.window) for use in item.windows))
    if where not in around.added:
        around.added[where] = facts.complete({}, item, around, locale)
    return around.added[where]


def _passages(found: Published) -> list[str]:
    """Return the original text in which a result shows what matched."""
    materials = "、".join(
        material.name for item in items_of(found.source.payload) for material in item.materials
    )
    kept, left = [], PASSAGES
    for text in [*found.texts, materials]:
        passage = words.cut_at(text[: 2 * PASSAGE], min(left, PASSAGE))
        if passage:
            kept.append(passage)
            left -= len(passage)
        if left <= 0:
            break
    return kept


def _rendered(text: str, own: facts.Facts, added: facts.Facts) -> str:
    if "{{" not in text:
        return text
    known = {fact: one for fact, one in own.items() if one.value}
    try:
        return facts.render(text, {**added, **known})
    except (facts.UnknownToken, facts.EmptyToken):
        return facts.TOKEN.sub("", text)


@dataclass(frozen=True)
class Told:
    """An entry as finding sees it.

    `names` are the titles of the guide and its items, its English title among them, `everyday`
    日常用语, `around` what is said around them (department, topics, main item), `regions` the
    region and those above it, all in words and each once; `source_ids` are the items' ids in the
    system they came from; `passages` are the beginnings of what is said in full.
    """

    names: tuple[str, ...]
    everyday: tuple[str, ...]
    around: tuple[str, ...]
    regions: tuple[str, ...]
    source_ids: tuple[str, ...]
    passages: tuple[str, ...]


def said_for(shown: Mapping[str, Any], locale: Locale) -> tuple[Mapping[str, Any], Locale]:
    """Return what readers of a language are told of an entry, and the language that is in."""
    own = shown["said"].get(str(locale))
    return (own, locale) if own else (shown["said"][str(SOURCE)], SOURCE)


def told(shown: Mapping[str, Any]) -> Told:
    """Return what finding needs of an entry; what is not there is empty."""
    names = tuple(shown.get("names", ())) or (shown["title"],)
    # Traditional characters are compared as simplified ones; English has words of its own.
    english = shown.get("said", {}).get(str(Locale.EN), {})
    names += (english["title"],) if english else ()
    return Told(names, *(tuple(shown.get(key, ())) for key in _LISTS))


_LISTS = ("everyday", "around", "regions", "source_ids", "passages")
