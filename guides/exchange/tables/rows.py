"""What every kind of table comes out as: a header, and rows or what is wrong with one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

# More columns than any catalogue has; above it the file is something else.
MOST_COLUMNS = 1_000
# A header may have titles above it, and is looked for in as many lines that are not empty.
HEADER_LINES = 10
# What a message shows of a long text.
SHOWN = 80


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


Record = Row | Broken
IsHeader = Callable[[list[str]], bool]
Tick = Callable[[int], None]


def silent(lines: int) -> None:
    """Tell nobody how many lines were looked at."""


@dataclass(frozen=True)
class Table:
    """A file that can be read. `encoding` is a name for people, empty where there is none.

    `first_line` is the header's last line, 0 where there is none; `notes` are sentences on what
    was left out of the reading.
    """

    path: Path
    form: str
    encoding: str
    header: list[str]
    first_line: int
    read: Callable[[], Iterator[Record]] = field(repr=False, compare=False)
    notes: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[Record]:
        """Yield every record below the header but the empty ones, as a stream."""
        return self.read()


def header_among(lines: Iterable[list[str]], is_header: IsHeader | None) -> int | None:
    """Return which of the first lines is the header, None when `is_header` is true for none."""
    if is_header is None:
        return None
    first = islice(lines, HEADER_LINES)
    return next((n for n, cells in enumerate(first) if is_header(cells)), None)


def names_of(cells: list[str]) -> list[str]:
    """Return the names of the columns; raises Unreadable."""
    names = [" ".join(cell.split()) or unnamed(n) for n, cell in enumerate(cells, start=1)]
    if len(names) > MOST_COLUMNS:
        message = _("表头有 {count} 列，不像事项目录（最多 {most} 列）。请检查分隔符和导出的表。")
        raise Unreadable(message.format(count=len(names), most=MOST_COLUMNS))
    twice = [name for n, name in enumerate(names) if name in names[:n]]
    if twice:
        message = _("表头里“{name}”出现了不止一次。请把列名改成各不相同的。")
        raise Unreadable(message.format(name=short(twice[0])))
    if any(map(is_escaped, names)):
        raise Unreadable(_("表头的编码和全文件不一样。请整个另存为“CSV UTF-8”。"))
    if any(map(_invisible, names)):
        raise Unreadable(_("表头里有看不见的控制字符，不像一张表。请检查文件，或者重新导出。"))
    return names


def unnamed(column: int) -> str:
    return _("第 {n} 列").format(n=column)


def checked(row: Row, header: list[str]) -> Record:
    """Return a row as wide as the header, or what is wrong with its characters."""
    for name, cell in zip(header, row.cells, strict=True):
        if cell.isprintable():
            continue
        if is_escaped(cell):
            return Broken(
                row.line,
                legible(cell),
                _("这一行的编码和全文件不一样"),
                _("请把整个文件用同一种编码另存，最好是“CSV UTF-8”"),
                name,
            )
        if _invisible(cell):
            return Broken(
                row.line,
                "".join(one if one.isprintable() else "�" for one in cell),
                _("有看不见的控制字符"),
                _("请在来源系统里重新填写这一栏"),
                name,
            )
    return row


def is_empty(row: Row) -> bool:
    return not any(cell.strip() for cell in row.cells)


def is_escaped(text: str) -> bool:
    """Tell whether a text holds bytes that its encoding does not know."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return any("\udc80" <= character <= "\udcff" for character in text)
    return False


def short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def legible(text: str) -> str:
    """Return a text without what no encoding has."""
    return text.encode(errors="replace").decode()


def empty(path: Path) -> Unreadable:
    return Unreadable(_("“{file}”是空的。").format(file=path.name))


def header_alone(path: Path) -> Unreadable:
    message = _("“{file}”只有表头，没有数据行。请检查导出时是否选了数据。")
    return Unreadable(message.format(file=path.name))


def below(line: int, above: int) -> list[str]:
    """Return the note that lines above the header were left out, if there are any."""
    message = _("表头在第 {line} 行，上面的 {above} 行没有读。")
    return [message.format(line=line, above=above)] if above else []


def _invisible(text: str) -> bool:
    return any(
        (one < " " and one not in "\t\r\n")
        or "\ud800" <= one <= "\udfff"
        or "\ufffe" <= one <= "\uffff"
        for one in text
    )
