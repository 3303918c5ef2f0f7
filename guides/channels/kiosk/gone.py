"""The screen of a thing that was withdrawn: why, and what there is instead."""

from dataclasses import dataclass
from typing import ClassVar

from guides.channels import addresses
from guides.channels.pages import Frame, render
from guides.content import Record, Snapshot, Withdrawal
from guides.vocabulary import Kind, Locale

from .screen import Keys, ScreenContext

_ADDRESS = {Kind.GUIDE: addresses.kiosk_guide, Kind.TOPIC: addresses.kiosk_topic}


@dataclass(frozen=True, kw_only=True)
class GoneContext(ScreenContext):
    template: ClassVar = "channels/kiosk/gone.html"

    gone: Withdrawal
    successor: Record | None
    successor_href: str


def gone(
    record: Record, successor: Record | None, snapshot: Snapshot, locale: Locale, base: str
) -> str:
    """Return the screen of a guide or topic that was withdrawn."""
    address = _ADDRESS[record.kind]
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=address(record.code, Locale.HANS),
        title=record.payload.title,
        record=record,
        found=False,
    )
    context = GoneContext(
        gone=record.payload,
        successor=successor,
        successor_href=address(successor.code, locale) if successor else "",
        keys=Keys(locale, back=addresses.kiosk_topics(locale)),
    )
    return render(frame, context)
