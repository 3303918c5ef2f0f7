"""What the columns of a source's table mean: one committed TOML file per kind of table.

A column is either led into a field of the item or kept as it is; columns that a mapping does not
know are kept too. The header alone selects the mapping.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

FOLDER = Path(__file__).parent / "mappings"
REQUIRED = ("source_id", "name")


class UnknownTable(ValueError):
    """No mapping, or not one alone, fits a header; the message names those that are known."""


class Column(BaseModel):
    """How one column is read: into which field, by which table of the source's own words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str
    words: dict[str, str | list[str]] = Field(default_factory=dict)
    separator: str = ""
    create: bool = False


class Mapping(BaseModel):
    """A kind of table. `source` is the name under which its items are kept apart from others'."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    title: str
    source: Annotated[str, Field(min_length=1, max_length=100)]
    columns: dict[str, Column]
    kept: tuple[str, ...] = ()

    @field_validator("columns")
    @classmethod
    def _known_fields(cls, columns: dict[str, Column]) -> dict[str, Column]:
        from .reading import FIELDS

        unknown = {column.field for column in columns.values()} - set(FIELDS)
        if unknown:
            raise ValueError(f"no field of an item: {sorted(unknown)}")
        return columns

    @model_validator(mode="after")
    def _complete(self) -> "Mapping":
        fields = [column.field for column in self.columns.values()]
        if set(REQUIRED) - set(fields) or len(set(fields)) != len(fields):
            raise ValueError("source_id and name are needed, and each field once")
        return self

    @property
    def required(self) -> list[str]:
        """The columns without which a row is no item."""
        return [name for name, column in self.columns.items() if column.field in REQUIRED]

    def column_of(self, field: str) -> str | None:
        return next((name for name, one in self.columns.items() if one.field == field), None)

    def left_over(self, header: list[str]) -> list[str]:
        """Return the columns of a header that are kept as the source has them."""
        return [name for name in header if name not in self.columns]


@cache
def mappings() -> dict[str, Mapping]:
    """Return the committed mappings by name."""
    files = sorted(FOLDER.glob("*.toml"))
    return {
        file.stem: Mapping(name=file.stem, **tomllib.loads(file.read_text(encoding="utf-8")))
        for file in files
    }


def choose(header: list[str], name: str | None = None) -> Mapping:
    """Return the mapping of that name, or the one that fits a header best.

    Raises UnknownTable when none does or two do equally well.
    """
    if name is not None:
        return _named(name, header)
    fitting = [one for one in mappings().values() if not set(one.required) - set(header)]
    if not fitting:
        message = _("认不出表头：{header}。认得的表：{known}。请改列名，或者用 --mapping 指定。")
        raise UnknownTable(message.format(header=_short(header), known=_known()))
    ranked = sorted(fitting, key=lambda one: _fit(one, header), reverse=True)
    if len(ranked) > 1 and _fit(ranked[0], header) == _fit(ranked[1], header):
        message = _("表头同时像“{one}”和“{other}”，请用 --mapping 指定一个。")
        raise UnknownTable(message.format(one=ranked[0].name, other=ranked[1].name))
    return ranked[0]


def _named(name: str, header: list[str]) -> Mapping:
    if name not in mappings():
        message = _("没有叫“{name}”的映射。现有：{known}。")
        raise UnknownTable(message.format(name=name, known=_known()))
    mapping = mappings()[name]
    lacking = [column for column in mapping.required if column not in header]
    if lacking:
        message = _("按映射“{name}”，表里应有列 {lacking}，可是表头是：{header}。")
        raise UnknownTable(
            message.format(name=name, lacking="、".join(lacking), header=_short(header))
        )
    return mapping


def _fit(mapping: Mapping, header: list[str]) -> int:
    return len(set(header) & {*mapping.columns, *mapping.kept})


def _known() -> str:
    return "；".join(
        f"{one.name}（{one.title}，{_('必有')} {'、'.join(one.required)}）"
        for one in mappings().values()
    )


def _short(header: list[str]) -> str:
    shown = "、".join(name[:20] for name in header[:8])
    return shown + (_(" 等 {count} 列").format(count=len(header)) if len(header) > 8 else "")
