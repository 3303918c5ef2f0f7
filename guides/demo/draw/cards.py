"""Cards and small books that people carry; each lies with its middle at (0, 0)."""

from . import papers
from .canvas import Canvas, curve
from .ink import AMBER, BLUE, GOLD, GREEN, GREY, INK, LEAF, MUTED, PAPER, RED, ROSE, SKY


def bank_card(c: Canvas, size: float = 1, label: str = "银行卡") -> None:
    """240 × 152."""
    with c.at(0, 0, size):
        c.box(-120, -76, 240, 152, BLUE, 12)
        c.text(-98, -46, label, 30, PAPER, "lm")
        c.box(-98, -14, 50, 40, GOLD, 6, INK, 4)
        for n in range(4):
            c.line([(-98 + n * 50, 52), (-64 + n * 50, 52)], PAPER, 7)


def residence_permit(c: Canvas, size: float = 1) -> None:
    """A card of 240 × 152."""
    with c.at(0, 0, size):
        c.box(-120, -76, 240, 152, LEAF, 12)
        c.text(-98, -46, "居住证", 34, GREEN, "lm")
        for y in (-8, 18):
            c.line([(-98, y), (6, y)], MUTED, 6)
        c.line([(-98, 50), (30, 50)], INK, 7)
        with c.at(72, 4):
            papers.portrait(c, 66, PAPER)


def travel_permit(c: Canvas, size: float = 1, back: bool = False) -> None:
    """The card for Hong Kong and Macao, 300 × 190; its back carries what was endorsed."""
    with c.at(0, 0, size):
        c.box(-150, -95, 300, 190, SKY, 14)
        if back:
            c.box(-150, -72, 300, 34, INK, 0, None)
            for row, words in enumerate(("香港  一次", "澳门  一次")):
                c.text(-126, -8 + row * 52, words, 34, INK, "lm")
            return
        c.text(0, -66, "往来港澳通行证", 32, BLUE)
        for y, long in ((-22, 104), (6, 130), (34, 90)):
            c.line([(-126, y), (-126 + long, y)], MUTED, 6)
        c.line([(-126, 68), (40, 68)], INK, 7)
        with c.at(92, 10):
            papers.portrait(c, 78, PAPER)


def red_book(c: Canvas, label: str = "结婚证", size: float = 1) -> None:
    """A closed certificate, 160 × 210."""
    with c.at(0, 0, size):
        c.box(-74, -99, 160, 210, PAPER, 8)
        c.box(-80, -105, 160, 210, RED, 8)
        c.oval(0, -34, 30, 30, None, GOLD, 5)
        c.shape(papers.star(0, -34, 18), GOLD, None)
        c.text(0, 40, label, 42, GOLD)


def driving_licence(c: Canvas, size: float = 1, label: str = "驾驶证") -> None:
    """An open licence in its dark cover, 300 × 200."""
    with c.at(0, 0, size):
        c.box(-158, -108, 316, 216, INK, 14)
        c.box(-146, -96, 140, 192, PAPER, 6)
        c.box(6, -96, 140, 192, PAPER, 6)
        c.text(-76, -66, label, 34, BLUE)
        papers.lines(c, -128, -24, 104, 3, 34)
        with c.at(76, -26):
            papers.portrait(c, 76, SKY)
        c.line([(26, 62), (126, 62)], INK, 7)


def sticker(c: Canvas, words: str = "检", size: float = 1) -> None:
    """A round mark of inspection, 120 across."""
    with c.at(0, 0, size):
        c.oval(0, 0, 60, 60, GREEN)
        c.oval(0, 0, 46, 46, PAPER, GREEN, 4)
        c.text(0, 0, words, 50, GREEN)


def medicine(c: Canvas, size: float = 1) -> None:
    """A box of pills with a strip of them before it, 200 × 150."""
    with c.at(0, 0, size):
        c.box(-90, -80, 150, 120, PAPER, 6)
        c.box(-90, -80, 150, 38, BLUE, 6)
        c.text(-15, 0, "药", 56)
        c.box(-10, 20, 120, 56, GREY, 8)
        for n in range(6):
            c.oval(12 + n % 3 * 38, 36 + n // 3 * 26, 10, 8, ROSE, INK, 3)


def calculator(c: Canvas, shown: str = "", size: float = 1) -> None:
    """220 × 300."""
    with c.at(0, 0, size):
        c.box(-110, -150, 220, 300, MUTED, 18)
        c.box(-90, -130, 180, 64, LEAF, 8, INK, 4)
        c.text(80, -98, shown, 40, INK, "rm")
        for n in range(12):
            fill = AMBER if n % 4 == 3 else PAPER
            c.box(-90 + n % 4 * 47, -44 + n // 4 * 60, 38, 46, fill, 8, INK, 3)


def letter(c: Canvas, title: str, width: float = 300, height: float = 380, seal: str = "") -> None:
    """An official letter, with a round seal at its foot where one is named."""
    papers.sheet(c, width, height, title, rows=0, size=min(42, (width - 40) / len(title)))
    papers.lines(c, -width * 0.38, -height / 2 + 118, width * 0.76, 4, 44)
    if seal:
        with c.at(width * 0.22, height / 2 - 74):
            papers.stamp_mark(c, seal, 50)


def speech(c: Canvas, *lines: str, size: float = 40, left: bool = True) -> None:
    """What someone says; its tip points down to the left or right."""
    width, height = max(map(len, lines)) * size + 56, len(lines) * size * 1.35 + 40
    way = -1 if left else 1
    tip = (way * width * 0.3, height / 2 + 46)
    c.box(-width / 2, -height / 2, width, height, PAPER, 24)
    c.shape([(way * width * 0.34, height / 2), tip, (way * width * 0.16, height / 2)], PAPER)
    c.line([(way * width * 0.33, height / 2), (way * width * 0.17, height / 2)], PAPER, 9)
    for row, line in enumerate(lines):
        c.text(0, (row - (len(lines) - 1) / 2) * size * 1.35, line, size)


def key(c: Canvas, size: float = 1) -> None:
    """A door key, 200 long, its bow at the left."""
    with c.at(0, 0, size):
        c.oval(-60, 0, 44, 44, GOLD, INK, 6)
        c.oval(-60, 0, 18, 18, PAPER, INK, 5)
        c.box(-18, -12, 120, 24, GOLD, 4)
        for x in (58, 84):
            c.box(x, 10, 16, 26, GOLD, 2)


def heart(c: Canvas, size: float = 1, fill: str = RED) -> None:
    with c.at(0, 0, size):
        c.shape(
            curve((0, 40), (-44, 0), (-40, -34), (-14, -38), (0, -16))
            + curve((0, -16), (14, -38), (40, -34), (44, 0), (0, 40)),
            fill,
        )
