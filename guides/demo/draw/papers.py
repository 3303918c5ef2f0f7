"""Papers and cards; each lies with its middle at (0, 0)."""

import random
from math import cos, pi, sin

from .canvas import Canvas, arc, curve, rounded
from .ink import AMBER, BLUE, GOLD, GREEN, INK, LEAF, LINE, MUTED, PAPER, RED, ROSE, SKIN, SKY


def sheet(
    c: Canvas,
    width: float,
    height: float,
    title: str = "",
    fill: str = PAPER,
    rows: int = 0,
    size: float = 30,
) -> None:
    """A sheet with a title and `rows` of short lines below it."""
    c.box(-width / 2, -height / 2, width, height, fill, 6)
    top = -height / 2 + size * 1.1
    if title:
        c.text(0, top, title, size)
        top += size * 1.2
    lines(
        c, -width / 2 + width * 0.12, top + 6, width * 0.76, rows, (height / 2 - top) / (rows + 0.6)
    )


def lines(c: Canvas, x: float, y: float, width: float, rows: int, apart: float) -> None:
    """Writing too small to read."""
    for row in range(rows):
        share = (1, 0.8, 0.92, 0.6)[row % 4]
        c.line([(x, y + row * apart), (x + width * share, y + row * apart)], LINE, 6)


def field(
    c: Canvas, x: float, y: float, width: float, label: str, value: str = "", size: float = 24
) -> None:
    """A label with a box to its right, as on a form."""
    c.text(x, y, label, size, MUTED, "lm")
    left = x + size * (len(label) + 0.4)
    c.box(left, y - size * 0.8, x + width - left, size * 1.6, PAPER, 4, LINE, 3)
    if value:
        c.text(left + size * 0.4, y, value, size, INK, "lm")


def portrait(
    c: Canvas,
    width: float = 70,
    ground: str = SKY,
    clothes: str = BLUE,
    fringe: bool = False,
    line: str | None = INK,
) -> None:
    """A passport photo, 5:6; drawn with few strokes so that it holds when small."""
    height = width * 1.22
    c.box(-width / 2, -height / 2, width, height, ground, 3, None)
    unit = width / 70
    low = height / 2
    c.shape(
        curve(
            (-30 * unit, low),
            (-26 * unit, low - 20 * unit),
            (-10 * unit, low - 26 * unit),
            (10 * unit, low - 26 * unit),
            (26 * unit, low - 20 * unit),
            (30 * unit, low),
        ),
        clothes,
        INK,
        3 * min(1.6, max(1, unit)),
    )
    c.oval(0, low - 46 * unit, 17 * unit, 20 * unit, SKIN, INK, 3 * min(1.6, max(1, unit)))
    hair = arc(0, low - 50 * unit, 18 * unit, 18 * unit, 180, 360)
    if fringe:
        hair = [(-18 * unit, low - 42 * unit), *hair, (18 * unit, low - 42 * unit)]
    c.shape(hair, INK, None)
    c.box(-width / 2, -height / 2, width, height, None, 3, line, 3)


def id_card(c: Canvas, size: float = 1) -> None:
    """The front of an identity card, 240 × 152; name and number are only dashes."""
    with c.at(0, 0, size):
        c.box(-120, -76, 240, 152, SKY, 12)
        for y, long in ((-44, 70), (-16, 96), (12, 84)):
            c.line([(-98, y), (-98 + long, y)], MUTED, 6)
        c.line([(-98, 52), (98, 52)], INK, 7)
        with c.at(70, -18):
            portrait(c, 66, PAPER)


def social_card(c: Canvas, size: float = 1) -> None:
    with c.at(0, 0, size):
        c.box(-120, -76, 240, 152, LEAF, 12)
        c.text(-98, -48, "社会保障卡", 26, GREEN, "lm")
        c.box(-98, -20, 50, 40, GOLD, 6, INK, 4)
        c.line([(-98, 0), (-48, 0)], INK, 3)
        c.line([(-73, -20), (-73, 20)], INK, 3)
        c.line([(-98, 50), (30, 50)], INK, 7)
        with c.at(76, 12):
            portrait(c, 62, PAPER, MUTED)


def register(c: Canvas, size: float = 1, label: str = "户口簿") -> None:
    """A closed household register, 190 × 250."""
    with c.at(0, 0, size):
        c.box(-86, -118, 190, 250, PAPER, 8)
        c.box(-95, -125, 190, 250, RED, 8)
        c.line([(-70, -122), (-70, 122)], ROSE, 4)
        c.text(14, -30, label, 42, GOLD)
        c.line([(-28, 40), (56, 40)], GOLD, 5)


def passport(c: Canvas, size: float = 1) -> None:
    """A closed passport, 150 × 204."""
    with c.at(0, 0, size):
        c.box(-70, -97, 150, 204, PAPER, 10)
        c.box(-75, -102, 150, 204, RED, 10)
        c.oval(0, -26, 34, 34, None, GOLD, 5)
        c.shape(star(0, -26, 20), GOLD, None)
        c.text(0, 46, "护照", 38, GOLD)


def star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    return [
        (
            x + radius * (1 if n % 2 == 0 else 0.42) * sin(n * pi / 5),
            y - radius * (1 if n % 2 == 0 else 0.42) * cos(n * pi / 5),
        )
        for n in range(10)
    ]


def birth_certificate(c: Canvas, size: float = 1) -> None:
    """320 × 400, the counterfoil below a perforation."""
    with c.at(0, 0, size):
        c.box(-160, -200, 320, 400, PAPER, 6)
        c.box(-146, -186, 292, 254, None, 4, GREEN, 5)
        c.text(0, -154, "出生医学证明", 34, GREEN)
        field(c, -128, -96, 256, "姓名", "", 28)
        field(c, -128, -38, 256, "生日", "", 28)
        lines(c, -128, 14, 250, 2, 28)
        for x in range(-156, 156, 24):
            c.line([(x, 86), (x + 10, 86)], INK, 4)
        c.text(0, 118, "副页", 26, MUTED)
        lines(c, -128, 150, 256, 2, 26)


def licence(c: Canvas, title: str = "营业执照", width: float = 340, height: float = 260) -> None:
    """A framed licence with an emblem-like star; `width` by `height`."""
    c.box(-width / 2, -height / 2, width, height, AMBER, 8)
    c.box(-width / 2 + 14, -height / 2 + 14, width - 28, height - 28, PAPER, 4, RED, 4)
    c.shape(star(0, -height / 2 + 50, 20), RED, None)
    c.text(0, -height / 2 + 98, title, min(44, width / (len(title) + 1)))
    lines(c, -width / 2 + 44, -height / 2 + 142, width * 0.52, 3, min((height - 160) / 3.4, 44))
    with c.at(width / 2 - 74, height / 2 - 74):
        qr(c, 72)


def qr(c: Canvas, width: float, colour: str = INK, seed: int = 7) -> None:
    """A pattern that only looks like a code: nothing can be read from it."""
    cells = 13
    one = width / cells
    half = width / 2
    c.box(-half - one, -half - one, width + 2 * one, width + 2 * one, PAPER, 4, INK, 3)
    dice = random.Random(seed)  # noqa: S311 a pattern, no secret
    for row in range(cells):
        for column in range(cells):
            corner = ((row < 4 or row > 8) and column < 4) or (row < 4 and column > 8)
            if not corner and dice.random() < 0.48:
                x, y = -half + column * one, -half + row * one
                c.shape([(x, y), (x + one, y), (x + one, y + one), (x, y + one)], colour, None)
    for x, y in ((0, 0), (cells - 4, 0), (0, cells - 4)):
        left, top = -half + x * one, -half + y * one
        c.box(left + one * 0.4, top + one * 0.4, one * 3.2, one * 3.2, None, 1, colour, one * 0.7)
        c.box(left + one * 1.4, top + one * 1.4, one * 1.2, one * 1.2, colour, 1, None)


def receipt(c: Canvas, title: str = "回执", width: float = 150, height: float = 220) -> None:
    teeth = [(width / 2 - n * width / 8, height / 2 - (0 if n % 2 == 0 else 14)) for n in range(9)]
    c.shape([(-width / 2, -height / 2), (width / 2, -height / 2), *teeth], PAPER)
    c.text(0, -height / 2 + 34, title, 30)
    lines(c, -width / 2 + 20, -height / 2 + 78, width - 40, 4, 28)


def envelope(c: Canvas, width: float = 220, height: float = 140, fill: str = AMBER) -> None:
    c.box(-width / 2, -height / 2, width, height, fill, 6)
    c.line([(-width / 2, -height / 2), (0, height * 0.12), (width / 2, -height / 2)])


def parcel(c: Canvas, width: float = 200, height: float = 150) -> None:
    c.box(-width / 2, -height / 2, width, height, AMBER, 6)
    c.box(-width * 0.09, -height / 2, width * 0.18, height, GOLD, 0, INK, 4)
    c.line([(-width / 2, -height / 4), (width / 2, -height / 4)], INK, 4)


def bag(c: Canvas, width: float = 620, height: float = 420) -> None:
    """The outline of a clear bag: to be drawn over what is in it."""
    c.shape(rounded(-width / 2, -height / 2, width, height, 24), None, BLUE, 7)
    c.box(-width / 2 + 6, -height / 2 + 4, width - 12, 44, SKY, 12, BLUE, 5)
    c.oval(width / 2 - 60, -height / 2 + 26, 12, 12, PAPER, BLUE, 4)
    for x in (-width / 2 + 46, width / 2 - 90):
        c.line([(x, -height / 2 + 90), (x + 44, -height / 2 + 60 + height * 0.12)], SKY, 6)


def stamp_mark(c: Canvas, word: str, radius: float = 46) -> None:
    c.oval(0, 0, radius, radius, None, RED, 6)
    c.text(0, 0, word, radius * 0.66, RED)
