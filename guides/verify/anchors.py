"""Heads of the ledger that were filed elsewhere: JSON lines of sequence, chain and time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from .difference import Difference


@dataclass(frozen=True)
class Anchor:
    """The chain that a row had when it was filed; `place` says in which file and line."""

    place: str
    sequence: int
    chain: str


def read_anchors(file: Path) -> Iterator[Anchor | Difference]:
    """Yield a file's anchors, a Difference for each line that is none; OSError if unreadable."""
    with file.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            place = _("锚点 {file} 第 {line} 行").format(file=file.name, line=number)
            try:
                known = json.loads(line)
                yield Anchor(place, int(known["sequence"]), str(known["chain"]))
            except (ValueError, KeyError, TypeError):
                yield Difference(place, _("不是锚点，读不懂"), found=line.strip())
