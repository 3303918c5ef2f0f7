"""Codes of an item: of the catalogue, of its implementation, or the source's own."""

import re

from django.utils.translation import gettext as _

from guides.exchange.fields import ITEM, Form
from guides.exchange.values import numbers

from .cells import Cell
from .readings import Notice, Reading, refuse_longer

_FORMS = {
    "base_code": re.compile(r"[0-9A-Z]{10}"),
    "implementation_code": re.compile(r"[0-9A-Z]{24}"),
}


def read_code(reading: Reading, one: Cell, cell: str) -> None:
    """Put a code where its form says; one that is none of its column's kind is the source's own."""
    name, plain = one.field.name, numbers.plain(cell).upper()
    kinds = _FORMS if one.field.form == Form.CODES else {name: _FORMS[name]}
    target = next((kind for kind, form in kinds.items() if form.fullmatch(plain)), "source_code")
    value = plain if target in _FORMS else cell.strip()
    refuse_longer(one.name, value, ITEM[target].longest)
    if target == "source_code" and name in _FORMS:
        reading.misfits[name] = value
        reading.notices.append(
            Notice(reading.line, one.name, cell, _misfit(name), _("请核对；不对的请在来源的表里改"))
        )
    if reading.values.setdefault(target, value) != value or value != cell:
        reading.source_data[one.name] = cell
    if notice := one.notice(reading.line, value, cell):
        reading.notices.append(notice)


def _misfit(name: str) -> str:
    if name == "base_code":
        return _("不是 10 位基本编码，记作来源的编码")
    return _("不是 24 位实施编码，记作来源的编码")
