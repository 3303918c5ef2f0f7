"""zh-Hans payloads in traditional characters, for those that have no row of their own."""

from typing import Any, TypeVar

from guides.content import Content, Media
from guides.vocabulary import Labelled, Locale

from .conversion import traditional

C = TypeVar("C", bound=Content)

# Codes, addresses and digests are the same in every script.
_VERBATIM = {
    "code",
    "locale",
    "id",
    "url",
    "online_url",
    "mobile_url",
    "credit_code",
    "main_code",
    "business_code",
    "source",
    "source_id",
    "source_data",
    "source_codes",
}


def traditional_payload(payload: C) -> C:
    """Return a payload with its words in traditional characters and zh-Hant as its locale."""
    return _converted(payload)


def _converted(value: Any, name: str = "") -> Any:
    if isinstance(value, Media) or name in _VERBATIM:
        return Locale.HANT if name == "locale" else value
    if isinstance(value, Content):
        update = {
            field: _converted(getattr(value, field), field) for field in type(value).model_fields
        }
        return value.model_copy(update=update)
    if isinstance(value, tuple):
        return tuple(_converted(part, name) for part in value)
    if isinstance(value, dict):
        return {key: _converted(part, name) for key, part in value.items()}
    if isinstance(value, str) and not isinstance(value, Labelled):
        return traditional(value)
    return value
