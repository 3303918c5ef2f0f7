"""The board of a hall: what hangs there and how it is scanned, what is read, how it is rated."""

from datetime import date
from typing import Any

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from guides.models import Hall, Placement, Rating
from guides.usage import scans, uses
from guides.vocabulary import UsageKind

from .counts import broken_down
from .parts import by_size, figure, guide_url, guides_of, level_table, levels, over_time, time_table
from .spans import Span
from .tables import Board, Chart, Figure, Row, Table

Part = tuple[Figure, list[Table]]


def board_of(hall: Hall, span: Span) -> Board:
    parts = [_scanned(hall, span), _read(hall, span), _rated(hall, span)]
    tables = [table for _figure, several in parts for table in several]
    return Board(hall.name, [figure for figure, _tables in parts], tables)


def _scanned(hall: Hall, span: Span) -> Part:
    placements = _placements(hall)
    by_code, by_day = scans.by_code_and_day(span.first, span.last, placements)
    ways: tuple[dict[Any, int], ...] = (
        dict.fromkeys(placements, 0) | by_code,
        over_time(span, by_day),
        dict.fromkeys(range(24), 0) | scans.by_hour(span.first, span.last, placements),
    )
    total, (codes, days, hours) = broken_down(*ways)
    earlier = scans.between(span.before.first, span.before.last, placements)
    before = earlier.aggregate(sum=Sum("times"))["sum"] or 0
    told = _("扫码")
    add = reverse("wagtailsnippets_guides_placement:add")
    hung = Table(
        "placements",
        _("哪一处扫得多"),
        _("张贴处"),
        (told,),
        by_size(
            {code: (count,) for code, count in codes.items()},
            lambda code: placements[code][0],
            lambda code: reverse(
                "wagtailsnippets_guides_placement:edit", args=[placements[code][1]]
            ),
        ),
        Chart.BARS,
        _("这段时间没有人扫这里的码。看看海报是不是挂在大家看得到、手机够得着的地方。")
        if placements
        else _("这个大厅还没有张贴处。先做一处，印出来挂上，这里就有数了。"),
        None if placements else (_("做一个张贴处"), add),
    )
    if not placements:
        return figure(told, total, before), [hung]
    by_hour = [
        Row(_("{hour} 点").format(hour=hour), (count,), short=str(hour))
        for hour, count in hours.items()
    ]
    return figure(told, total, before), [
        time_table(span, "scans", told, days),
        Table("hours", _("几点扫码"), _("几点"), (told,), by_hour, Chart.COLUMNS),
        hung,
    ]


def _placements(hall: Hall) -> dict[str, tuple[str, int]]:
    """Return what hangs in a hall, or did: name and key by code."""
    found = Placement.objects.filter(hall=hall).select_related("window").order_by("name")
    return {one.code: (_name(one), one.pk) for one in found}


def _name(placement: Placement) -> str:
    name = placement.name
    if placement.window is not None:
        name = _("{name}（{window}）").format(name=name, window=placement.window.name)
    return name if placement.live else _("{name}（撤下了）").format(name=name)


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
