"""Where editors' uploads lie: under names that are never given twice.

What a file holds is measured once and remembered under its name; a name that came back with other
contents would bring the old ones back to readers.
"""

import re
from pathlib import PurePosixPath

from django.core.files.storage import FileSystemStorage

_SUFFIX = re.compile(r"_[A-Za-z0-9]{7}(?=\.[^.]+$|$)")


class NeverReused(FileSystemStorage):
    """Django's storage on disk, with its random suffix on every name."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        path = PurePosixPath(name)
        marked = str(path.with_name(self.get_alternative_name(path.stem, path.suffix)))
        return super().get_available_name(marked, max_length)


def shown_name(name: str) -> str:
    """Return a file's name as its editor knows it, without folder and suffix."""
    return _SUFFIX.sub("", PurePosixPath(name).name, count=1)
