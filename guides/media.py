"""Published copies of uploads, named by what they hold, so that an old revision shows what it did.

A file is described (measured and remembered) whenever a guide is assembled, and copied to the
public folder only when it is published.
"""

import hashlib
import mimetypes
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, TypeVar

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from . import pictures, renditions
from .content import Content, Media, Picture
from .content.renditions import PICTURES
from .models import PublishedFile
from .uploads import shown_name

_CHUNK = 1 << 20
_NESTED = (Content, tuple)
_Named = TypeVar("_Named", Media, Picture)


def describe(uploads: Iterable[tuple[str, int | None, int | None]]) -> dict[str, Media]:
    """Return a Media for each (storage name, width, height), measuring only what is new."""
    wanted = {name: (width, height) for name, width, height in uploads if name}
    known = (
        {one.upload: one for one in PublishedFile.objects.filter(upload__in=list(wanted))}
        if wanted
        else {}
    )
    for name, (width, height) in wanted.items():
        if name not in known:
            known[name] = _measure(name, width, height)
    return {name: _media(one) for name, one in known.items()}


def publish(payload: Content) -> None:
    """Copy every file that a payload names to the public folder; what is there stays as it is."""
    missing = [media for media in named_media(payload) if not public_path(media.path).exists()]
    if not missing:
        return
    known = PublishedFile.objects.filter(path__in=[media.path for media in missing])
    sources = {one.path: one.source for one in known}
    for media in missing:
        _copy(sources[media.path], public_path(media.path))
    shown = {picture.media.path for picture in _named(payload, Picture)}
    renditions.make_soon([public_path(one.path) for one in missing if one.path in shown])


def keep(path: str, content: bytes) -> None:
    """Put what the site itself has made among the published files."""
    with _beside(public_path(path)) as file:
        file.write(content)


def named_media(value: Content) -> list[Media]:
    """Return every Media anywhere in a payload."""
    return list(_named(value, Media))


def public_path(path: str) -> Path:
    """Return where the public copy of `media/<16 hex>/<name>` lies on disk."""
    return Path(settings.PUBLISHED_MEDIA_ROOT) / path.removeprefix("media/")


def _named(value: Any, kind: type[_Named]) -> Iterator[_Named]:
    if isinstance(value, kind):
        yield value
        return
    if isinstance(value, Content):
        value = tuple(value.__dict__.values())
    if isinstance(value, tuple):
        for part in value:
            if part and isinstance(part, _NESTED):
                yield from _named(part, kind)


def _measure(name: str, width: int | None, height: int | None) -> PublishedFile:
    cleaned = ""
    if type_of(name) in PICTURES:
        cleaned, width, height = _cleaned(name, width, height)
    digest, size = _digest(cleaned or name)
    shown = file_name(shown_name(name))
    measured, _created = PublishedFile.objects.get_or_create(
        upload=name,
        defaults={
            "path": f"media/{digest[:16]}/{shown}",
            "cleaned": cleaned,
            "digest": digest,
            "size": size,
            "type": type_of(name),
            "name": shown,
            "width": width,
            "height": height,
        },
    )
    return measured


def _cleaned(
    name: str, width: int | None, height: int | None
) -> tuple[str, int | None, int | None]:
    """Return where a picture lies that says nothing but itself, empty if it does so; its size."""
    with default_storage.open(name) as file:
        content = file.read()
    try:
        clean = pictures.clean(content)
    except pictures.Unreadable:
        return "", width, height
    if clean.content == content:
        return "", clean.width, clean.height
    # Kept: another version of Pillow would write other bytes, and these are what was measured.
    saved = default_storage.save(f"cleaned/{shown_name(name)}", ContentFile(clean.content))
    return saved, clean.width, clean.height


def _digest(name: str) -> tuple[str, int]:
    summary = hashlib.sha256()
    size = 0
    with default_storage.open(name) as file:
        while chunk := file.read(_CHUNK):
            summary.update(chunk)
            size += len(chunk)
    return summary.hexdigest(), size


def type_of(name: str) -> str:
    """Return the media type of a file by its name."""
    if name.endswith(".vtt"):
        return "text/vtt"
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def file_name(words: str) -> str:
    """Return words as a file may be called everywhere; of long ones the end stays."""
    return re.sub(r"[^\w.]+", "-", words)[-120:]


def _media(one: PublishedFile) -> Media:
    return Media(
        path=one.path,
        digest=one.digest,
        size=one.size,
        type=one.type,
        name=one.name,
        width=one.width,
        height=one.height,
    )


def _copy(upload: str, target: Path) -> None:
    with _beside(target) as copy, default_storage.open(upload) as file:
        while chunk := file.read(_CHUNK):
            copy.write(chunk)


@contextmanager
def _beside(target: Path) -> Iterator[IO[bytes]]:
    """Give a file to write that becomes `target` when it is whole: no reader meets half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, delete=False) as copy:
        yield copy
    beside = Path(copy.name)
    beside.chmod(0o444)
    beside.replace(target)
