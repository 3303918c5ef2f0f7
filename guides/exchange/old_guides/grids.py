"""Tables of a document in the making: rows of cells, those that reach over several written out."""

from dataclasses import dataclass, field

from .blocks import Grid

# A table with more columns is none that people read.
_MOST_COLUMNS = 200


@dataclass
class Rows:
    """The rows of one table; `line` counts from 1."""

    line: int
    _rows: list[list[list[str]]] = field(default_factory=list)
    _names: list[list[bool]] = field(default_factory=list)
    # Column → (rows still to come, text) of a cell that reaches over several rows.
    _reaching: dict[int, tuple[int, list[str]]] = field(default_factory=dict)
    _here: dict[int, list[str]] = field(default_factory=dict)
    _own: list[str] | None = None

    def row(self) -> None:
        """Begin a row."""
        self._here = {column: text for column, (_left, text) in self._reaching.items()}
        self._reaching = {
            column: (left - 1, text) for column, (left, text) in self._reaching.items() if left > 1
        }
        self._rows.append([])
        self._names.append([])
        self._own = None
        self._fill()

    def cell(self, down: int = 1, across: int = 1, named: bool = False) -> None:
        """Begin a cell that reaches over so many rows and columns."""
        if not self._rows:
            self.row()
        row = self._rows[-1]
        self._own = []
        self._names[-1].append(named)
        for n in range(max(across, 1)):
            if len(row) >= _MOST_COLUMNS:
                break
            text = [] if n else self._own
            if down > 1:
                self._reaching[len(row)] = (down - 1, text)
            row.append(text)
        self._fill()

    def write(self, text: str) -> None:
        """Add a line to the cell at hand, or to a row of its own if there is none."""
        if self._own is None:
            self.cell()
        if self._own is not None:
            self._own.append(text)

    def grid(self) -> Grid | None:
        """Return the table without its empty rows, None if nothing is left."""
        kept = [
            (tuple("\n".join(cell) for cell in row), names)
            for row, names in zip(self._rows, self._names, strict=True)
            if any(row)
        ]
        if not kept:
            return None
        first = kept[0][1]
        header = len(first) > 2 and all(first)
        return Grid(self.line, tuple(row for row, _names in kept), header)

    def _fill(self) -> None:
        row = self._rows[-1]
        while len(row) in self._here:
            row.append(self._here.pop(len(row)))
