"""What a source last told of an item's lists, as `Item.told` keeps it.

Entries by their keys, everyday names, topics by key, what was said of materials themselves, and
words for the place that stand in for halls.
"""

from typing import Any

from guides.exchange.reading import Reading

from .lists import Key

Told = dict[str, Any]


def told_by(reading: Reading, before: Told) -> Told:
    """Return what a source has told now; of lists that its table does not have, what it told."""
    now: Told = {
        relation: [list(entry.key) for entry in entries]
        for relation, entries in reading.lists.items()
    }
    if not reading.whole:
        # What could not be read may well still be told.
        now = {
            relation: [*keys, *(key for key in before.get(relation, []) if key not in keys)]
            for relation, keys in now.items()
        }
    if "materials" in reading.lists:
        now["shared"] = {
            entry.key[0]: entry.shared for entry in reading.lists["materials"] if entry.shared
        }
    if reading.place is not None:
        now["place_note"] = reading.place
    if reading.everyday_names is not None:
        now["everyday_names"] = reading.everyday_names
    if reading.topics is not None:
        now["topics"] = reading.topics
    return {name: value for name, value in (before | now).items() if value}


def keys_told(told: Told, relation: str) -> list[Key]:
    return [tuple(key) for key in told.get(relation, [])]
