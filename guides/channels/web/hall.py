"""A hall's page: where it is, when it is open, what is done there at which window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels import addresses
from guides.channels.days import Stretch, stretches
from guides.channels.pages import Context, Crumb, cards, frame_of, render
from guides.content import Guide, Hall, Record, Snapshot, Window
from guides.facts import hours_text
from guides.vocabulary import Locale


@dataclass(frozen=True)
class WindowLine:
    """A window with how many guides name it, and the address of the list of those."""

    window: Window
    count: int
    href: str


@dataclass(frozen=True, kw_only=True)
class HallContext(Context):
    """`hours` is the week in words; `stretches` are the days that differ, together.

    `window` is the one whose guides are listed, None for all; `more` continues the list.
    """

    template: ClassVar = "pages/hall.html"

    hall: Hall
    hours: str
    stretches: list[Stretch]
    windows: list[WindowLine]
    window: Window | None
    guides: list[dict[str, Any]]
    total: int
    more: str | None
    whole: str
    rating: str


@dataclass(frozen=True)
class Here:
    """What is known of all that is done at a hall, of which a page lists a stretch.

    `of_windows` counts guides by window; `total` is None where those listed are all; `window` is
    the code of the one whose guides are listed.
    """

    of_windows: Mapping[str, int] = field(default_factory=dict)
    total: int | None = None
    more: str | None = None
    window: str = ""


def hall(
    record: Record,
    snapshot: Snapshot,
    guides: Sequence[Record],
    locale: Locale,
    base: str,
    here: Here | None = None,
    today: date | None = None,
) -> str:
    """Return a hall's page; `guides` are handled there. Days that differ are told from `today`."""
    here = here or Here()
    payload: Hall = record.payload
    path = addresses.thing(record.kind, record.code, locale)
    with override(record.locale.value.lower()):
        hours = hours_text(payload.hours)
    with override(locale.value.lower()):
        crumb = Crumb(_("办事大厅"), addresses.halls(locale), locale)
    frame = frame_of(
        record,
        snapshot,
        locale,
        base,
        payload.name,
        description=payload.address,
        crumbs=[crumb],
    )
    context = HallContext(
        hall=payload,
        hours=hours,
        stretches=stretches(one for one in payload.exceptions if today is None or one.day >= today),
        windows=[
            WindowLine(one, here.of_windows.get(one.code, 0), f"{path}?window={one.code}#here")
            for one in payload.windows
        ],
        window=next((one for one in payload.windows if one.code == here.window), None),
        guides=[
            card | {"windows": _windows(guide.payload, payload)}
            for card, guide in zip(cards(guides, snapshot, locale, base), guides, strict=True)
        ],
        total=len(guides) if here.total is None else here.total,
        more=here.more,
        whole=f"{path}#here",
        rating=addresses.rating(record.code, locale),
    )
    return render(frame, context)


def _windows(guide: Guide, hall: Hall) -> list[str]:
    """Return the numbers of the hall's windows where any of a guide's items is handled."""
    used = {use.window for item in guide.items for use in item.windows if use.hall == hall.code}
    return [one.number for one in hall.windows if one.code in used]
