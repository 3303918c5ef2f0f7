"""Two payloads of one code side by side: which facts and fields differ."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from guides.content import FactText, Payload, canonical

# Called with what, the fact's or field's name, and both values.
Make = Callable[[str, str, str | None, str | None], Any]


def differences_between(expected: Payload, found: Payload, make: Make) -> Iterator[Any]:
    """Yield what `make` makes of each fact and each other field that differs."""
    facts = getattr(expected, "facts", {}), getattr(found, "facts", {})
    yield from differing_facts(*facts, make)
    one = expected.model_dump(mode="json", by_alias=True)
    other = found.model_dump(mode="json", by_alias=True)
    for field in sorted(one.keys() | other.keys()):
        if field == "facts" or one.get(field) == other.get(field):
            continue
        yield make(
            _("{field} 不同").format(field=field), "", _text(one, field), _text(other, field)
        )


def differing_facts(expected: Any, found: Any, make: Make) -> Iterator[Any]:
    """Yield what `make` makes of each fact whose value or words differ."""
    for fact in sorted(expected.keys() | found.keys()):
        one, other = expected.get(fact, FactText()), found.get(fact, FactText())
        if one.value != other.value:
            yield make(_("事实不同"), fact, one.value or None, other.value or None)
        if one.words != other.words:
            yield make(_("事实的白话不同"), fact, one.words or None, other.words or None)


def _text(fields: dict[str, Any], field: str) -> str | None:
    return canonical(fields[field]).decode() if field in fields else None
