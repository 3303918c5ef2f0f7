"""What a guide's silent film says and when: captions, chapters and transcript from its steps.

Times are in milliseconds from the film's beginning.
"""

from collections.abc import Iterator

from guides.localize import traditional
from guides.vocabulary import Locale
from guides.webvtt import Cue, stamp

from .texts import GuideText, StepText, guide_words

# How many characters a second people read without hurry.
READING_SPEED = 5


def cues(guide: GuideText) -> list[Cue]:
    """Return the lines of narration in order; a step's time is shared by length of line."""
    return [cue for step in guide.steps for cue in step_cues(step)]


def step_cues(step: StepText) -> Iterator[Cue]:
    if step.clip is None:
        return
    whole = sum(map(len, step.narration))
    length = step.clip.end - step.clip.start
    said = 0
    for line in step.narration:
        begins = step.clip.start + length * said // whole
        said += len(line)
        yield Cue(begins, step.clip.start + length * said // whole, line)


def duration(guide: GuideText) -> int:
    return max((step.clip.end for step in guide.steps if step.clip), default=0)


def chapters(guide: GuideText) -> str:
    """Return one line a step, as `0:12 标题`."""
    return "\n".join(
        f"{step.clip.start // 60_000}:{step.clip.start // 1000 % 60:02} {step.title}"
        for step in guide.steps
        if step.clip
    )


def transcript(guide: GuideText) -> str:
    """Return all that the film says, a paragraph a step."""
    return "\n".join(f"{step.title}。{''.join(step.narration)}" for step in guide.steps)


def captions(guide: GuideText, locale: Locale) -> str:
    """Return the film's WebVTT in a language; what lacks English words stays as it is.

    The film shows its lines in Chinese as well: those of other languages come and go with them.
    """
    words = guide_words(guide) if locale == Locale.EN else {}
    lines = ["WEBVTT", ""]
    for number, cue in enumerate(cues(guide), start=1):
        text = traditional(cue.text) if locale == Locale.HANT else cue.text
        text = words.get(text, text) if locale == Locale.EN else text
        lines += [str(number), f"{stamp(cue.start)} --> {stamp(cue.end)}", text, ""]
    return "\n".join(lines)
