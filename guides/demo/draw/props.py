"""A dog, what puts fires out and what carries people; each with its middle at (0, 0)."""

from .canvas import Canvas, arc, curve
from .ink import AMBER, BLUE, GOLD, GREEN, GREY, INK, LEAF, MUTED, PAPER, RED


def dog(c: Canvas, size: float = 1, collar: str = RED, tag: bool = False) -> None:
    """A dog sitting, looking at us, 260 × 340."""
    with c.at(0, 0, size):
        c.line(curve((96, 130), (150, 110), (150, 50)), INK, 34)
        c.line(curve((96, 130), (150, 110), (150, 50)), AMBER, 24)
        c.shape(
            curve((-70, 160), (-84, 60), (-60, -20), (0, -40), (60, -20), (84, 60), (70, 160)),
            AMBER,
        )
        c.oval(0, 90, 36, 56, PAPER, None)
        for x in (-52, 52):
            c.oval(x, 150, 38, 22, PAPER)
        c.oval(0, -84, 84, 74, AMBER)
        for way in (-1, 1):
            c.shape(
                curve(
                    (way * 54, -140),
                    (way * 108, -128),
                    (way * 112, -52),
                    (way * 82, -48),
                    (way * 54, -140),
                ),
                MUTED,
            )
            c.oval(way * 28, -98, 8, 10, INK, None)
        c.oval(0, -62, 40, 30, PAPER)
        c.oval(0, -76, 14, 10, INK, None)
        c.line(arc(-10, -62, 10, 10, 10, 170), width=4)
        c.line(arc(10, -62, 10, 10, 10, 170), width=4)
        c.line(curve((-62, -22), (0, 2), (62, -22)), collar, 16)
        if tag:
            c.oval(0, 18, 22, 22, GOLD, INK, 4)


def syringe(c: Canvas, size: float = 1) -> None:
    """Lying, its needle to the left, 300 long."""
    with c.at(0, 0, size):
        c.line([(-150, 0), (-90, 0)], INK, 5)
        c.box(-90, -28, 170, 56, PAPER, 8)
        c.box(-90, -26, 90, 52, LEAF, 6, None)
        c.box(-90, -28, 170, 56, None, 8)
        for x in (-50, -10, 30):
            c.line([(x, -28), (x, -6)], MUTED, 4)
        c.line([(80, 0), (130, 0)], INK, 12)
        c.line([(130, -32), (130, 32)], INK, 12)


def extinguisher(c: Canvas, size: float = 1) -> None:
    """140 × 330."""
    with c.at(0, 0, size):
        c.line(curve((20, -118), (76, -100), (72, 10)), INK, 16)
        c.box(-52, -96, 104, 250, RED, 34)
        c.box(-52, -10, 104, 80, PAPER, 0, INK, 4)
        c.text(0, 30, "灭火", 40)
        c.box(-24, -126, 48, 34, GREY, 6)
        c.line([(-24, -130), (46, -150)], INK, 14)
        c.oval(0, -66, 17, 17, PAPER, INK, 4)
        c.line(arc(0, -66, 11, 11, 200, 340), GREEN, 6)


def exit_sign(c: Canvas, size: float = 1) -> None:
    """A lit board, 320 × 110."""
    with c.at(0, 0, size):
        c.box(-160, -55, 320, 110, GREEN, 10)
        c.text(-40, 0, "安全出口", 50, PAPER)
        c.line([(84, 0), (126, 0)], PAPER, 12)
        c.shape([(146, 0), (120, -22), (120, 22)], PAPER, PAPER, 2)


def door(c: Canvas, open_: bool = True) -> None:
    """A door frame of 220 × 420 with its foot at (0, 0)."""
    c.box(-110, -420, 220, 420, PAPER if open_ else AMBER, 4, INK, 8)
    if open_:
        c.shape([(-106, -416), (-200, -384), (-200, 36), (-106, -4)], AMBER)
        c.oval(-184, -170, 9, 9, INK, None)
    else:
        c.oval(80, -200, 10, 10, INK, None)


def wheelchair(c: Canvas, size: float = 1) -> None:
    """From the side, facing right, 300 × 320, without its rider."""
    with c.at(0, 0, size):
        c.line([(-110, -150), (-84, -130), (-70, 40), (70, 40), (110, 130), (150, 130)], INK, 16)
        c.box(-84, 20, 170, 30, BLUE, 10)
        c.box(-104, -120, 30, 150, BLUE, 10)
        c.oval(-30, 90, 86, 86, None, INK, 14)
        c.oval(-30, 90, 14, 14, GREY)
        c.oval(110, 150, 26, 26, GREY, INK, 8)


def bed_home(c: Canvas) -> None:
    """A room's bed from the front, 300 × 150, as flats are shown to those who may rent them."""
    c.box(-150, -20, 300, 70, LEAF, 12)
    c.box(-130, -60, 110, 46, PAPER, 16)
    c.box(-160, -90, 16, 160, AMBER, 4)
    for x in (-140, 140):
        c.line([(x, 50), (x, 74)], INK, 12)
