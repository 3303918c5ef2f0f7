"""The look of a film: one step a slide, its number and title above, its words large."""

from PIL import Image, ImageDraw

from .fonts import Face
from .script import Script, Slide

SIZE = (960, 720)
# The bar with number and title; the strip of words below it where there is a picture; the calm
# ground at the foot, over which players lay captions.
BAR, STRIP, FOOT = 104, 124, 84
MARGIN = 40
_WORDS, _WIDE_WORDS, _TITLE, _LARGE = 44, 50, 46, 72

INK, PAPER, MIST, LINE = "#1B2126", "#FFFFFF", "#F3F6F8", "#76818C"
BLUE, SKY, AMBER, MUTED = "#0B57A4", "#CFE1F3", "#FFF3D1", "#4B5661"
# Drawn larger by this and reduced: round edges come out smooth.
_FINE = 2


class Artist:
    """Draws the slides of a script; `pictures` are by step, counted from 0."""

    def __init__(self, script: Script, face: Face, pictures: dict[int, Image.Image]) -> None:
        self._script = script
        self._face = face
        self._pictures = {step: _fitted(one) for step, one in pictures.items()}

    def draw(self, slide: Slide) -> Image.Image:
        sheet = _Sheet(self._face)
        title = self._script.steps[slide.step].title
        picture = self._pictures.get(slide.step)
        if picture is None:
            self._card(sheet, slide, title)
        else:
            self._bar(sheet, slide, title)
            sheet.box(0, BAR, SIZE[0], BAR + STRIP, AMBER)
            sheet.block(slide.lines, BAR + STRIP / 2, _WORDS, INK)
        self._progress(sheet, slide)
        drawn = sheet.picture()
        if picture is not None:
            room = SIZE[1] - BAR - STRIP - FOOT
            left = (SIZE[0] - picture.width) // 2
            drawn.paste(picture, (left, BAR + STRIP + (room - picture.height) // 2))
        return drawn

    def _bar(self, sheet: "_Sheet", slide: Slide, title: str) -> None:
        sheet.box(0, 0, SIZE[0], BAR, BLUE)
        sheet.disc(64, BAR / 2, 34, PAPER)
        sheet.line(64, BAR / 2, str(slide.step + 1), 44, BLUE)
        sheet.fitted(116, BAR / 2, title, _TITLE, PAPER, SIZE[0] - 116 - MARGIN, "lm")

    def _card(self, sheet: "_Sheet", slide: Slide, title: str) -> None:
        """Draw a step without a picture: its title first, then its words alone."""
        if not slide.opens:
            self._bar(sheet, slide, title)
            middle = BAR + (SIZE[1] - BAR - FOOT) / 2
            sheet.block(slide.lines, middle, _WIDE_WORDS, INK)
            return
        sheet.disc(SIZE[0] / 2, 128, 72, BLUE)
        sheet.line(SIZE[0] / 2, 128, str(slide.step + 1), 88, PAPER)
        sheet.fitted(SIZE[0] / 2, 296, title, _LARGE, INK, SIZE[0] - 2 * MARGIN, "mm")
        sheet.box(SIZE[0] / 2 - 48, 386, SIZE[0] / 2 + 48, 392, BLUE)
        sheet.block(slide.lines, 508, _WIDE_WORDS, MUTED)

    def _progress(self, sheet: "_Sheet", slide: Slide) -> None:
        """Draw a dash for each step at the very foot, filled as far as the film is."""
        count = len(self._script.steps)
        share = (SIZE[0] - 2 * MARGIN) / count
        for n in range(count):
            left = MARGIN + n * share
            colour = BLUE if n <= slide.step else SKY
            sheet.box(left + 3, SIZE[1] - 14, left + share - 3, SIZE[1] - 6, colour)


class _Sheet:
    def __init__(self, face: Face) -> None:
        self._face = face
        self._image = Image.new("RGB", (SIZE[0] * _FINE, SIZE[1] * _FINE), MIST)
        self._pen = ImageDraw.Draw(self._image)

    def picture(self) -> Image.Image:
        return self._image.resize(SIZE, Image.Resampling.LANCZOS)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        # The last row and column belong to a rectangle of Pillow's.
        corners = [left * _FINE, top * _FINE, right * _FINE - 1, bottom * _FINE - 1]
        self._pen.rectangle(corners, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        corners = [(x - radius) * _FINE, (y - radius) * _FINE]
        self._pen.ellipse(
            [*corners, (x + radius) * _FINE, (y + radius) * _FINE],
            fill=colour,
        )

    def line(
        self, x: float, y: float, words: str, size: float, colour: str, anchor: str = "mm"
    ) -> None:
        font = self._face.of(round(size * _FINE))
        self._pen.text((x * _FINE, y * _FINE), words, fill=colour, font=font, anchor=anchor)

    def fitted(
        self, x: float, y: float, words: str, size: float, colour: str, width: float, anchor: str
    ) -> None:
        """Write on one line, or on two where the letters would become smaller than two thirds."""
        lines = [words]
        if self._width(words, size) > width * 1.5:
            half = -(-len(words) // 2)
            lines = [words[:half], words[half:]]
            size *= 0.8
        widest = max(self._width(line, size) for line in lines)
        size *= min(1, width / widest)
        for n, line in enumerate(lines):
            shift = (n - (len(lines) - 1) / 2) * size * 1.15
            self.line(x, y + shift, line, size, colour, anchor)

    def block(self, lines: tuple[str, ...], y: float, size: float, colour: str) -> None:
        """Write lines in the middle of the sheet, one below the other, around a height."""
        for n, line in enumerate(lines):
            shift = (n - (len(lines) - 1) / 2) * size * 1.35
            self.fitted(SIZE[0] / 2, y + shift, line, size, colour, SIZE[0] - 2 * MARGIN, "mm")

    def _width(self, words: str, size: float) -> float:
        return self._face.of(round(size * _FINE)).getlength(words) / _FINE or 1


def _fitted(picture: Image.Image) -> Image.Image:
    """Return a picture as large as its place allows, on white where it is transparent."""
    room = (SIZE[0] - 2 * MARGIN, SIZE[1] - BAR - STRIP - FOOT)
    scale = min(room[0] / picture.width, room[1] / picture.height)
    size = (max(round(picture.width * scale), 1), max(round(picture.height * scale), 1))
    whole = picture.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
    ground = Image.new("RGB", size, PAPER)
    ground.paste(whole, mask=whole.getchannel("A"))
    return ground
