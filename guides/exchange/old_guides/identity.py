"""What an old guide's labels say of who it is: name, department, region, topic, codes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from guides.exchange.understood import Understood, Value
from guides.exchange.values import numbers
from guides.models import Item

from .guide import OldGuide

# Labels may lead to these; they are compared with the guide as a whole, and fill no column.
NAMED = ("name", "department", "region", "topics")
_CODES = {
    "base_code": re.compile(r"[0-9A-Z]{10}"),
    "implementation_code": re.compile(r"[0-9A-Z]{24}"),
}


def with_columns(understood: Understood) -> Understood:
    """Return what was understood with a code under the column that its form tells."""
    code = understood.values.get("codes")
    if code is None:
        return understood
    column = _column_of(code.value) if code.value else "source_code"
    values = {name: one for name, one in understood.values.items() if name != "codes"}
    if column not in values:
        values[column] = Value(column, _plain(code.value) or None, code.origins)
    outcomes = [
        replace(one, fields=tuple(column if name == "codes" else name for name in one.fields))
        for one in understood.outcomes
    ]
    return replace(understood, values=values, outcomes=outcomes)


def split(values: Mapping[str, Value]) -> tuple[dict[str, Value], dict[str, Value]]:
    """Return the values for columns of an item, and those that name it."""
    columns = {field: value for field, value in values.items() if field not in NAMED}
    return columns, {field: value for field, value in values.items() if field in NAMED}


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
