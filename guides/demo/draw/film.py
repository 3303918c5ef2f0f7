"""A silent film of a guide: each step's picture with its title, and the narration line by line."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
from av.video.frame import PictureType
from PIL import Image

from guides.demo import script, texts
from guides.demo.films import PICTURES

from .canvas import Canvas
from .ink import AMBER, BLUE, INK, LINE, MIST, PAPER, SKY

# Slides need no more; every player can seek in it.
_RATE = 5
_TITLE, _LINE = 88, 80
_PICTURE = (736, 552)


def film(guide: texts.GuideText, target: Path, poster: Path) -> None:
    """Write the film and its poster: the first slide, whole."""
    frames = list(_slides(guide))
    frames[0][1].save(poster, quality=80, optimize=True)
    with av.open(str(target), "w", options={"movflags": "+faststart"}) as container:
        stream = container.add_stream(
            "libx264", rate=_RATE, options={"crf": "30", "preset": "veryslow", "tune": "stillimage"}
        )
        stream.width, stream.height = texts.FILM_SIZE
        stream.pix_fmt = "yuv420p"
        stream.codec_context.gop_size = _RATE * 60
        number = 0
        for cue, slide, begins_step in frames_of(frames):
            image = av.VideoFrame.from_image(slide)
            # A chapter can be jumped to where a whole picture stands.
            image.pict_type = PictureType.I if begins_step else PictureType.NONE
            for _n in range(round((cue.end - cue.start) * _RATE / 1000)):
                image.pts = number
                image.time_base = Fraction(1, _RATE)
                container.mux(stream.encode(image))
                image = av.VideoFrame.from_image(slide)
                number += 1
        container.mux(stream.encode(None))


def frames_of(
    slides: list[tuple[script.Cue, Image.Image, bool]],
) -> list[tuple[script.Cue, Image.Image, bool]]:
    """Round the cues to whole frames without letting the rounding add up."""
    step = 1000 // _RATE
    return [
        (script.Cue(round(cue.start / step) * step, round(cue.end / step) * step, cue.text), *rest)
        for cue, *rest in slides
    ]


def _slides(guide: texts.GuideText) -> Iterator[tuple[script.Cue, Image.Image, bool]]:
    for number, step in enumerate(guide.steps, start=1):
        for position, cue in enumerate(script.step_cues(step)):
            yield cue, _slide(guide, number, cue.text), position == 0


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
