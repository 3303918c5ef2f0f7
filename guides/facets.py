"""The values by which lists of published things are narrowed, read off a payload."""

from collections.abc import Iterable

from .content import Guide, Hall, Item, Payload, Topic


def facets_of(payload: Payload) -> set[tuple[str, str]]:
    """Return (name, value) pairs; a guide is found by its items' values as well as its own."""
    if isinstance(payload, Guide):
        found = {("department", payload.department)} | _each("topic", payload.topics)
        for item in payload.items:
            found |= facets_of(item) | {("item", item.code)}
        return found
    if isinstance(payload, Item):
        return (
            _each("topic", payload.topics)
            | _each("hall", (use.hall for use in payload.windows))
            | _each("department", [payload.department])
            | _each("region", [payload.region])
            | _each("item_type", [payload.item_type])
        )
    if isinstance(payload, Hall):
        return _each("region", [payload.region])
    if isinstance(payload, Topic):
        return {("topic_kind", payload.topic_kind)}
    return set()


def _each(name: str, values: Iterable[str | None]) -> set[tuple[str, str]]:
    return {(name, value) for value in values if value}
