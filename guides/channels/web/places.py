"""Topics and halls as lists name them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from guides.channels import addresses
from guides.content import Hall, Record, Topic
from guides.facts import hours_text
from guides.vocabulary import HallKind, Kind, Locale, TopicKind

_SIZES = list(HallKind)


@dataclass(frozen=True)
class TopicLine:
    """A link to a topic, and how many guides are under it."""

    topic: Topic
    href: str
    count: int


@dataclass(frozen=True)
class HallLine:
    """A hall in a list, with its week in words in the language of its own words."""

    hall: Hall
    href: str
    hours: str


def topic_lines(
    topics: Iterable[Record], counts: Mapping[str, int], locale: Locale
) -> dict[TopicKind, list[TopicLine]]:
    """Return the topics for persons and for companies, in the editors' order."""
    lines: dict[TopicKind, list[TopicLine]] = {kind: [] for kind in TopicKind}
    for one in sorted((one.payload for one in topics), key=lambda one: (one.order, one.name)):
        href = addresses.thing(Kind.TOPIC, one.code, locale)
        lines[one.topic_kind].append(TopicLine(one, href, counts.get(one.code, 0)))
    return lines


def largest(lines: Sequence[TopicLine], number: int) -> list[TopicLine]:
    """Return so many of the topics with the most guides, those with none last."""
    return sorted(lines, key=lambda one: -one.count)[:number]


def hall_lines(
    halls: Iterable[Record], counts: Mapping[str, int], locale: Locale
) -> list[HallLine]:
    """Return halls for a list: the largest kind first, where most can be done before others."""
    ordered = sorted(
        halls,
        key=lambda one: (
            _SIZES.index(one.payload.hall_kind),
            -counts.get(one.code, 0),
            one.code,
        ),
    )
    return [hall_line(one.payload, locale) for one in ordered]


def hall_line(hall: Any, locale: Locale) -> HallLine:
    with override(hall.locale.value.lower()):
        hours = hours_text(hall.hours)
    return HallLine(hall, addresses.thing(Kind.HALL, hall.code, locale), hours)
