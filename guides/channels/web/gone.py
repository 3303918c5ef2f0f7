"""The page of something withdrawn: the reason, and what to read instead."""

from dataclasses import dataclass
from typing import ClassVar

from guides.channels import addresses
from guides.channels.pages import Context, frame_of, render
from guides.content import Record, Snapshot, Withdrawal
from guides.vocabulary import Locale


@dataclass(frozen=True, kw_only=True)
class GoneContext(Context):
    """`successor_href` and `successor_title` are empty where there is none."""

    template: ClassVar = "pages/gone.html"

    gone: Withdrawal
    successor: Record | None
    successor_href: str
    successor_title: str


def gone(
    record: Record, successor: Record | None, snapshot: Snapshot, locale: Locale, base: str
) -> str:
    """Return the page of something withdrawn, with the reason and what to read instead."""
    href = addresses.thing(record.kind, successor.code, locale) if successor else ""
    title = record.payload.title or str(record.kind.label)
    frame = frame_of(record, snapshot, locale, base, title, found=False)
    context = GoneContext(
        gone=record.payload,
        successor=successor,
        successor_href=href,
        successor_title=successor.title if successor else "",
    )
    return render(frame, context)
