"""What a written document is made of, whatever its format: titles, paragraphs, pairs, tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Title:
    """A heading; `level` counts from 1, the whole document's. `line` counts from 1."""

    line: int
    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph or list item; `lead` is what stands bold at its beginning."""

    line: int
    text: str
    lead: str = ""


@dataclass(frozen=True)
class Pair:
    """A label and its texts that the document itself puts side by side, as dt and dd."""

    line: int
    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table, row by row; `header` tells that the document marks the first row as names."""

    line: int
    rows: tuple[tuple[str, ...], ...]
    header: bool = False


Block = Title | Paragraph | Pair | Grid


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield all words of some blocks, a line each; the cells of a row stand in one."""
    for block in blocks:
        if isinstance(block, Title | Paragraph):
            yield block.text
        elif isinstance(block, Pair):
            yield from filter(None, (block.label, *block.texts))
        else:
            yield from (" ".join(filter(None, row)) for row in block.rows)
