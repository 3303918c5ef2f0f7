"""What a film shows and says, and when: slides, captions, chapters and transcript.

Slides last whole seconds, so that a chapter begins where a slide does. Cues are in milliseconds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from guides.localize import traditional
from guides.vocabulary import Locale
from guides.webvtt import Cue, written

from .lines import lines_of

# Characters a second that people read without hurry.
READING = 5
# Seconds that a slide stays, and lines that stand on it.
SHORTEST, LONGEST = 4, 8
LINES = 2
# Milliseconds that a caption stays at least.
BRIEFEST = 1_200


@dataclass(frozen=True)
class Said:
    """A step as the film tells it: words with their facts filled in."""

    title: str
    words: str


@dataclass(frozen=True)
class Slide:
    """One still; `step` counts from 0, `begins` and `seconds` are in seconds."""

    step: int
    begins: int
    seconds: int
    lines: tuple[str, ...]
    opens: bool


@dataclass(frozen=True)
class Script:
    steps: tuple[Said, ...]
    slides: tuple[Slide, ...]

    @property
    def seconds(self) -> int:
        return self.slides[-1].begins + self.slides[-1].seconds if self.slides else 0

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        return tuple(cue for slide in self.slides for cue in _cues(slide))

    @property
    def chapters(self) -> str:
        """One line a step, as `0:12 标题`."""
        opening = [slide for slide in self.slides if slide.opens]
        return "\n".join(
            f"{slide.begins // 60}:{slide.begins % 60:02} {self.steps[slide.step].title}"
            for slide in opening
        )

    @property
    def transcript(self) -> str:
        """All that the film says, step by step."""
        told = []
        for step in self.steps:
            words = [line.strip().removeprefix("- ") for line in step.words.splitlines()]
            told.append("\n".join([step.title, *filter(None, words)]))
        return "\n\n".join(told)

    def captions(self, locale: Locale) -> str:
        """Return the film's WebVTT in simplified or traditional characters."""
        hant = locale == Locale.HANT
        return written(
            Cue(cue.start, cue.end, traditional(cue.text) if hant else cue.text)
            for cue in self.cues
        )


def script_of(steps: Iterable[Said]) -> Script:
    """Return the film of steps in order; each is a chapter of as many slides as its words need."""
    said = tuple(steps)
    slides: list[Slide] = []
    begins = 0
    for number, step in enumerate(said):
        for index, lines in enumerate(_shared_out(lines_of(step.words))):
            seconds = min(max(-(-sum(map(len, lines)) // READING), SHORTEST), LONGEST)
            slides.append(Slide(number, begins, seconds, lines, opens=index == 0))
            begins += seconds
    return Script(said, tuple(slides))


def _shared_out(lines: list[str]) -> list[tuple[str, ...]]:
    """Return the lines of each slide, as even as they go; a step without words has one slide."""
    count = max(-(-len(lines) // LINES), 1)
    bounds = [len(lines) * n // count for n in range(count + 1)]
    return [tuple(lines[a:b]) for a, b in pairwise(bounds)]


def _cues(slide: Slide) -> list[Cue]:
    """Share a slide's time among its lines by length, none below `BRIEFEST`."""
    length, count = slide.seconds * 1000, len(slide.lines)
    letters = sum(map(len, slide.lines))
    cues = []
    start = slide.begins * 1000
    for line in slide.lines:
        share = BRIEFEST + (length - BRIEFEST * count) * len(line) // letters
        cues.append(Cue(start, start + share, line))
        start += share
    if cues:
        # What rounding left over.
        cues[-1] = Cue(cues[-1].start, (slide.begins + slide.seconds) * 1000, cues[-1].text)
    return cues
