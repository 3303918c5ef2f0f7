"""By which programs and words a pack was made: where these change, all are made again."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
_MADE_BY = (
    "guides/bundles",
    "guides/channels",
    "guides/facts.py",
    "guides/flow.py",
    "guides/paper",
    "guides/views/kiosk.py",
    "guides/vocabulary",
    "locale",
    "search/channels/kiosk.py",
    "theme/static",
    "theme/templates/channels/kiosk",
    "theme/templates/components",
    "theme/templatetags",
)
_READ = {".py", ".html", ".css", ".js", ".po", ".csv", ".toml"}


def mark() -> str:
    """Return what stands for all of it, and for the address that the screens name."""
    told = f"{_programs()} {settings.BASE_URL} {settings.STATIC_URL}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@cache
def _programs() -> str:
    summary = hashlib.sha256()
    for file in sorted(file for name in _MADE_BY for file in _files(ROOT / name)):
        summary.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return summary.hexdigest()


def _files(place: Path) -> list[Path]:
    found = place.rglob("*") if place.is_dir() else [place]
    return [file for file in found if file.suffix in _READ and file.is_file()]
