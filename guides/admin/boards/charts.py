"""A table of a board as a picture: one SVG that is read out, printed in grey and seen in the dark.

    drawn(table) -> str

Under role=img a reader's software hears title and description alone, and the table beside it has
all the numbers. Colours are attributes that a style sheet may replace; what is less than five is
hatched, of one height whatever it is.
"""

from collections.abc import Iterator, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .counts import FEW, Count
from .tables import Chart, Row, Table

WIDTH, HEIGHT = 400, 200
LEFT, RIGHT, TOP, BOTTOM = 36, 6, 10, 22
MARK, INK, LINE = "#0B57A4", "#1B2126", "#76818C"
_TEXT = 11
# Names on an axis that do not run into one another.
_NAMES = 8
# Bars that are drawn; the table has all.
BARS = 10
_BAR, _BAR_ROW = 12, 36
_LONGEST = 28
# Of what is only known to be less than five.
_FEW_AS = FEW / 2


def drawn(table: Table) -> SafeString:
    """Return the chart of a table's first column; nothing where there is nothing to draw."""
    if table.chart == Chart.NONE or table.is_empty or table.is_hidden:
        return SafeString("")
    draw = _columns if table.chart == Chart.COLUMNS else _bars
    rows = table.rows if table.chart == Chart.COLUMNS else table.rows[:BARS]
    height, marks = draw(table.key, rows)
    name = f"chart-{table.key}"
    svg = (
        f'<svg class="board-chart" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" font-size="{_TEXT}">'
        f'<title id="{name}-title">{escape(table.title)}</title>'
        f'<desc id="{name}-desc">{escape(_told(table))}</desc>'
        f"{_hatching(table.key)}{''.join(marks)}</svg>"
    )
    return mark_safe(svg)  # noqa: S308 all texts are escaped


def top_of(rows: Sequence[Row]) -> tuple[int, int]:
    """Return where an axis ends that all rows fit on, and the step between its lines."""
    most = max(FEW, *(row.counts[0].value for row in rows))
    step = FEW
    while step * 4 < most:
        # 5, 10, 20, 50, 100 …
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return -(-most // step) * step, step


def _told(table: Table) -> str:
    most = max(table.rows, key=lambda row: row.counts[0].most)
    told = _("最多的是{name}：{count}。每一个数都在旁边的表里。")
    return told.format(name=most.name, count=most.counts[0])


def _columns(key: str, rows: Sequence[Row]) -> tuple[int, Iterator[str]]:
    return HEIGHT, _of_columns(key, rows)


def _of_columns(key: str, rows: Sequence[Row]) -> Iterator[str]:
    top, step = top_of(rows)
    floor = HEIGHT - BOTTOM
    unit = (floor - TOP) / top
    for value in range(0, top + 1, step):
        at = floor - value * unit
        yield _line(LEFT, at, WIDTH - RIGHT, at)
        yield _text(LEFT - 4, at + 4, str(value), "end")
    slot = (WIDTH - LEFT - RIGHT) / len(rows)
    every = -(-len(rows) // _NAMES)
    for number, row in enumerate(rows):
        left = LEFT + number * slot
        size = _size(row.counts[0]) * unit
        if size:
            box = (left + slot * 0.12, floor - size, slot * 0.76, size)
            yield _mark(key, row.counts[0], *box)
        if number % every == 0:
            yield _text(left + slot / 2, HEIGHT - 6, row.short or row.name, "middle")


def _bars(key: str, rows: Sequence[Row]) -> tuple[int, Iterator[str]]:
    return len(rows) * _BAR_ROW + 4, _of_bars(key, rows)


def _of_bars(key: str, rows: Sequence[Row]) -> Iterator[str]:
    top, _step = top_of(rows)
    # What stands behind the longest bar has its place.
    unit = (WIDTH - 52) / top
    for number, row in enumerate(rows):
        count, above = row.counts[0], number * _BAR_ROW
        name = row.name if len(row.name) <= _LONGEST else f"{row.name[: _LONGEST - 1]}…"
        yield _text(0, above + 13, name, "start")
        size = _size(count) * unit
        if size:
            yield _mark(key, count, 0, above + 18, size, _BAR)
        yield _text(size + 5, above + 28, str(count), "start")


def _size(count: Count) -> float:
    return _FEW_AS if count.few else count.value


def _mark(key: str, count: Count, x: float, y: float, width: float, height: float) -> str:
    fill = f"url(#few-{key})" if count.few else MARK
    few = f' stroke="{MARK}" stroke-width="0.75"' if count.few else ""
    name = "board-few" if count.few else "board-mark"
    return (
        f'<rect class="{name}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}"{few}/>'
    )


def _hatching(key: str) -> str:
    return (
        f'<pattern id="few-{key}" width="4" height="4" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><line class="board-few" x1="0" y1="0" x2="0" y2="4" '
        f'stroke="{MARK}" stroke-width="2"/></pattern>'
    )


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        f'<line class="board-line" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{LINE}" stroke-width="0.5"/>'
    )


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return (
        f'<text class="board-text" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" '
        f'fill="{INK}">{escape(words)}</text>'
    )
