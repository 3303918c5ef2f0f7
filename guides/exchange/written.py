"""A value of a field as a cell of the standard table: what is read back is the same value."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils.translation import override

from guides.vocabulary import Labelled, TimeUnit

from .fields import Field, Form
from .values import dates, limits, money, yes_no
from .values.limits import Limit

# Between several values in one cell.
SEPARATOR = "|"


def written(field: Field, value: Any) -> str:
    """Return the cell that says a value: a Limit, Decimal, bool, date, code, list or text."""
    if value is None or value == "" or value == []:
        return ""
    if field.vocabulary and field.form == Form.WORD:
        return labels(field.vocabulary).get(value, "")
    if field.vocabulary and field.form == Form.WORDS:
        known = labels(field.vocabulary)
        return SEPARATOR.join(known.get(one, str(one)) for one in value)
    return _WRITERS.get(field.form, str)(value)


def limit_of(value: int | None, unit: str) -> Limit | None:
    """Return a limit out of the number and unit that models hold."""
    return Limit(value, TimeUnit(unit)) if value is not None and unit else None


@cache
def labels(vocabulary: type[Labelled]) -> dict[str, str]:
    """Return the Chinese names of a word list by its values."""
    with override("zh-hans"):
        return {member.value: str(member.label) for member in vocabulary}


_WRITERS: dict[Form, Callable[[Any], str]] = {
    Form.YES_NO: yes_no.write,
    Form.DATE: dates.write,
    Form.LIMIT: limits.write,
    Form.MONEY: lambda amount: money.write_amount(Decimal(amount)),
    Form.NAMES: SEPARATOR.join,
    Form.TOPICS: SEPARATOR.join,
}
