"""Rows that belong to one item: the first says what it is, others add to its lists.

Workbooks whose cells were merged come as such rows, and so do tables that repeat an item for each
of its materials.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guides.exchange.fields import ITEM, Form
from guides.exchange.mapping import Mapping
from guides.exchange.tables import Broken, Row

# What may be said anew in each row of an item.
_IN_EACH_ROW = {Form.NAMES, Form.TOPICS}


@dataclass
class Block:
    """The rows of one item. `whole` is False where a row after them could not be read."""

    rows: list[Row]
    whole: bool = True

    @property
    def line(self) -> int:
        return self.rows[0].line


class Blocks:
    """Gathers the rows of a table by item."""

    def __init__(self, mapping: Mapping, header: list[str]) -> None:
        found = mapping.found_in(header)
        columns = [
            (at, mapping.columns[found[name]]) for at, name in enumerate(header) if name in found
        ]
        in_lists = {at for at, one in columns if one.of or ITEM[one.field].form in _IN_EACH_ROW}
        self._lists = sorted(in_lists)
        self._own = [at for at, _one in columns if at not in in_lists]
        self._id = next(at for at, one in columns if one.target == ("", "source_id"))
        self._names = [at for at, one in columns if one.target == ("", "name")]
        self._has_lists = any(one.of for _at, one in columns)

    def of(self, rows: Iterable[Row | Broken]) -> Iterator[Block | Broken]:
        """Yield the blocks of a table in order, and what could not be read where it stood."""
        block: Block | None = None
        for row in rows:
            if isinstance(row, Broken):
                if block:
                    block.whole = not self._has_lists
                    yield block
                    block = None
                yield row
            elif block and self._lists and self._goes_on(block.rows[0], row):
                block.rows.append(row)
            else:
                if block:
                    yield block
                block = Block([row])
        if block:
            yield block

    def _goes_on(self, first: Row, row: Row) -> bool:
        """Tell whether a row adds to the lists of the item above and says nothing else of it."""
        said, above = row.cells, first.cells
        if said[self._id].strip() not in ("", above[self._id].strip()):
            return False
        if not any(said[at].strip() for at in self._lists) or said == above:
            return False
        return all(not said[at].strip() or said[at] == above[at] for at in self._own)
