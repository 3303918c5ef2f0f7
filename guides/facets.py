"""The values by which lists of published things are narrowed, read off a payload of any age."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .titles import acts, sort_key
from .vocabulary import Kind, Locale

# The longest value that is kept; only names of sources come near.
LONGEST = 100

Facets = set[tuple[str, str]]


def facets_of(kind: str, payload: Mapping[str, Any], locale: str = Locale.HANS) -> Facets:
    """Return (name, value) pairs; a guide is found by its items' values as well as its own.

    `payload` is what a ledger row says, as JSON: what an old one does not know, it is not found by.
    Things are found by what they say in zh-Hans; English guides have an alphabet of their own.
    """
    if locale != Locale.HANS:
        return _english(payload) if (kind, locale) == (Kind.GUIDE, Locale.EN) else set()
    read = _READERS.get(kind)
    return read(payload) if read else set()


def _guide(payload: Mapping[str, Any]) -> Facets:
    editions = _list(payload, "editions")
    found = (
        _each("department", [payload.get("department")])
        | _each("topic", _list(payload, "topics"))
        | _each("edition", (one.get("edition") for one in editions))
        # Editors look for those whose words were confirmed against older facts.
        | _each("stale", ("yes" for one in editions if one.get("stale")))
        | _each("source", [_part(payload, "origin").get("source")])
        | _each("act", acts(_names(payload)))
        | _each("title", [sort_key(payload.get("title") or "", Locale.HANS)])
    )
    for item in _list(payload, "items"):
        found |= _item(item) | _each("item", [item.get("code")])
    return found


def _english(payload: Mapping[str, Any]) -> Facets:
    return _each("title_en", [sort_key(payload.get("title") or "", Locale.EN)])


def _names(payload: Mapping[str, Any]) -> Iterable[str]:
    yield payload.get("title") or ""
    for item in _list(payload, "items")[:1]:
        yield from (item.get("name") or "", *_list(item, "everyday_names"))


def _item(payload: Mapping[str, Any]) -> Facets:
    found = (
        _each("topic", _list(payload, "topics"))
        | _each("hall", (use.get("hall") for use in _list(payload, "windows")))
        | _each("window", (use.get("window") for use in _list(payload, "windows")))
        | _each("audience", _list(payload, "audience"))
        | _each("means", _list(payload, "means"))
        | _each("online_depth", [_part(payload, "particulars").get("online_depth")])
    )
    for name in ("department", "region", "item_type", "reach", "handling", "source"):
        found |= _each(name, [payload.get(name)])
    return found


def _hall(payload: Mapping[str, Any]) -> Facets:
    return _each("region", [payload.get("region")])


def _topic(payload: Mapping[str, Any]) -> Facets:
    return _each("topic_kind", [payload.get("topic_kind")])


def _life_event(payload: Mapping[str, Any]) -> Facets:
    guides = (one.get("guide") for one in _list(payload, "guides"))
    return _topic(payload) | _each("guide", guides)


def _statement(payload: Mapping[str, Any]) -> Facets:
    return _each("subject", [payload.get("subject")])


def _placement(payload: Mapping[str, Any]) -> Facets:
    target, hall, window = (payload.get(name) or "" for name in ("target", "hall", "window"))
    return (
        _each("target", [target])
        | _each("hall", [hall])
        # Where readers of a target may come from: pages that say so are kept for no other place.
        | _each("place", [place(target, hall, window)] if hall else [])
    )


def place(target: str, hall: str, window: str) -> str:
    """Return by what a code is found that leads to a target from a hall, or its window."""
    return f"{target} {hall} {window}"


_READERS: dict[str, Callable[[Mapping[str, Any]], Facets]] = {
    Kind.GUIDE: _guide,
    Kind.ITEM: _item,
    Kind.HALL: _hall,
    Kind.TOPIC: _topic,
    Kind.LIFE_EVENT: _life_event,
    Kind.STATEMENT: _statement,
    Kind.PLACEMENT: _placement,
}


def _each(name: str, values: Iterable[Any]) -> Facets:
    return {(name, str(value)[:LONGEST]) for value in values if value}


def _list(payload: Mapping[str, Any], name: str) -> list[Any]:
    return payload.get(name) or []


def _part(payload: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return payload.get(name) or {}
