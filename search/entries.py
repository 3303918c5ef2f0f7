"""What is published of a guide or an item, as one entry of an index.

Only data comes in (`gathering.py` reads it), and only what is said of the thing itself goes into
its tokens: lists of places, laws, rights, appeals and what a source had beside it pull every
question to themselves and stay out.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from guides import facts
from guides.content import FactText, Guide, Item, Record, Region, Topic
from guides.vocabulary import Fact, Kind, Locale

from . import words
from .engine import Entry, Facet, Field

SOURCE = Locale.HANS
# The facts that decide, in the order in which a result shows them.
DECIDING = (Fact.ELIGIBILITY, Fact.PLACE, Fact.TIME, Fact.FEE, Fact.ONLINE)
# In characters: of what is said in full, of a fact and a passage in a list, of passages together.
BODY = 4_000
FACT = 120
PASSAGE = 160
PASSAGES = 600
_FACETS = frozenset(Facet)
_NOTHING = FactText()
# Regions lie in regions so often; it ends a circle that should not be there.
DEEPEST = 8
# More journeys than this are many.
VISITS = 3


@dataclass
class Around:
    """What entries name by code, in one language."""

    regions: dict[str, Region] = field(default_factory=dict)
    departments: dict[str, Any] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    halls: dict[str, Any] = field(default_factory=dict)
    # What halls and departments add to facts: thousands of items are handled in the same ones.
    added: dict[tuple[Any, ...], facts.Facts] = field(default_factory=dict)


@dataclass(frozen=True)
class Published:
    """A guide or an item with its languages; `facets` are those of `guides.facets`."""

    records: Mapping[Locale, Record]
    around: Mapping[Locale, Around]
    facets: Iterable[tuple[str, str]]

    @property
    def source(self) -> Record:
        return self.records[SOURCE]

    @cached_property
    def texts(self) -> list[str]:
        """What is said in full, in zh-Hans."""
        return _texts(self.source.payload)


def key_of(kind: Kind, code: str) -> str:
    return f"{kind}:{code}"


def entry_of(found: Published) -> Entry:
    """Return the entry of a guide with all its items, or of an item that no guide explains."""
    tokens = tokens_of(found)
    facets = facets_of(found)
    shown = shown_of(found)
    record = found.source
    return Entry(
        key=key_of(record.kind, record.code),
        sequence=record.sequence,
        tokens=tokens,
        facets=facets,
        shown=shown,
        digest=_digest(record.sequence, tokens, facets, shown),
    )


def tokens_of(found: Published) -> dict[Field, tuple[str, ...]]:
    names = _names(found)
    everyday = _everyday(found.source.payload)
    heard = [*_names(found, translated=False), *everyday]
    return {
        Field.NAMES: _cut(names),
        Field.EVERYDAY: _cut(everyday),
        Field.AROUND: _cut(_around(found)),
        # Single characters are of no use in long texts, and of great cost.
        Field.BODY: tuple([one for one in _cut(_body(found)) if len(one) > 1]),
        Field.SOUND: _each(words.sounds, heard),
        Field.SPELLED: _each(words.spelled, heard),
        Field.INITIALS: _each(words.initials, heard),
    }


def facets_of(found: Published) -> dict[Facet, tuple[str, ...]]:
    """Return values as the lists of guides and items have them, and visits as 0, 1, 2 or 3."""
    values: dict[Facet, set[str]] = {}
    for name, value in found.facets:
        if name in _FACETS:
            values.setdefault(Facet(name), set()).add(value)
    for item in items_of(found.source.payload):
        if item.visits is not None:
            values.setdefault(Facet.VISITS, set()).add(str(min(item.visits, VISITS)))
    return {facet: tuple(sorted(values[facet])) for facet in Facet if facet in values}


def shown_of(found: Published) -> dict[str, Any]:
    """Return what results show and are ranked by; words of other languages stand under `said`."""
    record = found.source
    payload = record.payload
    around = found.around[SOURCE]
    return {
        "kind": str(record.kind),
        "code": record.code,
        "revision": record.revision,
        "names": _names(found, translated=False),
        "everyday": _everyday(payload),
        "around": _beside(payload, around),
        "regions": _regions(payload, around),
        "source_ids": _unique(item.source_id for item in items_of(payload)),
        "editions": [str(one.edition) for one in getattr(payload, "editions", ())],
        "passages": _passages(found),
        "said": {str(locale): _said(found, locale) for locale in found.records},
    }


def items_of(payload: Guide | Item) -> tuple[Item, ...]:
    return payload.items if isinstance(payload, Guide) else (payload,)


def _said(found: Published, locale: Locale) -> dict[str, Any]:
    payload: Guide | Item = found.records[locale].payload
    around = found.around[locale]
    item = items_of(payload)[0]
    added = _added(item, around, locale)
    told = {}
    for fact in DECIDING:
        known = payload.facts.get(fact, _NOTHING)
        value = known.value or added.get(fact, _NOTHING).value
        if text := value or _rendered(known.words, payload.facts, added):
            told[str(fact)] = words.cut_at(text[: 2 * FACT], FACT)
    return {
        "title": _title(payload),
        "summary": _rendered(getattr(payload, "summary", ""), payload.facts, added),
        "facts": told,
        "department": _departments(payload, around),
        "topics": _topics(payload, around),
    }


def _added(item: Item, around: Around, locale: Locale) -> facts.Facts:
    """Return the facts that halls and the department add, made once for all items of a place."""
    noted = item.particulars
    notes = (noted.place_note, noted.hours_note, noted.inquiry) if noted else ()
    where = (item.department, notes, *((use.hall, use.window) for use in item.windows))
    if where not in around.added:
        around.added[where] = facts.complete({}, item, around, locale)
    return around.added[where]


def _names(found: Published, translated: bool = True) -> list[str]:
    """Return titles and names of items, each once however it is written."""
    names: dict[str, str] = {}
    for locale, record in found.records.items():
        if locale == SOURCE or translated:
            for text in (_title(record.payload), *(one.name for one in items_of(record.payload))):
                names.setdefault(words.fold(text), text)
    return list(names.values())


def _title(payload: Guide | Item) -> str:
    return payload.title if isinstance(payload, Guide) else payload.name


def _everyday(payload: Guide | Item) -> list[str]:
    return _unique(name for item in items_of(payload) for name in item.everyday_names)


def _around(found: Published) -> list[str]:
    payload, around = found.source.payload, found.around[SOURCE]
    items = items_of(payload)
    return _unique(
        [
            *_beside(payload, around),
            *_regions(payload, around),
            *(material.name for item in items for material in item.materials),
            *(item.result for item in items),
        ]
    )


def _body(found: Published) -> list[str]:
    """Return what is said in full, as far as `BODY` characters reach."""
    kept, left = [], BODY
    for locale, record in found.records.items():
        for text in found.texts if locale == SOURCE else _texts(record.payload):
            kept.append(text[:left])
            left -= len(kept[-1])
            if not left:
                return kept
    return kept


def _texts(payload: Guide | Item) -> list[str]:
    items = items_of(payload)
    texts = [*(item.conditions for item in items)]
    if isinstance(payload, Guide):
        texts[:0] = [payload.summary, *(f"{one.title} {one.words}" for one in payload.steps)]
        texts += [*payload.tips, *payload.warnings]
        texts += [f"{one.question} {one.answer}" for one in payload.questions]
        texts += [one.text for one in payload.sections]
    for item in items:
        if item.particulars:
            texts.append(item.particulars.description)
            texts += [f"{one.question} {one.answer}" for one in item.particulars.questions]
    # Folding goes through lines character by character.
    return _unique(facts.TOKEN.sub("", text).replace("\n", " ") for text in texts)


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


def _beside(payload: Guide | Item, around: Around) -> list[str]:
    main = (item.main_item for item in items_of(payload))
    return _unique([*_departments(payload, around), *_topics(payload, around), *main])


def _departments(payload: Guide | Item, around: Around) -> list[str]:
    codes = [getattr(payload, "department", None), *(one.department for one in items_of(payload))]
    known = [
        around.departments[code] for code in dict.fromkeys(codes) if code in around.departments
    ]
    names = [name for one in known for name in (one.name, one.short_name)]
    return _unique([*names, *(one.department_name for one in items_of(payload))])


def _topics(payload: Guide | Item, around: Around) -> list[str]:
    codes = [*payload.topics, *(code for one in items_of(payload) for code in one.topics)]
    return _unique(around.topics[code].name for code in codes if code in around.topics)


def _regions(payload: Guide | Item, around: Around) -> list[str]:
    """Return the names of regions and of those above them."""
    names = []
    for item in items_of(payload):
        code, steps = item.region, 0
        while code in around.regions and steps < DEEPEST:
            region = around.regions[code]
            names.append(region.name)
            code, steps = region.parent, steps + 1
    return _unique(names)


def _rendered(text: str, own: facts.Facts, added: facts.Facts) -> str:
    if "{{" not in text:
        return text
    known = {fact: one for fact, one in own.items() if one.value}
    try:
        return facts.render(text, {**added, **known})
    except (facts.UnknownToken, facts.EmptyToken):
        return facts.TOKEN.sub("", text)


def _cut(texts: Iterable[str]) -> tuple[str, ...]:
    return _each(words.tokens, texts)


def _each(cut: Any, texts: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for text in texts:
        found += cut(text)
    return tuple(found)


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))


def _digest(
    sequence: int,
    tokens: Mapping[Field, tuple[str, ...]],
    facets: Mapping[Facet, tuple[str, ...]],
    shown: Mapping[str, Any],
) -> str:
    made = hashlib.sha256(str(sequence).encode())
    for field_, found in tokens.items():
        made.update(f"\n{field_} {' '.join(found)}".encode())
    said = json.dumps([facets, shown], ensure_ascii=False, sort_keys=True)
    made.update(f"\n{said}".encode())
    return made.hexdigest()[:32]
