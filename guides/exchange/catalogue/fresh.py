"""Codes for many new things at once."""

from typing import Any

from guides import codes


def fresh_codes(model: Any, count: int) -> list[str]:
    """Return as many codes that nothing of a model has."""
    fresh: set[str] = set()
    while len(fresh) < count:
        fresh |= {codes.mint() for _n in range(count - len(fresh))}
        fresh -= set(model.objects.filter(code__in=fresh).values_list("code", flat=True))
    return list(fresh)
