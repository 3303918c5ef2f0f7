"""What merged cells mean for rows: each row they cover says the same."""

from .sheet import Line, Merged

# A cell merged over as many columns, alone in its row, is a heading and no item.
_HEADING = 3


class MergedCells:
    """The merged ranges of one sheet, followed row by row from above."""

    def __init__(self, merged: list[Merged]) -> None:
        self._wide = {(one.top, one.left): one for one in merged if one.right > one.left}
        self._tall: dict[int, list[Merged]] = {}
        for one in merged:
            if one.bottom > one.top:
                self._tall.setdefault(one.top, []).append(one)
        self._open: dict[int, Line] = {}
        self._ends: dict[int, int] = {}

    def wide_at(self, row: int) -> list[Merged]:
        """Return the ranges over several columns that begin in a row, from the left."""
        found = [one for (top, _left), one in self._wide.items() if top == row]
        return sorted(found, key=lambda one: one.left)

    def is_heading(self, line: Line) -> bool:
        """Tell whether a row is nothing but one cell that stretches from the first over others."""
        wide = self._wide.get((line.number, 0))
        return list(line.cells) == [0] and wide is not None and wide.right >= _HEADING - 1

    def fill(self, line: Line) -> None:
        """Give a row what is merged into it from above.

        A row that only continues the one above says the same again, and what it adds.
        """
        self._ends = {left: end for left, end in self._ends.items() if end >= line.number}
        for left in self._ends:
            line.cells.setdefault(left, self._open[left].cells[left])
        for one in self._tall.get(line.number, ()):
            if one.left in line.cells:
                self._open[one.left], self._ends[one.left] = line, one.bottom
