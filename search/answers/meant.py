"""Which of the things found is meant: one of them clearly, or several to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.finding.finder import Found, Result
from search.finding.ranking import Ranked

# Measured on the judged questions. The first is meant if it is ahead of the second by this share
# of its score, and if what its names say of the question, and the question of them, is enough.
AHEAD = 0.15
ENOUGH = 0.55
_NAMED, _LEAD, _LEAD_AT_MOST = 0.5, 0.4, 0.5
# What comes this near to the first may be meant as well.
NEAR_BY = 0.5
MOST_CHOICES = 5


@dataclass(frozen=True)
class Meant:
    """`one` is the result that is clearly meant; `others` are what else may be, best first."""

    one: Result | None = None
    others: tuple[Result, ...] = ()


def meant_by(found: Found) -> Meant:
    """Return what a question is about, by the first page of what it found."""
    pairs = [(one, one.ranked) for one in found.results if one.ranked is not None]
    if not pairs:
        return Meant()
    first, ranked = pairs[0]
    scores = [rank.score for _one, rank in pairs]
    near = [one for one, rank in pairs[1:] if rank.score >= NEAR_BY * ranked.score]
    if not found.answered:
        return Meant()
    if _is_pinned_alone(found, first) or _is_sure(ranked, scores[1:]):
        return Meant(first, tuple(near[: MOST_CHOICES - 1]))
    choices = (first, *near)[:MOST_CHOICES]
    return Meant(others=choices if len(choices) > 1 else ())


def _is_sure(ranked: Ranked, others: Sequence[float]) -> bool:
    lead = 1 - max(others, default=0.0) / ranked.score if ranked.score > 0 else 0.0
    said = ranked.covered + _NAMED * ranked.named + _LEAD * min(lead, _LEAD_AT_MOST)
    return lead >= AHEAD and said >= ENOUGH


def _is_pinned_alone(found: Found, first: Result) -> bool:
    pinned = found.query.pinned if found.query else ()
    return pinned == (first.key,)
