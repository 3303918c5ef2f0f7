"""What of an entry's `shown` finding needs: entries put it there, ranking and judging read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Told:
    """An entry as finding sees it.

    `names` are the titles of the guide and its items, `everyday` 日常用语, `around` what is said
    around them (department, topics, main item), `regions` the region and those above it, all in
    words and each once; `source_ids` are the items' ids in the system they came from.
    """

    names: tuple[str, ...]
    everyday: tuple[str, ...]
    around: tuple[str, ...]
    regions: tuple[str, ...]
    source_ids: tuple[str, ...]


def told(shown: Mapping[str, Any]) -> Told:
    """Return what finding needs of an entry; what is not there is empty."""
    names = tuple(shown.get("names", ())) or (shown["title"],)
    return Told(names, *(tuple(shown.get(key, ())) for key in _LISTS))


_LISTS = ("everyday", "around", "regions", "source_ids")
