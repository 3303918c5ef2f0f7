"""A cell of a source's table as values of an item; what is not certain is left to the source data.

A reader returns the values it is sure of. A cell that no field holds word for word is kept beside
them, so that nothing is lost by being understood.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import CharField, TextField, URLField
from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.models import Department, EverydayName, Item, Topic
from guides.vocabulary import Audience, Handling, ItemType, Labelled, Level, Reach

from .mapping import Column, Mapping
from .regions import Regions

VOCABULARIES: dict[str, type[Labelled]] = {
    "item_type": ItemType,
    "level": Level,
    "handling": Handling,
    "reach": Reach,
}
TEXTS: dict[str, Any] = {
    one.name: one
    for one in Item._meta.fields
    if isinstance(one, CharField | TextField)
    and one.editable
    and not one.choices
    and one.name not in {*VOCABULARIES, "source", "change_note"}
}
FIELDS = (
    *TEXTS,
    *VOCABULARIES,
    "audience",
    "department",
    "region",
    "codes",
    "topics",
    "everyday_names",
)

_BASE_CODE = re.compile(r"[0-9A-Z]{10}")
_IMPLEMENTATION_CODE = re.compile(r"[0-9A-Z]{24}")
_is_address = URLValidator(["http", "https"])


class Refused(ValueError):
    """A row cannot go in; says for which column, why and what to do."""

    def __init__(self, column: str, value: str, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.column, self.value, self.reason, self.remedy = column, value, reason, remedy


@dataclass
class Reading:
    """What one row says: values by attribute of the item, names and topics as sets, the rest."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    everyday_names: list[str] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)
    source_data: dict[str, str] = field(default_factory=dict)
    # (column, cell, remedy) of what was not recognised.
    unsure: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def source_id(self) -> str:
        return str(self.values["source_id"])


class Reader:
    """Reads the rows of one table; knows the departments, topics and regions of the site."""

    def __init__(self, mapping: Mapping, header: list[str], regions: Regions) -> None:
        self.mapping = mapping
        self.regions = regions
        found = {
            name: mapping.columns[own]
            for name, own in mapping.found_in(header).items()
            if not mapping.columns[own].of and mapping.columns[own].field in FIELDS
        }
        self._columns = [(name, found.get(name)) for name in header]
        self._departments = _departments()
        self._topics = _by_name(Topic.objects.values_list("name", "pk", "locale__language_code"))
        self._words = {
            name: _words(column)
            for name, column in found.items()
            if column.words or column.field in VOCABULARIES or column.field == "audience"
        }

    def read(self, line: int, cells: list[str]) -> Reading:
        """Return what a row says; raises Refused."""
        reading = Reading(line)
        for (name, column), cell in zip(self._columns, cells, strict=True):
            if column is None:
                if cell.strip():
                    reading.source_data[name] = cell
            elif cell.strip():
                self._read(reading, name, column, cell)
            elif column.field in ("source_id", "name"):
                raise Refused(
                    name,
                    "",
                    _("{field}是空的").format(field=TEXTS[column.field].verbose_name),
                    _("请在来源的表里补上"),
                )
        return reading

    def topics_in(self, cell: str) -> list[int]:
        found = self._topics.get(cell.strip())
        return [found] if found else []

    def names_in(self, cell: str) -> list[str]:
        """Return the everyday names that a cell lists."""
        column = self.mapping.columns[self.mapping.column_of("everyday_names") or ""]
        parts = cell.split(column.separator) if column.separator else [cell]
        return list(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))

    def _read(self, reading: Reading, name: str, column: Column, cell: str) -> None:
        read = _READERS.get(column.field, Reader._text)
        if not read(self, reading, name, column, cell):
            reading.source_data[name] = cell

    def _text(self, reading: Reading, name: str, column: Column, cell: str) -> bool:
        """Put a text into its field; True when the field holds the cell word for word."""
        target = TEXTS[column.field]
        value = cell.strip() if isinstance(target, TextField) else " ".join(cell.split())
        if isinstance(target, URLField) and not _valid(value):
            reading.unsure.append((name, cell, _("不是完整的网址，要以 http:// 或 https:// 开头")))
            return False
        _refuse_longer(name, value, target.max_length)
        reading.values[target.attname] = value
        return value == cell

    def _vocabulary(self, reading: Reading, name: str, column: Column, cell: str) -> bool:
        found = self._words[name].get(_folded(cell))
        if found is None:
            reading.unsure.append((name, cell, _("词表里没有这个词；意思确定的，可以写进映射文件")))
        else:
            reading.values[column.field] = found
        return False

    def _department(self, reading: Reading, name: str, column: Column, cell: str) -> bool:
        """Link the department of exactly that name, and keep the source's own words."""
        value = " ".join(cell.split())
        _refuse_longer(name, value, TEXTS["department_name"].max_length)
        reading.values["department_name"] = value
        found = self._departments.get(value)
        if found:
            reading.values["department_id"] = found
        else:
            reading.unsure.append(
                (name, cell, _("没有叫这个名字的部门；建好以后再导入一次就会连上"))
            )
        return value == cell

    def _region(self, reading: Reading, name: str, column: Column, cell: str) -> bool:
        found = self.regions.of(cell.strip(), create=column.create)
        if found is None:
            reading.unsure.append((name, cell, _("认不出是哪个区划；建好以后再导入一次就会连上")))
        else:
            reading.values["region_id"] = found
        return False

    def _codes(self, reading: Reading, name: str, column: Column, cell: str) -> bool:
        value = cell.strip()
        if _BASE_CODE.fullmatch(value):
            target = "base_code"
        elif _IMPLEMENTATION_CODE.fullmatch(value):
            target = "implementation_code"
        else:
            target = "source_code"
        _refuse_longer(name, value, TEXTS[target].max_length)
        reading.values[target] = value
        return value == cell

    def _topic(self, reading: Reading, name: str, column: Column, cell: str) -> bool:
        reading.topics = self.topics_in(cell)
        if not reading.topics:
            reading.unsure.append((name, cell, _("没有叫这个名字的主题；请在后台给事项选主题")))
        return False

    def _everyday_names(self, reading: Reading, name: str, column: Column, cell: str) -> bool:
        reading.everyday_names = self.names_in(cell)
        for one in reading.everyday_names:
            _refuse_longer(name, one, EverydayName._meta.get_field("name").max_length)
        return False


_READERS: dict[str, Callable[[Reader, Reading, str, Column, str], bool]] = {
    **dict.fromkeys((*VOCABULARIES, "audience"), Reader._vocabulary),
    "department": Reader._department,
    "region": Reader._region,
    "codes": Reader._codes,
    "topics": Reader._topic,
    "everyday_names": Reader._everyday_names,
}


def _refuse_longer(column: str, value: str, most: int | None) -> None:
    if most is not None and len(value) > most:
        raise Refused(
            column,
            value,
            _("有 {count} 个字，最多 {most} 个").format(count=len(value), most=most),
            _("请在来源的表里缩短"),
        )


def _valid(address: str) -> bool:
    try:
        _is_address(address)
    except ValidationError:
        return False
    return True


def _words(column: Column) -> dict[str, Any]:
    """Return what the source's words stand for: the vocabulary's own names and the mapping's."""
    vocabulary = Audience if column.field == "audience" else VOCABULARIES[column.field]
    several = column.field == "audience"
    with override("zh-hans"):
        known = {
            _folded(str(member.label)): [member.value] if several else member.value
            for member in vocabulary
        }
    return known | {_folded(word): value for word, value in column.words.items()}


def _folded(word: str) -> str:
    """Return a word without spaces and differences of width, to look it up by."""
    return "".join(unicodedata.normalize("NFKC", word).split())


def _departments() -> dict[str, int]:
    """Return keys by name and by short name, where only one department has it."""
    rows = Department.objects.values_list("name", "short_name", "pk", "locale__language_code")
    whole = [(name, short, pk) for name, short, pk, language in rows if language == "zh-hans"]
    names = _alone([(name, pk) for name, _short, pk in whole])
    shorts = _alone([(short, pk) for _name, short, pk in whole if short])
    return shorts | names


def _by_name(rows: Any) -> dict[str, int]:
    return _alone([(name, pk) for name, pk, language in rows if language == "zh-hans"])


def _alone(pairs: list[tuple[str, int]]) -> dict[str, int]:
    names = [name for name, _pk in pairs]
    return {name: pk for name, pk in pairs if names.count(name) == 1}
