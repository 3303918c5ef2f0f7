"""Several words of one word list in a text: 自然人、企业；窗口办理/网上办理."""

import re

from guides.exchange.values.words import folded
from guides.vocabulary import Labelled

from .choices import known

_BETWEEN = re.compile(r"[、,，;；/／|^\s]+|以及|或者?|和|及|与")


def parse_several(vocabulary: type[Labelled], text: str) -> list[str] | None:
    """Return the members that a text names, in the list's order; None if it says anything else."""
    bare = text.strip("。；;，, \u3000\n")
    words = known(vocabulary)
    whole = words.get(folded(bare))
    if whole:
        return _ordered(vocabulary, set(whole))
    parts = [words.get(folded(part)) for part in _BETWEEN.split(bare) if part]
    if not parts or None in parts:
        return None
    return _ordered(vocabulary, {value for part in parts if part for value in part})


def _ordered(vocabulary: type[Labelled], values: set[str]) -> list[str]:
    return [member.value for member in vocabulary if member.value in values]
