"""A table of a board: what its chart, its page and its files are all made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .counts import Count


class Chart(Enum):
    """How a table is drawn: over time, one beside another, or not at all."""

    COLUMNS = "columns"
    BARS = "bars"
    NONE = "none"


@dataclass(frozen=True)
class Row:
    """What is counted, the counts, where to see more of it, and what it is called on an axis."""

    name: str
    counts: tuple[Count, ...]
    url: str = ""
    short: str = ""


@dataclass(frozen=True)
class Table:
    """`key` names it in addresses and files; `empty` says what to do where there are no rows."""

    key: str
    title: str
    head: str
    columns: tuple[str, ...]
    rows: list[Row]
    chart: Chart = Chart.BARS
    empty: str = ""
    # Where more is done about it: label and address.
    act: tuple[str, str] | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether the counts are too small to be broken down."""
        counts = [one for row in self.rows for one in row.counts]
        return bool(counts) and all(one.hidden for one in counts)

    @property
    def is_empty(self) -> bool:
        return not self.is_hidden and not any(
            one.value or one.few for row in self.rows for one in row.counts
        )


@dataclass(frozen=True)
class Figure:
    """A number at the head of a board, with what it was in the stretch before."""

    label: str
    now: Count
    before: Count | None = None
    change: int | None = None
    url: str = ""

    @property
    def fewer(self) -> int:
        return -(self.change or 0)


@dataclass(frozen=True)
class Board:
    name: str
    figures: list[Figure]
    tables: list[Table]
