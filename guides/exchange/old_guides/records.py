"""Guides as JSON: an object a line, or one array of objects; numbers stay as they are written."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from .blocks import Paragraph
from .decoding import words
from .guide import OldGuide, Unread
from .known import Known
from .mapping import GuideMapping, Part
from .outline import UNLABELLED, outline_of
from .sections import OldSection
from .webpages import blocks_of, has_markup, without_markup

# What a list of sections calls the heading of one, and its words.
_HEADINGS = ("label", "title", "heading", "name", "标题", "名称", "栏目")
_WORDS = ("text", "content", "value", "lines", "body", "items", "内容", "文字", "正文")


_CHINESE = re.compile(r"[\u3400-\u9fff]")


class Pairs(list[tuple[str, Any]]):
    """A JSON object as it is written: a key that comes twice is there twice."""

    def names(self) -> list[str]:
        return [key for key, _value in self]


def parsed(text: str) -> Pairs:
    """Return the object that a text is; raises ValueError, with a reason for people."""
    try:
        found = _DECODER.decode(text)
    except (ValueError, RecursionError):
        raise ValueError(_("不是完整的 JSON 对象")) from None
    if not isinstance(found, Pairs):
        raise ValueError(_("不是 JSON 对象（花括号括起来的）"))
    return found


def parsed_list(text: str) -> Iterator[tuple[int, Pairs | str]]:
    """Yield the objects of an array, each with the line it begins at, or why it is none.

    What follows an entry that cannot be read cannot be read either.
    """
    place = text.index("[") + 1
    while True:
        place = _skipped(text, place, " \t\r\n,")
        if place >= len(text) or text[place] == "]":
            return
        line = text.count("\n", 0, place) + 1
        try:
            found, place = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            yield line, _("从这里起不是完整的 JSON")
            return
        yield line, found if isinstance(found, Pairs) else _("不是 JSON 对象（花括号括起来的）")


def guide_of(record: Pairs, line: int, mapping: GuideMapping, known: Known) -> OldGuide | Unread:
    """Return the guide that a record is; Unread without an id or a name."""
    parts: dict[Part, str] = {}
    sections: list[OldSection] = []
    kept: list[OldSection] = []
    inner: list[OldSection] = []
    for key, value in record:
        part = mapping.keys.get(key)
        if key in mapping.inner:
            inner.append(OldSection(_clean(key), _lines(value)))
        elif part == "sections":
            found, beside = _sections(value, known)
            sections += found
            kept += beside
        elif key in mapping.labels:
            sections.append(OldSection(mapping.labels[key], _lines(value)))
        elif part is not None and part not in parts and not isinstance(value, list):
            parts[part] = " ".join(" ".join(_lines(value)).split())
        elif part is None and _is_label(key, mapping, known):
            sections.append(OldSection(_clean(key), _lines(value)))
        else:
            kept.append(OldSection(_clean(key), _lines(value)))
    if not parts.get("source_id") or not parts.get("name"):
        return _nameless("name" if parts.get("source_id") else "source_id", line, mapping)
    return OldGuide(
        line=line,
        source_id=parts["source_id"],
        name=parts["name"],
        region=parts.get("region", ""),
        department=parts.get("department", ""),
        topic=parts.get("topic", ""),
        item_id=parts.get("item_id", ""),
        sections=tuple(sections),
        kept=tuple(one for one in kept if one.lines),
        inner=tuple(one for one in inner if one.lines),
    )


def _is_label(key: str, mapping: GuideMapping, known: Known) -> bool:
    """Tell whether a key that the mapping does not name is a label over words.

    Where a record has no sections at all, its Chinese keys are.
    """
    return known.label(key) or (
        mapping.key_of("sections") is None and _CHINESE.search(key) is not None
    )


def _nameless(part: Part, line: int, mapping: GuideMapping) -> Unread:
    reason = _("没有名称") if part == "name" else _("没有编号")
    return Unread(line, mapping.key_of(part) or part, "", reason, _("请在来源里补上"))


def _sections(value: Any, known: Known) -> tuple[list[OldSection], list[OldSection]]:
    """Return the sections that a value holds, and what stands beside their words."""
    if isinstance(value, Pairs):
        return [OldSection(_clean(label), _lines(text)) for label, text in value], []
    if isinstance(value, list):
        found: list[OldSection] = []
        kept: list[OldSection] = []
        for one in value:
            sections, beside = _entry(one, known)
            found += sections
            kept += beside
        return found, kept
    return _prose(value, known), []


def _entry(entry: Any, known: Known) -> tuple[list[OldSection], list[OldSection]]:
    if isinstance(entry, Pairs):
        heading = next((key for key in _HEADINGS if key in entry.names()), None)
        text = next((key for key in _WORDS if key in entry.names()), None)
        if heading is None or text is None:
            return [OldSection(_clean(label), _lines(value)) for label, value in entry], []
        told = dict(entry)
        label = " ".join(_lines(told[heading])) or UNLABELLED
        rest = [(key, value) for key, value in entry if key not in (heading, text)]
        beside = [OldSection(f"{label}：{_clean(key)}", _lines(value)) for key, value in rest]
        return [OldSection(label, _lines(told[text]))], beside
    if isinstance(entry, list) and len(entry) == 2 and isinstance(entry[0], str):
        return [OldSection(_clean(entry[0]) or UNLABELLED, _lines(entry[1]))], []
    return _prose(entry, known), []


def _prose(value: Any, known: Known) -> list[OldSection]:
    """Return the sections of one long text, whose labels stand within it."""
    text = "\n".join(_lines(value, plain=False))
    if has_markup(text):
        _title, blocks = blocks_of(text)
    else:
        blocks = [Paragraph(1, line) for line in map(str.strip, text.splitlines()) if line]
    outline = outline_of(blocks, known)
    named = [OldSection(UNLABELLED, (outline.name,))] if outline.name else []
    return [*named, *outline.sections]


def _lines(value: Any, plain: bool = True) -> tuple[str, ...]:
    """Return the words of any value, a line for each entry of a list."""
    if isinstance(value, Pairs):
        said = [f"{_clean(key)}：{text}" for key, one in value if (text := _in_one(one))]
        return tuple(said)
    if isinstance(value, list):
        return tuple(line for one in value for line in _of_entry(one))
    text = _scalar(value)
    text = without_markup(text) if plain else text
    return (text.strip(),) if text.strip() else ()


def _of_entry(entry: Any) -> Iterable[str]:
    """Return an entry of a list as people write it: what it is, and in brackets the rest."""
    if not isinstance(entry, Pairs):
        return _lines(entry)
    said = [(_clean(key), text) for key, value in entry if (text := _in_one(value))]
    if not said:
        return ()
    rest = "；".join(f"{key}：{text}" for key, text in said[1:])
    return (f"{said[0][1]}（{rest}）" if rest else said[0][1],)


def _in_one(value: Any) -> str:
    return "；".join(_lines(value))


def _scalar(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return words(str(value))


def _clean(key: str) -> str:
    return " ".join(words(key).split())


def _skipped(text: str, place: int, over: str) -> int:
    while place < len(text) and text[place] in over:
        place += 1
    return place


_DECODER = json.JSONDecoder(
    object_pairs_hook=Pairs, parse_int=str, parse_float=str, parse_constant=str
)
