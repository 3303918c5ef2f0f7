"""The home page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from guides.channels.pages import Context, Frame, cards, named, render
from guides.content import Record, Snapshot
from guides.vocabulary import Kind, Locale, TopicKind


@dataclass(frozen=True, kw_only=True)
class HomeContext(Context):
    template: ClassVar = "pages/home.html"

    personal: list[dict[str, Any]]
    corporate: list[dict[str, Any]]
    guides: list[dict[str, Any]]
    halls: list[dict[str, Any]]


def home(
    snapshot: Snapshot,
    topics: Sequence[Record],
    guides: Sequence[Record],
    halls: Sequence[Record],
    locale: Locale,
    base: str,
) -> str:
    """Return the home page; `topics` are all, `guides` the newest, `halls` some."""
    frame = Frame(site=snapshot.site, locale=locale, base=base, path="/", title=snapshot.site.name)
    context = HomeContext(
        personal=_of_kind(topics, TopicKind.PERSONAL, locale),
        corporate=_of_kind(topics, TopicKind.CORPORATE, locale),
        guides=cards(guides, snapshot, locale, base),
        halls=[named(Kind.HALL, one.payload, locale) for one in halls],
    )
    return render(frame, context)


def _of_kind(topics: Sequence[Record], kind: TopicKind, locale: Locale) -> list[dict[str, Any]]:
    ordered = sorted((one.payload for one in topics), key=lambda one: (one.order, one.name))
    return [named(Kind.TOPIC, one, locale) for one in ordered if one.topic_kind == kind]
