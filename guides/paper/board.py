"""高频事项: what most people come for on one sheet, with a code each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.content import Record, Site

from .sheet import Call, How, Sheet, Way, call, common, way


@dataclass(frozen=True)
class Entry:
    """One of many things on a board, with its own code."""

    title: str
    way: Way


@dataclass(frozen=True, kw_only=True)
class Board(Sheet):
    """Many things with a code each."""

    template: ClassVar = "board"

    entries: tuple[Entry, ...]
    call: Call


# More than that, and their codes are too small on A4.
MOST = 12


class TooMany(ValueError):
    """More things than a board has room for."""


def of_many(title: str, entries: Sequence[tuple[Record, str]], site: Site, how: How) -> Board:
    """Return a board of things and the addresses of their codes, at most MOST of them.

    Its revision is that of what was published last. Raises TooMany.
    """
    if not 0 < len(entries) <= MOST:
        raise TooMany(
            _("一张海报上放 1 到 %(most)s 件事，现在有 %(count)s 件。请分成几张。")
            % {"most": MOST, "count": len(entries)}
        )
    last = max((record for record, _address in entries), key=lambda one: one.sequence)
    with override(how.locale.value.lower()):
        return Board(
            **common(title or _("大家常办"), last, site, site.owner or site.name, how),
            entries=tuple(Entry(record.title, way(address)) for record, address in entries),
            call=call(site),
        )
