"""The files that screens load: pictures, films, captions, styles and scripts, in checked pieces."""

import hashlib
import html
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.contrib.staticfiles import finders

from guides import published
from guides.channels import brand
from guides.media import public_path, type_of

# As much as the site answers at once of a long file; each piece is checked by itself, so that a
# film that broke off goes on where it was, and none has to fit into a kiosk's memory.
PIECE = 1 << 20
_FOLDERS = rf"media/[0-9a-f]{{16}}|brand|{settings.STATIC_URL.strip('/')}"
_NAMED = re.compile(rf"""["'\s,;(=](/(?:{_FOLDERS})/[^"'\s,)(#?&<>]+)""")
_IN_STYLES = re.compile(r"""url\(\s*["']?([^"')#?]+)""")


@dataclass(frozen=True, order=True)
class File:
    """A file by its address: its bytes are those of its pieces, one after the other."""

    path: str
    type: str
    size: int
    pieces: tuple[str, ...]

    def told(self) -> dict[str, Any]:
        return asdict(self)


def files_of(screens: Iterable[str]) -> list[File]:
    """Return the files that screens name, and those that their styles name, by address."""
    found: dict[str, File] = {}
    waiting = sorted({path for text in screens for path in _named(text)})
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        if path.startswith(brand.FOLDER):
            found[path] = _sheet(path)
        elif (place := _place(path)) is not None:
            found[path] = File(path, type_of(path), *_measured(place, place.stat().st_mtime_ns))
            if path.endswith(".css"):
                waiting += _named_in_styles(path, place)
    return sorted(found.values())


def _sheet(path: str) -> File:
    """Return the brand's colours, which lie on no disk."""
    content = brand.sheet(published.site()).encode()
    return File(path, type_of(path), len(content), (hashlib.sha256(content).hexdigest(),))


def _named(text: str) -> Iterator[str]:
    return map(unquote, _NAMED.findall(html.unescape(text)))


def _named_in_styles(path: str, place: Path) -> list[str]:
    said = _IN_STYLES.findall(place.read_text(encoding="utf-8"))
    return [
        posixpath.normpath(posixpath.join(posixpath.dirname(path), one))
        for one in said
        if not one.startswith("data:")
    ]


def _place(path: str) -> Path | None:
    """Return where a file lies on disk; None where the site would not answer it either."""
    if ".." in path.split("/"):
        return None
    if not path.startswith(settings.STATIC_URL):
        place = public_path(path.lstrip("/"))
        return place if place.is_file() else None
    name = path.removeprefix(settings.STATIC_URL)
    collected = Path(settings.STATIC_ROOT) / name
    found = str(collected) if collected.is_file() else finders.find(name)
    return Path(found) if found else None


@lru_cache(maxsize=20_000)
def _measured(place: Path, _changed: int) -> tuple[int, tuple[str, ...]]:
    size, pieces = 0, []
    with place.open("rb") as file:
        while piece := file.read(PIECE):
            size += len(piece)
            pieces.append(hashlib.sha256(piece).hexdigest())
    return size, tuple(pieces)
