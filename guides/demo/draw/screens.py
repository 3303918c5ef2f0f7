"""What stands on a phone of 420 × 760 or on a desk screen: pages to fill in, to tick, to read.

Each function returns how to draw it, the middle of the screen at (0, 0).
"""

from collections.abc import Sequence

from . import devices, papers, signs
from .canvas import Canvas, Draw, arc
from .ink import BLUE, GREEN, INK, LEAF, LINE, MUTED, PAPER, SKY
from .people import Person

# The halves of what can be drawn on.
_SIDE, _TOP, _LOW = 178, -300, 340


def form(
    title: str, fields: Sequence[tuple[str, str]], button: str = "提交", fill: str = BLUE
) -> Draw:
    """Return a page with labelled fields, some filled in, and a button."""

    def draw(c: Canvas) -> None:
        _title(c, title, fill)
        for row, (label, value) in enumerate(fields):
            y = -170 + row * 108
            c.text(-_SIDE + 4, y, label, 34, MUTED, "lm")
            c.box(-_SIDE, y + 22, 2 * _SIDE, 58, PAPER, 8, LINE, 4)
            if value:
                c.text(-_SIDE + 18, y + 51, value, 38, INK, "lm")
        _button(c, button)

    return draw


def ticks(
    title: str, rows: Sequence[tuple[str, bool]], button: str = "下一步", fill: str = BLUE
) -> Draw:
    """Return a page with boxes to tick."""

    def draw(c: Canvas) -> None:
        _title(c, title, fill)
        apart = min(100, 420 / len(rows))
        for row, (label, ticked) in enumerate(rows):
            devices.toggle_row(c, -_SIDE + 6, -150 + row * apart, label, ticked, 44)
        _button(c, button)

    return draw


def months(title: str, rows: Sequence[tuple[str, bool]], fill: str = BLUE) -> Draw:
    """Return a list whose lines are right or lack something."""

    def draw(c: Canvas) -> None:
        _title(c, title, fill)
        apart = min(88, 520 / len(rows))
        for row, (label, right) in enumerate(rows):
            y = -160 + row * apart
            c.text(-_SIDE + 10, y, label, 40, INK, "lm")
            with c.at(_SIDE - 30, y, 0.8):
                (signs.tick if right else signs.cross)(c, 32)
            c.line([(-_SIDE, y + apart / 2), (_SIDE, y + apart / 2)], LINE, 3)

    return draw


def message(sender: str, lines: Sequence[str], fill: str = GREEN) -> Draw:
    """Return a text message that has come in."""

    def draw(c: Canvas) -> None:
        _title(c, sender, fill)
        height = 60 + 62 * len(lines)
        c.box(-_SIDE, -150, 2 * _SIDE, height, LEAF, 22, GREEN, 4)
        for row, line in enumerate(lines):
            c.text(-_SIDE + 24, -98 + row * 62, line, min(44, 320 / len(line)), INK, "lm")

    return draw


def code(title: str, seed: int = 7, fill: str = GREEN) -> Draw:
    """Return a code to be read by a machine."""

    def draw(c: Canvas) -> None:
        _title(c, title, fill)
        with c.at(0, 20):
            papers.qr(c, 270, INK, seed)
        c.box(-90, 230, 180, 16, LINE, 8, None)

    return draw


def face(title: str, person: Person, button: str = "眨眨眼", fill: str = BLUE) -> Draw:
    """Return a face within the ring that looks for it."""

    def draw(c: Canvas) -> None:
        _title(c, title, fill)
        c.oval(0, 10, 140, 160, SKY, None)
        with c.at(0, 66, 0.98):
            person.body(c, to_hips=True)
        c.box(-186, 172, 372, 190, PAPER, 20, None)
        for angle in range(0, 360, 30):
            c.line(arc(0, 10, 160, 176, angle, angle + 18), GREEN, 9)
        _button(c, button)

    return draw


def rows(labels: Sequence[tuple[str, str]], size: float = 38) -> Draw:
    """Return labels with values for a desk screen of about 500 × 320."""

    def draw(c: Canvas) -> None:
        apart = 250 / len(labels)
        for row, (label, value) in enumerate(labels):
            papers.field(c, -215, -125 + (row + 0.5) * apart, 430, label, value, size)

    return draw


def _title(c: Canvas, title: str, fill: str) -> None:
    c.box(-_SIDE, _TOP, 2 * _SIDE, 84, fill, 12, None)
    c.text(0, _TOP + 42, title, min(46, 330 / len(title)), PAPER)


def _button(c: Canvas, words: str) -> None:
    c.box(-_SIDE, _LOW - 78, 2 * _SIDE, 74, GREEN, 12, None)
    c.text(0, _LOW - 41, words, 42, PAPER)
