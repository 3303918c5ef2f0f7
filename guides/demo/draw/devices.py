"""Phones, screens and machines; each stands with its middle at (0, 0) unless it says otherwise."""

from .canvas import Canvas, Draw, arc, curve
from .ink import AMBER, BLUE, FLOOR, GREEN, GREY, INK, LEAF, LINE, MUTED, PAPER, RED, SKIN, SKY


def phone(c: Canvas, width: float = 250, height: float = 470, screen: Draw | None = None) -> None:
    """A phone upright; `screen` draws with the middle of the screen at (0, 0)."""
    c.box(-width / 2, -height / 2, width, height, INK, width * 0.13)
    c.box(-width / 2 + 14, -height / 2 + 14, width - 28, height - 28, PAPER, width * 0.09, None)
    c.box(-width * 0.12, -height / 2 + 20, width * 0.24, 10, INK, 5, None)
    if screen:
        screen(c)


def hand_holding(c: Canvas, width: float, height: float, sleeve: str = BLUE) -> None:
    """Fingers round a phone from below: draw it after the phone."""
    x = width / 2
    c.tube([(50, height / 2 + 480), (20, height / 2 + 60)], sleeve, 110)
    c.shape(
        curve(
            (-x * 0.7, height / 2 + 30),
            (-x - 10, height / 2 - 60),
            (-x - 26, height / 2 - 120),
            (-x + 2, height / 2 - 136),
            (-x + 12, height / 2 - 60),
            (-x * 0.4, height / 2 - 14),
            (x * 0.7, height / 2 - 14),
            (x * 0.8, height / 2 + 50),
            (0, height / 2 + 84),
            (-x * 0.7, height / 2 + 30),
        ),
        SKIN,
    )
    for row in range(3):
        c.box(x - 30, height / 2 - 150 + row * 50, 56, 42, SKIN, 20)


def laptop(c: Canvas, width: float = 640, height: float = 400, screen: Draw | None = None) -> None:
    c.box(-width / 2, -height / 2, width, height, INK, 18)
    c.box(-width / 2 + 18, -height / 2 + 18, width - 36, height - 36, PAPER, 6, None)
    if screen:
        screen(c)
    low = height / 2
    c.shape(
        [
            (-width / 2, low),
            (width / 2, low),
            (width / 2 + 60, low + 40),
            (-width / 2 - 60, low + 40),
        ],
        GREY,
    )
    c.line([(-60, low + 18), (60, low + 18)], LINE, 6)


def monitor(c: Canvas, width: float = 420, height: float = 280, screen: Draw | None = None) -> None:
    """A desk screen; its foot reaches 70 below it."""
    low = height / 2
    c.shape([(-34, low), (34, low), (44, low + 56), (-44, low + 56)], GREY)
    c.box(-84, low + 50, 168, 20, GREY, 8)
    c.box(-width / 2, -low, width, height, INK, 16)
    c.box(-width / 2 + 14, -low + 14, width - 28, height - 28, PAPER, 6, None)
    if screen:
        screen(c)


def window(c: Canvas, width: float, height: float, bar: str = BLUE) -> None:
    """A page in a browser."""
    c.box(-width / 2, -height / 2, width, height, PAPER, 14)
    c.box(-width / 2, -height / 2, width, 52, bar, 14)
    c.box(-width / 2 + 2, -height / 2 + 34, width - 4, 18, bar, 0, None)
    for n in range(3):
        c.oval(-width / 2 + 32 + n * 30, -height / 2 + 26, 8, 8, PAPER, None)


def keyboard(c: Canvas, width: float = 300) -> None:
    c.shape(
        [(-width / 2 + 20, -20), (width / 2 - 20, -20), (width / 2, 20), (-width / 2, 20)], GREY
    )
    for row in (-8, 6):
        for x in range(round(-width / 2) + 36, round(width / 2) - 40, 26):
            c.line([(x, row), (x + 12, row)], MUTED, 5)


def card_reader(c: Canvas) -> None:
    """A flat reader seen from the front, 280 wide."""
    c.shape([(-120, -46), (120, -46), (150, 40), (-150, 40)], GREY)
    c.shape([(-84, -30), (84, -30), (98, 18), (-98, 18)], PAPER, INK, 4)
    c.oval(118, 26, 7, 7, GREEN, None)


def fingerprint_reader(c: Canvas, windows: int = 1) -> None:
    """A reader with one or two glass windows, 200 or 320 wide."""
    half = 70 + windows * 50
    c.shape([(-half + 24, -50), (half - 24, -50), (half, 56), (-half, 56)], INK)
    for n in range(windows):
        with c.at((n - (windows - 1) / 2) * 120, 4):
            c.box(-40, -38, 80, 76, LEAF, 12, GREEN, 5)


def fingerprint(c: Canvas, colour: str = BLUE) -> None:
    """The ridges of a finger, about 90 high."""
    for n, radius in enumerate((10, 20, 30, 40)):
        c.line(arc(0, 0, radius, radius * 1.15, 180 + 8 * n, 360), colour, 5)
        c.line(curve((-radius, 0), (-radius + 2, 22 - n), (-radius + 8, 40 - 5 * n)), colour, 5)
        c.line(curve((radius, 0), (radius, 20 - n), (radius - 4, 38 - 5 * n)), colour, 5)


def camera(c: Canvas) -> None:
    """A camera on a stand, its lens at (0, 0), the stand 330 deep."""
    c.line([(0, 60), (0, 200)], INK, 14)
    c.line([(0, 190), (-70, 330)], INK, 10)
    c.line([(0, 190), (70, 330)], INK, 10)
    c.box(-30, -80, 60, 30, MUTED, 8)
    c.box(-90, -62, 180, 124, MUTED, 16)
    c.oval(0, 0, 46, 46, GREY)
    c.oval(0, 0, 26, 26, SKY)
    c.oval(66, -40, 8, 8, RED, None)


def card_printer(c: Canvas, width: float = 360) -> None:
    """A machine with a slot at its front; the card comes out at (0, 70)."""
    c.box(-width / 2, -130, width, 230, GREY, 22)
    c.box(-width / 2 + 30, -104, width - 60, 60, PAPER, 10, INK, 4)
    c.oval(-width / 2 + 60, -74, 12, 12, GREEN, None)
    c.line([(-width / 2 + 96, -74), (width / 2 - 60, -74)], LINE, 8)
    c.box(-width / 2 + 60, 30, width - 120, 40, INK, 12)


def printer(c: Canvas, width: float = 380) -> None:
    """An office printer; paper comes out downward from (0, 40)."""
    c.shape(
        [(-width * 0.3, -110), (width * 0.3, -110), (width * 0.26, -190), (-width * 0.26, -190)],
        PAPER,
    )
    c.box(-width / 2, -110, width, 190, GREY, 20)
    c.box(-width / 2 + 34, 20, width - 68, 26, INK, 10)
    c.oval(width / 2 - 50, -70, 12, 12, GREEN, None)
    c.oval(width / 2 - 90, -70, 12, 12, AMBER, INK, 3)


def scanner_gun(c: Canvas) -> None:
    """A till's code reader on a stand, its glass at (0, 0)."""
    c.box(-90, -14, 180, 60, MUTED, 18)
    c.box(-64, -2, 128, 22, RED, 8, None)
    c.line([(0, 46), (0, 130)], INK, 18)
    c.box(-90, 120, 180, 26, MUTED, 10)


def sign_pad(c: Canvas) -> None:
    c.box(-110, -66, 220, 132, MUTED, 12)
    c.box(-94, -50, 188, 84, PAPER, 6, INK, 4)
    c.line(curve((-60, 4), (-34, -22), (-22, 12), (4, -16), (18, 8), (52, -10)), BLUE, 6)


def pen(c: Canvas, length: float = 220, colour: str = INK) -> None:
    """A pen lying towards the upper right, its point at (0, 0)."""
    with c.at(0, 0, 1, -55):
        c.shape([(0, 0), (30, -10), (30, 10)], PAPER, INK, 4)
        c.box(28, -13, length - 30, 26, colour, 8)
        c.line([(length - 64, -13), (length - 64, 13)], PAPER, 4)


def toggle_row(c: Canvas, x: float, y: float, words: str, ticked: bool, size: float = 30) -> None:
    """A box to tick with its word."""
    side = size * 1.2
    c.box(x, y - side / 2, side, side, BLUE if ticked else PAPER, 6, INK, 4)
    if ticked:
        c.line(
            [
                (x + side * 0.22, y),
                (x + side * 0.42, y + side * 0.22),
                (x + side * 0.8, y - side * 0.26),
            ],
            PAPER,
            6,
        )
    c.text(x + side + size * 0.5, y, words, size, INK, "lm")


def stripe(c: Canvas, x: float, y: float, width: float, done: float, colour: str = GREEN) -> None:
    """A progress bar."""
    c.box(x, y - 12, width, 24, FLOOR, 12, INK, 4)
    if done:
        c.box(x, y - 12, max(24, width * done), 24, colour, 12, INK, 4)
