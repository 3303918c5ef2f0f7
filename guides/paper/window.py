"""窗口贴: which window this is, what is handled at it, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from guides.content import Hall, Record, Site, Window
from guides.facts import hours_text
from guides.vocabulary import Fact

from .board import TooMany
from .sheet import Call, How, Row, Sheet, Way, call, common, way

# More codes than that, and they are too small on A4; more titles are not read at a glance.
MOST_CODES, MOST_TITLES = 6, 12


@dataclass(frozen=True)
class Entry:
    """Something that is handled here, with a code of its own or under the window's."""

    title: str
    way: Way | None


@dataclass(frozen=True)
class Number:
    """What a window is called: its number large between what stands before and after it."""

    before: str
    number: str
    after: str


@dataclass(frozen=True, kw_only=True)
class WindowSheet(Sheet):
    """The title is the window's name, or the hall's where it has none."""

    template: ClassVar = "window"

    hall: str
    number: Number
    entries: tuple[Entry, ...]
    more: str
    rows: tuple[Row, ...]
    way: Way | None
    call: Call


def of_window(
    hall: Record, window: Window, several: Sequence[Record], site: Site, address: str, how: How
) -> WindowSheet:
    """Return the sheet of a window with one code that leads to `address`.

    Titles of which there is no room are counted. The date and revision are those of what was
    published last.
    """
    most = MOST_TITLES if len(several) <= MOST_TITLES else MOST_TITLES - 1
    shown = tuple(Entry(one.title, None) for one in several[:most])
    with override(how.locale.value.lower()):
        rest = len(several) - len(shown)
        text = ngettext("还有 %(count)s 件，扫码看", "还有 %(count)s 件，扫码看", rest)
        more = text % {"count": rest} if rest else ""
        return _sheet(hall, window, several, site, how, shown, more, way(address, how))


def of_entries(
    hall: Record, window: Window, several: Sequence[tuple[Record, str]], site: Site, how: How
) -> WindowSheet:
    """Return the sheet of a window on which each thing has its own code; raises TooMany."""
    if not 0 < len(several) <= MOST_CODES:
        raise TooMany(
            _("一张窗口贴上放 1 到 %(most)s 个码，现在有 %(count)s 件事。请改用整个窗口一个码。")
            % {"most": MOST_CODES, "count": len(several)}
        )
    shown = tuple(Entry(one.title, way(address)) for one, address in several)
    with override(how.locale.value.lower()):
        records = [record for record, _address in several]
        return _sheet(hall, window, records, site, how, shown, "", None)


def _sheet(
    record: Record,
    window: Window,
    several: Sequence[Record],
    site: Site,
    how: How,
    entries: tuple[Entry, ...],
    more: str,
    code: Way | None,
) -> WindowSheet:
    hall: Hall = record.payload
    last = max((record, *several), key=lambda one: one.sequence)
    return WindowSheet(
        **common(window.name or hall.name, last, site, hall.name, how),
        hall=hall.name,
        number=_number(window),
        entries=entries,
        more=more,
        rows=_rows(hall, window),
        way=code,
        call=call(site),
    )


def _number(window: Window) -> Number:
    before, after = _("%(number)s 窗口").split("%(number)s")
    return Number(before.strip(), window.number, after.strip())


def _rows(hall: Hall, window: Window) -> tuple[Row, ...]:
    rows = (
        Row(str(Fact.HOURS.label), hours_text(hall.hours) or hall.hours_note),
        Row(str(Fact.PHONE.label), window.phone or hall.phone),
        Row(_("取号"), _("扫码后点“取号”") if hall.queue_url else ""),
    )
    return tuple(row for row in rows if row.value)
