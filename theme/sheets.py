"""Style sheets as pages load them: one file of tokens, base and components, put together on the way
out, so that each component has a file of its own and a reader waits for one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage, Storage

SOURCE = Path(__file__).parent / "static" / "theme"
# By sheet, what it is made of, in order; a pattern's files come in the order of their names.
SHEETS: dict[str, tuple[str, ...]] = {
    "web": ("tokens.css", "base.css", "components/**/*.css"),
    "window": ("tokens.css", "base.css", "components/**/*.css", "channels/window.css"),
    "kiosk": ("tokens.css", "channels/kiosk.css", "channels/kiosk/*.css"),
}


def sources(sheet: str) -> list[Path]:
    """Return the files a sheet is made of, in order."""
    return [file for part in SHEETS[sheet] for file in sorted(SOURCE.glob(part))]


def sheet(name: str) -> str:
    """Return a whole sheet as it is sent."""
    return "".join(file.read_text(encoding="utf-8") for file in sources(name))


class SheetFinder(BaseFinder):
    """Finds `sheets/<name>.css` for Django's static files, written anew where a source changed."""

    def find(self, path: str, find_all: bool = False, **_older: Any) -> Any:
        folder, _, file = path.partition("/")
        name = file.removesuffix(".css")
        if folder != "sheets" or file == name or name not in SHEETS:
            # Django takes None for a find.
            return []
        found = str(_write(name))
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        storage = FileSystemStorage(location=_folder().parent)
        for name in SHEETS:
            path = f"sheets/{name}.css"
            if not matches_patterns(path, ignore_patterns):
                _write(name)
                yield path, storage


def _folder() -> Path:
    folder: Path = settings.DATA_DIR / "sheets"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _write(name: str) -> Path:
    file, text = _folder() / f"{name}.css", sheet(name)
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        # Another process may be reading it.
        part = file.with_suffix(".part")
        part.write_text(text, encoding="utf-8")
        part.replace(file)
    return file
