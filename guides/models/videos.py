"""视频: a film with poster, captions per language, chapters and transcript."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtailmedia.models import AbstractMedia

from guides.vocabulary import Locale
from guides.webvtt import InvalidCaptions, check

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_CHAPTER = re.compile(r"^(?:(\d+):)?([0-5]?\d):([0-5]\d)\s+(\S.*)$")


@dataclass(frozen=True)
class ChapterMark:
    """A chapter of a video, in milliseconds."""

    title: str
    start: int
    end: int


def parse_chapters(text: str, duration: int) -> list[ChapterMark]:
    """Read lines as `0:05 标题`; each chapter ends where the next begins, the last with the video.

    `duration` is in milliseconds, 0 where it is not known. Raises ValidationError naming the line.
    """
    marks: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        match = _CHAPTER.match(line.strip())
        if match is None:
            raise ValidationError(
                _now("第 {line} 行：请写成“0:05 标题”，时间在前。").format(line=number)
            )
        hours, minutes, seconds, title = match.groups()
        start = ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000
        if marks and start <= marks[-1][0]:
            raise ValidationError(
                _now("第 {line} 行：时间要晚于上一章，请按先后排列。").format(line=number)
            )
        if duration and start >= duration:
            raise ValidationError(_now("第 {line} 行：时间超过了视频长度。").format(line=number))
        marks.append((start, title))
    ends = [start for start, _title in marks[1:]] + [duration]
    return (
        [
            ChapterMark(title, start, max(end, start))
            for (start, title), end in zip(marks, ends, strict=True)
        ]
        if marks
        else []
    )


def check_captions(file: File) -> None:
    """Refuse a file that no browser would show as captions, naming the line."""
    stored = file.closed
    file.seek(0)
    content = file.read()
    if stored:
        file.close()
    else:
        file.seek(0)
    try:
        check(content)
    except InvalidCaptions as error:
        raise ValidationError(str(error)) from error


def _captions(label: "StrPromise") -> models.FileField:
    return models.FileField(
        label,
        upload_to="captions",
        blank=True,
        validators=[FileExtensionValidator(["vtt"]), check_captions],
    )


class Video(AbstractMedia):
    """wagtailmedia's type, file, duration (seconds) and size; `thumbnail` is the poster."""

    captions_hans = _captions(_("简体中文字幕（WebVTT）"))
    captions_hant = _captions(_("繁体中文字幕（WebVTT）"))
    captions_en = _captions(_("英文字幕（WebVTT）"))
    chapters = models.TextField(
        _("章节"), blank=True, help_text=_("一行一章，时间在前，例如：0:05 准备材料")
    )
    transcript = models.TextField(_("文字稿"), blank=True)

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "duration",
        "width",
        "height",
        "thumbnail",
        "captions_hans",
        "captions_hant",
        "captions_en",
        "chapters",
        "transcript",
        "tags",
    )

    class Meta:
        verbose_name = _("视频")
        verbose_name_plural = _("视频")

    def clean(self) -> None:
        super().clean()
        try:
            self.marks()
        except ValidationError as error:
            raise ValidationError({"chapters": error.messages}) from error

    def marks(self) -> list[ChapterMark]:
        return parse_chapters(self.chapters, self.milliseconds)

    def captions(self) -> dict[Locale, models.fields.files.FieldFile]:
        files = {
            Locale.HANS: self.captions_hans,
            Locale.HANT: self.captions_hant,
            Locale.EN: self.captions_en,
        }
        return {locale: file for locale, file in files.items() if file}

    @property
    def milliseconds(self) -> int:
        return round((self.duration or 0) * 1000)
