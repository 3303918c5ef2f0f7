"""A source's words without what makes no difference between them."""

import re
import unicodedata
from functools import lru_cache

# Between several values in one cell; ^ is what the national 实施清单 has.
_BETWEEN = re.compile(r"[|^、,，;；/／\n\r\t]+")


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Return a word without spaces and differences of width and case, to look it up by."""
    return "".join(unicodedata.normalize("NFKC", word).split()).casefold()


def several(cell: str, separator: str = "") -> list[str]:
    """Return the values that one cell lists, each once; without a separator by the usual ones."""
    parts = cell.split(separator) if separator else _BETWEEN.split(cell)
    return list(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
