"""The page that answers in a sentence: thanks, or why an address is not answered."""

from dataclasses import dataclass
from typing import ClassVar

from guides.channels.pages import Context, Crumb, Frame, render
from guides.content import Snapshot
from guides.vocabulary import Locale


@dataclass(frozen=True, kw_only=True)
class ReplyContext(Context):
    """`back` is where its reader came from, None where nobody knows."""

    template: ClassVar = "pages/reply.html"

    detail: str
    back: Crumb | None = None


def refused(snapshot: Snapshot, locale: Locale, base: str, title: str, detail: str) -> str:
    """Return the page that tells why an address is not answered, and what to do."""
    frame = Frame(site=snapshot.site, locale=locale, base=base, path="/", title=title, found=False)
    return render(frame, ReplyContext(detail=detail))
