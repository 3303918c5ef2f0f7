"""The words that old guides have for the closed word lists, and which member they mean."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from guides.exchange.values.words import folded
from guides.exchange.written import labels
from guides.vocabulary import Labelled

_FILE = Path(__file__).with_name("choices.toml")


@cache
def known(vocabulary: type[Labelled]) -> Mapping[str, tuple[str, ...]]:
    """Return the members that each folded word means: one, or several where it is wider."""
    found: dict[str, tuple[str, ...]] = {
        folded(label): (value,) for value, label in labels(vocabulary).items()
    }
    for members, words in _read()[vocabulary.__name__].items():
        found |= {folded(word): tuple(members.split()) for word in words}
    return found


def parse_choice(vocabulary: type[Labelled], text: str) -> str | None:
    """Return the one member that a text names."""
    found = known(vocabulary).get(folded(text.strip("。；;，, \u3000")))
    return found[0] if found and len(found) == 1 else None


@cache
def _read() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
