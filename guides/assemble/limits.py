"""A length of time as editors fill it in, as published data."""

from guides.content import Limit


def limit(value: int | None, unit: str, note: str = "") -> Limit | None:
    """Return a limit, None where its number or unit is missing."""
    return Limit(value=value, unit=unit, note=note) if value is not None and unit else None
