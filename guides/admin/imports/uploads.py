"""Uploads that go straight to the data folder, a piece at a time, and end at a limit."""

import tempfile
from pathlib import Path, PurePath
from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from guides import jobs

# All files of one form together, in MB.
LIMIT = 300


class IncomingFile(TemporaryUploadedFile):
    """A file in the folder of uploads, which a job takes over by renaming it."""

    def __init__(self, name: str, content_type: str | None) -> None:
        # Readers tell the kind of a file by the end of its name.
        file = tempfile.NamedTemporaryFile(dir=jobs.incoming(), suffix=suffix_of(name))  # noqa: SIM115
        UploadedFile.__init__(self, file, name, content_type or "", 0, None)

    @property
    def path(self) -> Path:
        """Where it lies until it is closed or moved."""
        return Path(self.temporary_file_path())

    def move_to(self, target: Path) -> None:
        self.flush()
        self.path.replace(target)


class Incoming(FileUploadHandler):
    """Writes what comes; above the limit, or where the disk is full, the rest is let pass by.

    `refused` then says which, and what was typed beside the file is still read.
    """

    refused = ""
    file: IncomingFile

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self._size = 0

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        super().new_file(field_name, file_name, *args, **kwargs)
        self.file = IncomingFile(self.file_name or "", self.content_type)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._size += len(raw_data)
        if self._size > LIMIT * 1024 * 1024:
            self._give_up("limit")
        try:
            self.file.write(raw_data)
        except OSError:
            self._give_up("disk")

    def file_complete(self, file_size: int) -> IncomingFile:
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        if hasattr(self, "file"):
            self.file.close()

    def _give_up(self, why: str) -> None:
        self.refused = why
        self.file.close()
        raise SkipFile


def suffix_of(name: str) -> str:
    """Return the end of a file's name in small letters, or nothing where it is no plain one."""
    suffix = PurePath(name).suffix.lower()
    return suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= 6 else ""
