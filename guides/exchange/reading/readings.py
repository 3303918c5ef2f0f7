"""What a table says of one item, before it is compared with what the site has."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _


class Refused(ValueError):
    """An item cannot go in; says for which line and column, why and what to do."""

    def __init__(self, column: str, value: str, reason: str, remedy: str, line: int = 0) -> None:
        super().__init__(reason)
        self.column, self.value, self.reason, self.remedy = column, value, reason, remedy
        self.line = line


def refuse_longer(column: str, value: str, most: int | None) -> None:
    """Raise Refused where a text has more characters than its field."""
    if most is not None and len(value) > most:
        raise Refused(
            column,
            value,
            _("有 {count} 个字，最多 {most} 个").format(count=len(value), most=most),
            _("请在来源的表里缩短"),
        )


@dataclass(frozen=True)
class Notice:
    """A cell that a person should look at: what became of it, and what can be done."""

    line: int
    column: str
    value: str
    reason: str
    remedy: str


@dataclass
class Entry:
    """One entry of a list: `key` tells it from the others, `values` are its row's attributes.

    `shared` belongs to the material itself, which other items ask for too.
    """

    key: tuple[str, ...]
    values: dict[str, Any] = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict)


@dataclass
class Reading:
    """What the rows of one item say.

    - `values` by attribute of the item; `fallbacks` hold only where the item says nothing.
    - `lists` by relation, for those that the table has: an empty list was emptied by the source.
      `everyday_names` and `topics` (by key) are None where the table has no such column.
    - `misfits`: codes that are none of their kind, by attribute; they went to `source_code`.
    - `place`: halls and windows in words, where the site has none of that name; None where the
      table has no such columns.
    - `source_data`: what no field holds word for word, by column.
    - `whole` is False where rows of the item may be among those that could not be read.
    """

    line: int
    source: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    fallbacks: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, list[Entry]] = field(default_factory=dict)
    everyday_names: list[str] | None = None
    topics: list[int] | None = None
    misfits: dict[str, str] = field(default_factory=dict)
    place: str | None = None
    source_data: dict[str, str] = field(default_factory=dict)
    # (line, column, cell, remedy) of what was not recognised.
    unsure: list[tuple[int, str, str, str]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    whole: bool = True

    @property
    def source_id(self) -> str:
        return str(self.values["source_id"])
