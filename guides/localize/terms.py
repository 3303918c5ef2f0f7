"""The table of official terms, `locale/terms.csv`: one for OpenCC and for people who translate.

Its columns are zh-Hans, zh-Hant, en and note. A cell that is empty leaves the word to whoever
translates. A row of a single character names one of OpenCC's own standard, and the one that
readers know.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TERMS = Path(__file__).resolve().parents[2] / "locale" / "terms.csv"
COLUMNS = ("zh-Hans", "zh-Hant", "en", "note")


class Unreadable(ValueError):
    """The table is not as its columns say; the message names the line."""


@dataclass(frozen=True)
class Term:
    """One official term; what is empty has no official form in that language."""

    hans: str
    hant: str
    en: str
    note: str

    @property
    def is_character(self) -> bool:
        return len(self.hans) == 1


@cache
def table() -> tuple[Term, ...]:
    """Return the table in its own order; raises Unreadable."""
    return tuple(read(TERMS))


def read(file: Path) -> Iterator[Term]:
    """Yield the rows of a table as a spreadsheet program saves it; raises Unreadable."""
    known: set[str] = set()
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.reader(lines)
        if tuple(next(rows, ())) != COLUMNS:
            raise Unreadable(f"{file.name}: the first line has to be {','.join(COLUMNS)}")
        for row in rows:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if len(cells) != len(COLUMNS) or not cells[0]:
                raise Unreadable(f"{file.name}:{rows.line_num}: four cells, the first not empty")
            if cells[0] in known:
                raise Unreadable(f"{file.name}:{rows.line_num}: {cells[0]} stands there twice")
            known.add(cells[0])
            yield Term(*cells)


def official(text: str) -> str:
    """Return the official English of a term, nothing where there is none."""
    return _in_english().get(text, "")


def terms_in(texts: str) -> list[Term]:
    """Return the terms with an official English that occur in a text, in order of appearance.

    Where one holds another, the longer one alone is told.
    """
    found = dict.fromkeys(_pattern().findall(texts))
    by_name = {term.hans: term for term in table()}
    return [by_name[name] for name in found]


@cache
def _in_english() -> dict[str, str]:
    return {term.hans: term.en for term in table() if term.en}


@cache
def _pattern() -> re.Pattern[str]:
    # The longest first, for one may begin with another.
    return re.compile("|".join(map(re.escape, sorted(_in_english(), key=len, reverse=True))))
