"""A CSV file as a header and rows, read as a stream.

Nothing is mended in silence: a row whose quotes, width or encoding are wrong comes out as a
Broken, and reading goes on with the line after the one it begins with.
"""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext as _

from .encoding import LONGEST_LINE, NAMES, codec_of, opened
from .neutral import plain
from .rows import (
    HEADER_LINES,
    Broken,
    IsHeader,
    Record,
    Row,
    Table,
    Tick,
    Unreadable,
    below,
    checked,
    empty,
    header_alone,
    header_among,
    is_empty,
    legible,
    names_of,
)

# Lines in one record: a quote that never closes ends there.
MOST_LINES = 1_000
SEPARATORS = {",": "逗号", ";": "分号", "\t": "制表符"}


def read_csv(path: Path, tick: Tick, is_header: IsHeader | None) -> Table:
    """Find out encoding, separator and header; raises Unreadable, OSError."""
    codec = codec_of(path, tick)
    found = [_head(path, codec, separator, is_header) for separator in SEPARATORS]
    # The first of those that do equally well.
    head = max(found, key=lambda one: one.fit)
    if head.header is None:
        raise empty(path)
    if isinstance(head.header, Broken):
        message = _("“{file}”的表头读不出来：{reason}")
        raise Unreadable(message.format(file=path.name, reason=head.header.reason))
    if head.alone:
        raise header_alone(path)
    header = names_of([plain(cell) for cell in head.header.cells])
    line = head.header.line
    rows = partial(_rows, path, codec, head.separator, header, line)
    return Table(path, "CSV", NAMES[codec], header, line, rows, below(line, head.above))


@dataclass(frozen=True)
class _Head:
    """The header as one separator gives it.

    `fit` is whether it is known, how many of the lines after it are as wide, and how wide it is.
    """

    separator: str
    header: Record | None
    above: int = 0
    fit: tuple[bool, int, int] = (False, 0, 0)
    alone: bool = False


def _head(path: Path, codec: str, separator: str, is_header: IsHeader | None) -> _Head:
    with opened(path, codec) as file:
        filled = (
            one for one in _records(file, separator) if isinstance(one, Broken) or not is_empty(one)
        )
        lines = list(islice(filled, HEADER_LINES))
        if not lines:
            return _Head(separator, None)
        cells = [[] if isinstance(one, Broken) else _stripped(one) for one in lines]
        known = header_among(cells, is_header)
        above = known or 0
        alone = above + 1 == len(lines) and next(filled, None) is None
        # One cell may be a whole line whose separator is another.
        width = len(cells[above]) if len(cells[above]) > 1 else 0
        alike = sum(len(one) == width > 0 for one in cells[above + 1 :])
        fit = (known is not None, alike, width)
        return _Head(separator, lines[above], above, fit, alone)


def _stripped(row: Row) -> list[str]:
    return [" ".join(plain(cell).split()) for cell in row.cells]


def _rows(
    path: Path, codec: str, separator: str, header: list[str], first: int
) -> Iterator[Record]:
    with opened(path, codec) as file:
        for record in _records(file, separator):
            if record.line <= first:
                continue
            if isinstance(record, Broken):
                yield record
            elif not is_empty(record):
                yield _judged(record, header, separator)


def _judged(row: Row, header: list[str], separator: str) -> Record:
    cells = row.cells
    while len(cells) > len(header) and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != len(header):
        return Broken(
            row.line,
            legible(separator.join(cells)[:80]),
            _("有 {count} 栏，表头是 {wanted} 栏").format(count=len(cells), wanted=len(header)),
            _("含{separator}或换行的内容要放在双引号里；空的栏也要留{separator}").format(
                separator=SEPARATORS[separator]
            ),
        )
    return checked(Row(row.line, [plain(cell) for cell in cells]), header)


def _records(file: TextIO, separator: str) -> Iterator[Record]:
    """Yield records; after one that fails, reading goes on at the second line of it."""
    lines = _Lines(file)
    while True:
        reader = csv.reader(lines, delimiter=separator, strict=True)
        try:
            for cells in reader:
                yield Row(lines.begun, cells)
                lines.taken.clear()
            return
        except csv.Error:
            yield Broken(
                lines.begun,
                legible(lines.taken[0][:80].strip()),
                _("双引号没有成对，或者一栏太长"),
                _("用双引号括起来的内容里，双引号要写两遍"),
            )
            lines.back()


class _Lines:
    """Lines one by one, with those of the record at hand remembered."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._waiting: deque[str] = deque()
        self._next = 1
        self.taken: list[str] = []

    @property
    def begun(self) -> int:
        """The number of the line that the record at hand begins with."""
        return self._next - len(self.taken)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._file.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self._next += 1
        self.taken.append(line)
        if len(line) == LONGEST_LINE or len(self.taken) > MOST_LINES:
            raise csv.Error
        return line

    def back(self) -> None:
        """Give the lines back that came after the first of the record at hand."""
        again = self.taken[1:]
        self._waiting.extendleft(reversed(again))
        self._next -= len(again)
        self.taken.clear()
