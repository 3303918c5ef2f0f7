"""What an item says beside its facts, in groups, with official and plain names: for every channel.

A text is marked with its own language: an item's words have no English, the word lists have.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from guides.content import FactText, Item, Media, Particulars, Snapshot
from guides.vocabulary import Fact, Locale

from .names import PARTICULARS, Group, Part, Particular, Sort

# Characters of a text that a page shows without folding it.
LONG = 160

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_NOTHING = Particulars()
# Facts that may say the same, where an item has no halls, phone or list of stages.
_SAID_BY = {
    "place_note": Fact.PLACE,
    "hours_note": Fact.HOURS,
    "inquiry": Fact.PHONE,
    "process_description": Fact.STEPS,
}


@dataclass(frozen=True)
class Said:
    """What an item says of one particular; `item` is the code of a further item, else None."""

    name: str
    label: str
    text: str
    locale: Locale
    sort: Sort = Sort.TEXT
    file: Media | None = None
    item: str | None = None


@dataclass(frozen=True)
class Detail:
    """A particular with its notes, as a page shows them under one name."""

    name: str
    label: str
    plain: str
    group: Group
    part: Part | None
    said: tuple[Said, ...]

    @property
    def text(self) -> str:
        """The whole as one text, a line for each thing said."""
        return "\n".join(one.text for one in self.said)

    @property
    def long(self) -> bool:
        return len(self.text) > LONG


Grouped = list[tuple[Group, list[Detail]]]


def details(
    item: Item, snapshot: Snapshot, locale: Locale, code: str | None = None
) -> tuple[Detail, ...]:
    """Return all that an item says, in the order of the official list, worded in a language.

    `code` marks what a further item says.
    """
    values = _values(item, snapshot)
    with override(locale.value.lower()):
        return tuple(
            Detail(one.name, str(one.label), str(one.plain), group, one.part, said)
            for group, several in PARTICULARS.items()
            for one in several
            if (said := tuple(_said(one, values, locale, code)))
        )


def grouped(several: Iterable[Detail]) -> Grouped:
    """Return details under their groups, in order, without empty groups."""
    found: dict[Group, list[Detail]] = {}
    for detail in several:
        found.setdefault(detail.group, []).append(detail)
    return list(found.items())


def for_citizens(
    several: Iterable[Detail], facts: Mapping[Fact, FactText], *, stepped: bool
) -> dict[str, list[Detail]]:
    """Return what people look for by its part, without what a fact says or the steps tell."""
    found: dict[str, list[Detail]] = {}
    for detail in several:
        fact = facts.get(_SAID_BY[detail.name]) if detail.name in _SAID_BY else None
        if detail.part is None or (fact and fact.value == detail.text):
            continue
        if stepped and detail.name == "process_description":
            continue
        found.setdefault(detail.part.value, []).append(detail)
    return found


def words(several: Iterable[Detail]) -> dict[str, str]:
    """Return each text by the name of its particular."""
    return {one.name: one.text for detail in several for one in detail.said}


def as_json(several: Iterable[Detail], item: Item, base: str) -> dict[str, Any]:
    """Return each particular by its name: its label, its value as data and the same in words."""
    values = item.model_dump(mode="json")
    values |= values.pop("particulars") or {}
    values["reductions"] = [
        {name: fee[name] for name in ("name", "reducible", "waiver")} for fee in values["fees"]
    ]
    return {
        one.name: {
            "label": one.label,
            "value": f"{base}/{one.file.path}" if one.file else values[one.name],
            "words": one.text,
        }
        for detail in several
        for one in detail.said
    }


def language_of(text: str, locale: Locale) -> Locale:
    """Return the language of most of an item's text among words in `locale`."""
    if locale != Locale.EN:
        return locale
    # A Chinese character says about as much as three letters.
    return Locale.HANS if len(_HAN.findall(text)) * 3 > len(_LATIN.findall(text)) else locale


def _values(item: Item, snapshot: Snapshot) -> dict[str, Any]:
    noted = item.particulars or _NOTHING
    values = {**dict(noted), **dict(item), "reductions": item.fees}
    department = snapshot.departments.get(item.department or "")
    region = snapshot.regions.get(item.region or "")
    values["department"] = department.name if department else item.department_name
    values["region"] = region.name if region else ""
    return values


def _said(
    particular: Particular, values: Mapping[str, Any], locale: Locale, code: str | None
) -> Iterator[Said]:
    for one in (particular, *particular.notes):
        value = values[one.name]
        if value is None or value == "" or value == ():
            continue
        if text := one.words(value):
            file = value if one.sort == Sort.FILE else None
            language = language_of(text, locale)
            yield Said(one.name, str(one.label), text, language, one.sort, file, code)
