"""A guide's film in another language than Chinese: what it says, told from its own captions."""

from collections.abc import Iterable
from typing import Any

from guides import webvtt
from guides.content import Video
from guides.localize import traditional_payload
from guides.models import Video as VideoModel
from guides.vocabulary import Locale


def film_in(
    locale: Locale, film: Video, model: VideoModel, title: str, steps: Iterable[Any]
) -> Video:
    """Return a guide's film with its words in a language.

    A film is Chinese and has but captions in other languages: its transcript is what these say,
    its chapters are called as the steps that show them, it as the guide. Without captions the
    words stay Chinese.
    """
    if locale == Locale.HANS:
        return film
    if locale == Locale.HANT:
        film = traditional_payload(film)
    captions = model.captions().get(locale)
    if captions is None:
        return film
    with captions.open("rb") as file:
        cues = webvtt.read(file.read().decode("utf-8-sig"))
    titles = {block.value["clip"]["chapter"]: block.value["title"] for block in steps}
    chapters = tuple(
        chapter.model_copy(update={"title": titles.get(number) or chapter.title})
        for number, chapter in enumerate(film.chapters, start=1)
    )
    said = [
        " ".join(cue.text for cue in cues if chapter.start <= cue.start < chapter.end)
        for chapter in chapters
    ] or [" ".join(cue.text for cue in cues)]
    update = {"title": title, "chapters": chapters, "transcript": "\n".join(filter(None, said))}
    return film.model_copy(update=update)
