"""What other systems call a field of ours: a committed table, extended by editors.

A label is looked up as it stands (after folding), then after words are taken off that change
nothing, then as several labels joined by 及, 和 or 、, and last by an ending that settles it. Never
by likeness: a wrong field is worse than none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Self

from django.utils.translation import gettext as _

from .label_table import EDGES, Entry, Table, fold, table

__all__ = ["Labels", "Match", "fold", "titles"]

_REMARKS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|〔[^〔〕]*〕")
_JOINTS = re.compile(r"以及|及其|及|和|与|、|_|/|\||,|;|或|\+|&|兼")
_NEGATIONS = ("不予", "不", "非", "无", "未", "免", "禁止", "无需", "不需", "不符合")
# Under joined labels, fees have the text before all others, and time limits have it last.
_RANK = {"fees": -1, "promised": 1, "statutory": 1, "charged": 2}
_MOST_TAKEN_OFF = 4


@dataclass(frozen=True)
class Match:
    """A label recognised: `field` gets its text; `also` are fields the text is read for too.

    An empty `field` means that the text stays under its own heading: an editor wants it so, or
    there is no such field here. `how` says in words which way it was found, `variant` the table's
    entry it came to. `narrower` is what the label says beyond the field (“换证”), to be told with
    the words.
    """

    field: str
    how: str
    variant: str
    also: tuple[str, ...] = ()
    narrower: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field, *self.also)


def titles() -> Mapping[str, str]:
    """Return the fields a label can lead to, with their Chinese names, for lists and reports."""
    return table().titles


class Labels:
    """The table of label variants; `own` entries win over the committed ones."""

    def __init__(self, own: Mapping[str, str] = MappingProxyType({}), how: str = "") -> None:
        """Take labels of one's own to fields (an empty field keeps the text as it stands)."""
        self._table = table()
        # Labels that lead to no field there is, for the report; they count as not said.
        self.unknown = tuple(one for one, field in own.items() if field and field not in titles())
        self._own = {
            fold(label): Match(field, how or _("编辑的对照表"), label)
            for label, field in own.items()
            if label not in self.unknown
        }
        self._found: dict[str, Match | None] = {}

    @classmethod
    def load(cls) -> Self:
        """Return the committed table with what editors added to it (one query)."""
        from guides.models import SourceLabel

        return cls(dict(SourceLabel.objects.values_list("label", "field")))

    def with_own(self, fields: Mapping[str, str]) -> "Labels":
        """Return this table with a source's own labels; what editors said stays before them."""
        more = Labels(fields, how=_("来源的映射文件"))
        more._own.update(self._own)
        return more

    def match(self, label: str) -> Match | None:
        """Return what a label means here, or None."""
        if label not in self._found:
            self._found[label] = self._match(label)
        return self._found[label]

    def column(self, label: str) -> Match | None:
        """Return which column of a list of materials a heading is; None if it is none."""
        found = self._table.columns.get(fold(label))
        if found:
            return Match(found.field, _("材料表的列"), found.variant)
        match = self.match(label)
        return match if match and match.field.startswith("material_") else None

    def _match(self, label: str) -> Match | None:
        folded = fold(label)
        if not folded:
            return None
        return (
            self._alone(folded, label)
            or self._reduced(folded)
            or self._joined(folded)
            or self._ending(folded)
        )

    def _alone(self, folded: str, label: str) -> Match | None:
        """Look a label up as it stands, and without the remarks in its brackets."""
        for text in dict.fromkeys((folded, _REMARKS.sub("", folded))):
            match = self._exactly(text)
            if match:
                same = text == "".join(label.split())
                how = _("照原样") if same else _("去掉编号、标点、括号后")
                return replace(match, how=match.how or how)
        return None

    def _exactly(self, text: str) -> Match | None:
        if text in self._own:
            return self._own[text]
        entry = self._table.entry(text)
        if entry is None:
            return None
        narrower = entry.variant if entry.labelled else ""
        return Match(_field(entry), "", entry.variant, narrower=narrower)

    def _reduced(self, folded: str) -> Match | None:
        """Take words off that change nothing, as few as will do."""
        for text, taken in _reductions(_REMARKS.sub("", folded), self._table):
            match = self._exactly(text)
            if match:
                how = _("去掉“{words}”后").format(words="”“".join(taken))
                return replace(match, how=match.how or how)
        return None

    def _joined(self, folded: str) -> Match | None:
        """Read several labels joined to one; all of them have to be known."""
        parts = [part for part in _JOINTS.split(_REMARKS.sub("", folded)) if part]
        if not 2 <= len(parts) <= 4:
            return None
        matches = [self._part(parts, place) for place in range(len(parts))]
        known = [match for match in matches if match and match.field]
        if None in matches or not known:
            return None
        fields = list(dict.fromkeys(field for match in known for field in match.fields))
        fields.sort(key=lambda field: _RANK.get(field, 0))
        variants = [match.variant for match in matches if match]
        how = _("拆成“{parts}”").format(parts="”“".join(variants))
        return Match(fields[0], how, variants[0], also=tuple(fields[1:]))

    def _part(self, parts: list[str], place: int) -> Match | None:
        """Return one of several joined labels, with what it shares with its neighbours."""
        part = parts[place]
        for text in (*_completed(parts, place), part):
            match = self._exactly(text)
            if match:
                return match
        return self._reduced(part)

    def _ending(self, folded: str) -> Match | None:
        for ending, field in self._table.endings:
            before = folded.removesuffix(ending)
            if before and before != folded and not before.endswith(_NEGATIONS):
                how = _("以“{ending}”结尾").format(ending=ending)
                return Match(field, how, ending, narrower=before)
        return None


def _completed(parts: list[str], place: int) -> Iterator[str]:
    """Yield a part with the beginning of the first one, or with the end of the last one."""
    first, part, last = parts[0], parts[place], parts[-1]
    if place:
        yield from (first[:size] + part for size in range(len(first) - 1, 1, -1))
    if place < len(parts) - 1:
        yield from (part + last[size:] for size in range(1, len(last) - 1))


def _reductions(text: str, known: Table) -> Iterator[tuple[str, list[str]]]:
    """Yield what is left of a label and what was taken off, the fewest words first."""
    states: list[tuple[str, list[str]]] = [(text, [])]
    seen = {text}
    for _round in range(_MOST_TAKEN_OFF):
        found = {one: taken for state in states for one, taken in _steps(*state, known)}
        states = [(one, taken) for one, taken in found.items() if one not in seen]
        seen |= found.keys()
        yield from states


def _steps(text: str, taken: list[str], known: Table) -> Iterator[tuple[str, list[str]]]:
    for prefix in known.prefixes:
        if text.startswith(prefix) and len(text) > len(prefix) + 1:
            yield text[len(prefix) :].strip(EDGES), [*taken, prefix]
    for suffix in known.suffixes:
        if text.endswith(suffix) and len(text) > len(suffix) + 1:
            yield text[: -len(suffix)].strip(EDGES), [*taken, suffix]


def _field(entry: Entry) -> str:
    return entry.field if entry.field in titles() else ""
