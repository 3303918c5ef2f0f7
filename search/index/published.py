"""What is published of a guide or an item and of what it names: data, read by `gathering`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from guides import facts
from guides.content import Guide, Item, Record, Region, Topic
from guides.vocabulary import Kind, Locale

SOURCE = Locale.HANS


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
        return texts_of(self.source.payload)


def key_of(kind: Kind, code: str) -> str:
    return f"{kind}:{code}"


def items_of(payload: Guide | Item) -> tuple[Item, ...]:
    return payload.items if isinstance(payload, Guide) else (payload,)


def texts_of(payload: Guide | Item) -> list[str]:
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
    return unique(facts.TOKEN.sub("", text).replace("\n", " ") for text in texts)


def lineage(code: str | None, regions: Mapping[str, Region]) -> Iterator[Region]:
    """Yield a region and those that it lies in, as far as they are public."""
    seen = set()
    while code is not None and code in regions and code not in seen:
        # A circle should not be there; here it ends.
        seen.add(code)
        yield regions[code]
        code = regions[code].parent


def unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))
