"""A silent film of a guide: each step's picture with its title, and the narration line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.video.frame import PictureType
from PIL import Image

from guides.demo import script, texts
from guides.demo.films import PICTURES
from guides.webvtt import Cue

from .canvas import Canvas
from .ink import AMBER, BLUE, INK, LINE, MIST, PAPER, SKY

# Slides need no more; every player can seek in it.
_RATE = 5
_TITLE, _LINE = 88, 80
_PICTURE = (736, 552)


def film(guide: texts.GuideText, target: Path, poster: Path) -> None:
    """Write the film and its poster: the first slide, whole."""
    slides = list(_slides(guide))
    slides[0].image.save(poster, quality=80, optimize=True)
    with av.open(str(target), "w", options={"movflags": "+faststart"}) as container:
        stream = container.add_stream(
            "libx264", rate=_RATE, options={"crf": "30", "preset": "veryslow", "tune": "stillimage"}
        )
        stream.width, stream.height = texts.FILM_SIZE
        stream.pix_fmt = "yuv420p"
        stream.codec_context.gop_size = _RATE * 60
        for number in range(script.duration(guide) * _RATE // 1000):
            moment = number * 1000 // _RATE
            slide = next(one for one in slides if moment < one.cue.end)
            frame = av.VideoFrame.from_image(slide.image)  # type: ignore[no-untyped-call]
            frame.pts, frame.time_base = number, Fraction(1, _RATE)
            # A chapter can be jumped to where a whole picture stands.
            frame.pict_type = PictureType.I if moment == slide.step_begins else PictureType.NONE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


@dataclass(frozen=True)
class _Slide:
    """`step_begins` is when the step that the cue belongs to does, in milliseconds."""

    cue: Cue
    image: Image.Image
    step_begins: int


def _slides(guide: texts.GuideText) -> Iterator[_Slide]:
    for number, step in enumerate(guide.steps, start=1):
        for cue in script.step_cues(step):
            begins = step.clip.start if step.clip else 0
            yield _Slide(cue, _slide(guide, number, cue.text), begins)


def _slide(guide: texts.GuideText, number: int, line: str) -> Image.Image:
    step = guide.steps[number - 1]
    width, height = texts.FILM_SIZE
    c = Canvas(MIST, texts.FILM_SIZE)
    c.box(-4, -4, width + 8, _TITLE + 4, BLUE, 0, None)
    c.oval(52, _TITLE / 2, 30, 30, PAPER, None)
    c.text(52, _TITLE / 2, str(number), 40, BLUE)
    c.text(100, _TITLE / 2, step.title, min(46, (width - 120) / len(step.title)), PAPER, "lm")
    share = width / len(guide.steps)
    for n in range(len(guide.steps)):
        colour = AMBER if n < number else SKY
        c.line([(n * share + 6, _TITLE - 5), ((n + 1) * share - 6, _TITLE - 5)], colour, 5)
    c.box(-4, _TITLE, width + 8, _LINE, AMBER, 0, None)
    c.text(width / 2, _TITLE + _LINE / 2, line, 46, INK)
    left, top = (width - _PICTURE[0]) // 2, height - _PICTURE[1]
    c.box(left - 4, top, _PICTURE[0] + 8, _PICTURE[1] + 20, LINE, 0, None)
    slide = c.picture()
    if step.picture:
        with Image.open(PICTURES / step.picture.file) as picture:
            small = picture.convert("RGB").resize(_PICTURE, Image.Resampling.LANCZOS)
        slide.paste(small, (left, top))
    return slide
