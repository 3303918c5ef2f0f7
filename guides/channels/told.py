"""A guide or item with what surrounds it, as every channel tells it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import override

from guides.content import (
    Department,
    FactText,
    Guide,
    Hall,
    Item,
    Material,
    Record,
    Snapshot,
    Window,
    WindowUse,
    digest,
)
from guides.facts import complete, hours_text
from guides.vocabulary import Edition, Fact, ItemStatus, Kind, Locale

from . import addresses
from .particulars import (
    Detail,
    Grouped,
    details,
    for_citizens,
    grouped,
    language_of,
)

# Characters of a value that a cell of the strip can hold.
BRIEF = 24
# Longer values are read as sentences, not taken in at a glance.
SENTENCE = 60
_STOPPED = {ItemStatus.SUSPENDED, ItemStatus.CANCELLED}


@dataclass(frozen=True)
class FactLine:
    """One fact as it is shown; `item` is the code of a further item, else None.

    `locale` is the language of the value: the names in it may have no translation.
    """

    fact: Fact
    value: str
    words: str
    locale: Locale
    item: str | None = None

    @property
    def label(self) -> str:
        return str(self.fact.label)

    @property
    def brief(self) -> bool:
        """Whether the value can be taken in at a glance, or there is nothing plainer."""
        return bool(self.value) and (not self.words or len(self.value) <= BRIEF)

    @property
    def long(self) -> bool:
        return len(self.value) > SENTENCE


@dataclass(frozen=True)
class Asked:
    """A question with its answer; `locale` is the language of its words."""

    question: str
    answer: str
    locale: Locale


@dataclass(frozen=True)
class Further:
    """An item beside the main one: its facts, all its details, and those that people look for."""

    item: Item
    lines: list[FactLine]
    details: tuple[Detail, ...]
    plain: list[Detail]


@dataclass(frozen=True)
class Place:
    """A hall where an item is handled, with its hours in words and its windows for that."""

    hall: Hall
    windows: tuple[Window, ...]
    hours: str
    notes: tuple[str, ...]
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

    @cached_property
    def lines(self) -> list[FactLine]:
        return self._lines(self.item, self.facts)

    @cached_property
    def line(self) -> dict[str, FactLine]:
        """The same by the name of the fact."""
        return {line.fact.value: line for line in self.lines}

    @cached_property
    def further(self) -> list[Further]:
        """The items beside the main one."""
        found = []
        for item in self.items[1:]:
            facts = complete(item.facts, item, self.snapshot, self.record.locale)
            several = details(item, self.snapshot, self.record.locale, item.code)
            plain = for_citizens(several, facts, stepped=self.stepped)
            lines = self._lines(item, facts, item.code)
            found.append(
                Further(item, lines, several, [one for part in plain.values() for one in part])
            )
        return found

    @cached_property
    def details(self) -> tuple[Detail, ...]:
        """All that the main item says beside its facts."""
        return details(self.item, self.snapshot, self.record.locale)

    @cached_property
    def parts(self) -> dict[str, list[Detail]]:
        """What people look for of the main item, by the part of the page it belongs to."""
        return for_citizens(self.details, self.facts, stepped=self.stepped)

    @cached_property
    def everything(self) -> list[tuple[Item, Grouped]]:
        """Every item with all that it says, under official names."""
        return [
            (self.item, grouped(self.details)),
            *((one.item, grouped(one.details)) for one in self.further),
        ]

    @cached_property
    def official(self) -> list[tuple[Item, Grouped]]:
        """The same without what people look for elsewhere on the page."""
        main = [detail for part in self.parts.values() for detail in part]
        return [
            (self.item, grouped(_without(self.details, main))),
            *((one.item, grouped(_without(one.details, one.plain))) for one in self.further),
        ]

    @property
    def stepped(self) -> bool:
        payload = self.record.payload
        return isinstance(payload, Guide) and bool(payload.steps)

    @cached_property
    def stopped(self) -> list[Item]:
        """The items that cannot be applied for at present."""
        return [
            item for item in self.items if item.particulars and item.particulars.status in _STOPPED
        ]

    @cached_property
    def questions(self) -> list[Asked]:
        """The guide's questions and those of its items, each once."""
        payload = self.record.payload
        found: dict[str, Asked] = {}
        own = payload.questions if isinstance(payload, Guide) else ()
        noted = [item.particulars.questions for item in self.items if item.particulars]
        for one in (*own, *(question for several in noted for question in several)):
            locale = language_of(one.question + one.answer, self.record.locale)
            found.setdefault(one.question, Asked(one.question, one.answer, locale))
        return list(found.values())

    @cached_property
    def materials(self) -> list[Material]:
        """Every material of every item, once."""
        found: dict[str, Material] = {}
        for item in self.items:
            for material in item.materials:
                found.setdefault(material.code, material)
        return list(found.values())

    @property
    def materials_digest(self) -> str:
        """Tells one list of materials from another, in a language."""
        names = "\n".join(material.name for material in self.materials)
        return digest(names.encode())[:16]

    @cached_property
    def places(self) -> list[Place]:
        """The halls that handle any of the items, in order, each once."""
        uses: dict[str, list[WindowUse]] = {}
        for item in self.items:
            for use in item.windows:
                uses.setdefault(use.hall, []).append(use)
        with override(self.record.locale.value.lower()):
            return [
                self._place(self.snapshot.halls[code], several)
                for code, several in uses.items()
                if code in self.snapshot.halls
            ]

    @property
    def title(self) -> str:
        return self.record.title

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
        department = self._department
        return department.name if department else self.item.department_name

    @property
    def department_phone(self) -> str:
        return self._department.phone if self._department else ""

    @property
    def _department(self) -> Department | None:
        return self.snapshot.departments.get(self.record.payload.department or "")

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

    def _place(self, hall: Hall, uses: list[WindowUse]) -> Place:
        wanted = {use.window for use in uses}
        return Place(
            hall=hall,
            windows=tuple(one for one in hall.windows if one.code in wanted),
            hours=hours_text(hall.hours),
            notes=tuple(dict.fromkeys(use.note for use in uses if use.note)),
            href=addresses.thing(Kind.HALL, hall.code, self.locale),
        )

    def _lines(
        self, item: Item, facts: dict[Fact, FactText], code: str | None = None
    ) -> list[FactLine]:
        halls = [self.snapshot.halls.get(use.hall) for use in item.windows]
        place = next((hall.locale for hall in halls if hall), self.record.locale)
        return [
            FactLine(
                fact,
                text.value,
                text.words,
                place if fact == Fact.PLACE else language_of(text.value, self.record.locale),
                code,
            )
            for fact, text in facts.items()
        ]


def _without(several: Iterable[Detail], shown: Iterable[Detail]) -> list[Detail]:
    known = {detail.name for detail in shown}
    return [detail for detail in several if detail.name not in known]
