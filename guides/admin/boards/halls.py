"""The board of a hall: what is scanned there, what is read of its guides, how it is rated."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guides.models import Hall, Rating
from guides.usage import uses
from guides.vocabulary import UsageKind

from . import placements
from .counts import broken_down
from .parts import (
    Part,
    by_size,
    figure,
    guide_url,
    guides_of,
    level_table,
    levels,
    over_time,
    time_table,
)
from .spans import Span
from .tables import Board, Chart, Table


def board_of(hall: Hall, span: Span) -> Board:
    parts = [placements.of_hall(hall, span), _read(hall, span), _rated(hall, span)]
    tables = [table for _figure, several in parts for table in several]
    return Board(hall.name, [figure for figure, _tables in parts], tables)


def _read(hall: Hall, span: Span) -> Part:
    codes, guides = guides_of("hall", hall.code)
    used = uses.by_code(span.first, span.last, codes)
    read = {code: used.get((code, UsageKind.READ), 0) for code in guides}
    days: dict[date, int] = uses.by_day(span.first, span.last, codes, UsageKind.READ)
    ways: tuple[dict[Any, int], ...] = (read, over_time(span, days))
    total, (by_guide, by_day) = broken_down(*ways)
    earlier = uses.by_code(span.before.first, span.before.last, codes)
    before = sum(times for (_code, kind), times in earlier.items() if kind == UsageKind.READ)
    told = _("阅读")
    rows = by_size(
        {code: (count,) for code, count in by_guide.items()},
        lambda code: guides[code][0],
        guide_url(guides),
    )
    empty = (
        _("这段时间没有人读在这里办的指南。")
        if guides
        else _("还没有指南写明在这个大厅办。在事项的“去哪办”里选这个大厅，发布以后这里就有数了。")
    )
    title = _("在这里办的，哪些有人读")
    return figure(told, total, before), [
        time_table(span, "reads", told, by_day),
        Table("guides", title, _("办事指南"), (told,), rows, Chart.BARS, empty),
    ]


def _rated(hall: Hall, span: Span) -> Part:
    ratings = Rating.objects.filter(hall=hall.code)
    given = levels(ratings.filter(day__range=(span.first, span.last)))
    total, [by_level] = broken_down(given)
    before = ratings.filter(day__range=(span.before.first, span.before.last)).count()
    empty = _("这段时间没有人评价。可以在窗口放一张评价码的台卡。")
    return figure(_("评价"), total, before), [level_table(by_level, empty)]
