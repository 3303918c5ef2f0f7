"""What a board may say of counts: nothing under five, nor what would give such a count away.

Each count is rounded to a multiple of five by itself, totals too, and one under five is only said
to be that. What is broken down in several ways, by day and by hour, adds up to one total: where the
bounds of all that is shown would leave a small count a single value, its table is not shown. That
depends on what is shown alone, so that it tells nothing more. See decision 0024.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _

K = TypeVar("K", bound=Hashable)

FEW = 5


@dataclass(frozen=True)
class Count:
    """A count as it is shown: a multiple of five, or less than five, or not at all."""

    value: int = 0
    few: bool = False
    hidden: bool = False

    @property
    def least(self) -> int:
        return 1 if self.few else max(self.value - FEW // 2, FEW if self.value else 0)

    @property
    def most(self) -> int:
        return FEW - 1 if self.few else self.value + (FEW // 2 if self.value else 0)

    def __str__(self) -> str:
        if self.hidden:
            return "—"
        return _("少于 {few}").format(few=FEW) if self.few else str(self.value)


HIDDEN = Count(hidden=True)

Shown = dict[K, Count]


def shown(times: int) -> Count:
    """Return a count as it may be shown."""
    if 0 < times < FEW:
        return Count(few=True)
    return Count((times + FEW // 2) // FEW * FEW)


def broken_down(*ways: Mapping[K, int]) -> tuple[Count, list[Shown[K]]]:
    """Return the total of what is broken down in several ways, and each of the ways."""
    total = shown(sum(ways[0].values()))
    tables = [{key: shown(times) for key, times in way.items()} for way in ways]
    least = max(total.least, *(_least(table.values()) for table in tables))
    most = min(total.most, *(_most(table.values()) for table in tables))
    return total, [
        dict.fromkeys(table, HIDDEN) if _gives_away(table.values(), least, most) else table
        for table in tables
    ]


def change(now: Count, before: Count) -> int | None:
    """Return by how much more was counted than before, None where that cannot be told."""
    return None if now.few or before.few or now.hidden else now.value - before.value


def _gives_away(counts: Iterable[Count], least: int, most: int) -> bool:
    """Tell whether a small count has but one value, the total being within bounds."""
    counts = list(counts)
    if not any(one.few for one in counts):
        return False
    lowest = max(1, least - _most(counts) + FEW - 1)
    highest = min(FEW - 1, most - _least(counts) + 1)
    return lowest >= highest


def _least(counts: Iterable[Count]) -> int:
    return sum(one.least for one in counts)


def _most(counts: Iterable[Count]) -> int:
    return sum(one.most for one in counts)
