"""Scans on boards: of all that hangs in a hall, and of one placement."""

from typing import Any

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from guides.models import Hall, Placement
from guides.usage import scans

from .counts import Count, broken_down
from .parts import Part, by_size, figure, over_time, time_table
from .spans import Span
from .tables import Board, Chart, Figure, Row, Table


def board_of(placement: Placement, span: Span) -> Board:
    head, _codes, tables = _scanned([placement.code], span)
    return Board(name_of(placement), [head], tables)


def of_hall(hall: Hall, span: Span) -> Part:
    """Return how often codes were scanned that hang in a hall, or did."""
    found = Placement.objects.filter(hall=hall).select_related("window").order_by("name")
    names = {one.code: name_of(one) for one in found}
    head, counts, tables = _scanned(list(names), span)
    hung = _hung(names, counts)
    return head, [*tables, hung] if names else [hung]


def name_of(placement: Placement) -> str:
    name = placement.name
    if placement.window is not None:
        name = _("{name}（{window}）").format(name=name, window=placement.window.name)
    return name if placement.live else _("{name}（撤下了）").format(name=name)


def _scanned(codes: list[str], span: Span) -> tuple[Figure, dict[str, Count], list[Table]]:
    """Return the scans of codes: how many, of each code, and over days and hours."""
    by_code, by_day = scans.by_code_and_day(span.first, span.last, codes)
    ways: tuple[dict[Any, int], ...] = (
        dict.fromkeys(codes, 0) | by_code,
        over_time(span, by_day),
        dict.fromkeys(range(24), 0) | scans.by_hour(span.first, span.last, codes),
    )
    total, (of_code, days, hours) = broken_down(*ways)
    earlier = scans.between(span.before.first, span.before.last, codes)
    before = earlier.aggregate(sum=Sum("times"))["sum"] or 0
    told = _("扫码")
    by_hour = [
        Row(_("{hour} 点").format(hour=hour), (count,), short=str(hour))
        for hour, count in hours.items()
    ]
    return (
        figure(told, total, before),
        of_code,
        [
            time_table(span, "scans", told, days),
            Table("hours", _("几点扫码"), _("几点"), (told,), by_hour, Chart.COLUMNS),
        ],
    )


def _hung(names: dict[str, str], counts: dict[str, Count]) -> Table:
    rows = by_size(
        {code: (count,) for code, count in counts.items()},
        lambda code: names[code],
        lambda code: reverse("guides_board_placement", args=[code]),
    )
    empty, act = (
        (_("这段时间没有人扫这里的码。看看海报是不是挂在大家看得到、手机够得着的地方。"), None)
        if names
        else (
            _("这个大厅还没有张贴处。先做一处，印出来挂上，这里就有数了。"),
            (_("做一个张贴处"), reverse("wagtailsnippets_guides_placement:add")),
        )
    )
    title, head, column = _("哪一处扫得多"), _("张贴处"), _("扫码")
    return Table("placements", title, head, (column,), rows, Chart.BARS, empty, act)
