"""What an old guide's sections say, as values of fields, rows of lists, steps, and words kept.

`understand` is pure: it reads no database and writes none. Every word of every section is in the
origin of something it returns, or in a section left as it stands.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Fate(StrEnum):
    """What became of one section."""

    TYPED = "typed"
    CODED = "coded"
    VERBATIM = "verbatim"


@dataclass(frozen=True)
class Origin:
    """Words of the old guide, empty lines aside: `section` is the place of theirs, from 0."""

    section: int
    label: str
    words: str


@dataclass(frozen=True)
class Value:
    """A field of the item (by its model's name) and what it is to hold, as the model takes it.

    `value` is None where the source says that there is none (“无”): nothing to fill, yet said.
    """

    field: str
    value: Any
    origins: tuple[Origin, ...]


@dataclass(frozen=True)
class Row:
    """One entry of a list: `value` is a dataclass of `guides.exchange.parsing`."""

    field: str
    value: Any
    origins: tuple[Origin, ...]


@dataclass(frozen=True)
class Coded:
    """Bare codes under a field of words, whose meaning the source does not give."""

    field: str
    codes: tuple[str, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True)
class Left:
    """Words that stay under their own heading, and why, in a sentence for the report."""

    heading: str
    text: str
    why: str
    section: int


@dataclass(frozen=True)
class Outcome:
    """What became of one section: `fields` it filled, `how` its label was recognised, `why` not.

    A section may be typed and still leave words: then `why` says which.
    """

    section: int
    label: str
    fate: Fate
    fields: tuple[str, ...] = ()
    how: str = ""
    why: str = ""


@dataclass
class Understood:
    """A guide's sections, understood as far as certain.

    - `values`: by field of the item, see `Value`.
    - `rows`: by list of the item (materials, basis, fees, special_procedures, questions,
      everyday_names) and `steps`, in the source's order, see `Row`.
    - `coded`, `left`: what stays as it stands. `outcomes`: one for each section, in order.
    - `remarks`: sentences for the report (a catch-all among the materials, a mobile number …).
    """

    values: dict[str, Value] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    coded: list[Coded] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
