"""A hall's page: where it is, when it is open, what is done there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import override

from guides.channels import addresses
from guides.channels.days import Stretch, stretches
from guides.channels.pages import Context, Frame, cards, render
from guides.content import Hall, Record, Snapshot
from guides.facts import hours_text
from guides.vocabulary import Locale


@dataclass(frozen=True, kw_only=True)
class HallContext(Context):
    """`hours` is the week in words; `stretches` are the days that differ, together."""

    template: ClassVar = "pages/hall.html"

    hall: Hall
    hours: str
    stretches: list[Stretch]
    guides: list[dict[str, Any]]


def hall(
    record: Record, snapshot: Snapshot, guides: Sequence[Record], locale: Locale, base: str
) -> str:
    """Return a hall's page; `guides` are those handled there."""
    payload = record.payload
    with override(record.locale.value.lower()):
        hours = hours_text(payload.hours)
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=addresses.thing(record.kind, record.code, Locale.HANS),
        title=payload.name,
        description=payload.address,
        record=record,
    )
    context = HallContext(
        hall=payload,
        hours=hours,
        stretches=stretches(payload.exceptions),
        guides=cards(guides, snapshot, locale, base),
    )
    return render(frame, context)
