"""A file as it was given: where it is, what its owner calls it, and all of its bytes."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from guides.exchange.tables import Unreadable

# Bytes of a file that has to be read as a whole.
_LARGEST = 50_000_000


@dataclass(frozen=True)
class File:
    """A file and the name that its owner gave it, where that is another than the path's."""

    path: Path
    name: str = ""

    @property
    def known_as(self) -> str:
        return self.name or self.path.name

    def whole(self) -> bytes:
        """Return all bytes; raises Unreadable where they are too many."""
        size = self.path.stat().st_size
        if size > _LARGEST:
            message = _("“{file}”有 {size} MB，太大了（最多 {most} MB）。请分成几个文件。")
            raise Unreadable(
                message.format(
                    file=self.known_as, size=size // 1_000_000, most=_LARGEST // 1_000_000
                )
            )
        return self.path.read_bytes()
