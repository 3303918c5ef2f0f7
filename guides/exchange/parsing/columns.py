"""What the other columns of a list of materials say of one material."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from guides.exchange.values import numbers
from guides.vocabulary import Labelled, MaterialForm, MaterialSource, MaterialType, Necessity

from .choices import parse_choice
from .materials import Material
from .nothing import is_nothing

_CHOICES: dict[str, type[Labelled]] = {
    "necessity": Necessity,
    "form": MaterialForm,
    "source": MaterialSource,
    "material_type": MaterialType,
}
_COUNTS = ("originals", "copies")
# What the database holds.
_TEXTS: dict[str, int | None] = {
    "issuer": 200,
    "validity": 200,
    "filling_note": None,
    "acceptance_standard": None,
    "basis": 500,
}
# The parts of a bracket, each with the heading of its column.
_PARTS = re.compile(r"[；;](?=[^：:；;]{1,12}[：:])")
_PAIR = re.compile(r"(?P<heading>[^：:，,。；;]{1,12})[：:](?P<text>.*)", re.DOTALL)
# How many there are to be is then said of these.
_COPIED = {"复印件", "影印件"}
_ELECTRONIC = {"1", "是", "true", "需要"}
_NOT_ELECTRONIC = {"0", "否", "false", "不需要", "无"}


def with_column(material: Material, column: str, heading: str, text: str) -> Material:
    """Return a material with what a column says of it; words that do not fit go to its note."""
    bare = text.strip()
    if is_nothing(bare):
        return material
    if column == "electronic":
        if bare.casefold() in _NOT_ELECTRONIC:
            return material
        known = bare.casefold() in _ELECTRONIC
        return _noted(material, "需要电子版" if known else f"{heading}：{bare}")
    if column in _CHOICES:
        value = parse_choice(_CHOICES[column], bare)
        # What follows later needs its day, which no column says.
        if value and value != Necessity.DEFERRABLE:
            return _with(material, column, _CHOICES[column](value))
    elif column in _COUNTS and (count := numbers.read(bare)) is not None:
        return _with(material, column, count)
    elif column in _TEXTS and len(bare) <= (_TEXTS[column] or len(bare)):
        return _with(material, column, bare)
    return _noted(material, bare if column == "note" else f"{heading}：{bare}")


def from_bracket(
    material: Material, inside: str, column_of: Callable[[str], str]
) -> Material | None:
    """Return a material with what a bracket says in its columns: 份数：1份；来源：申请人自备.

    None where the bracket says no such thing.
    """
    pairs = [_PAIR.fullmatch(part.strip()) for part in _PARTS.split(inside)]
    said = [(pair["heading"], pair["text"]) for pair in pairs if pair]
    if len(said) < len(pairs) or not any(column_of(heading) for heading, _text in said):
        return None
    for heading, text in said:
        material = with_column(material, column_of(heading), heading, text)
    if any(text.strip() in _COPIED for _heading, text in said) and material.copies is None:
        return replace(material, originals=None, copies=material.originals)
    return material


def _with(material: Material, column: str, value: Any) -> Material:
    said: dict[str, Any] = {column: value}
    return replace(material, **said)


def _noted(material: Material, words: str) -> Material:
    return replace(material, note=f"{material.note}\n{words}".strip())
