"""What has been understood of a guide so far, and the section being read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from guides.exchange.labels import Match
from guides.exchange.old_guides.sections import OldSection
from guides.exchange.understood import Coded, Left, Origin, Row, Understood, Value
from guides.models import Item

Codes = Mapping[str, Mapping[str, str | list[str]]]

_COLUMNS = {one.name: one for one in Item._meta.concrete_fields}


@dataclass(frozen=True)
class Said:
    """Words for a field of prose; `narrower` is told with them."""

    words: str
    narrower: str
    origin: Origin


@dataclass
class Draft:
    """`said` holds the words of fields of prose, which several sections may share.

    `columns` are sections that are columns of a list, to be put side by side when all are read.
    `column_of` tells which column of a list of materials a heading is, if any.
    """

    sections: Sequence[OldSection]
    codes: Codes
    column_of: Callable[[str], str]
    understood: Understood = field(default_factory=Understood)
    said: dict[str, list[Said]] = field(default_factory=dict)
    columns: dict[str, list["Told"]] = field(default_factory=dict)
    # What each section filled, and why words of it were left.
    filled: dict[int, list[str]] = field(default_factory=dict)
    reasons: dict[int, list[str]] = field(default_factory=dict)

    def fill(self, at: int, name: str) -> None:
        names = self.filled.setdefault(at, [])
        if name not in names:
            names.append(name)

    def remark(self, sentence: str) -> None:
        if sentence not in self.understood.remarks:
            self.understood.remarks.append(sentence)


@dataclass(frozen=True)
class Told:
    """The words under one label, or a part of them; `at` is the place of their section."""

    draft: Draft
    at: int
    label: str
    match: Match
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def bare(self) -> str:
        """The text in one line, without what closes it."""
        return " ".join(self.text.split()).strip("。；;，, ")

    def origin(self, words: str | None = None) -> Origin:
        return Origin(self.at, self.label, self.text if words is None else words)

    def value(self, name: str, value: Any, words: str | None = None) -> bool:
        """Fill a field; False where it says something else already, or cannot hold the value."""
        values = self.draft.understood.values
        before = values.get(name)
        if before is not None and before.value not in (None, value):
            return False
        longest = getattr(_COLUMNS.get(name), "max_length", None)
        if isinstance(value, str) and longest is not None and len(value) > longest:
            return False
        origins = (*(before.origins if before else ()), self.origin(words))
        values[name] = Value(name, value, origins)
        self.draft.fill(self.at, name)
        return True

    def value_or_leave(self, name: str, value: Any, words: str | None = None) -> None:
        if self.value(name, value, words):
            return
        before = self.draft.understood.values.get(name)
        if before is not None:
            why = _("“{label}”已经写了，这里写的不一样").format(label=before.origins[0].label)
        else:
            why = _("比栏目能放的长")
        self.leave(self.text if words is None else words, why)

    def none(self, name: str) -> None:
        """Note that the source says there is nothing of this; what another section says stays."""
        values = self.draft.understood.values
        before = values.get(name, Value(name, None, ()))
        values[name] = Value(name, before.value, (*before.origins, self.origin()))
        self.draft.fill(self.at, name)

    def say(self, name: str, words: str | None = None, narrower: str | None = None) -> None:
        """Put words into a field of prose."""
        words = self.text if words is None else words
        said = Said(words.strip(), narrower or self.match.narrower, self.origin(words))
        self.draft.said.setdefault(name, []).append(said)
        self.draft.fill(self.at, name)

    def row(self, name: str, value: Any, *words: str) -> None:
        """Add an entry to a list."""
        origins = tuple(self.origin(one) for one in words)
        self.draft.understood.rows.setdefault(name, []).append(Row(name, value, origins))
        self.draft.fill(self.at, name)

    def code(self, name: str, codes: Sequence[str]) -> None:
        """Keep codes whose meaning nobody gave."""
        coded = Coded(name, tuple(codes), (self.origin(),))
        self.draft.understood.coded.append(coded)
        self.because(_("是代码，来源没有说明含义"))

    def leave(self, text: str, why: str) -> None:
        """Keep words under their own heading."""
        if text.strip():
            self.draft.understood.left.append(Left(self.label, text.strip("\n"), why, self.at))
            self.because(why)

    def because(self, why: str) -> None:
        reasons = self.draft.reasons.setdefault(self.at, [])
        if why not in reasons:
            reasons.append(why)
