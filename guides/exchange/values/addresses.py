"""Addresses on the web."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

_is_whole = URLValidator(["http", "https"])


def read(text: str) -> str | None:
    """Return a whole address that begins with http:// or https://."""
    bare = text.strip()
    try:
        _is_whole(bare)
    except ValidationError:
        return None
    return bare


def write(address: str) -> str:
    return address
