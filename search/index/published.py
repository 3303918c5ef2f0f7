"""What is published of a guide or an item and of what it names: data, read by `gathering`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from guides.content import Guide, Item, Record, Region, Topic
from guides.facts import Facts
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
    added: dict[tuple[Any, ...], Facts] = field(default_factory=dict)


@dataclass(frozen=True)
class Published:
    """A guide or an item with its languages; `facets` are those of `guides.facets`."""

    records: Mapping[Locale, Record]
    around: Mapping[Locale, Around]
    facets: Iterable[tuple[str, str]]

    @property
    def source(self) -> Record:
        return self.records[SOURCE]


def key_of(kind: Kind, code: str) -> str:
    return f"{kind}:{code}"


def items_of(payload: Guide | Item) -> tuple[Item, ...]:
    return payload.items if isinstance(payload, Guide) else (payload,)
