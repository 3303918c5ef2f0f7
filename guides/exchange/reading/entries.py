"""The lists of an item, out of the rows that it has in a table."""

from typing import Any

from django.utils.translation import gettext as _

from guides.exchange.fields import KEYS, Form
from guides.exchange.mapping import Mapping
from guides.exchange.parsing.laws import Basis
from guides.exchange.tables import Row
from guides.exchange.values.limits import Limit
from guides.exchange.values.money import Money
from guides.vocabulary import Necessity

from .cells import Cell
from .known import Known
from .places import window_of
from .readings import Entry, Reading, Refused

# What belongs to a material wherever it is asked for.
SHARED = ("issuer", "material_type", "where_to_get", "how_to_get")
# What an entry cannot do without.
_NEEDED = {relation: key[:1] for relation, key in KEYS.items()}
_NEEDED["questions"] = ("question", "answer")
# What a charge is called whose source says how much, and not what for.
_NAMELESS_FEE = "收费"


class Entries:
    """Reads one list."""

    def __init__(self, relation: str, mapping: Mapping, header: list[str], known: Known) -> None:
        self.relation = relation
        self._known = known
        found = mapping.found_in(header)
        self._cells = [
            Cell(at, name, mapping.columns[found[name]], mapping)
            for at, name in enumerate(header)
            if name in found and mapping.columns[found[name]].of == relation
        ]
        self._at = {one.field.name: one for one in self._cells}

    @property
    def has_columns(self) -> bool:
        return bool(self._cells)

    @property
    def is_told(self) -> bool:
        """Whether the table has what tells the entries of this list apart."""
        telling = {_NEEDED[self.relation][0], "laws", "amount", "standard"}
        return bool(telling & self._at.keys())

    def name_of(self, field: str) -> str:
        """Return what the table calls the column of a field, empty where it has none."""
        return self._at[field].name if field in self._at else ""

    def read(self, rows: list[Row], reading: Reading) -> None:
        """Put the entries into a reading, in the order of the rows, what is said twice once."""
        entries: list[Entry] = []
        seen = set()
        if self.relation == "windows" and self.is_told:
            reading.place = ""
        for row in rows:
            cells = tuple(row.cells[one.at] for one in self._cells)
            if cells not in seen and any(cell.strip() for cell in cells):
                seen.add(cells)
                try:
                    entries += self._entries(row, reading)
                except Refused as refused:
                    refused.line = row.line
                    raise
        if self.is_told:
            reading.lists[self.relation] = entries

    def _entries(self, row: Row, reading: Reading) -> list[Entry]:
        said, left = self._read(row, reading)
        found = [_of_law(law) for law in said.pop("laws", [])]
        is_said = bool(said)
        entry, missing = self._entry(said, reading)
        for name in missing:
            one = self._at[name]
            reading.unsure.append((row.line, one.name, row.cells[one.at], _not_there(name)))
            left.append(one)
        if entry is None and is_said:
            left = [one for one in self._cells if row.cells[one.at].strip()]
            if not missing:
                self._tell_lacking(row, left[0], reading)
        for one in left:
            keep(reading, one.name, row.cells[one.at], entry.key[0] if entry else "")
        return [*found, entry] if entry else found

    def _read(self, row: Row, reading: Reading) -> tuple[dict[str, Any], list[Cell]]:
        """Return what a row's cells say by field, and those that have to be kept beside it."""
        said: dict[str, Any] = {}
        left: list[Cell] = []
        for one in self._cells:
            cell = row.cells[one.at]
            if not cell.strip():
                continue
            value = self._value(one, row)
            if value is None:
                reading.unsure.append((row.line, one.name, cell, one.remedy))
            else:
                said[one.field.name] = value
                if notice := one.notice(row.line, value, cell):
                    reading.notices.append(notice)
            if value is None or not one.holds(value, cell):
                left.append(one)
        return said, left

    def _value(self, one: Cell, row: Row) -> Any:
        cell = row.cells[one.at]
        if one.field.form == Form.LIMIT and (unit := self._at.get("unit")):
            return one.value(cell, unit.value(row.cells[unit.at]))
        return one.value(cell)

    def _entry(self, said: dict[str, Any], reading: Reading) -> tuple[Entry | None, list[str]]:
        """Return what a row says of one entry, and the fields of what the site does not have.

        There is no entry where a row lacks what one needs.
        """
        _bring_together(said)
        if self.relation == "fees" and {"amount", "standard"} & said.keys():
            said.setdefault("name", _NAMELESS_FEE)
        if not all(said.get(name) for name in _NEEDED[self.relation]):
            return None, []
        if self.relation == "windows":
            return window_of(said, self._known, reading)
        key = tuple(str(said.get(name, "")) for name in KEYS[self.relation])
        if self.relation != "materials":
            return Entry(key, said), []
        shared = {name: said.pop(name) for name in SHARED if name in said}
        return Entry(key, {name: said[name] for name in said if name != "name"}, shared), []

    def _tell_lacking(self, row: Row, one: Cell, reading: Reading) -> None:
        columns = [self._at[name].name for name in _NEEDED[self.relation] if name in self._at]
        remedy = _("同一行里要有 {columns}").format(columns="、".join(columns))
        reading.unsure.append((row.line, one.name, row.cells[one.at], remedy))


def keep(reading: Reading, column: str, cell: str, of: str = "") -> None:
    """Keep a cell of a list beside what was understood, with the entry that it belongs to."""
    line = f"{of}：{cell}" if of and of != cell else cell
    above = reading.source_data.get(column)
    reading.source_data[column] = f"{above}\n{line}" if above else line


def _not_there(field: str) -> str:
    if field == "hall":
        return _("没有叫这个名字的大厅；办理地点空着的会写进去，大厅建好以后再导入一次就会连上")
    return _("这个大厅没有这个窗口号；建好以后再导入一次就会连上")


def _bring_together(said: dict[str, Any]) -> None:
    """Make attributes of values that fill two, or that two columns say."""
    amount, limit = said.get("amount"), said.pop("limit", None)
    if isinstance(amount, Money):
        said["amount"] = amount.amount
        if amount.unit:
            said.setdefault("unit", amount.unit)
    if isinstance(limit, Limit):
        said["value"], said["unit"] = limit.value, limit.unit.value
    if said.pop("deferrable", False) and said.get("necessity") != Necessity.OPTIONAL:
        said["necessity"] = Necessity.DEFERRABLE.value


def _of_law(law: Basis) -> Entry:
    values = {"title": law.title, "article": law.article, "text": law.text}
    return Entry((law.title, law.article), {name: one for name, one in values.items() if one})
