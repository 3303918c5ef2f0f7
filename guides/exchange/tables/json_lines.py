"""JSON Lines as a header and rows: one object a line, or a small file that is one list of them.

An object's list of objects becomes rows that continue the first; their columns are named by both
keys. What lies deeper is kept as JSON text.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from .encoding import LONGEST_LINE, NAMES, codec_of, lines_of, opened
from .rows import (
    MOST_COLUMNS,
    SHOWN,
    Broken,
    Record,
    Row,
    Table,
    Tick,
    Unreadable,
    checked,
    empty,
    is_escaped,
    legible,
    names_of,
)

FORM = "JSON Lines"
# Bytes of a file that is one list: it has to be taken in whole.
LARGEST_LIST = 20_000_000

_OBJECTS = re.compile(r"\[\s*\{")
_BEGIN = 4096

_Cells = dict[str, str]
_Found = tuple[int, list[_Cells]] | Broken


class _Number(str):
    """A number as it was written."""

    __slots__ = ()


class _Wrong(ValueError):
    """What is wrong with a line; the message is a reason."""


def read_json(path: Path, tick: Tick) -> Table:
    """Find out encoding and columns, over the whole file; raises Unreadable, OSError."""
    codec = codec_of(path, tick)
    objects = partial(_listed if _is_list(path, codec) else _lined, path, codec)
    columns: dict[str, int] = {}
    first: Broken | None = None
    for found in objects():
        if isinstance(found, Broken):
            first = first or found
            continue
        line, rows = found
        for name in (name for cells in rows for name in cells):
            columns.setdefault(name, len(columns))
        if len(columns) > MOST_COLUMNS:
            break
        if line % 1_000 == 0:
            tick(line)
    if not columns:
        raise _no_object(path, first)
    header = names_of(list(columns))
    return Table(path, FORM, NAMES[codec], header, 0, partial(_rows, objects, columns, header))


def _no_object(path: Path, first: Broken | None) -> Unreadable:
    if first is None:
        return empty(path)
    message = _("“{file}”里没有一行是 JSON 对象。第 {line} 行：{reason}。{remedy}。")
    return Unreadable(
        message.format(file=path.name, line=first.line, reason=first.reason, remedy=first.remedy)
    )


def _rows(
    objects: Callable[[], Iterable[_Found]], columns: dict[str, int], header: list[str]
) -> Iterator[Record]:
    for found in objects():
        if isinstance(found, Broken):
            yield found
            continue
        line, rows = found
        for cells in rows:
            row = [""] * len(columns)
            for name, cell in cells.items():
                row[columns[name]] = cell
            if any(map(str.strip, row)):
                yield checked(Row(line, row), header)


def _is_list(path: Path, codec: str) -> bool:
    with opened(path, codec) as file:
        begin = file.read(_BEGIN).strip()
    return bool(_OBJECTS.match(begin)) or (begin.startswith("[") and path.suffix.lower() == ".json")


def _lined(path: Path, codec: str) -> Iterator[_Found]:
    """Yield the cells of each line, or what is wrong with it."""
    rest = False
    with opened(path, codec) as file:
        number = 0
        for line in lines_of(file):
            begun, rest = not rest, len(line) == LONGEST_LINE and not line.endswith("\n")
            if not begun:
                continue
            number += 1
            if rest:
                yield _broken(number, line, _("这一行太长"))
            elif is_escaped(line):
                yield _broken(number, line, _("这一行的编码和全文件不一样"))
            elif line.strip():
                yield _found(number, line, _parsed)


def _listed(path: Path, codec: str) -> Iterator[_Found]:
    """Yield the cells of each object in a list; its number stands for the line."""
    size = path.stat().st_size
    if size > LARGEST_LIST:
        message = _(
            "“{file}”是一整个 JSON 列表，有 {size} MB，最多读 {most} MB。"
            "请改成一行一个对象（JSON Lines，.jsonl）。"
        )
        raise Unreadable(
            message.format(file=path.name, size=size // 1_000_000, most=LARGEST_LIST // 1_000_000)
        )
    with opened(path, codec) as file:
        try:
            objects = _parsed(file.read())
        except RecursionError:
            raise Unreadable(_("“{file}”嵌套太深。").format(file=path.name)) from None
        except _Wrong as wrong:
            message = _("“{file}”不是完整的 JSON：{reason}。请重新导出。")
            raise Unreadable(message.format(file=path.name, reason=wrong)) from None
    for number, one in enumerate(objects, start=1):
        yield _found(number, one, lambda same: same)


def _found(number: int, line: Any, value: Callable[[Any], Any]) -> _Found:
    try:
        return number, _cells(value(line))
    except RecursionError:
        reason = _("嵌套太深")
    except _Wrong as wrong:
        reason = str(wrong)
    return _broken(number, str(line), reason)


def _broken(number: int, line: str, reason: str) -> Broken:
    remedy = _("一行应当是一个完整的 JSON 对象，编码 UTF-8")
    return Broken(number, legible(line[:SHOWN].strip()), reason, remedy)


def _parsed(text: str) -> Any:
    try:
        return json.loads(
            text,
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=lambda constant: _Wrong(_("“{value}”不是数").format(value=constant)),
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        message = _("不是完整的 JSON（第 {line} 行第 {column} 个字符起）")
        raise _Wrong(message.format(line=error.lineno, column=error.colno)) from None


def _object(pairs: list[tuple[str, Any]]) -> "dict[str, Any] | _Wrong":
    """Return an object, or what is wrong with it, to be told where its line is known."""
    found: dict[str, Any] = {}
    try:
        for key, value in pairs:
            _put(found, " ".join(key.split()), value)
    except _Wrong as wrong:
        return wrong
    return found


def _put(found: dict[str, Any], name: str, value: Any) -> None:
    if not name.isprintable():
        raise _Wrong(_("名称里有看不见的控制字符"))
    if name in found:
        raise _Wrong(_("“{name}”在一个对象里出现了不止一次").format(name=name[:SHOWN]))
    found[name] = value


def _cells(value: Any) -> list[_Cells]:
    """Return an object's rows: its own cells with the first of each list, then the rest."""
    if isinstance(value, _Wrong):
        raise value
    if not isinstance(value, dict):
        raise _Wrong(_("不是 JSON 对象"))
    lists: list[list[_Cells]] = []
    for name, one in value.items():
        parts = one if isinstance(one, list) else [one]
        if parts and all(isinstance(part, dict) for part in parts):
            lists.append([_inner(name, part) for part in parts])
        else:
            lists.append([{name: _text(one)}])
    return [_together(parts) for parts in zip_longest(*lists, fillvalue={})] or [{}]


def _together(parts: Iterable[_Cells]) -> _Cells:
    cells: _Cells = {}
    for part in parts:
        for name, cell in part.items():
            _put(cells, name, cell)
    return cells


def _inner(outer: str, value: dict[str, Any]) -> _Cells:
    cells: _Cells = {}
    for name, one in value.items():
        _put(cells, name if name.startswith(outer) else f"{outer}{name}", _text(one))
    return cells


def _text(value: Any) -> str:
    if isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
        return "|".join(map(_text, value))
    if isinstance(value, dict | list):
        return json.dumps(_numbers(value), ensure_ascii=False)
    if isinstance(value, _Wrong):
        raise value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _numbers(value: Any) -> Any:
    """Return a value that can be written as JSON again."""
    if isinstance(value, dict):
        return {key: _numbers(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_numbers(one) for one in value]
    if isinstance(value, _Wrong):
        raise value
    try:
        return json.loads(value) if isinstance(value, _Number) else value
    except ValueError:
        # More digits than Python turns into a number.
        return str(value)
