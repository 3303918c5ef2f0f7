"""What a code stands for where something is rated: a guide, a hall, or a placement's hall."""

from dataclasses import dataclass

from guides import placements, published
from guides.content import Record, Window
from guides.vocabulary import Action, Kind, Locale


@dataclass(frozen=True)
class Rated:
    """A guide or a hall, be it that it was withdrawn; `window` of a hall, `placement` a code."""

    record: Record
    window: Window | None = None
    placement: str = ""

    @property
    def hall(self) -> str:
        return self.record.code if self.record.kind == Kind.HALL else ""


def rated(code: str, locale: Locale) -> Rated | None:
    """Return what is rated under a code, None where there is no such thing."""
    for kind in (Kind.GUIDE, Kind.HALL):
        record = published.record(kind, code, locale)
        if record is not None:
            return Rated(record)
    return _at(code, locale)


def _at(code: str, locale: Locale) -> Rated | None:
    placement = placements.meant(code)
    if placement is None or placement.hall is None:
        return None
    hall = published.record(Kind.HALL, placement.hall, locale)
    if hall is None:
        return None
    windows = () if hall.action == Action.WITHDRAW else hall.payload.windows
    window = next((one for one in windows if one.code == placement.window), None)
    return Rated(hall, window, code)
