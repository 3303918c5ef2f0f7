"""What a written document is made of, whatever its format: titles, paragraphs, pairs, tables."""

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
