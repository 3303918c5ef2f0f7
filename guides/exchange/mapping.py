"""What the columns of a source's table mean: one TOML file per kind of table.

A column is either led into a field of the item, or of an entry of one of its lists, or kept as it
is; columns that a mapping does not know are kept too. The header alone selects the mapping.
`mappings/example.toml` explains every option to people who write their own.
"""

import tomllib
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from guides.vocabulary import TimeUnit

from .fields import ITEM, LISTS

Kind = TypeVar("Kind", bound=BaseModel)

FOLDER = Path(__file__).parent / "mappings"
# An item's name comes from one of these; its sub-item's first.
NAMES = ("name", "sub_item", "main_item")
# More than one column may tell these.
_SEVERAL = {"topics", "everyday_names", "region_code"}


class UnknownTable(ValueError):
    """No mapping, or not one alone, fits a header; the message names those that are known."""


class BadMapping(UnknownTable):
    """A mapping file of one's own cannot be read; the message says where it is wrong."""


class Column(BaseModel):
    """How one column is read.

    - `field`: of the item, or, with `of`, of an entry of that list (see `guides.exchange.fields`).
    - `also`: other names of the same column; the first that a header has is taken.
    - `words`: the source's own words, led to values (several for a field that takes several). In
      a column of free text they replace the whole cell.
    - `codes`: the numbers of the standard's word lists are known; by default what the table says.
    - `true`, `false`: words for yes and no beside 是 and 否.
    - `separator`: between several values in one cell.
    - `unit`: of a limit that is a bare number and has no column for its unit.
    - `create`: regions that are missing are made.
    - `reading_only`: an export has no such column; what it says stands in others.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str
    of: str = ""
    also: tuple[str, ...] = ()
    words: dict[str, str | list[str]] = Field(default_factory=dict)
    codes: bool | None = None
    true: tuple[str, ...] = ()
    false: tuple[str, ...] = ()
    separator: str = ""
    unit: str = ""
    create: bool = False
    reading_only: bool = False

    @property
    def target(self) -> tuple[str, str]:
        """The list and field that the column fills; the list is empty for the item itself."""
        return self.of, self.field

    @model_validator(mode="after")
    def _leads_somewhere(self) -> "Column":
        if self.of and self.of not in LISTS:
            raise ValueError(f"of：没有叫 {self.of} 的清单，有的是 {'、'.join(LISTS)}")
        known = LISTS[self.of] if self.of else ITEM
        if self.field not in known:
            raise ValueError(f"field：没有叫 {self.field} 的栏目，有的是 {'、'.join(known)}")
        vocabulary = known[self.field].vocabulary
        values = [
            one
            for word in self.words.values()
            for one in ([word] if isinstance(word, str) else word)
        ]
        if vocabulary and (unknown := set(values) - set(vocabulary)):
            raise ValueError(f"words：没有代码 {'、'.join(sorted(unknown))}")
        if self.unit and self.unit not in set(TimeUnit):
            raise ValueError(f"unit：没有单位 {self.unit}，有的是 {'、'.join(TimeUnit)}")
        return self


class Mapping(BaseModel):
    """A kind of table.

    `source` is the name under which its items are kept apart from others', where no column says
    it. Columns that are `kept` stay as they are, those that are `ignored` do not. `codes`, `true`
    and `false` hold for all columns. With `verbatim`, a cell that became a code, number or link
    is kept beside it word for word, else only where the site writes it differently.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    title: str
    source: Annotated[str, Field(min_length=1, max_length=100)]
    columns: dict[str, Column]
    kept: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    codes: bool = False
    true: tuple[str, ...] = ()
    false: tuple[str, ...] = ()
    verbatim: bool = True

    @model_validator(mode="after")
    def _complete(self) -> "Mapping":
        targets = [one.target for one in self.columns.values()]
        if ("", "source_id") not in targets or not any(("", name) in targets for name in NAMES):
            raise ValueError("要有一列 field = 'source_id' 和一列 field = 'name'")
        twice = {one for one in targets if targets.count(one) > 1 and one[1] not in _SEVERAL}
        if twice:
            raise ValueError(f"{'、'.join(sorted(field for _of, field in twice))} 用在了两列上")
        names = [_folded(name) for one in self.columns for name in self.names_of(one)]
        if again := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"列名 {'、'.join(sorted(again))} 写了两次")
        return self

    def names_of(self, column: str) -> tuple[str, ...]:
        """Return a column's own name and its other names."""
        return column, *self.columns[column].also

    @property
    def required(self) -> list[str]:
        """The columns without which a row is no item."""
        names = (self.column_of(name) for name in NAMES)
        return [self.column_of("source_id") or "", next(name for name in names if name)]

    def column_of(self, field: str, of: str = "") -> str | None:
        return next((name for name, one in self.columns.items() if one.target == (of, field)), None)

    def found_in(self, header: list[str]) -> dict[str, str]:
        """Return the header's names of the columns known, each with the mapping's own name.

        Of several names of one column the mapping's own comes first, then the others in order.
        """
        at: dict[str, str] = {}
        for name in header:
            at.setdefault(_folded(name), name)
        found = {}
        for own in self.columns:
            there = next((at[key] for key in map(_folded, self.names_of(own)) if key in at), None)
            if there is not None:
                found[there] = own
        return found

    def lacking(self, header: list[str]) -> list[str]:
        """Return which of the required columns a header does not have."""
        fields = {self.columns[own].field for own in self.found_in(header).values()}
        there = ["source_id" in fields, any(name in fields for name in NAMES)]
        return [name for name, is_there in zip(self.required, there, strict=True) if not is_there]

    def left_over(self, header: list[str]) -> list[str]:
        """Return the columns of a header that are kept as the source has them."""
        found, ignored = self.found_in(header), {_folded(name) for name in self.ignored}
        return [name for name in header if name not in found and _folded(name) not in ignored]

    def fit(self, header: list[str]) -> int:
        """Return how many columns of a header are known."""
        others = {_folded(name) for name in (*self.kept, *self.ignored)}
        return len(self.found_in(header)) + sum(_folded(name) in others for name in header)


@cache
def mappings() -> dict[str, Mapping]:
    """Return the committed mappings by name."""
    files = sorted(FOLDER.glob("*.toml"))
    return {
        file.stem: Mapping(name=file.stem, **tomllib.loads(file.read_text(encoding="utf-8")))
        for file in files
    }


def header_test(name: str | None = None) -> Callable[[list[str]], bool]:
    """Return what tells a header from titles above it: that the mapping, or any, can read it."""
    if name is None:
        return lambda cells: any(not one.lacking(cells) for one in mappings().values())
    mapping = _of_name(name)
    return lambda cells: not mapping.lacking(cells)


def choose(header: list[str], name: str | None = None) -> Mapping:
    """Return the mapping of that name or file, or the one that fits a header best.

    Raises UnknownTable when none does or two do equally well.
    """
    if name is not None:
        return _named(name, header)
    fitting = [one for one in mappings().values() if not one.lacking(header)]
    if not fitting:
        message = _("认不出表头：{header}。认得的表：{known}。请改列名，或者用 --mapping 指定。")
        raise UnknownTable(message.format(header=_short(header), known=_known()))
    ranked = sorted(fitting, key=lambda one: one.fit(header), reverse=True)
    if len(ranked) > 1 and ranked[0].fit(header) == ranked[1].fit(header):
        message = _("表头同时像“{one}”和“{other}”，请用 --mapping 指定一个。")
        raise UnknownTable(message.format(one=ranked[0].name, other=ranked[1].name))
    return ranked[0]


def load(file: Path, kind: type[Kind] = Mapping) -> Kind:  # type: ignore[assignment]
    """Return the mapping, of tables or of another kind, in a TOML file of one's own.

    Raises BadMapping.
    """
    try:
        told: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        return kind(**{**told, "name": file.stem})
    except OSError as error:
        message = _("打不开映射文件“{file}”：{reason}")
        raise BadMapping(message.format(file=file, reason=error.strerror or error)) from None
    except UnicodeDecodeError:
        message = _("映射文件“{file}”不是 UTF-8 编码，请另存为 UTF-8。")
        raise BadMapping(message.format(file=file)) from None
    except tomllib.TOMLDecodeError as error:
        message = _("映射文件“{file}”的写法不对：{reason}。可以照着 example.toml 改。")
        raise BadMapping(message.format(file=file, reason=error)) from None
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_context=False, include_input=False)[0]
        message = _("映射文件“{file}”里 {place} 不对：{reason}")
        place = ".".join(str(part) for part in wrong["loc"]) or file.name
        raise BadMapping(message.format(file=file, place=place, reason=wrong["msg"])) from None


def _of_name(name: str) -> Mapping:
    if name in mappings():
        return mappings()[name]
    if name.endswith(".toml"):
        return load(Path(name))
    message = _("没有叫“{name}”的映射。现有：{known}。也可以写自己的 .toml 文件的路径。")
    raise UnknownTable(message.format(name=name, known=_known()))


def _named(name: str, header: list[str]) -> Mapping:
    mapping = _of_name(name)
    lacking = mapping.lacking(header)
    if lacking:
        message = _("按映射“{name}”，表里应有列 {lacking}，可是表头是：{header}。")
        raise UnknownTable(
            message.format(name=name, lacking="、".join(lacking), header=_short(header))
        )
    return mapping


def _known() -> str:
    return "；".join(
        f"{one.name}（{one.title}，{_('必有')} {'、'.join(one.required)}）"
        for one in mappings().values()
    )


def _short(header: list[str]) -> str:
    shown = "、".join(name[:20] for name in header[:8])
    return shown + (_(" 等 {count} 列").format(count=len(header)) if len(header) > 8 else "")


@cache
def _folded(name: str) -> str:
    """Return a column's name without what forms add to it: spaces, width, stars, 必填."""
    plain = "".join(unicodedata.normalize("NFKC", name).split()).casefold()
    return plain.strip("*").removesuffix("(必填)").removesuffix("(选填)").strip("*")
