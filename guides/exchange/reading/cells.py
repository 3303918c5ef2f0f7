"""The cells of one column as values of its field; None is for what is not certain.

Nothing here asks the database.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from guides.exchange.fields import Field, Form, field_of
from guides.exchange.mapping import Column, Mapping
from guides.exchange.parsing.laws import Basis, parse_laws
from guides.exchange.values import addresses, dates, limits, money, numbers, phones, yes_no
from guides.exchange.values.limits import Limit
from guides.exchange.values.money import Money
from guides.exchange.values.words import folded, several
from guides.exchange.written import labels, written
from guides.vocabulary import Labelled, TimeUnit

from .readings import Notice, refuse_longer

Read = Callable[[str], Any]


class Cell:
    """A column of a table: where it stands, what it fills, and how its cells are read."""

    def __init__(self, at: int, name: str, column: Column, mapping: Mapping) -> None:
        self.at, self.name, self.column = at, name, column
        self.field = field_of(column.field, column.of)
        self._verbatim = mapping.verbatim
        self._read = _reader_of(self.field, column, mapping)
        self._words = {folded(word): str(value) for word, value in column.words.items()}
        self._unit = TimeUnit(column.unit) if column.unit else None
        # What to do about a cell that is not recognised.
        self.remedy = remedy_of(self.field.form)

    def text(self, cell: str) -> str:
        """Return a cell of free text as its field holds it; raises Refused where it is too long."""
        value = cell.strip() if self.field.longest is None else " ".join(cell.split())
        if self._words:
            value = self._words.get(folded(value), value)
        refuse_longer(self.name, value, self.field.longest)
        return value

    def value(self, cell: str, unit: str | None = None) -> Any:
        """Return what a cell says, None where that is not certain; `unit` is a bare limit's."""
        if self.field.form == Form.TEXT:
            return self.text(cell)
        if self.field.form == Form.PHONE:
            return _phone(self.text(cell))
        if self.field.form == Form.LIMIT:
            return limits.read(cell, TimeUnit(unit) if unit else self._unit)
        return self._read(cell)

    def holds(self, value: Any, cell: str) -> bool:
        """Tell whether nothing of a cell would be lost if only its value were kept."""
        if self.field.form in (Form.TEXT, Form.PHONE):
            return bool(value == cell) or (not self._verbatim and folded(cell) in self._words)
        if self.field.form == Form.LAWS:
            return folded("".join(law.words for law in value)) == folded(cell)
        return not self._verbatim and _says(self.field, value, cell)

    def notice(self, line: int, value: Any, cell: str) -> Notice | None:
        """Return what a person should know of how a cell was read."""
        if self.field.form == Form.DATE and dates.read(cell) is None:
            reason = _("是表格软件的日期数，按 {day} 读").format(day=value)
            return Notice(line, self.name, cell, reason, _("请核对；最好把这一列设成日期格式"))
        if self.field.form not in _NUMBERED or cell.isascii():
            return None
        plain = numbers.plain(cell)
        if plain != "".join(cell.split()):
            reason = _("有全角字符，按“{text}”读").format(text=plain)
            return Notice(line, self.name, cell, reason, _("请核对；最好在来源的表里改成半角"))
        return None


def remedy_of(form: Form) -> str:
    """Return what to do about a cell of a form that was not recognised."""
    return {
        Form.WORD: _("词表里没有这个词；意思确定的，可以写进映射文件的 words"),
        Form.WORDS: _("词表里没有这个词；意思确定的，可以写进映射文件的 words"),
        Form.YES_NO: _("请写“是”或“否”；别的写法可以写进映射文件的 true、false"),
        Form.NUMBER: _("请写一个不超过 32767 的整数"),
        Form.DATE: _("请写成 2026-01-31 这样的日期"),
        Form.MONEY: _("请写一个金额，例如 10 或 10元/本；写不成一个数的，写在收费标准里"),
        Form.LIMIT: _("请写一个数和单位，例如 20个工作日；别的话写在时限说明里"),
        Form.ADDRESS: _("不是完整的网址，要以 http:// 或 https:// 开头"),
        Form.LAWS: _("请写成“《某某法》第几条”，一部法一行"),
        Form.DEPARTMENT: _("事项的区划没有叫这个名字的部门；建好以后再导入一次就会连上"),
        Form.REGION: _("认不出是哪个区划；建好以后再导入一次就会连上"),
        Form.REGION_CODE: _("没有这个代码的区划；在后台填好区划代码，再导入一次就会连上"),
        Form.TOPICS: _("没有叫这个名字的主题；请在后台给事项选主题"),
    }.get(form, "")


# Where full width may be a slip.
_NUMBERED = {Form.NUMBER, Form.DATE, Form.MONEY, Form.LIMIT, Form.PHONE, Form.CODES}


def _says(field: Field, value: Any, cell: str) -> bool:
    """Tell whether the site writes a value as the cell has it, but for spaces round it."""
    bare = cell.strip()
    if isinstance(value, Money):
        return bare in (money.write(value), money.write_amount(value.amount))
    if isinstance(value, Limit):
        return bare in (limits.write(value), str(value.value))
    return field.vocabulary is TimeUnit or written(field, value) == bare


def _phone(text: str) -> str:
    """Return numbers in half width; texts that say anything else stay as they are."""
    return text if text.isascii() else phones.write(phones.read(text)) or text


def _reader_of(field: Field, column: Column, mapping: Mapping) -> Read:
    if field.form in (Form.WORD, Form.WORDS):
        return _words(field.form, field.vocabulary or TimeUnit, column, mapping)
    if field.form == Form.YES_NO:
        true = frozenset(map(folded, (*mapping.true, *column.true)))
        false = frozenset(map(folded, (*mapping.false, *column.false)))
        return lambda cell: yes_no.read(cell, true, false)
    return _READERS.get(field.form, str)


def _day(cell: str) -> Any:
    return dates.read(cell) or dates.read_serial(cell)


def _laws(cell: str) -> list[Basis] | None:
    """Return the laws that a cell consists of, each called by its whole name."""
    found = parse_laws(cell.splitlines())
    named = all("《" in law.words for law in found.laws)
    return list(found.laws) if found.laws and named and not found.rest else None


_READERS: dict[Form, Read] = {
    Form.LAWS: _laws,
    Form.NUMBER: numbers.read,
    Form.DATE: _day,
    Form.MONEY: money.read,
    Form.ADDRESS: addresses.read,
}


def _words(form: Form, vocabulary: type[Labelled], column: Column, mapping: Mapping) -> Read:
    codes = mapping.codes if column.codes is None else column.codes
    known: dict[str, Any] = dict(_known(vocabulary, codes))
    known |= {folded(word): value for word, value in column.words.items()}
    if vocabulary is TimeUnit:
        return lambda cell: known.get(folded(cell)) or limits.read_unit(cell)
    if form == Form.WORD:
        return lambda cell: known.get(folded(cell))

    def read(cell: str) -> list[str] | None:
        whole = known.get(folded(cell))
        parts: list[Any] = [whole] if whole else [known.get(folded(one)) for one in several(cell)]
        if None in parts:
            return None
        each = [one for part in parts for one in ([part] if isinstance(part, str) else part)]
        return list(dict.fromkeys(each))

    return read


@cache
def _known(vocabulary: type[Labelled], codes: bool) -> dict[str, str]:
    """Return a word list's own names, and the standard's numbers where a source uses those."""
    known = {folded(label): value for value, label in labels(vocabulary).items()}
    if codes:
        numbered = [member.value for member in vocabulary if member.value.isdigit()]
        # Spreadsheets make 1 of 01.
        known |= {form: value for value in numbered for form in (str(int(value)), value)}
    return known
