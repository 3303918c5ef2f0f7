"""Places where much of what people do with an office happens: its window, its desk, one's hand."""

from . import devices, signs
from .canvas import Canvas, Draw
from .ink import BLUE
from .people import Figure, Person


def at_window(
    c: Canvas, sign: str, officer: Person, visitor: Person, fill: str = BLUE
) -> tuple[Figure, Figure]:
    """Draw a counter under its sign and return the officer behind glass and the visitor.

    Their arms are still to be drawn, after what they hold.
    """
    with c.at(600, 130):
        signs.hanging_sign(c, sign, fill)
    behind = Figure(officer, 810, 380, 1.15)
    behind.body(c)
    signs.glass(c, 570, 480, 210, 640)
    signs.counter(c, 640)
    before = Figure(visitor, 270, 400, 1.25)
    before.body(c)
    return behind, before


def at_screen(c: Canvas, officer: Person, screen: Draw, typing: bool = True) -> Figure:
    """Draw an officer at the left of a large desk screen and return them."""
    figure = Figure(officer, 250, 400, 1.2)
    figure.body(c)
    signs.desk(c, 640)
    with c.at(790, 370, 1.2):
        devices.monitor(c, 500, 320, screen)
    if typing:
        with c.at(540, 720):
            devices.keyboard(c, 330)
        figure.reach(c, 1, 460, 700)
        figure.reach(c, -1, 150, 650)
    return figure


def in_hand(c: Canvas, x: float, screen: Draw, sleeve: str = BLUE, turn: float = 0) -> None:
    """Draw a large phone held up, its middle at (x, 430)."""
    with c.at(x, 430, 0.94, turn):
        devices.phone(c, 420, 760, screen)
        devices.hand_holding(c, 420, 760, sleeve)


def large(c: Canvas, x: float, screen: Draw) -> None:
    """Draw a large phone on its own, its middle at (x, 450)."""
    with c.at(x, 450):
        devices.phone(c, 420, 760, screen)
