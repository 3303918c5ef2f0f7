"""What the demo has made ready in its data folder, so that a later start need not look again.

Needs nothing but Python: a start that finds all as it was loads no Django before it serves.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Self

FILE = "demo.json"
SECRETS = "secrets.json"
DATABASE = "db.sqlite3"
# What preparation depends on: programs, templates, styles, texts, settings and packages.
SOURCES = ("uv.lock", "manage.py", "guides", "search", "theme", "locale", "site/config")


@dataclass(frozen=True)
class Prepared:
    """The data folder as the last complete preparation left it."""

    fingerprint: str
    # Digests, for both hold secrets.
    database: str
    secrets: str
    guide: str = ""
    media: bool = False

    @classmethod
    def read(cls, data: Path) -> Self | None:
        try:
            return cls(**json.loads((data / FILE).read_text()))
        except (OSError, ValueError, TypeError):
            return None

    def write(self, data: Path) -> None:
        draft = data / f"{FILE}.draft"
        draft.write_text(json.dumps(asdict(self)))
        draft.replace(data / FILE)

    def with_media(self) -> Self:
        return replace(self, media=True)

    def holds(self, root: Path, data: Path, database: str) -> bool:
        """Whether code, secrets and database (its address, or nothing) are as they were."""
        return (
            self.database == digest(database)
            and (bool(database) or (data / DATABASE).exists())
            and self.secrets == digest_of_file(data / SECRETS)
            and self.fingerprint == fingerprint(root)
        )


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def digest_of_file(file: Path) -> str:
    return digest(file.read_text()) if file.exists() else ""


def fingerprint(root: Path) -> str:
    """Return a digest of the names, sizes and times of all files that preparation reads."""
    digest = hashlib.sha256()
    for file in _files(root):
        state = file.stat()
        digest.update(f"{file}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        source = root / name
        if source.is_file():
            yield source
        for folder, folders, files in os.walk(source):
            folders[:] = sorted(set(folders) - {"__pycache__"})
            # Compiled texts are made by the preparation itself.
            yield from (Path(folder, file) for file in sorted(files) if not file.endswith(".mo"))
