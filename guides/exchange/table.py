"""A CSV file as a header and rows, read as a stream; what cannot be read is told line by line.

Nothing is mended in silence: a row whose quotes, width or encoding are wrong comes out as a
Broken, and reading goes on with the line after the one it begins with.
"""

import csv
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext as _

# More columns than any catalogue has; above it the file is something else.
MOST_COLUMNS = 1_000
# Characters in one line, and lines in one record: a quote that never closes ends there.
LONGEST_LINE = 4_000_000
MOST_LINES = 200
# The share of characters that GB 2312 has in a text that really is one; other encodings read as
# GB 18030 fall far below.
_COMMON = 0.9
_SAMPLE = 20_000


class Unreadable(ValueError):
    """Nothing can be read from the file; the message says why and what to do."""


@dataclass(frozen=True)
class Row:
    """The cells of one record; `line` counts from 1, the header's line included."""

    line: int
    cells: list[str]


@dataclass(frozen=True)
class Broken:
    """A record that cannot be read, with the column (if one is at fault) and a remedy."""

    line: int
    value: str
    reason: str
    remedy: str
    column: str = ""


@dataclass(frozen=True)
class Table:
    path: Path
    encoding: str
    header: list[str]
    first_line: int

    def rows(self) -> Iterator[Row | Broken]:
        """Yield every record below the header but the empty ones, a line at a time."""
        with _open(self.path, self.encoding) as file:
            for record in _records(file):
                if record.line <= self.first_line or (isinstance(record, Row) and _empty(record)):
                    continue
                yield _judged(record, self.header) if isinstance(record, Row) else record


def read_table(path: Path, tick: Callable[[int], None] = lambda lines: None) -> Table:
    """Find out the encoding and header of a CSV file; raises Unreadable.

    `tick` is called with the number of lines looked at.
    """
    try:
        with path.open("rb") as file:
            begin = file.read(8)
        _refuse_other_formats(path, begin)
        encoding = _encoding(path, tick)
        with _open(path, encoding) as text:
            found = (one for one in _records(text) if isinstance(one, Broken) or not _empty(one))
            header = next(found, None)
            if header is None:
                raise Unreadable(_("“{file}”是空的。").format(file=path.name))
            if isinstance(header, Broken):
                raise Unreadable(
                    _("“{file}”的表头读不出来：{reason}").format(
                        file=path.name, reason=header.reason
                    )
                )
            table = Table(path, encoding, _names(header.cells), header.line)
            if next(found, None) is None:
                raise Unreadable(
                    _("“{file}”只有表头，没有数据行。请检查导出时是否选了数据。").format(
                        file=path.name
                    )
                )
            return table
    except OSError as error:
        raise Unreadable(
            _("打不开“{file}”：{reason}").format(file=path, reason=error.strerror or error)
        ) from None


def _refuse_other_formats(path: Path, begin: bytes) -> None:
    if begin.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        message = _("“{file}”是 Excel 文件，不是 CSV。请在 Excel 里另存为“CSV UTF-8”。")
        raise Unreadable(message.format(file=path.name))
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = _("“{file}”是 UTF-16 编码。请另存为“CSV UTF-8”。")
        raise Unreadable(message.format(file=path.name))


def _encoding(path: Path, tick: Callable[[int], None]) -> str:
    """Return utf-8-sig or gb18030; a few bad lines do not decide, they are refused one by one."""
    good, bad = _lines_that_decode(path, "utf-8-sig", tick)
    if good >= bad:
        return "utf-8-sig"
    good, bad = _lines_that_decode(path, "gb18030", tick)
    if good > bad and _is_likely(path):
        return "gb18030"
    message = _("认不出“{file}”的编码：既不是 UTF-8，也不是 GBK/GB18030。请另存为“CSV UTF-8”。")
    raise Unreadable(message.format(file=path.name))


def _lines_that_decode(path: Path, encoding: str, tick: Callable[[int], None]) -> tuple[int, int]:
    """Count the lines beyond ASCII that decode, and those that do not."""
    good = bad = 0
    with _open(path, encoding) as file:
        for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE), "")):
            if not line.isascii():
                if _is_escaped(line):
                    bad += 1
                else:
                    good += 1
            if number % 10_000 == 0:
                tick(number)
    return good, bad


def _is_likely(path: Path) -> bool:
    with _open(path, "gb18030") as file:
        sample = [character for character in file.read(_SAMPLE) if not character.isascii()]
    common = "".join(sample).encode("gb2312", errors="ignore").decode("gb2312")
    return len(common) >= _COMMON * len(sample)


def _open(path: Path, encoding: str) -> TextIO:
    return path.open(encoding=encoding, errors="surrogateescape", newline="")


def _names(cells: list[str]) -> list[str]:
    names = [cell.strip() or _("第 {n} 列").format(n=n) for n, cell in enumerate(cells, start=1)]
    if len(names) > MOST_COLUMNS:
        message = _("表头有 {count} 列，不像事项目录（最多 {most} 列）。请检查分隔符和导出的表。")
        raise Unreadable(message.format(count=len(names), most=MOST_COLUMNS))
    twice = [name for n, name in enumerate(names) if name in names[:n]]
    if twice:
        message = _("表头里“{name}”出现了不止一次。请把列名改成各不相同的。")
        raise Unreadable(message.format(name=twice[0]))
    if any(_is_escaped(name) for name in names):
        raise Unreadable(_("表头的编码和全文件不一样。请整个另存为“CSV UTF-8”。"))
    return names


def _judged(row: Row, header: list[str]) -> Row | Broken:
    cells = row.cells
    while len(cells) > len(header) and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != len(header):
        return Broken(
            row.line,
            ",".join(cells)[:80].encode(errors="replace").decode(),
            _("有 {count} 栏，表头是 {wanted} 栏").format(count=len(cells), wanted=len(header)),
            _("含逗号或换行的内容要放在双引号里；空的栏也要留逗号"),
        )
    for name, cell in zip(header, cells, strict=True):
        if cell.isprintable():
            continue
        if _is_escaped(cell):
            return Broken(
                row.line,
                cell.encode(errors="replace").decode(),
                _("这一行的编码和全文件不一样"),
                _("请把整个文件用同一种编码另存，最好是“CSV UTF-8”"),
                name,
            )
        if any(character < " " and character not in "\t\r\n" for character in cell):
            return Broken(
                row.line,
                "".join(one if one.isprintable() else "�" for one in cell),
                _("有看不见的控制字符"),
                _("请在来源系统里重新填写这一栏"),
                name,
            )
    return Row(row.line, cells)


def _records(file: TextIO) -> Iterator[Row | Broken]:
    """Yield records; after one that fails, reading goes on at the second line of it."""
    lines = _Lines(file)
    while True:
        reader = csv.reader(lines, strict=True)
        try:
            for cells in reader:
                yield Row(lines.begun, cells)
                lines.taken.clear()
            return
        except csv.Error:
            yield Broken(
                lines.begun,
                lines.taken[0][:80].strip().encode(errors="replace").decode(),
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


def _empty(row: Row) -> bool:
    return not any(cell.strip() for cell in row.cells)


def _is_escaped(text: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in text)
