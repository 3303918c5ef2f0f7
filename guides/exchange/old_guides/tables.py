"""A document's table as labels with words: pairs side by side, or a list under a header."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from .blocks import Grid

Known = Callable[[str], bool]
Cells = tuple[str, ...]
_LONGEST = 24
_NUMBERS = frozenset(("序号", "编号", "号", "No.", "NO", "№"))
# What the columns of a list are called, to the last characters.
_COLUMNS = (
    *("名称", "份数", "数量", "备注", "说明", "要求", "形式", "类型", "来源", "必要", "必需"),
    *("必须", "标准", "金额", "依据", "项目", "环节", "步骤", "内容", "时限", "渠道", "样表"),
)
_NAME = re.compile(r"[^\W\d]{1,12}(?:[（(/、][^\W\d]{1,10}[）)]?)*")


@dataclass(frozen=True)
class Piece:
    """A label and the lines beside it; without a label they belong to what stands above the table.

    `listed` are the rows of a list, which may have its own label in its header.
    """

    label: str
    lines: list[str]
    listed: bool = False


def pieces_of(grid: Grid, known: Known) -> Iterator[Piece]:
    """Yield what a table says, in order."""
    rows = list(grid.rows)
    if grid.header or _has_header(rows, known):
        names, body = rows[0], rows[1:]
        if len(body) == 1 and not grid.header and all(map(known, filter(str.strip, names))):
            # One row below its labels says what pairs say.
            yield from _pairs_below(names, body[0])
        else:
            lines = [line for row in body for line in _list(row, names)]
            yield Piece(names[0].strip() if known(names[0]) else "", lines, listed=True)
        return
    pairs = any(known(cell) for row in rows for cell in row[::2])
    for label, run in groupby(rows, lambda row: _label_of(row, pairs, known)):
        some = list(run)
        if not label:
            yield Piece("", [line for row in some for line in _list(row)])
        elif len(some) == 1:
            yield from _side_by_side(label, some[0][1:], known)
        else:
            # One label beside several rows: what stands in them is a table of its own.
            inner = [row[1:] for row in some]
            names = inner[0] if _has_header(inner, known) else ()
            body = inner[1:] if names else inner
            yield Piece(label, [line for row in body for line in _list(row, names)])


def _label_of(row: Cells, pairs: bool, known: Known) -> str:
    """Return the label in a row's first cell, empty if the row is one of a list."""
    filled = [cell for cell in row if cell.strip()]
    first = row[0].strip()
    if not first or len(first) > _LONGEST:
        return ""
    if known(first) or len(filled) < 2 or not _is_name(first):
        return first if known(first) else ""
    return first if len(row) == 2 or (pairs and len(filled) in (2, 4)) else ""


def _side_by_side(label: str, cells: Cells, known: Known) -> Iterator[Piece]:
    """Yield pairs of one row: label, text, label, text."""
    texts: list[str] = []
    for cell in cells:
        if texts and cell.strip() and len(cell) <= _LONGEST and known(cell):
            yield Piece(label, texts)
            label, texts = cell.strip(), []
        elif cell.strip():
            texts += cell.split("\n")
    yield Piece(label, texts)


def _pairs_below(names: Cells, cells: Cells) -> Iterator[Piece]:
    for name, cell in zip(names, cells, strict=False):
        if name.strip():
            yield Piece(name.strip(), cell.split("\n") if cell.strip() else [])


def _list(row: Cells, names: Cells = ()) -> list[str]:
    filled = [cell for cell in row if cell.strip()]
    if names and filled:
        return [_entry(row, names)]
    if len(filled) == 1:
        return filled[0].split("\n")
    return [" ".join(filled)] if filled else []


def _has_header(rows: list[Cells], known: Known) -> bool:
    """Tell whether the first row names the columns, and the first column no labels."""
    first = [cell.strip() for cell in rows[0]]
    if len(rows) < 2 or len(first) < 2 or len(set(first)) != len(first):
        return False
    if not all(map(_is_name, first)) or any(known(row[0]) for row in rows[1:]):
        return False
    columns = sum(cell in _NUMBERS or cell.endswith(_COLUMNS) for cell in first)
    return (columns >= 2 and columns * 2 >= len(first)) or all(map(known, first))


def _entry(row: Cells, names: Cells) -> str:
    """Return one row of a list as people write it: what it is, and in brackets the rest of it."""
    said = [
        (name.strip(), " ".join(cell.split()))
        for name, cell in zip(names, row, strict=False)
        if cell.strip()
    ]
    number = next((f"{cell}. " for name, cell in said if name in _NUMBERS), "")
    said = [(name, cell) for name, cell in said if name not in _NUMBERS]
    if not said:
        return number.strip()
    rest = "；".join(f"{name}：{cell}" for name, cell in said[1:])
    return f"{number}{said[0][1]}（{rest}）" if rest else f"{number}{said[0][1]}"


def _is_name(cell: str) -> bool:
    return bool(_NAME.fullmatch(cell.strip()))
