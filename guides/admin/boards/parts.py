"""What boards of halls and departments have in common: counts over time, of guides, of ratings."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db.models import Count as Rows
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guides.admin.lists.choices import HANS
from guides.models import Facet, GuidePage, Rating
from guides.vocabulary import Kind, RatingLevel

from .counts import Count, Shown, change, shown
from .spans import Span
from .tables import Chart, Figure, Row, Table

K = TypeVar("K", bound=Hashable)

# A number at the head of a board, and the tables that tell more of it.
Part = tuple[Figure, list[Table]]


def figure(label: str, now: Count, before: int, url: str = "") -> Figure:
    then = shown(before)
    return Figure(label, now, then, change(now, then), url)


def over_time(span: Span, days: Mapping[date, int]) -> dict[Span, int]:
    """Return what was counted in each part of a span, none in those where nothing was."""
    parts = dict.fromkeys(span.parts(), 0)
    part_of = {day: part for part in parts for day in _days(part) if day in days}
    for day, times in days.items():
        parts[part_of[day]] += times
    return parts


def _days(part: Span) -> Iterable[date]:
    return (date.fromordinal(part.first.toordinal() + one) for one in range(part.days))


def time_table(span: Span, key: str, column: str, counts: Shown[Span]) -> Table:
    rows = [
        Row(str(part), (count,), short=part.first.strftime("%m-%d"))
        for part, count in counts.items()
    ]
    title = _("每周{what}") if span.is_by_week else _("每天{what}")
    head = _("哪一周") if span.is_by_week else _("哪一天")
    return Table(key, title.format(what=column), head, (column,), rows, Chart.COLUMNS)


def by_size(
    counts: Mapping[K, tuple[Count, ...]], name: Callable[[K], str], url: Callable[[K], str]
) -> list[Row]:
    """Return rows, most first, in no order that would tell which of two small counts is larger."""
    rows = [Row(name(key), several, url(key)) for key, several in counts.items()]
    return sorted(rows, key=lambda row: ([-one.most for one in row.counts], row.name))


def guides_of(name: str, code: str) -> tuple[QuerySet[Any], dict[str, tuple[str, int]]]:
    """Return the published guides of a hall or department: a query of their codes, and by code the
    title and the page."""
    codes = Facet.objects.filter(kind=Kind.GUIDE, name=name, value=code).values("current__code")
    pages = GuidePage.objects.filter(code__in=codes, locale__language_code=HANS)
    return codes, {one: (title, pk) for one, title, pk in pages.values_list("code", "title", "pk")}


def guide_url(guides: Mapping[str, tuple[str, int]]) -> Callable[[str], str]:
    return lambda code: reverse("wagtailadmin_pages:edit", args=[guides[code][1]])


def levels(ratings: QuerySet[Rating]) -> dict[int, int]:
    """Return how many ratings there are of each level, from the best to the worst."""
    found = dict(ratings.order_by().values_list("level").annotate(count=Rows("pk")))
    return {level: found.get(level, 0) for level in sorted(RatingLevel, reverse=True)}


def level_table(counts: Shown[int], empty: str) -> Table:
    rows = [Row(str(RatingLevel(level).label), (count,)) for level, count in counts.items()]
    title, column = _("好差评"), _("评价")
    return Table("ratings", title, _("满意度"), (column,), rows, Chart.BARS, empty)
