"""An old guide's facts on its item: only where the item says nothing, or what an import put there.

What an import put into an item is remembered beside it by digests, a guide each, so that a later
import knows its own words from an editor's or a catalogue's.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from guides.exchange.understood import Coded, Value
from guides.models import Item

# These say one thing together: where the item has another, none of them is filled.
_TOGETHER = (
    ("statutory_value", "statutory_unit", "statutory_note"),
    ("promised_value", "promised_unit", "promised_note"),
    ("reach", "reach_note"),
    ("visits", "visits_note"),
    ("proxy", "proxy_note"),
    ("appointment", "appointment_note"),
    ("post", "post_note"),
)
# Where an item's `told` keeps what guides put there, by the guide's source and id.
GUIDES = "guides"
CODES = "source_codes"
_NOTHING: tuple[Any, ...] = (None, "", [])


@dataclass
class Facts:
    """What becomes of a guide's values on an item, by field.

    `said` are the fields that say now what the guide says, `differing` those where the item says
    something else (its own value with each), `misfits` those that cannot hold the value (and why).
    """

    changes: dict[str, Any] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    differing: dict[str, Any] = field(default_factory=dict)
    misfits: dict[str, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)


def facts_of(item: Item, values: Mapping[str, Value], key: str) -> Facts:
    """Compare a guide's values with an item as it is; `key` is the guide's, see `told_by`."""
    facts = Facts()
    before = told_by(item, key)
    blocked = _blocked(item, values, before)
    for name, value in values.items():
        if value.value is None:
            facts.said.add(name)
        elif reason := _misfit(name, value.value):
            facts.misfits[name] = reason
        else:
            _compare(facts, item, name, value.value, before, name in blocked)
    _take_back(facts, item, values, before)
    return facts


def keep_codes(facts: Facts, item: Item, coded: Iterable[Coded], before: Mapping[str, str]) -> None:
    """Keep codes that nobody can read beside the item, by the field they are of."""
    wanted = {one.field: ",".join(one.codes) for one in coded}
    now = dict(item.source_codes)
    for name, codes in wanted.items():
        key = f"{CODES}.{name}"
        if now.get(name) == codes:
            facts.said.add(key)
            if key in before:
                facts.told[key] = before[key]
        elif name not in now or before.get(key) == digest_of(now[name]):
            now[name] = codes
            facts.said.add(key)
            facts.told[key] = digest_of(codes)
    for name in item.source_codes.keys() - wanted.keys():
        if before.get(f"{CODES}.{name}") == digest_of(now[name]):
            del now[name]
    if now != item.source_codes:
        facts.changes[CODES] = now


def told_by(item: Item, key: str) -> dict[str, str]:
    """Return the digests of what a guide put into an item, by field."""
    return dict(item.told.get(GUIDES, {}).get(key, {}))


def remember(item: Item, key: str, told: dict[str, str]) -> bool:
    """Keep what a guide put into an item; return whether that is new."""
    if told == told_by(item, key):
        return False
    guides = {one: digests for one, digests in item.told.get(GUIDES, {}).items() if one != key}
    if told:
        guides[key] = told
    item.told = {**item.told, GUIDES: guides}
    return True


def digest_of(value: Any) -> str:
    """Return a short digest of any value of a field."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _compare(
    facts: Facts, item: Item, name: str, wanted: Any, before: Mapping[str, str], blocked: bool
) -> None:
    now = getattr(item, name)
    if _same(now, wanted):
        facts.said.add(name)
        if name in before:
            facts.told[name] = digest_of(now)
    elif blocked or not _may_fill(name, now, before):
        facts.differing[name] = now
    else:
        facts.changes[name] = wanted
        facts.said.add(name)
        facts.told[name] = digest_of(wanted)


def _blocked(item: Item, values: Mapping[str, Value], before: Mapping[str, str]) -> set[str]:
    """Return the fields that go with one in which the item says something else."""
    found: set[str] = set()
    for group in _TOGETHER:
        if any(
            not _same(getattr(item, name), values[name].value)
            and not _may_fill(name, getattr(item, name), before)
            for name in group
            if name in values
        ):
            found |= set(group)
    if item.charged is False and "charged" not in before:
        found.add("fees")
    return found


def _take_back(facts: Facts, item: Item, values: Iterable[str], before: Mapping[str, str]) -> None:
    """Empty what an earlier import put there, and the guide says no more."""
    names = {one.name for one in Item._meta.concrete_fields}
    for name in before.keys() - set(values):
        if name in names and digest_of(getattr(item, name)) == before[name]:
            facts.changes[name] = _column(name).get_default()


def _may_fill(name: str, now: Any, before: Mapping[str, str]) -> bool:
    return now in _NOTHING or (name in before and digest_of(now) == before[name])


def _same(now: Any, wanted: Any) -> bool:
    if isinstance(now, str) and isinstance(wanted, str):
        return "".join(now.split()) == "".join(wanted.split())
    if isinstance(now, list) and isinstance(wanted, list):
        return sorted(now) == sorted(wanted)
    return bool(now == wanted) and now is not None


def _column(name: str) -> Any:
    return Item._meta.get_field(name)


def _misfit(name: str, value: Any) -> str:
    """Return why a field cannot hold a value, empty if it can."""
    try:
        _column(name).clean(value, None)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
