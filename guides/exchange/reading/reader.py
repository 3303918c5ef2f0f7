"""The rows of one item as values of its fields; what is not certain is left to the source data.

A cell that no field holds word for word is kept beside them, so that nothing is lost by being
understood.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from guides.exchange.fields import LISTS, Form
from guides.exchange.mapping import Mapping
from guides.exchange.own_words import bare
from guides.exchange.regions import Regions
from guides.exchange.values.limits import Limit
from guides.exchange.values.words import several

from .blocks import Block
from .cells import Cell
from .codes import read_code
from .entries import Entries, keep
from .known import Known
from .readings import Reading, Refused, refuse_longer
from .titles import settle_name, told_in

# Said anew in each row of an item.
_IN_EACH_ROW = (Form.NAMES, Form.TOPICS)
# Read after the columns that say the same for certain, or where it is meant.
_LATE = (Form.CODES, Form.REGION_CODE, Form.DEPARTMENT)
_UNITS = {"statutory_unit": "statutory_value", "promised_unit": "promised_value"}


class Reader:
    """Reads one table; knows the departments, topics, regions and halls of the site."""

    def __init__(self, mapping: Mapping, header: list[str], regions: Regions, source: str) -> None:
        self.mapping = mapping
        self.known = Known(regions)
        self._source = source
        left = set(mapping.left_over(header))
        self._left = [(at, bare(name)) for at, name in enumerate(header) if name in left]
        found = mapping.found_in(header)
        cells = [
            Cell(at, name, mapping.columns[found[name]], mapping)
            for at, name in enumerate(header)
            if name in found and not mapping.columns[found[name]].of
        ]
        self._at = {one.field.name: one for one in cells}
        self._repeated = [one for one in cells if one.field.form in _IN_EACH_ROW]
        own = [one for one in cells if one.field.form not in _IN_EACH_ROW]
        self._own = [
            (one.at, one, _READERS.get(one.field.form, Reader._value))
            for one in sorted(own, key=_turn)
        ]
        lists = [Entries(relation, mapping, header, self.known) for relation in LISTS]
        self._lists = {one.relation: one for one in lists if one.has_columns}

    @property
    def relations(self) -> list[str]:
        """The lists that the table can change."""
        return [one.relation for one in self._lists.values() if one.is_told]

    def name_of(self, field: str, of: str = "") -> str:
        """Return what the table calls the column of a field, empty where it has none."""
        if of:
            return self._lists[of].name_of(field) if of in self._lists else ""
        return self._at[field].name if field in self._at else ""

    def read(self, block: Block) -> Reading:
        """Return what the rows of an item say; raises Refused."""
        cells = block.rows[0].cells
        reading = Reading(block.line, self._source, whole=block.whole)
        for at, one, read in self._own:
            cell = cells[at]
            if cell and not cell.isspace():
                read(self, reading, one, cell, cells)
        self._settle(reading, cells)
        for one in self._repeated:
            self._several(reading, one, block)
        for entries in self._lists.values():
            entries.read(block.rows, reading)
        self._keep(reading, block)
        return reading

    def names_in(self, cell: str) -> list[str]:
        """Return the everyday names that a cell lists."""
        one = self._at.get("everyday_names")
        return _names(one, cell) if one else []

    def topics_in(self, cell: str) -> list[int]:
        """Return the topics that a cell names, as far as the site has them."""
        return [pk for pk in self._topics(cell) if pk is not None]

    def _value(self, reading: Reading, one: Cell, cell: str, cells: list[str]) -> None:
        name = one.field.name
        unit = self._at.get(f"{name}_unit") if one.field.form == Form.LIMIT else None
        value = one.value(cell, unit.value(cells[unit.at]) if unit else None)
        if value is None:
            _not_sure(reading, one, cell)
            return
        if isinstance(value, Limit):
            reading.values[f"{name}_value"] = value.value
            reading.values[f"{name}_unit"] = value.unit.value
        elif name in _UNITS:
            reading.values.setdefault(name, value)
        else:
            reading.values[name] = value
        _hold(reading, one, value, cell)

    def _from(self, reading: Reading, one: Cell, cell: str, cells: list[str]) -> None:
        reading.source = one.text(cell)

    def _code(self, reading: Reading, one: Cell, cell: str, cells: list[str]) -> None:
        read_code(reading, one, cell)

    def _department(self, reading: Reading, one: Cell, cell: str, cells: list[str]) -> None:
        """Link the place's department of that name, and keep the source's own words."""
        value = one.text(cell)
        reading.values["department_name"] = value
        found = self.known.department(value, reading.values.get("region_id"))
        code = self._at.get("credit_code")
        if found is None and code:
            found = self.known.credit_codes.get(code.text(cells[code.at]).upper())
        self._link(reading, found)
        if found is None:
            reading.unsure.append((reading.line, one.name, cell, one.remedy))
        if value != cell:
            reading.source_data[one.name] = cell

    def _region(self, reading: Reading, one: Cell, cell: str, cells: list[str]) -> None:
        found = self.known.regions.of(cell.strip(), create=one.column.create)
        if found is None:
            _not_sure(reading, one, cell)
            return
        reading.values["region_id"] = found
        if self.mapping.verbatim or self.known.regions.path_of(found) != cell.strip():
            reading.source_data[one.name] = cell

    def _region_code(self, reading: Reading, one: Cell, cell: str, cells: list[str]) -> None:
        reading.source_data[one.name] = cell
        found = self.known.regions.of_code(cell)
        if found is not None:
            reading.values.setdefault("region_id", found)
        elif "region_id" not in reading.values:
            reading.unsure.append((reading.line, one.name, cell, one.remedy))

    def _settle(self, reading: Reading, cells: list[str]) -> None:
        """Bring together what several columns say of one thing; raises Refused."""
        values = reading.values
        settle_name(reading, self.name_of("sub_item"))
        for field in ("source_id", "name"):
            if not values.get(field):
                column = self.name_of(field) or self.mapping.column_of(field) or ""
                reason = _("编号是空的") if field == "source_id" else _("名称是空的")
                raise Refused(column, "", reason, _("请在来源的表里补上"))
        for unit, value in _UNITS.items():
            # Alone it says nothing, and must not change what a number of the editors means.
            if unit in values and value not in values:
                reading.fallbacks[unit] = values.pop(unit)
        if "department_name" not in values and (code := values.get("credit_code")):
            self._link(reading, self.known.credit_codes.get(code.upper()))
        self._read_title(reading, cells)

    def _link(self, reading: Reading, department: int | None) -> None:
        if department is not None:
            reading.values["department_id"] = department

    def _read_title(self, reading: Reading, cells: list[str]) -> None:
        """Take from the name what it has in brackets, where no cell says it."""
        levels = self._at.get("level")
        read = levels.value if levels else None
        for field, value in told_in(reading.values["name"], read).items():
            column = self._at.get(field)
            if column is None or not cells[column.at].strip():
                reading.fallbacks[field] = value

    def _several(self, reading: Reading, one: Cell, block: Block) -> None:
        read = self._topic if one.field.form == Form.TOPICS else self._everyday_names
        cells = dict.fromkeys(row.cells[one.at] for row in block.rows)
        for cell in cells:
            if not read(reading, one, cell) and cell.strip():
                keep(reading, one.name, cell)

    def _topic(self, reading: Reading, one: Cell, cell: str) -> bool:
        found = self._topics(cell)
        known = [pk for pk in found if pk is not None]
        reading.topics = list(dict.fromkeys([*(reading.topics or []), *known]))
        if None in found:
            reading.unsure.append((reading.line, one.name, cell, one.remedy))
        return not self.mapping.verbatim and None not in found

    def _topics(self, cell: str) -> list[int | None]:
        whole = self.known.topics.get(cell.strip())
        return [whole] if whole else [self.known.topics.get(name) for name in several(cell)]

    def _everyday_names(self, reading: Reading, one: Cell, cell: str) -> bool:
        found = _names(one, cell)
        for name in found:
            refuse_longer(one.name, name, one.field.longest)
        reading.everyday_names = list(dict.fromkeys([*(reading.everyday_names or []), *found]))
        return not self.mapping.verbatim and one.column.separator.join(found) == cell.strip()

    def _keep(self, reading: Reading, block: Block) -> None:
        for at, name in self._left:
            for cell in dict.fromkeys(row.cells[at] for row in block.rows):
                if cell and not cell.isspace():
                    keep(reading, name, cell)


_Read = Callable[[Reader, Reading, Cell, str, list[str]], None]
_READERS: dict[Form, _Read] = {
    Form.SOURCE: Reader._from,
    Form.CODE: Reader._code,
    Form.CODES: Reader._code,
    Form.DEPARTMENT: Reader._department,
    Form.REGION: Reader._region,
    Form.REGION_CODE: Reader._region_code,
}


def _turn(one: Cell) -> int:
    return _LATE.index(one.field.form) if one.field.form in _LATE else -1


def _names(one: Cell, cell: str) -> list[str]:
    separator = one.column.separator
    return (
        several(cell, separator) if separator else [" ".join(cell.split())] if cell.strip() else []
    )


def _hold(reading: Reading, one: Cell, value: Any, cell: str) -> None:
    if not one.holds(value, cell):
        reading.source_data[one.name] = cell
    if notice := one.notice(reading.line, value, cell):
        reading.notices.append(notice)


def _not_sure(reading: Reading, one: Cell, cell: str) -> None:
    reading.source_data[one.name] = cell
    reading.unsure.append((reading.line, one.name, cell, one.remedy))
