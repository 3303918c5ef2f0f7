"""Published files: their address says what they hold, so they are sent once and never again.

One worker has one thread. A body in one piece is the server's to send, and a slow reader holds
nobody up; so no answer streams, and none is longer than what many readers at once may take.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import IO

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from guides import renditions
from guides.content.renditions import PICTURES, TYPES
from guides.media import public_path, type_of
from guides.models import PublishedFile

from .reading import page
from .staff import FOR_STAFF, may_see_drafts

# Of a longer file a range is answered with as much at most: players ask for the next.
PIECE = 1 << 20
# What is asked for whole, pictures and forms, comes whole up to the size the admin lets in.
WHOLE = 10 << 20
FOR_EVER = "public, max-age=31536000, immutable"
# Whatever a file holds, it cannot act on this site.
POLICY = "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'"
_SHOWN = re.compile(r"image/|video/|audio/|text/(vtt|plain)$|application/pdf$")
# As guides.media names them; no file system takes longer ones.
_NAME = re.compile(r"[\w.\-]+")
_LONGEST = 255
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


@dataclass(frozen=True)
class File:
    """A file wherever it lies, and the headers that go with every answer about it."""

    size: int
    type: str
    open: Callable[[], IO[bytes]]
    headers: dict[str, str]

    def read(self, start: int, length: int) -> bytes:
        with self.open() as file:
            file.seek(start)
            return file.read(length)


@page
def media(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """Answer with a published file, or to staff with one that waits to be published."""
    if not _NAME.fullmatch(name) or len(name.encode()) > _LONGEST:
        raise Http404
    path = f"media/{digest}/{name}"
    public = public_path(path)
    if public.is_file():
        headers = {"Cache-Control": FOR_EVER, "Access-Control-Allow-Origin": "*"}
        file = File(public.stat().st_size, type_of(name), lambda: public.open("rb"), headers)
    else:
        file = _unpublished(request, path)
    file.headers.update(_headers(file.type, f'"{digest}"'))
    return _answer(request, file)


@page
def rendition(request: HttpRequest, digest: str, width: str, format: str) -> HttpResponse:
    """Answer with a smaller copy of a published picture, or lead to the picture itself."""
    folder = public_path(f"media/{digest}/")
    pictures = [file for file in folder.glob("*.*") if type_of(file.name) in PICTURES]
    if not pictures:
        return _led_to(_waiting(request, path__startswith=f"media/{digest}/").path)
    made = renditions.make_for_reader(pictures[0], int(width), format)
    if made is None:
        return _led_to(f"media/{digest}/{pictures[0].name}")
    headers = {"Cache-Control": FOR_EVER, "Access-Control-Allow-Origin": "*"}
    file = File(made.stat().st_size, TYPES[format], lambda: made.open("rb"), headers)
    file.headers.update(_headers(file.type, f'"{digest}-{width}-{format}"'))
    return _answer(request, file)


def _led_to(path: str) -> HttpResponse:
    # Not for good: the next reader may find what this one did not.
    answer = HttpResponseRedirect(f"/{path}")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _unpublished(request: HttpRequest, path: str) -> File:
    known = _waiting(request, path=path)
    if not default_storage.exists(known.source):
        raise Http404
    opener = partial(default_storage.open, known.source)
    return File(known.size, known.type, opener, {"Cache-Control": FOR_STAFF})


def _waiting(request: HttpRequest, **wanted: str) -> PublishedFile:
    """Return what staff may see before it is public; raises Http404."""
    known = PublishedFile.objects.filter(**wanted).first() if may_see_drafts(request) else None
    if known is None:
        raise Http404
    return known


def _headers(content_type: str, etag: str) -> dict[str, str]:
    shown = bool(_SHOWN.match(content_type))
    headers = {"ETag": etag, "Accept-Ranges": "bytes"}
    headers["Content-Security-Policy"] = POLICY if shown else "default-src 'none'; sandbox"
    if not shown:
        headers["Content-Disposition"] = "attachment"
    return headers


def _answer(request: HttpRequest, file: File) -> HttpResponse:
    etag = file.headers["ETag"]
    if _matches(request.headers.get("If-None-Match", ""), etag):
        return HttpResponse(status=304, headers=file.headers)
    if request.method == "HEAD":
        length = {"Content-Length": str(file.size)}
        return HttpResponse(content_type=file.type, headers=file.headers | length)
    wanted = request.headers.get("Range", "")
    # A unit we do not know is no range to us; neither is one of another state of the file.
    if wanted.startswith("bytes=") and request.headers.get("If-Range", etag) == etag:
        return _part(file, wanted)
    if file.size > WHOLE:
        return _refused(file, _("这个文件很大，请分段下载（HTTP Range），每段最多 1 MiB。"))
    return HttpResponse(file.read(0, file.size), content_type=file.type, headers=file.headers)


def _part(file: File, wanted: str) -> HttpResponse:
    found = _range(wanted, file.size)
    if found is None:
        return _refused(file, _("下载的范围不对：只支持一段，而且要在文件之内。"))
    start, length = found
    part = {"Content-Range": f"bytes {start}-{start + length - 1}/{file.size}"}
    return HttpResponse(
        file.read(start, length), status=206, content_type=file.type, headers=file.headers | part
    )


def _range(wanted: str, size: int) -> tuple[int, int] | None:
    """Return (start, length) of the one range asked for, cut to a piece; None where it is wrong."""
    match = _RANGE.fullmatch(wanted.replace(" ", ""))
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        start, end = max(size - int(last), 0), size - 1
    else:
        start, end = int(first), min(int(last or size), size - 1)
    if start > end:
        return None
    return start, min(end - start + 1, PIECE)


def _refused(file: File, reason: str) -> HttpResponse:
    return HttpResponse(
        reason,
        status=416,
        content_type="text/plain; charset=utf-8",
        headers={
            "Content-Range": f"bytes */{file.size}",
            "Accept-Ranges": "bytes",
            "Cache-Control": "no-store",
        },
    )


def _matches(header: str, etag: str) -> bool:
    tags = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    return etag in tags or "*" in tags
