"""Symbols, furniture and houses; each with its middle at (0, 0) unless it says otherwise."""

import math

from .canvas import Canvas, Point, arc, curve
from .ink import (
    AMBER,
    BLUE,
    FLOOR,
    GOLD,
    GREEN,
    GREY,
    INK,
    LEAF,
    LINE,
    MUTED,
    PAPER,
    RED,
    ROSE,
    SKY,
)


def tick(c: Canvas, radius: float = 34) -> None:
    c.oval(0, 0, radius, radius, GREEN, INK, 5)
    c.line(
        [(-radius * 0.45, 0), (-radius * 0.1, radius * 0.36), (radius * 0.5, -radius * 0.34)],
        PAPER,
        radius * 0.24,
    )


def cross(c: Canvas, radius: float = 34) -> None:
    c.oval(0, 0, radius, radius, RED, INK, 5)
    far = radius * 0.42
    c.line([(-far, -far), (far, far)], PAPER, radius * 0.24)
    c.line([(-far, far), (far, -far)], PAPER, radius * 0.24)


def arrow(c: Canvas, *points: Point, colour: str = BLUE, width: float = 16) -> None:
    """A bent arrow through all points, its head at the last."""
    (x, y), (last_x, last_y) = points[-1], curve(*points)[-3]
    angle = math.atan2(y - last_y, x - last_x)
    size = width * 1.9
    tip = (x + math.cos(angle) * size * 0.7, y + math.sin(angle) * size * 0.7)
    c.line(curve(*points), colour, width)
    wings = [
        (x + math.cos(angle + way * 2.2) * size, y + math.sin(angle + way * 2.2) * size)
        for way in (-1, 1)
    ]
    c.shape([tip, wings[0], wings[1]], colour, colour, 4)


def clock(c: Canvas, radius: float = 80, quarter: bool = True) -> None:
    c.oval(0, 0, radius, radius, PAPER, INK, 7)
    if quarter:
        c.shape([(0, 0), *arc(0, 0, radius * 0.8, radius * 0.8, -90, 0)], GOLD, None)
    for n in range(12):
        angle = n * math.pi / 6
        near, far = radius * 0.82, radius * 0.92
        c.line(
            [
                (near * math.cos(angle), near * math.sin(angle)),
                (far * math.cos(angle), far * math.sin(angle)),
            ],
            MUTED,
            4,
        )
    c.line([(0, 0), (0, -radius * 0.5)], INK, 8)
    c.line([(0, 0), (radius * 0.7, 0)], INK, 6)


def calendar(
    c: Canvas, width: float = 240, height: float = 230, ticked: int = 0, chosen: int | None = None
) -> None:
    """A month's sheet of 4 × 5 days, the first `ticked` crossed off, one ringed."""
    x, y = -width / 2, -height / 2
    c.box(x, y, width, height, PAPER, 12)
    c.box(x, y, width, height * 0.2, RED, 12)
    for ring in (0.28, 0.72):
        c.line([(x + width * ring, y - 12), (x + width * ring, y + 18)], INK, 9)
    across, down = width / 5.6, height * 0.76 / 4.4
    for day in range(20):
        left = x + width * 0.1 + (day % 5 + 0.4) * across
        top = y + height * 0.3 + (day // 5 + 0.4) * down
        if day == chosen:
            c.oval(left, top, across * 0.5, down * 0.5, GOLD, RED, 5)
        c.box(left - 8, top - 8, 16, 16, GREY, 3, None)
        if day < ticked:
            c.line([(left - 14, top + 12), (left + 14, top - 12)], BLUE, 6)


def bubble(c: Canvas, width: float = 340, height: float = 230, left: bool = True) -> None:
    """A cloud of thought with its small bubbles towards the lower left or right."""
    way = -1 if left else 1
    c.oval(way * width * 0.44, height * 0.62, 20, 16, PAPER)
    c.oval(way * width * 0.56, height * 0.8, 12, 10, PAPER)
    bumps = [
        (math.cos(n * math.pi / 5) * width * 0.4, math.sin(n * math.pi / 5) * height * 0.36)
        for n in range(10)
    ]
    for x, y in bumps:
        c.oval(x, y, width * 0.16, height * 0.2, PAPER)
    for x, y in (*bumps, (0, 0)):
        c.oval(x, y, width * 0.153, height * 0.19, PAPER, None)
    c.oval(0, 0, width * 0.42, height * 0.4, PAPER, None)


def police_station(c: Canvas) -> None:
    """220 × 150."""
    c.box(-110, -50, 220, 125, SKY, 4)
    c.shape([(-124, -50), (124, -50), (96, -84), (-96, -84)], BLUE)
    c.text(0, -18, "派出所", 32, BLUE)
    c.box(-28, 10, 56, 65, PAPER, 3)
    for x in (-76, 76):
        c.box(x - 20, 18, 40, 34, PAPER, 3, INK, 4)


def bank(c: Canvas, label: str = "银行") -> None:
    """A house with columns, 260 × 240."""
    c.shape([(-130, -50), (0, -125), (130, -50)], GOLD)
    c.box(-118, -50, 236, 34, PAPER, 2)
    for x in (-92, -31, 31, 92):
        c.box(x - 14, -16, 28, 96, PAPER, 2)
    c.box(-130, 80, 260, 30, PAPER, 2)
    c.text(0, -72, label, 32)


def hospital(c: Canvas, label: str = "医院") -> None:
    """260 × 240."""
    c.box(-120, -90, 240, 205, PAPER, 6)
    c.box(-56, -126, 112, 90, PAPER, 6)
    c.box(-11, -114, 22, 62, RED, 3, None)
    c.box(-31, -94, 62, 22, RED, 3, None)
    for x in (-80, 80):
        for y in (-48, 10):
            c.box(x - 20, y, 40, 38, SKY, 3, INK, 4)
    c.text(0, -10, label, 36)
    c.box(-28, 44, 56, 71, SKY, 3, INK, 4)


def home(c: Canvas, size: float = 1) -> None:
    """240 × 230."""
    with c.at(0, 0, size):
        c.box(-92, -20, 184, 130, PAPER, 4)
        c.shape([(-122, -14), (0, -118), (122, -14)], GREEN)
        c.box(-26, 30, 52, 80, SKY, 4)
        c.oval(0, -50, 18, 18, AMBER, INK, 4)


def lock(c: Canvas, size: float = 1) -> None:
    with c.at(0, 0, size):
        c.line([(-26, -6), (-26, -34), *arc(0, -34, 26, 28, 180, 360), (26, -6)], INK, 12)
        c.box(-42, -8, 84, 68, GOLD, 10)
        c.oval(0, 20, 9, 9, INK, None)
        c.line([(0, 22), (0, 38)], INK, 8)


def globe(c: Canvas, radius: float = 90) -> None:
    c.oval(0, 0, radius, radius, SKY, INK, 6)
    c.oval(0, 0, radius * 0.45, radius, None, BLUE, 5)
    c.line([(-radius, 0), (radius, 0)], BLUE, 5)
    for way in (-1, 1):
        c.line([(-radius * 0.84, way * radius * 0.5), (radius * 0.84, way * radius * 0.5)], BLUE, 5)
    c.oval(0, 0, radius, radius, None, INK, 6)


def suitcase(c: Canvas) -> None:
    """220 × 260, its handle up."""
    c.line([(-40, -80), (-40, -140), (40, -140), (40, -80)], INK, 12)
    c.box(-110, -90, 220, 200, GREEN, 22)
    for x in (-58, 58):
        c.line([(x, -88), (x, 108)], LEAF, 8)
    for x in (-70, 70):
        c.oval(x, 122, 14, 14, INK)


def handbag(c: Canvas) -> None:
    """An open bag, 320 × 230, turned towards us; nothing is in it."""
    c.line([(-90, -70), (-84, -150), (0, -176), (84, -150), (90, -70)], INK, 14)
    c.shape([(-150, -84), (150, -84), (172, 112), (-172, 112)], GOLD)
    c.oval(0, -84, 150, 34, INK)
    c.line([(-158, 20), (158, 20)], INK, 5)
    c.box(-24, 4, 48, 36, PAPER, 6, INK, 4)


def coin(c: Canvas, radius: float = 40) -> None:
    c.oval(0, 0, radius, radius, GOLD, INK, 5)
    c.text(0, 0, "¥", radius * 1.15)


def stamp(c: Canvas, radius: float = 62) -> None:
    """A round seal standing upright on (0, 0)."""
    c.box(-radius, -36, radius * 2, 40, RED, 8)
    c.shape(
        [(-radius * 0.5, -36), (radius * 0.5, -36), (radius * 0.3, -90), (-radius * 0.3, -90)],
        MUTED,
    )
    c.oval(0, -118, radius * 0.58, 42, MUTED)


def note(c: Canvas, width: float = 190, height: float = 160, words: tuple[str, ...] = ()) -> None:
    """A sticky note."""
    c.shape(
        [
            (-width / 2, -height / 2),
            (width / 2, -height / 2),
            (width / 2, height / 2 - 34),
            (width / 2 - 34, height / 2),
            (-width / 2, height / 2),
        ],
        GOLD,
    )
    for number, line in enumerate(words):
        c.text(-width / 2 + 20, -height / 2 + 40 + number * 44, line, 30, INK, "lm")


def counter(c: Canvas, y: float = 620, fill: str = GREY, height: float = 300) -> None:
    """A counter across the whole sheet, its top at `y`."""
    c.box(-20, y, 1240, 44, PAPER, 6)
    c.box(-20, y + 44, 1240, height, fill, 0)


def desk(c: Canvas, y: float = 640, fill: str = AMBER) -> None:
    """A table top across the whole sheet, seen from slightly above."""
    c.shape([(-20, y), (1220, y), (1220, 920), (-20, 920)], fill)


def wall(c: Canvas, y: float = 640) -> None:
    """The floor from `y` down, so that things stand somewhere."""
    c.shape([(-20, y), (1220, y), (1220, 920), (-20, 920)], FLOOR, LINE, 4)


def hanging_sign(c: Canvas, words: str, fill: str = BLUE) -> None:
    """A board on two rods from the ceiling; the rods reach 400 up."""
    width = 60 + 52 * len(words)
    for x in (-width * 0.34, width * 0.34):
        c.line([(x, -400), (x, -40)], LINE, 6)
    c.box(-width / 2, -44, width, 88, fill, 10)
    c.text(0, 0, words, 46, PAPER)


def glass(c: Canvas, x: float, width: float, top: float, bottom: float) -> None:
    """A frame of glass on a counter."""
    c.box(x, top, width, bottom - top, None, 10, LINE, 6)
    c.line([(x + 40, top + 110), (x + 110, top + 30)], PAPER, 8)
    c.line([(x + 46, top + 150), (x + 146, top + 40)], PAPER, 8)


def ring(c: Canvas, across: float, down: float) -> None:
    """A red pen's ring round what matters."""
    c.line(arc(0, 0, across, down, -20, 350), RED, 8)


def flame(c: Canvas) -> None:
    c.shape(
        curve((0, -40), (26, -6), (20, 24), (0, 34), (-20, 24), (-24, 0), (-8, -10), (0, -40)), GOLD
    )


def bin_(c: Canvas) -> None:
    """A rubbish bin, 130 × 170."""
    c.shape([(-56, -60), (56, -60), (44, 84), (-44, 84)], GREY)
    c.box(-68, -80, 136, 24, MUTED, 6)
    for x in (-20, 0, 20):
        c.line([(x, -40), (x * 0.9, 64)], LINE, 5)
    c.line([(-18, -92), (18, -92)], INK, 10)


def spark(c: Canvas, radius: float = 30, colour: str = GOLD) -> None:
    for n in range(8):
        angle = n * math.pi / 4
        c.line(
            [
                (math.cos(angle) * radius * 0.5, math.sin(angle) * radius * 0.5),
                (math.cos(angle) * radius, math.sin(angle) * radius),
            ],
            colour,
            8,
        )


def waves(c: Canvas, colour: str = BLUE) -> None:
    """Three arcs going out to the right, as of sound or radio."""
    for radius in (26, 52, 78):
        c.line(arc(0, 0, radius, radius, -38, 38), colour, 8)


def plate(c: Canvas, words: str, fill: str = ROSE, size: float = 34, colour: str = INK) -> None:
    """A small board with a word on it."""
    width = size * (len(words) + 1.1)
    c.box(-width / 2, -size * 0.85, width, size * 1.7, fill, 8)
    c.text(0, 0, words, size, colour)
