"""The board of a department: its guides read, searched for, found useful, rated; its cases."""

from typing import Any

from django.db.models import Count as Rows
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guides.admin.cases.listing import INDEX, OVERDUE
from guides.models import Case, Department, Rating
from guides.usage import uses
from guides.vocabulary import UsageKind

from .counts import broken_down, shown
from .parts import by_size, figure, guide_url, guides_of, level_table, levels, over_time, time_table
from .spans import Span
from .tables import Board, Chart, Figure, Table

_KINDS = (UsageKind.READ, UsageKind.FOUND, UsageKind.USEFUL, UsageKind.UNHELPFUL)


def board_of(department: Department, span: Span) -> Board:
    codes, guides = guides_of("department", department.code)
    used = uses.by_code(span.first, span.last, codes)
    earlier = uses.by_code(span.before.first, span.before.last, codes)
    days = over_time(span, uses.by_day(span.first, span.last, codes, UsageKind.READ))
    figures, columns = [], []
    by_day: Any = {}
    for kind in _KINDS:
        ways: list[dict[Any, int]] = [{code: used.get((code, kind), 0) for code in guides}]
        total, tables = broken_down(*ways, *([days] if kind == UsageKind.READ else []))
        before = sum(times for (_code, one), times in earlier.items() if one == kind)
        figures.append(figure(str(kind.label), total, before))
        columns.append(tables[0])
        by_day = tables[1] if kind == UsageKind.READ else by_day
    rated, by_level, by_guide = _rated(codes, guides, span)
    several = {code: tuple(one[code] for one in (*columns, by_guide)) for code in guides}
    rows = by_size(several, lambda code: guides[code][0], guide_url(guides))
    heads = (*(str(kind.label) for kind in _KINDS), _("评价"))
    return Board(
        department.name,
        [*figures, rated, *_cases(department)],
        [
            time_table(span, "reads", _("阅读"), by_day),
            Table("guides", _("每份指南"), _("办事指南"), heads, rows, Chart.NONE, _none(guides)),
            by_level,
        ],
    )


def _none(guides: Any) -> str:
    if guides:
        return _("这段时间没有人读这个部门的指南。可以在大厅挂海报，或者看看标题是不是群众的说法。")
    return _("这个部门还没有发布的指南。发布以后，读了多少、有没有用，都在这里。")


def _rated(codes: Any, guides: Any, span: Span) -> tuple[Figure, Table, Any]:
    ratings = Rating.objects.filter(code__in=codes)
    now = ratings.filter(day__range=(span.first, span.last))
    given = dict(now.order_by().values_list("code").annotate(count=Rows("pk")))
    ways: tuple[dict[Any, int], ...] = (
        levels(now),
        {code: given.get(code, 0) for code in guides},
    )
    total, (by_level, by_guide) = broken_down(*ways)
    before = ratings.filter(day__range=(span.before.first, span.before.last)).count()
    empty = _("这段时间没有人评价这个部门的指南。")
    return figure(_("评价"), total, before), level_table(by_level, empty), by_guide


def _cases(department: Department) -> list[Figure]:
    """Return the cases under way and those among them that are late, as of now."""
    cases = Case.objects.filter(department=department)
    url = f"{reverse(INDEX)}?department={department.pk}"
    late = cases.overdue(timezone.localdate())
    return [
        _waiting(_("没办结的事件"), cases.under_way().count(), url),
        _waiting(_("其中过期的"), late.count(), f"{url}&state={OVERDUE}"),
    ]


def _waiting(label: str, count: int, url: str) -> Figure:
    return Figure(label, shown(count), url=url if count else "")
