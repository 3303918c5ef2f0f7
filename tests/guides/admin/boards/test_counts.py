"""No count under five can be told from all that a board shows of it, by any sum or difference."""

from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guides.admin.boards.counts import FEW, Count, broken_down, change, shown

# What anybody may have counted that is shown so, looked up rather than reckoned.
MEANT: dict[str, set[int]] = {}
for times in range(400):
    MEANT.setdefault(str(shown(times)), set()).add(times)

small = st.integers(0, 12)


@st.composite
def ways(draw: st.DrawFn) -> list[dict[int, int]]:
    """The same scans broken down in two or three ways."""
    first = draw(st.lists(small, min_size=1, max_size=6))
    total = sum(first)
    others = []
    for _way in range(draw(st.integers(0, 2))):
        cuts = sorted(draw(st.lists(st.integers(0, total), min_size=0, max_size=5)))
        bounds = [0, *cuts, total]
        others.append([end - begin for begin, end in pairwise(bounds)])
    return [dict(enumerate(way)) for way in (first, *others)]


def sums(sets: Iterable[set[int]]) -> set[int]:
    """Return all sums of one of each."""
    *_, found = accumulate(
        sets, lambda known, new: {one + two for one in known for two in new}, initial={0}
    )
    return found


def possible(total: Count, tables: list[Mapping[int, Count]]) -> list[dict[int, set[int]]]:
    """Return what each shown count can have been, by trying all that fits together."""
    seen = [table for table in tables if not any(one.hidden for one in table.values())]
    totals = set(MEANT[str(total)])
    for table in seen:
        totals &= sums(MEANT[str(one)] for one in table.values())
    found: list[dict[int, set[int]]] = []
    for table in seen:
        found.append({})
        for key, count in table.items():
            rest = sums(MEANT[str(one)] for other, one in table.items() if other != key)
            found[-1][key] = {
                value
                for value in MEANT[str(count)]
                if any(value + other in totals for other in rest)
            }
    return found


@settings(max_examples=150)
@given(ways())
# What rounding alone gives away: the total is at the edge of what it may be.
@example([{0: 4, 1: 4}])
@example([{0: 1, 1: 1, 2: 1, 3: 1}])
@example([dict.fromkeys(range(7), 4)])
@example([{0: 4, 1: 4}, {0: 8}])
@example([{0: 3}, {0: 1, 1: 1, 2: 1}])
def test_no_small_count_can_be_told(counted: list[dict[int, int]]) -> None:
    total, tables = broken_down(*counted)

    for table in possible(total, list(tables)):
        for values in table.values():
            # None, or at least two that it may have been.
            assert values == {0} or max(values) >= FEW or len(values) > 1


@settings(max_examples=100)
@given(ways())
def test_what_is_shown_is_true(counted: list[dict[int, int]]) -> None:
    total, tables = broken_down(*counted)

    assert sum(counted[0].values()) in MEANT[str(total)]
    for table, way in zip(tables, counted, strict=True):
        assert table.keys() == way.keys()
        for key, count in table.items():
            assert count.hidden or count.least <= way[key] <= count.most


@pytest.mark.parametrize(
    ("times", "told"), [(0, "0"), (1, "少于 5"), (4, "少于 5"), (5, "5"), (7, "5"), (8, "10")]
)
def test_counts_are_rounded_and_small_ones_only_small(times: int, told: str) -> None:
    assert str(shown(times)) == told


def test_small_counts_that_the_total_gives_away_are_not_listed() -> None:
    _total, [table] = broken_down({"a": 4, "b": 4})

    assert {str(one) for one in table.values()} == {"—"}


def test_a_difference_is_told_of_what_is_shown_alone() -> None:
    assert change(shown(23), shown(12)) == 15
    assert change(shown(23), shown(4)) is None
    assert change(shown(3), shown(23)) is None
