"""Sheets into files: one PDF while that is handy, else several in a ZIP."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from django.utils.translation import gettext as _

from guides import media
from guides.paper import booklet, typeset
from guides.paper.booklet import Booklet
from guides.paper.sheet import Sheet
from guides.vocabulary import SheetKind

from .wanted import Wanted

# Sheets in one PDF: printers choke on more, and memory stays flat.
IN_ONE = 100


@dataclass(frozen=True)
class Set:
    """A wanted sheet with what it says."""

    wanted: Wanted
    sheet: Sheet


@dataclass(frozen=True)
class File:
    """A PDF by its name, and how many sheets are in it."""

    name: str
    content: bytes
    sheets: int


def press(sets: Iterable[Set], *, apart: bool) -> Iterator[File]:
    """Set sheets, those of one kind and size together, or each `apart`; raises CannotBeSet."""
    several = sorted(sets, key=_kind)
    for number, chunk in enumerate(_chunks(several, 1 if apart else IN_ONE), 1):
        content = _pdf([one.sheet for one in chunk])
        yield File(_name(chunk[0], number, apart), content, len(chunk))


def write(files: Iterator[File], folder: Path, told: Callable[[int], None]) -> Path | None:
    """Write files into a folder, as one PDF or as a ZIP of them, and return which it is.

    `told` is given how many sheets are set. None where there is nothing to write.
    """
    first = next(files, None)
    if first is None:
        return None
    told(first.sheets)
    second = next(files, None)
    if second is None:
        path = folder / "sheets.pdf"
        path.write_bytes(first.content)
        return path
    path = folder / "sheets.zip"
    done = first.sheets
    # PDFs are compressed already.
    with ZipFile(path, "w", ZIP_STORED) as archive:
        archive.writestr(first.name, first.content)
        for file in (second, *files):
            archive.writestr(file.name, file.content)
            done += file.sheets
            told(done)
    return path


def _pdf(sheets: list[Sheet]) -> bytes:
    if isinstance(sheets[0], Booklet):
        # A book each, of many pages and maybe folded.
        return booklet.pdf(sheets[0])
    return typeset.pdf(sheets[0].template, [one.data for one in sheets])


def _kind(one: Set) -> tuple[str, str, str]:
    return (one.wanted.sheet, one.wanted.size, one.sheet.template)


def _chunks(several: list[Set], size: int) -> Iterator[list[Set]]:
    for _kind_of, group in groupby(several, _kind):
        chunk: list[Set] = []
        for one in group:
            chunk.append(one)
            if len(chunk) == size or one.wanted.sheet == SheetKind.BOOKLET:
                yield chunk
                chunk = []
        if chunk:
            yield chunk


def _name(first: Set, number: int, apart: bool) -> str:
    wanted = first.wanted
    parts = [str(wanted.sheet.label), wanted.size]
    if apart:
        # What a shelf of files is sorted and found by.
        parts = [first.sheet.title[:40], *parts, wanted.locale.value]
        parts += [_("大字")] * wanted.large + [one.placement for one in wanted.parts[:1]]
    return media.file_name(f"{number:03}-{'-'.join(filter(None, parts))}.pdf")
