"""What a question was understood as: data, step by step, for the query and for `explain`."""

from dataclasses import dataclass
from enum import StrEnum

from search.engine import Clause


class Why(StrEnum):
    """How a way of saying something was come by."""

    TYPED = "typed"
    SYNONYM = "synonym"
    ACT = "act"
    SOUND = "sound"
    SHAPE = "shape"
    EDIT = "edit"
    FILLED = "filled"
    PINYIN = "pinyin"
    INITIALS = "initials"


class Role(StrEnum):
    """What a part does in a question."""

    THING = "thing"
    ACT = "act"
    WEAK = "weak"
    PLACE = "place"
    NUMBER = "number"
    LETTERS = "letters"
    MAYBE = "maybe"  # it may not be a word at all: nothing is lacking where nothing says it


@dataclass(frozen=True)
class Way:
    """One way of saying a part; `weight` is how sure it is that this is meant, at most 1."""

    text: str
    weight: float
    why: Why


@dataclass(frozen=True)
class Part:
    """A part of a question and all the ways in which it may be written; the first is as typed."""

    text: str
    role: Role
    ways: tuple[Way, ...]
    weight: float


@dataclass(frozen=True)
class Understood:
    typed: str
    folded: str = ""
    taken_off: tuple[str, ...] = ()
    stretches: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    clauses: tuple[Clause, ...] = ()

    @property
    def asked(self) -> str:
        """What is left of the question, in one piece."""
        return "".join(self.stretches)
