"""Steps and their three faces as published data."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from guides import media
from guides.content import (
    Branch,
    Callout,
    Captions,
    Chapter,
    Clip,
    Limit,
    Media,
    Picture,
    Step,
    Video,
)
from guides.facts import EmptyToken, Facts, UnknownToken, render
from guides.models import Video as VideoModel
from guides.vocabulary import Actor

# What stands in a draft where the editor has not written yet; hindrances keep it from readers.
UNWRITTEN = "……"


# What is no words in a step: a translation has it as its source does now.
_FACTS = ("actor", "duration", "hands_in", "clip")


class StepBlock(NamedTuple):
    """One step as an editor wrote it."""

    id: Any
    value: Mapping[str, Any]


def translated_steps(blocks: Iterable[Any], source: Iterable[Any]) -> list[StepBlock]:
    """Return a translation's steps with the times, materials and clips of the source's."""
    known = {str(block.id): block.value for block in source}
    return [
        StepBlock(
            block.id,
            {
                **block.value,
                **{name: known.get(str(block.id), block.value)[name] for name in _FACTS},
            },
        )
        for block in blocks
    ]


class Words:
    """Renders the fact tokens in a page's words; a token that stands for nothing stays as it is."""

    def __init__(self, facts: Facts, others: Mapping[str, Facts]) -> None:
        self.facts = facts
        self.others = others

    def __call__(self, text: str | None) -> str:
        try:
            return render((text or "").strip(), self.facts, self.others)
        except (UnknownToken, EmptyToken):
            return (text or "").strip()


class Files:
    """The pictures and films of one page, measured together."""

    def __init__(self, steps: Iterable[Any], videos: Iterable[VideoModel | None]) -> None:
        uploads: list[tuple[str, int | None, int | None]] = []
        for block in steps:
            image = block.value["picture"]["image"]
            if image is not None:
                uploads.append((image.file.name, image.width, image.height))
            uploads += self._of(block.value["clip"]["video"])
        for video in videos:
            uploads += self._of(video)
        self.known = media.describe(uploads)

    def __getitem__(self, name: str) -> Media:
        return self.known[name]

    def video(self, video: VideoModel) -> Video:
        return Video(
            media=self[str(video.file.name)],
            title=video.title,
            duration=video.milliseconds,
            poster=self[str(video.thumbnail.name)] if video.thumbnail else None,
            captions=tuple(
                Captions(locale=locale, media=self[str(file.name)])
                for locale, file in video.captions().items()
            ),
            chapters=tuple(
                Chapter(title=mark.title, start=mark.start, end=mark.end) for mark in video.marks()
            ),
            transcript=video.transcript.strip(),
        )

    @staticmethod
    def _of(video: VideoModel | None) -> list[tuple[str, int | None, int | None]]:
        if video is None:
            return []
        captions = [(file.name, None, None) for file in video.captions().values()]
        return [
            (video.file.name, video.width, video.height),
            (video.thumbnail.name, None, None),
            *captions,
        ]


def steps_of(
    blocks: Iterable[Any], words: Words, files: Files, film: Video | None
) -> tuple[Step, ...]:
    """Return a page's steps in order; `film` is the guide's video, whose chapters clips name."""
    return tuple(
        _step(number, block, words, files, film) for number, block in enumerate(blocks, start=1)
    )


def _step(number: int, block: Any, words: Words, files: Files, film: Video | None) -> Step:
    value = block.value
    duration = value["duration"]
    known = duration["length"] is not None and duration["unit"]
    return Step(
        id=str(block.id),
        number=number,
        title=words(value["title"]) or UNWRITTEN,
        actor=value["actor"] or Actor.APPLICANT,
        where=words(value["where"]),
        duration=Limit(value=duration["length"], unit=duration["unit"]) if known else None,
        hands_in=tuple(one.value.code for one in value["hands_in"] if one.value),
        words=words(value["words"]) or UNWRITTEN,
        picture=_picture(value["picture"], words, files),
        clip=_clip(value["clip"], files, film),
        branches=tuple(
            Branch(
                condition=words(one.value["condition"]) or UNWRITTEN,
                outcome=words(one.value["outcome"]),
                to=one.value["to"],
            )
            for one in value["branches"]
        ),
    )


def _picture(value: Any, words: Words, files: Files) -> Picture | None:
    if value["image"] is None:
        return None
    return Picture(
        media=files[value["image"].file.name],
        alt=words(value["alt"]) or UNWRITTEN,
        callouts=tuple(
            Callout(
                number=number, x=one.value["x"], y=one.value["y"], text=words(one.value["text"])
            )
            for number, one in enumerate(value["callouts"], start=1)
        ),
    )


def _clip(value: Any, files: Files, film: Video | None) -> Clip | None:
    if value["video"] is not None:
        return Clip(video=files.video(value["video"]))
    chapter = value["chapter"]
    if chapter is None or film is None or chapter > len(film.chapters):
        return None
    mark = film.chapters[chapter - 1]
    return Clip(start=mark.start, end=mark.end or None)
