"""A guide or item with what surrounds it, as every channel tells it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import override

from guides.content import FactText, Guide, Hall, Item, Material, Record, Snapshot, Window
from guides.facts import complete, hours_text
from guides.vocabulary import Edition, Fact, Kind, Locale

from . import addresses


@dataclass(frozen=True)
class FactLine:
    """One fact as it is shown; `item` is the code of a further item, else None."""

    fact: Fact
    value: str
    words: str
    item: str | None = None

    @property
    def label(self) -> str:
        return str(self.fact.label)


@dataclass(frozen=True)
class Place:
    """A hall where an item is handled, with its hours in words and its window."""

    hall: Hall
    window: Window | None
    hours: str
    note: str
    href: str


@dataclass(frozen=True)
class Told:
    """A published guide or item, the snapshot around it, and the site's absolute address.

    `locale` is the reader's; the words may be in another where there is no translation.
    """

    record: Record
    snapshot: Snapshot
    base: str
    locale: Locale

    @property
    def guide(self) -> Guide:
        payload: Guide = self.record.payload
        return payload

    @property
    def items(self) -> tuple[Item, ...]:
        payload = self.record.payload
        return payload.items if isinstance(payload, Guide) else (payload,)

    @property
    def item(self) -> Item:
        return self.items[0]

    @cached_property
    def facts(self) -> dict[Fact, FactText]:
        return complete(self.record.payload.facts, self.item, self.snapshot, self.record.locale)

    @property
    def lines(self) -> list[FactLine]:
        return [FactLine(fact, text.value, text.words) for fact, text in self.facts.items()]

    @cached_property
    def further(self) -> list[tuple[Item, list[FactLine]]]:
        """The items beside the main one, each with its facts."""
        found = []
        for item in self.items[1:]:
            facts = complete(item.facts, item, self.snapshot, self.record.locale)
            lines = [
                FactLine(fact, text.value, text.words, item.code) for fact, text in facts.items()
            ]
            found.append((item, lines))
        return found

    @cached_property
    def materials(self) -> list[Material]:
        """Every material of every item, once."""
        found: dict[str, Material] = {}
        for item in self.items:
            for material in item.materials:
                found.setdefault(material.code, material)
        return list(found.values())

    @cached_property
    def places(self) -> list[Place]:
        found: dict[tuple[str, str | None], Place] = {}
        with override(self.record.locale.value.lower()):
            for item in self.items:
                for use in item.windows:
                    hall = self.snapshot.halls.get(use.hall)
                    if hall is None:
                        continue
                    window = next((one for one in hall.windows if one.code == use.window), None)
                    href = addresses.thing(Kind.HALL, hall.code, self.locale)
                    place = Place(hall, window, hours_text(hall.hours), use.note, href)
                    found.setdefault((use.hall, use.window), place)
        return list(found.values())

    @property
    def title(self) -> str:
        payload = self.record.payload
        return payload.title if isinstance(payload, Guide) else payload.name

    @property
    def address(self) -> str:
        """The absolute address of the page for citizens."""
        return self.base + addresses.thing(self.record.kind, self.record.code, self.locale)

    @property
    def tags(self) -> list[str]:
        topics = self.record.payload.topics
        return [self.snapshot.topics[code].name for code in topics if code in self.snapshot.topics]

    @property
    def department(self) -> str:
        department = self.snapshot.departments.get(self.record.payload.department or "")
        if department is not None:
            return department.name
        return self.item.department_name

    def editions(self) -> list[Edition]:
        if self.record.kind != Kind.GUIDE:
            return [Edition.PLAIN]
        return [state.edition for state in self.guide.editions]

    def facts_json(self) -> dict[str, Any]:
        return {
            fact: {"value": text.value, "words": text.words} for fact, text in self.facts.items()
        }

    def media(self, path: str) -> str:
        """Return the absolute address of a published file."""
        return f"{self.base}/{path}"
