"""People, mostly behind tables: a body, then its arms, so that a thing can lie between the two.

A person stands with the middle of the shoulders at (0, 0); the head reaches up to about -170, the
hips are at 300, the feet beyond 640.
"""

import math
from dataclasses import dataclass

from .canvas import Canvas, Point, arc, curve
from .ink import BLUE, GREY, INK, MUTED, PAPER, RED, SKIN, SKY

_UPPER = 128
_SHOULDER = (80, 42)


@dataclass(frozen=True)
class Person:
    """`looks` is where the face turns: -1 left, 0 to us, 1 right."""

    clothes: str = BLUE
    hair: str = "short"
    colour: str = INK
    looks: float = 0
    glasses: bool = False
    cap: str = ""
    smiles: bool = True
    collar: str | None = None
    legs: str = MUTED

    def body(self, c: Canvas, to_hips: bool = False) -> None:
        self._behind(c)
        if not to_hips:
            c.shape([(-102, 280), (102, 280), (92, 640), (-92, 640)], self.legs)
            c.line([(0, 360), (0, 640)])
        c.shape(_torso(), self.clothes)
        c.box(-24, -50, 48, 62, SKIN, 20)
        if self.collar:
            c.shape([(-40, -2), (0, 44), (-26, 62), (-62, 8)], self.collar, width=4)
            c.shape([(40, -2), (0, 44), (26, 62), (62, 8)], self.collar, width=4)
        else:
            c.line(arc(0, -6, 44, 30, 15, 165), width=5)
        self._head(c)

    def arm(self, c: Canvas, side: int, hand: Point) -> None:
        """Reach with one arm; side -1 is the one at the left of the picture."""
        shoulder = (side * _SHOULDER[0], _SHOULDER[1])
        elbow, wrist = _joints(shoulder, hand, side)
        c.oval(*hand, 25, 25, SKIN)
        c.tube(curve(shoulder, elbow, wrist), self.clothes, 46)
        c.oval(*hand, 22, 22, SKIN, None)

    def _behind(self, c: Canvas) -> None:
        if self.hair == "long":
            c.shape(
                curve((-62, -110), (-72, -20), (-66, 38), (0, 30), (66, 38), (72, -20), (62, -110)),
                self.colour,
            )
        elif self.hair == "bun":
            c.oval(0, -186, 30, 26, self.colour)

    def _head(self, c: Canvas) -> None:
        x = self.looks * 12
        c.oval(-56 + x / 3, -96, 12, 15, SKIN)
        c.oval(56 + x / 3, -96, 12, 15, SKIN)
        c.shape(
            curve(
                (-54, -104),
                (-48, -52),
                (0, -30),
                (48, -52),
                (54, -104),
                (38, -154),
                (0, -164),
                (-38, -154),
                (-54, -104),
            ),
            SKIN,
        )
        self._face(c, x)
        self._hair(c, x)
        if self.cap:
            _CAPS[self.cap](c, x)

    def _face(self, c: Canvas, x: float) -> None:
        for eye in (-21, 21):
            c.oval(eye + x, -98, 5, 7, INK, None)
            c.line(arc(eye + x, -113, 11, 6, 200, 340), width=4)
        if self.smiles:
            c.line(arc(x, -74, 16, 13, 20, 160), width=5)
        else:
            c.line(arc(x, -56, 14, 10, 215, 325), width=5)
        if self.glasses:
            for eye in (-22, 22):
                c.oval(eye + x, -97, 18, 16, None, MUTED, 4)
            c.line([(-4 + x, -98), (4 + x, -98)], MUTED, 4)

    def _hair(self, c: Canvas, x: float) -> None:
        if self.hair == "elder":
            for side in (-1, 1):
                c.shape(
                    curve(
                        (side * 57, -92),
                        (side * 66, -122),
                        (side * 46, -152),
                        (side * 42, -126),
                        (side * 57, -92),
                    ),
                    GREY,
                )
            return
        fringe = {
            "short": [
                (-57, -106),
                (-40, -132),
                (-8 + x, -134),
                (24 + x, -130),
                (44, -134),
                (57, -106),
            ],
            "long": [
                (-60, -84),
                (-50, -120),
                (-14 + x, -142),
                (18 + x, -134),
                (50, -120),
                (60, -84),
            ],
            "bun": [(-58, -106), (-44, -130), (x, -142), (44, -130), (58, -106)],
            "fringe": [(-58, -90), (-44, -112), (-12, -106), (16, -112), (44, -106), (58, -90)],
        }[self.hair]
        crown = curve((62, -112), (48, -162), (0, -182), (-48, -162), (-62, -112))
        c.shape([*curve(*fringe), *crown], self.colour)


@dataclass(frozen=True)
class Figure:
    """A person at a place on the sheet; hands reach for places on the sheet."""

    person: Person
    x: float
    y: float
    size: float = 1

    def body(self, c: Canvas) -> None:
        with c.at(self.x, self.y, self.size):
            self.person.body(c)

    def reach(self, c: Canvas, side: int, x: float, y: float) -> None:
        """Side -1 is the arm at the left of the picture."""
        with c.at(self.x, self.y, self.size):
            self.person.arm(c, side, ((x - self.x) / self.size, (y - self.y) / self.size))


def baby(c: Canvas, blanket: str = PAPER) -> None:
    """A wrapped newborn lying with its head to the left, about 230 wide."""
    c.shape(
        curve(
            (-95, -8),
            (-78, -52),
            (-20, -58),
            (70, -40),
            (126, -6),
            (122, 30),
            (60, 50),
            (-30, 54),
            (-84, 38),
            (-95, -8),
        ),
        blanket,
    )
    c.oval(-52, -6, 36, 38, SKIN)
    c.line(arc(-64, -8, 7, 5, 20, 160), width=4)
    c.line(arc(-40, -8, 7, 5, 20, 160), width=4)
    c.line(arc(-52, 10, 8, 6, 20, 160), width=4)
    c.line(curve((-58, -42), (-48, -32), (-42, -40)), width=4)
    c.line(curve((-14, -46), (10, 0), (-6, 48)), width=4)
    c.line(curve((20, -2), (60, 4), (96, 2)), width=4)


def police(looks: float = 0, hair: str = "short") -> Person:
    return Person(SKY, hair, looks=looks, cap="police", collar=SKY, legs=INK)


def clerk(looks: float = 0, hair: str = "short") -> Person:
    return Person(PAPER, hair, looks=looks, collar=PAPER)


def _torso() -> list[Point]:
    return curve((-34, -2), (-84, 12), (-110, 60), (-112, 190), (-108, 300)) + curve(
        (108, 300), (112, 190), (110, 60), (84, 12), (34, -2)
    )


def _police_cap(c: Canvas, x: float) -> None:
    c.shape(
        curve((-66, -132), (-74, -170), (-40, -194), (0, -200), (40, -194), (74, -170), (66, -132)),
        BLUE,
    )
    c.shape(
        curve((-62, -134), (-30 + x, -122), (30 + x, -122), (62, -134), (40, -146), (-40, -146)),
        INK,
    )
    c.oval(x / 2, -168, 13, 13, RED, PAPER, 3)


def _nurse_cap(c: Canvas, x: float) -> None:
    c.shape(curve((-50, -150), (-60, -192), (0, -204), (60, -192), (50, -150)), PAPER)
    c.line([(x / 2 - 14, -176), (x / 2 + 14, -176)], RED, 9)
    c.line([(x / 2, -190), (x / 2, -162)], RED, 9)


def _cook_cap(c: Canvas, x: float) -> None:
    for bump in (-44, 44, 0):
        c.oval(bump, -206, 40, 36, PAPER)
    c.box(-58, -190, 116, 48, PAPER, 8)
    c.box(-54, -210, 108, 30, PAPER, 8, None)


_CAPS = {"police": _police_cap, "nurse": _nurse_cap, "cook": _cook_cap}


def _joints(shoulder: Point, hand: Point, side: int) -> tuple[Point, Point]:
    """Return elbow and wrist; elbows hang down and outward, a long reach straightens the arm."""
    across, down = hand[0] - shoulder[0], hand[1] - shoulder[1]
    reach = math.hypot(across, down) or 1
    out = min(math.sqrt(max(_UPPER**2 - (reach / 2) ** 2, 0)), 62)
    elbow = max(
        (
            (
                shoulder[0] + across / 2 - way * out * down / reach,
                shoulder[1] + down / 2 + way * out * across / reach,
            )
            for way in (-1, 1)
        ),
        key=lambda point: point[1] + 0.35 * side * point[0],
    )
    near = math.hypot(hand[0] - elbow[0], hand[1] - elbow[1]) or 1
    wrist = (
        hand[0] - (hand[0] - elbow[0]) * 20 / near,
        hand[1] - (hand[1] - elbow[1]) * 20 / near,
    )
    return elbow, wrist
