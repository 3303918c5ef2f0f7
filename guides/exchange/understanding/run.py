"""All sections of one guide, one after the other, and what they say together."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from django.utils.translation import gettext as _

from guides.exchange.labels import Labels, Match
from guides.exchange.old_guides.sections import OldSection
from guides.exchange.understood import Fate, Left, Outcome, Understood

from . import cover, lists, money, prose, times, words
from .draft import Codes, Draft, Told

Reader = Callable[[Told, str], None]

READERS: dict[str, Reader] = {
    **prose.readers(),
    **words.readers(),
    **lists.readers(),
    **dict.fromkeys(("statutory", "promised"), times.limit),
    **dict.fromkeys(("statutory_unit", "promised_unit"), times.unit),
    **dict.fromkeys(("statutory_note", "promised_note"), times.note),
    "charged": money.charged,
    "fees": money.fees,
    **dict.fromkeys(("fee_name", "fee_basis", "fee_waiver", "fee_reducible"), money.beside),
    "everyday_names": words.names,
    "codes": prose.line,
    "base_code": prose.line,
    "implementation_code": prose.line,
    "topics": prose.line,
}
# What is looked for among the words of another field.
_BESIDE: dict[str, Reader] = {
    "promised": times.limits_beside,
    "statutory": times.limits_beside,
    "phone": prose.phone,
    "complaint_phone": prose.phone,
}
# Where a part with a label of its own may begin.
_COLON = re.compile(r"[：:]")
_PART = re.compile(r"[\n；;。]+(?=[^：:；;。\n]{2,12}[：:])")
_LONGEST_LABEL = 12


def understand(
    sections: Sequence[OldSection], labels: Labels, codes: Codes = MappingProxyType({})
) -> Understood:
    """Return what a guide's sections say.

    `codes` are what bare codes mean in this source, by field. Every word of every section is in
    the origin of what is returned, or in a section left as it stands; there is an outcome for
    each section, in order.
    """
    draft = Draft(sections, codes, partial(_column, labels=labels))
    matches = [labels.match(section.label) for section in sections]
    for at, match in enumerate(_with_columns(sections, matches, labels)):
        matches[at] = match
        _read(draft, at, match, labels)
    _together(draft)
    for at, section in enumerate(sections):
        _keep_the_rest(draft, at, section, matches[at])
    draft.understood.left.sort(key=lambda left: left.section)
    draft.understood.outcomes = [_outcome(draft, at, matches[at]) for at in range(len(sections))]
    return draft.understood


def _column(heading: str, labels: Labels) -> str:
    """Return the column of a list of materials that a heading is, empty if it is none."""
    match = labels.column(heading)
    return match.field.removeprefix("material_") if match else ""


def _with_columns(
    sections: Sequence[OldSection], matches: Sequence[Match | None], labels: Labels
) -> Iterator[Match | None]:
    """Yield what the labels mean, short names of columns beside a list of materials among them."""
    counts = {
        len(section.lines)
        for section, match in zip(sections, matches, strict=True)
        if match and match.field == "material_name" and len(section.lines) > 1
    }
    for section, match in zip(sections, matches, strict=True):
        column = labels.column(section.label) if len(section.lines) in counts else None
        yield column if column and column.field != "material_name" else match


def _read(draft: Draft, at: int, match: Match | None, labels: Labels) -> None:
    section = draft.sections[at]
    if match is None or not match.field or not section.text.strip():
        return
    told = Told(draft, at, section.label, match, section.lines)
    for piece, found in _pieces(told, labels):
        READERS[found.field](piece, found.field)
        for field in found.also:
            if field in _BESIDE:
                _BESIDE[field](piece, field)


def _pieces(told: Told, labels: Labels) -> Iterator[tuple[Told, Match]]:
    """Yield the parts of a section under joined labels, each under its own, if it has them."""
    parts = _labelled_parts(told, labels) if told.match.also else []
    if not parts:
        yield told, told.match
    for match, text in parts:
        yield replace(told, match=match, lines=tuple(text.splitlines())), match


def _labelled_parts(told: Told, labels: Labels) -> list[tuple[Match, str]]:
    """Return the parts of a text that begin with labels of their own; all of it, or nothing."""
    found = []
    for part in _PART.split(told.text):
        label, *rest = _COLON.split(part.strip(), maxsplit=1)
        text = "".join(rest)
        match = labels.match(label) if rest and len(label) <= _LONGEST_LABEL else None
        if match is None or match.field not in told.match.fields or not text.strip():
            return []
        found.append((replace(match, also=(), narrower=""), text.strip()))
    return found if len(found) > 1 else []


def _together(draft: Draft) -> None:
    """Read what several sections say together."""
    columns = draft.columns
    for name in ("statutory", "promised"):
        times.bare_limits(columns.pop(name, []), columns.pop(f"{name}_unit", []), name)
    lists.questions(columns.pop("questions", []), columns.pop("answers", []))
    money.together(draft)
    lists.basis_columns({name: columns.pop(name) for name in list(columns) if name[:6] == "basis_"})
    lists.material_columns(columns, draft.understood.rows.get("materials", []))
    prose.joined(draft)


def _keep_the_rest(draft: Draft, at: int, section: OldSection, match: Match | None) -> None:
    """Keep what nothing covers of a section."""
    understood = draft.understood
    origins = [origin for value in understood.values.values() for origin in value.origins]
    origins += [
        origin for rows in understood.rows.values() for row in rows for origin in row.origins
    ]
    origins += [origin for coded in understood.coded for origin in coded.origins]
    words = [origin.words for origin in origins if origin.section == at]
    words += [left.text for left in understood.left if left.section == at]
    rest = cover.uncovered(section.text, words)
    if rest:
        why = _("没有栏目放这些话") if words else _unread(match)
        understood.left.append(Left(section.label, "\n".join(rest), why, at))
        draft.reasons.setdefault(at, []).append(why)


def _unread(match: Match | None) -> str:
    return _("没有这个标题的对照") if match is None else _("本站没有这一栏")


def _outcome(draft: Draft, at: int, match: Match | None) -> Outcome:
    section = draft.sections[at]
    fields = tuple(draft.filled.get(at, ()))
    how = match.how if match else ""
    why = "；".join(draft.reasons.get(at, ()))
    coded = [one.field for one in draft.understood.coded if one.origins[0].section == at]
    if fields or (match and match.field and not section.text.strip()):
        return Outcome(at, section.label, Fate.TYPED, fields, how, why or _empty(section))
    if coded:
        return Outcome(at, section.label, Fate.CODED, tuple(coded), how, why)
    return Outcome(at, section.label, Fate.VERBATIM, (), how, why or _empty(section))


def _empty(section: OldSection) -> str:
    return "" if section.text.strip() else _("标题下没有字")
