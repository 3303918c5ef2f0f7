"""A topic's page: its guides, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from guides.channels import addresses
from guides.channels.pages import Context, Frame, cards, render
from guides.content import Record, Snapshot, Topic
from guides.vocabulary import Locale


@dataclass(frozen=True, kw_only=True)
class TopicContext(Context):
    """`more` is the address of the list's continuation."""

    template: ClassVar = "pages/topic.html"

    topic: Topic
    guides: list[dict[str, Any]]
    more: str | None


def topic(
    record: Record,
    snapshot: Snapshot,
    guides: Sequence[Record],
    more: str | None,
    locale: Locale,
    base: str,
) -> str:
    """Return a topic's page; `more` is the address of the list's continuation."""
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=addresses.thing(record.kind, record.code, Locale.HANS),
        title=record.payload.name,
        description=record.payload.description,
        record=record,
    )
    context = TopicContext(
        topic=record.payload, guides=cards(guides, snapshot, locale, base), more=more
    )
    return render(frame, context)
