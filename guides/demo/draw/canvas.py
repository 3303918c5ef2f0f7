"""A sheet to draw on in its own units of 1200 × 900, smooth, with turns and scales that nest."""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .ink import INK, MIST

WIDTH, HEIGHT = 1200, 900
# Drawn so many times larger and then reduced: edges come out smooth.
_FINE = 3
_FONTS = Path("/usr/share/fonts/opentype/noto")
# The face for mainland China within the collection.
_FACE = 2
_COLOURS = 40

Point = tuple[float, float]
Points = Sequence[Point]


class Canvas:
    """`marks` are where call-outs point, in the order in which they were set."""

    def __init__(self, ground: str = MIST, size: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
        self.size = size
        self.marks: list[tuple[int, int]] = []
        self._image = Image.new("RGB", (size[0] * _FINE, size[1] * _FINE), ground)
        self._pen = ImageDraw.Draw(self._image)
        self._place = (0.0, 0.0, 1.0, 0.0, 1.0)

    @contextmanager
    def at(
        self, x: float, y: float, scale: float = 1, turn: float = 0, flip: bool = False
    ) -> Iterator[None]:
        """Draw as if (0, 0) lay at (x, y); `turn` in degrees clockwise."""
        before = self._place
        _x, _y, old_scale, old_turn, old_flip = before
        here = self._map((x, y))
        self._place = (*here, old_scale * scale, old_turn + turn * old_flip, old_flip)
        if flip:
            self._place = (*self._place[:4], -old_flip)
        try:
            yield
        finally:
            self._place = before

    def mark(self, x: float, y: float) -> None:
        """Let the next call-out point here."""
        here_x, here_y = self._map((x, y))
        self.marks.append(
            (round(here_x * 1000 / self.size[0]), round(here_y * 1000 / self.size[1]))
        )

    def shape(
        self, points: Points, fill: str | None = None, line: str | None = INK, width: float = 5
    ) -> None:
        """Draw a closed shape; the line's width does not grow with the scale."""
        mapped = [self._fine(point) for point in points]
        if fill:
            self._pen.polygon(mapped, fill=fill)
        if line and width:
            self._stroke([*mapped, mapped[0]], line, width)

    def line(self, points: Points, colour: str = INK, width: float = 5) -> None:
        self._stroke([self._fine(point) for point in points], colour, width)

    def tube(self, points: Points, fill: str, width: float) -> None:
        """Draw a thick bend with an outline: arms, pipes; the width grows with the scale."""
        thick = width * self._place[2]
        self.line(points, INK, thick + 10)
        self.line(points, fill, thick)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None = None,
        radius: float = 8,
        line: str | None = INK,
        stroke: float = 5,
    ) -> None:
        self.shape(rounded(x, y, width, height, radius), fill, line, stroke)

    def oval(
        self,
        x: float,
        y: float,
        across: float,
        down: float | None = None,
        fill: str | None = None,
        line: str | None = INK,
        width: float = 5,
    ) -> None:
        """Draw an ellipse round (x, y) by its half axes."""
        points = arc(x, y, across, across if down is None else down, 0, 360)
        self.shape(points, fill, line, width)

    def text(
        self, x: float, y: float, words: str, size: float, colour: str = INK, anchor: str = "mm"
    ) -> None:
        """Write upright or turned, never mirrored; `anchor` as Pillow has it."""
        _x, _y, scale, turn, _flip = self._place
        font = _font(round(size * scale * _FINE))
        spot = self._fine((x, y))
        if not turn:
            self._pen.text(spot, words, fill=colour, font=font, anchor=anchor)
            return
        left, top, right, bottom = font.getbbox(words, anchor=anchor)
        reach = math.ceil(max(map(abs, (left, top, right, bottom)))) + 4
        mask = Image.new("L", (2 * reach, 2 * reach))
        ImageDraw.Draw(mask).text((reach, reach), words, fill=255, font=font, anchor=anchor)
        mask = mask.rotate(-turn, Image.Resampling.BICUBIC)
        corner = (round(spot[0] - reach), round(spot[1] - reach))
        self._image.paste(Image.new("RGB", mask.size, colour), corner, mask)

    def picture(self) -> Image.Image:
        """Return what was drawn, in its own size."""
        return self._image.resize(self.size, Image.Resampling.LANCZOS)

    def save(self, file: Path) -> None:
        """Write a PNG with a palette."""
        colours = self.picture().quantize(_COLOURS, Image.Quantize.MEDIANCUT, kmeans=2)
        file.parent.mkdir(parents=True, exist_ok=True)
        colours.save(file, optimize=True)

    def _map(self, point: Point) -> Point:
        x, y, scale, turn, flip = self._place
        angle = math.radians(turn)
        across, down = point[0] * scale * flip, point[1] * scale
        return (
            x + across * math.cos(angle) - down * math.sin(angle),
            y + across * math.sin(angle) + down * math.cos(angle),
        )

    def _fine(self, point: Point) -> Point:
        x, y = self._map(point)
        return x * _FINE, y * _FINE

    def _stroke(self, points: Points, colour: str, width: float) -> None:
        thick = max(1, round(width * _FINE))
        self._pen.line(points, fill=colour, width=thick, joint="curve")
        radius = thick / 2 - 0.5
        # Pillow leaves cracks where thick lines bend.
        for x, y in points if thick > 40 else (points[0], points[-1]):
            self._pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


Draw = Callable[[Canvas], None]


def arc(x: float, y: float, across: float, down: float, first: float, last: float) -> list[Point]:
    """Return points on an ellipse from one angle to another, clockwise from the right."""
    steps = max(8, round(abs(last - first) / 6))
    angles = [math.radians(first + (last - first) * n / steps) for n in range(steps + 1)]
    return [(x + across * math.cos(angle), y + down * math.sin(angle)) for angle in angles]


def rounded(x: float, y: float, width: float, height: float, radius: float) -> list[Point]:
    right, bottom, r = x + width, y + height, radius
    return [
        *arc(right - r, y + r, r, r, -90, 0),
        *arc(right - r, bottom - r, r, r, 0, 90),
        *arc(x + r, bottom - r, r, r, 90, 180),
        *arc(x + r, y + r, r, r, 180, 270),
    ]


def curve(*points: Point) -> list[Point]:
    """Return a smooth line through all points (Catmull-Rom)."""
    whole = [points[0], *points, points[-1]]
    found: list[Point] = []
    for a, b, c, d in zip(whole, whole[1:], whole[2:], whole[3:], strict=False):
        for n in range(12):
            t = n / 12
            found.append(
                tuple(  # type: ignore[arg-type]
                    0.5
                    * (
                        2 * b[i]
                        + (c[i] - a[i]) * t
                        + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t**2
                        + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3
                    )
                    for i in (0, 1)
                )
            )
    return [*found, points[-1]]


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / "NotoSansCJK-Bold.ttc", size, index=_FACE)
