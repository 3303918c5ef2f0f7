"""Adds the drawn pictures and the films to guides that are there already."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.core.files import File
from django.core.files.images import ImageFile
from wagtail.images.models import Image

from guides import renditions
from guides.models import GuidePage, Item, Video
from guides.vocabulary import Locale

from . import script, texts
from .indexed import writing
from .pages import known_guides, step_id
from .things import SOURCE

PICTURES = texts.MEDIA / "pictures"
FILMS = texts.MEDIA / "films"
CHANGE_NOTE = "补上图例和视频"


@renditions.left_to_readers()
def load_media(say: Callable[[str], None]) -> int:
    """Add pictures and film to each guide, a transaction each; return to how many."""
    pages = known_guides()
    done = 0
    for guide in texts.guides():
        page = pages.get(guide.key)
        if page is None or not page.live or not guide.drawn or _has_media(guide):
            continue
        with writing(CHANGE_NOTE) as written:
            _add(guide, page)
            written.append(page)
        done += 1
        say(f"已补上图例和视频：{guide.title}")
    return done


@cache
def callouts() -> dict[str, list[tuple[int, int]]]:
    """Return where each picture's call-outs point, in thousandths, by the picture's file."""
    found: dict[str, list[tuple[int, int]]] = json.loads(
        (texts.MEDIA / "callouts.json").read_text()
    )
    return found


def captions_file(video: texts.VideoText, locale: Locale) -> str:
    """Return the name of a film's captions in a language."""
    written = video.captions[Locale.HANS]
    return written if locale == Locale.HANS else f"{Path(written).stem}.{locale}.vtt"


def _has_media(guide: texts.GuideText) -> bool:
    titles = [_title(guide, step) for step in guide.steps if step.picture]
    return bool(Image.objects.filter(title__in=titles).exists())


def _add(guide: texts.GuideText, page: GuidePage) -> None:
    """Publish the live words with the media, and keep an editor's newer draft as a draft."""
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    codes = {source_id: item.code for source_id, item in Item.objects.by_source(SOURCE).items()}
    images = {
        step.id: _image(_title(guide, step), step.picture.file)
        for step in guide.steps
        if step.picture
    }
    video = _video(guide, guide.video) if guide.video else None
    for version in (page, draft) if draft else (page,):
        _put(guide, version, images, video, codes)
    page.change_note = CHANGE_NOTE
    page.save_revision().publish()
    if draft:
        draft.save_revision()


def _put(
    guide: texts.GuideText,
    page: GuidePage,
    images: dict[str, Image],
    video: Video | None,
    codes: dict[str, str],
) -> None:
    page.has_pictured = True
    if video is not None:
        page.has_video, page.video = True, video
    blocks = {str(block.id): block.value for block in page.steps}
    for number, step in enumerate(guide.steps, start=1):
        value = blocks.get(step_id(guide.key, step.id))
        if value is None:
            # An editor took this step out in the meantime.
            continue
        if video is not None and step.clip:
            value["clip"]["chapter"] = number
        if step.picture:
            picture = value["picture"]
            picture["image"] = images[step.id]
            picture["alt"] = texts.with_codes(step.picture.alt, codes)
            picture["callouts"] = picture.block.child_blocks["callouts"].normalize(
                [
                    ("callout", {"x": x, "y": y, "text": texts.with_codes(one.text, codes)})
                    for one, (x, y) in zip(
                        step.picture.callouts, callouts()[step.picture.file], strict=True
                    )
                ]
            )


def _title(guide: texts.GuideText, step: texts.StepText) -> str:
    return f"{guide.title}：{step.title}"


def _image(title: str, name: str) -> Image:
    with (PICTURES / name).open("rb") as content:
        return Image.objects.create(title=title, file=ImageFile(content, name=name))


def _video(guide: texts.GuideText, text: texts.VideoText) -> Video:
    files = {
        "file": FILMS / text.file,
        "thumbnail": FILMS / text.poster,
        "captions_hans": FILMS / captions_file(text, Locale.HANS),
        "captions_hant": FILMS / captions_file(text, Locale.HANT),
    }
    if texts.guide_words(guide):
        files["captions_en"] = FILMS / captions_file(text, Locale.EN)
    video = Video(
        title=text.title,
        type="video",
        duration=script.duration(guide) / 1000,
        width=texts.FILM_SIZE[0],
        height=texts.FILM_SIZE[1],
        chapters=script.chapters(guide),
        transcript=script.transcript(guide),
    )
    opened = {name: file.open("rb") for name, file in files.items()}
    try:
        for name, content in opened.items():
            setattr(video, name, File(content, name=files[name].name))
        video.full_clean()
        video.save()
    finally:
        for content in opened.values():
            content.close()
    return video
