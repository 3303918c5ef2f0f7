"""A topic's page: its guides, newest first; and the page of all topics."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels import addresses
from guides.channels.pages import Context, Crumb, Frame, cards, frame_of, render
from guides.content import Record, Snapshot, Topic
from guides.vocabulary import Kind, Locale, TopicKind

from .guides import NarrowedContext
from .places import TopicLine, topic_lines

_RELATED = 6


@dataclass(frozen=True, kw_only=True)
class TopicsContext(Context):
    template: ClassVar = "pages/topics.html"

    groups: dict[TopicKind, list[TopicLine]]


def topic(
    record: Record,
    snapshot: Snapshot,
    guides: Sequence[Record],
    more: str | None,
    locale: Locale,
    base: str,
    total: int | None = None,
) -> str:
    """Return a topic's page; `more` continues the list of its guides, `total` in all."""
    payload: Topic = record.payload
    with override(locale.value.lower()):
        crumb = Crumb(_("全部主题"), addresses.topics(locale), locale)
    frame = frame_of(
        record,
        snapshot,
        locale,
        base,
        payload.name,
        description=payload.description,
        crumbs=[crumb],
    )
    context = NarrowedContext(
        guides=cards(guides, snapshot, locale, base),
        total=len(guides) if total is None else total,
        more=more,
        topic=payload,
        related=_related(payload, snapshot, guides, locale),
    )
    return render(frame, context)


def topics(
    snapshot: Snapshot,
    listed: Sequence[Record],
    counts: Mapping[str, int],
    locale: Locale,
    base: str,
) -> str:
    """Return the page of all topics with how many guides each has."""
    with override(locale.value.lower()):
        title, description = _("全部主题"), _("按主题找办事指南，分个人、企业和单位。")
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=addresses.topics(Locale.HANS),
        title=title,
        description=description,
    )
    groups = {kind: lines for kind, lines in topic_lines(listed, counts, locale).items() if lines}
    return render(frame, TopicsContext(groups=groups))


def _related(
    topic: Topic, snapshot: Snapshot, guides: Sequence[Record], locale: Locale
) -> list[dict[str, Any]]:
    """Return the other topics of these guides, the most frequent first."""
    times: dict[str, int] = {}
    for guide in guides:
        for code in guide.payload.topics:
            if code != topic.code and code in snapshot.topics:
                times[code] = times.get(code, 0) + 1
    frequent = sorted(times, key=lambda code: (-times[code], snapshot.topics[code].order, code))
    return [
        {
            "title": snapshot.topics[code].name,
            "href": addresses.thing(Kind.TOPIC, code, locale),
            "locale": snapshot.topics[code].locale,
        }
        for code in frequent[:_RELATED]
    ]
