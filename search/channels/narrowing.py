"""The ways to narrow a search: what each facet offers, how many it leaves, and what is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guides.vocabulary import Audience, Means, Reach
from search.engine import Facet, Order

from .called import KINDS, Called, Name
from .parameters import Searching

# Of a facet so many choices are seen at once, and so many at all.
SEEN, LISTED = 6, 60

LABELS: dict[Facet, "str | Promise"] = {
    Facet.AUDIENCE: _("谁来办"),
    Facet.TOPIC: _("主题"),
    Facet.DEPARTMENT: _("部门"),
    Facet.REGION: _("地区"),
    Facet.REACH: _("外地能办吗"),
    Facet.MEANS: _("怎么申请"),
    Facet.VISITS: _("跑几趟"),
}
VALUES: dict[Facet, dict[str, "str | Promise"]] = {
    # As people call themselves; what they are by law stands on the page.
    Facet.AUDIENCE: {
        Audience.PERSON: _("个人"),
        Audience.COMPANY: _("企业"),
        Audience.INSTITUTION: _("事业单位"),
        Audience.SOCIETY: _("社会组织"),
        Audience.AUTHORITY: _("机关"),
        Audience.OTHER: _("其他单位"),
    },
    Facet.REACH: {one.value: one.label for one in Reach},
    Facet.MEANS: {one.value: one.label for one in Means},
    Facet.VISITS: {"0": _("不用跑"), "1": _("跑一趟"), "2": _("跑两趟"), "3": _("三趟以上")},
}


@dataclass(frozen=True)
class Choice:
    """A value of a facet: `count` is what is found with it, `query` leads to that or away."""

    value: str
    name: Name
    count: int
    chosen: bool
    query: str


@dataclass(frozen=True)
class Group:
    facet: Facet
    label: str
    choices: tuple[Choice, ...]

    @property
    def seen(self) -> int:
        """How many choices are seen without unfolding."""
        return SEEN

    @property
    def folded(self) -> int:
        return max(0, len(self.choices) - SEEN)

    @property
    def chosen(self) -> tuple[Choice, ...]:
        return tuple(one for one in self.choices if one.chosen)


def query_of(asked: Searching, **changed: Any) -> str:
    """Return the query of an address that asks the same but for what is changed."""
    pairs = asked.pairs(**{"page": 1, **changed})
    return f"?{urlencode(pairs)}" if pairs else "?"


def groups(
    asked: Searching, counts: Mapping[Facet, Mapping[str, int]], around: Called
) -> list[Group]:
    """Return each facet with its choices, the chosen ones first."""
    return [
        Group(facet, str(LABELS[facet]), tuple(_choices(asked, facet, counts, around)))
        for facet in Facet
    ]


def without_filters(asked: Searching) -> str:
    return query_of(asked, **{facet: [] for facet in Facet})


def other_order(asked: Searching, order: Order) -> str:
    return query_of(asked, order=order)


def _choices(
    asked: Searching, facet: Facet, counts: Mapping[Facet, Mapping[str, int]], around: Called
) -> list[Choice]:
    found = counts.get(facet, {})
    chosen = asked.filters.get(facet, ())
    offered = sorted(found, key=lambda value: _place(facet, value, found[value]))[:LISTED]
    values = dict.fromkeys([*chosen, *offered])
    names = _names(facet, values, around)
    choices = [
        Choice(
            value,
            names[value],
            found.get(value, 0),
            value in chosen,
            query_of(asked, **{facet: _toggled(chosen, value)}),
        )
        for value in values
    ]
    return choices if len(choices) > 1 or chosen else []


def _place(facet: Facet, value: str, count: int) -> tuple[int, str]:
    """Return the place of a choice: words of the software keep theirs, of others the most first."""
    known = list(VALUES.get(facet, ()))
    return (known.index(value) if value in known else -count, value)


def _names(facet: Facet, values: Mapping[str, Any], around: Called) -> dict[str, Name]:
    if facet in KINDS:
        return around.names(facet, values)
    said = VALUES[facet]
    return {value: Name(str(said.get(value, value)), around.locale) for value in values}


def _toggled(chosen: tuple[str, ...], value: str) -> list[str]:
    if value in chosen:
        return [one for one in chosen if one != value]
    return [*chosen, value]
