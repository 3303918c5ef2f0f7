"""Halls and windows that a table names: linked where the site has them, never made."""

from typing import Any

from .known import Known
from .readings import Entry, Reading


def window_of(
    said: dict[str, Any], known: Known, reading: Reading
) -> tuple[Entry | None, list[str]]:
    """Return the entry that names of a hall and window stand for, and which of both it is not.

    A hall that the site does not have goes into the reading's words for the place.
    """
    hall, number = said.pop("hall"), said.pop("window", "")
    hall_pk = known.halls.get(hall)
    if hall_pk is None:
        words = f"{hall} {number}".strip()
        reading.place = "\n".join(filter(None, [reading.place, words]))
        return None, ["hall", "window"] if number else ["hall"]
    window_pk = known.window(hall_pk, number) if number else None
    values = {**said, "hall_id": hall_pk, "window_id": window_pk}
    entry = Entry((hall, known.numbers[window_pk] if window_pk else ""), values)
    return entry, ["window"] if number and window_pk is None else []
