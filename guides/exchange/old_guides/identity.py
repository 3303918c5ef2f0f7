"""What an old guide's labels say of who it is: name, department, region, topic, codes."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from guides.exchange.understood import Value
from guides.exchange.values import numbers
from guides.models import Item

from .guide import OldGuide

# Labels may lead to these; they are compared with the guide as a whole, and fill no column.
NAMED = ("name", "department", "region", "topics")
_CODES = {
    "base_code": re.compile(r"[0-9A-Z]{10}"),
    "implementation_code": re.compile(r"[0-9A-Z]{24}"),
}


def split(values: Mapping[str, Value]) -> tuple[dict[str, Value], dict[str, Value]]:
    """Return the values for columns of an item, codes by their form, and those that name it."""
    columns: dict[str, Value] = {}
    names: dict[str, Value] = {}
    for field, value in values.items():
        if field in NAMED:
            names[field] = value
        elif field == "codes":
            column = _column_of(value.value)
            columns.setdefault(column, Value(column, _plain(value.value), value.origins))
        else:
            columns[field] = value
    return columns, names


def text_of(names: Mapping[str, Value], field: str) -> str:
    """Return what labels say of a name, as one text; empty where they say nothing."""
    value = names[field].value if field in names else None
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    return " ".join(str(value or "").split())


def agreeing(
    names: Mapping[str, Value], guide: OldGuide, item: Item, known: Mapping[str, Iterable[str]]
) -> set[str]:
    """Return the names that are what the page or its item says anyhow.

    `known` has, by field, what department, region and topics are called here.
    """
    said = {"name": (guide.name, item.name), **known}
    return {
        field
        for field in names
        if _folded(text_of(names, field)) in {_folded(one) for one in said.get(field, ())}
    }


def _column_of(code: Any) -> str:
    plain = _plain(code)
    return next((name for name, form in _CODES.items() if form.fullmatch(plain)), "source_code")


def _plain(code: Any) -> str:
    return numbers.plain(str(code or "")).upper()


def _folded(text: str) -> str:
    return "".join(text.split())
