"""The committed table of label variants (labels.toml), and how labels are folded for it."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("labels.toml")
EDGES = " :;,.。、!?*★☆●■◆▪▶►>»·•-—–_=~#|※"

_NUMBERING = re.compile(
    r"(?:第?[(\[]?[一二三四五六七八九十]{1,3}(?:[)\]][、.,:]?|[、.,:]|部分[、.,:]?|(?=章|节))"
    r"|[(\[]\d{1,2}[)\]][、.,:]?|\d{1,2}(?:\.\d{1,2})*[、.,:)]*(?=\D))"
)
# The same on a label as it stands.
_NUMBER = re.compile(
    r"\s*(?:[（(\[【]?[一二三四五六七八九十]{1,3}(?:[)）\]】][、.．,，:：]?|[、.．,，:：])"
    r"|[（(]\d{1,2}[)）][、.．]?|\d{1,2}(?:[.．]\d{1,2})*[、.．)）:：](?!\d))\s*"
)
_QUOTES = re.compile("[“”\"'‘’「」『』]")


@dataclass(frozen=True)
class Entry:
    """What a label means: `labelled` ones say less than their field, and are told with it."""

    field: str
    variant: str
    labelled: bool = False


@dataclass(frozen=True)
class Pattern:
    field: str
    expression: re.Pattern[str]
    labelled: bool


@dataclass(frozen=True)
class Table:
    """`titles` are the fields there are, with their Chinese names; `endings` the longest first."""

    titles: Mapping[str, str]
    listed: Mapping[str, Entry]
    patterns: tuple[Pattern, ...]
    columns: Mapping[str, Entry]
    endings: tuple[tuple[str, str], ...]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]

    def entry(self, folded: str) -> Entry | None:
        """Return the entry of a folded label: what is listed before what a pattern makes."""
        if folded in self.listed:
            return self.listed[folded]
        made = (one for one in self.patterns if one.expression.fullmatch(folded))
        return next((Entry(one.field, folded, one.labelled) for one in made), None)


def unnumbered(label: str) -> str:
    """Return a label without the number before it and the colon behind, else as it stands."""
    bare = label.strip().strip("：:").strip()
    found = _NUMBER.match(bare)
    return bare[found.end() :] if found and found.end() < len(bare) else bare


def fold(label: str) -> str:
    """Return a label without differences of width and case, spaces, quotes and numbering."""
    text = "".join(unicodedata.normalize("NFKC", label).casefold().split())
    text = _QUOTES.sub("", text).strip(EDGES)
    while text[:1] in tuple("【[(〔《") and text[-1:] in "】])〕》" and text.count(text[0]) == 1:
        text = text[1:-1].strip(EDGES)
    text = _NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text
    return text.replace("【", "").replace("】", "").strip(EDGES)


@cache
def table() -> Table:
    """Return the committed table, read once."""
    read = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    fields = read["fields"]
    return Table(
        titles={
            field: about["title"] for field, about in fields.items() if not about.get("elsewhere")
        },
        listed=_listed(fields),
        patterns=_patterns(fields, read["sets"]),
        columns={
            fold(label): Entry(field, label)
            for field, labels in read["columns"].items()
            for label in labels
        },
        endings=_longest_first(read["endings"]),
        prefixes=tuple(read["affixes"]["prefixes"]),
        suffixes=tuple(read["affixes"]["suffixes"]),
    )


def _listed(fields: dict[str, Any]) -> dict[str, Entry]:
    return {
        fold(variant): Entry(field, variant, variant in about.get("labelled", ()))
        for field, about in fields.items()
        for variant in about.get("variants", ())
    }


def _patterns(fields: dict[str, Any], sets: dict[str, list[str]]) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(field, re.compile(_expression(pattern, sets)), key == "narrower")
        for field, about in fields.items()
        for key in ("patterns", "narrower")
        for pattern in about.get(key, ())
    )


def _expression(pattern: str, sets: dict[str, list[str]]) -> str:
    """Return a pattern of the table as a regular expression: '{a|b|}c' is ac, bc, c."""
    parts = re.split(r"[{}]", pattern.casefold())
    for place in range(1, len(parts), 2):
        words = [
            re.escape(one)
            for word in parts[place].split("|")
            for one in (sets[word[1:]] if word.startswith("@") else [word])
        ]
        parts[place] = f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"
    parts[::2] = [re.escape(part) for part in parts[::2]]
    return "".join(parts)


def _longest_first(endings: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
    pairs = [(ending, field) for field, them in endings.items() for ending in them]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
