"""Where the embedded index lies: a folder for each time it was built, and a file that names one.

A new generation takes the old one's place by one rename. Whoever has the old one open goes on
reading it, for its files stay on the disk until they are closed.
"""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from search.engine import Failed, Lost

POINTER = "current"
_STATE = "state.json"
_BROKEN = "broken"
_PAUSE = 0.02


class Generations:
    """The generations in `folder`; methods raise OSError where the disk does, or as they say."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> Path:
        """Return the generation that is read now; raises Lost where there is none."""
        try:
            name = (self.folder / POINTER).read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
            raise Lost("no embedded index yet") from None
        path = self.folder / name
        if not name or path.parent != self.folder or not path.is_dir():
            raise Lost("the embedded index is gone")
        if (path / _BROKEN).exists():
            raise Lost("the embedded index cannot be read")
        return path

    def begin(self) -> Path:
        """Make the folder of a generation that nobody reads yet."""
        path = self.folder / f"{time.time_ns():x}-{uuid4().hex[:6]}"
        path.mkdir(parents=True)
        return path

    def adopt(self, path: Path) -> None:
        """Let a complete generation be the one that is read, and remove all others."""
        _replace(self.folder / POINTER, path.name)
        for other in self.folder.iterdir():
            if other.is_dir() and other != path:
                shutil.rmtree(other, ignore_errors=True)

    def give_up(self, path: Path) -> None:
        """Say that a generation cannot be read, so that it is built anew."""
        with suppress(OSError):
            (path / _BROKEN).touch()

    @contextmanager
    def writing(self, patience: float) -> Iterator[None]:
        """Be the only writer among all processes; raises Failed after `patience` seconds."""
        self.folder.mkdir(parents=True, exist_ok=True)
        ends = time.monotonic() + patience
        with (self.folder / "lock").open("w") as file:
            while not _locked(file.fileno()):
                if time.monotonic() > ends:
                    raise Failed("another process is writing the embedded index")
                time.sleep(_PAUSE)
            yield


def read_state(path: Path) -> tuple[int, str]:
    """Return sequence and mark of a generation; raises Lost where they are not to be read."""
    try:
        state = json.loads((path / _STATE).read_bytes())
        return int(state["sequence"]), str(state["mark"])
    except (OSError, ValueError, KeyError, TypeError):
        raise Lost("the embedded index does not say how far it is") from None


def write_state(path: Path, sequence: int, mark: str) -> None:
    _replace(path / _STATE, json.dumps({"sequence": sequence, "mark": mark}))


def _replace(file: Path, text: str) -> None:
    draft = file.with_name(f"{file.name}.{uuid4().hex[:6]}")
    with draft.open("w", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())
    draft.replace(file)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
