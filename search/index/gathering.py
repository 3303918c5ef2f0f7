"""Reads what entries are made of: current public rows, in batches, and what these name by code."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from guides import published
from guides.content import Payload, Record, read
from guides.models import Current, LedgerRow
from guides.models import Facet as Value
from guides.vocabulary import Access, Action, Kind, Locale
from search.engine import Entry

from .entries import entry_of
from .published import SOURCE, Around, Published, key_of

BATCH = 500
# What entries show of other things, and the name of the value by which they are found.
SHOWN = {
    Kind.REGION: "region",
    Kind.DEPARTMENT: "department",
    Kind.TOPIC: "topic",
    Kind.HALL: "hall",
}


class Gathering:
    """Entries as of now. Things that many of them name are read once."""

    def __init__(self) -> None:
        self._around: dict[Locale, Around] = {locale: Around() for locale in Locale}
        self._read: set[tuple[Locale, Kind, str]] = set()

    def everything(self) -> Iterator[Entry]:
        """Yield every entry there is, in the order of keys."""
        for kind in (Kind.GUIDE, Kind.ITEM):
            for codes in _alive(kind):
                yield from self._entries(kind, codes)

    def some(self, keys: Iterable[str]) -> Iterator[Entry]:
        """Yield the entries of those keys that have one, in the order of keys."""
        wanted: dict[Kind, list[str]] = {}
        for key in sorted(keys):
            kind, _, code = key.partition(":")
            wanted.setdefault(Kind(kind), []).append(code)
        for kind, codes in wanted.items():
            for start in range(0, len(codes), BATCH):
                yield from self._entries(kind, codes[start : start + BATCH])

    def _entries(self, kind: Kind, codes: list[str]) -> Iterator[Entry]:
        records = published.records_of(kind, codes)
        if kind == Kind.ITEM:
            records = {code: records[code] for code in records.keys() - _explained(records)}
        languages = {SOURCE: records, **_translated(kind, records)}
        for locale, found in languages.items():
            self._surround(locale, found.values())
        values = _values(kind, records)
        for code in sorted(records):
            said = {locale: found[code] for locale, found in languages.items() if code in found}
            yield entry_of(Published(said, self._around, values.get(code, ())))

    def _surround(self, locale: Locale, records: Iterable[Record]) -> None:
        wanted: dict[Kind, set[str]] = {kind: set() for kind in SHOWN}
        for record in records:
            payload: Payload = record.payload
            for kind, codes in published.named(payload).items():
                if kind in wanted:
                    wanted[kind] |= codes
        for kind, codes in wanted.items():
            while codes:
                new = self._learn(locale, kind, codes)
                # A region's name comes with the names of those above it.
                codes = {one.parent for one in new if getattr(one, "parent", None)}

    def _learn(self, locale: Locale, kind: Kind, codes: set[str]) -> list[Any]:
        """Read what is not known yet, and return it."""
        new = {code for code in codes if (locale, kind, code) not in self._read}
        if not new:
            return []
        self._read |= {(locale, kind, code) for code in new}
        found = published.records_of(kind, new, locale)
        known: dict[str, Any] = getattr(self._around[locale], f"{kind}s")
        known.update({code: record.payload for code, record in found.items()})
        return [record.payload for record in found.values()]


def touched(rows: Iterable[LedgerRow]) -> set[str]:
    """Return the keys of all entries that may say something else since those rows."""
    codes: dict[Kind, set[str]] = {}
    first: dict[str, int] = {}
    for row in rows:
        codes.setdefault(Kind(row.kind), set()).add(row.code)
        if row.kind == Kind.GUIDE:
            first[row.code] = min(row.sequence, first.get(row.code, row.sequence))
    keys = {key_of(Kind.GUIDE, code) for code in codes.get(Kind.GUIDE, ())}
    items = codes.get(Kind.ITEM, set()) | _items_before(first) | _items_now(first)
    keys |= {key_of(Kind.ITEM, code) for code in items}
    if Kind.REGION in codes:
        codes[Kind.REGION] |= _within(codes[Kind.REGION])
    for kind, name in SHOWN.items():
        if kind in codes:
            keys |= _showing(name, codes[kind])
    return keys


def _alive(kind: Kind) -> Iterator[list[str]]:
    alive = Current.objects.filter(
        kind=kind,
        locale=SOURCE,
        action=Action.PUBLISH,
        audience=Access.PUBLIC,
        row__redacted_on=None,
    ).order_by("code")
    last = ""
    while codes := list(alive.filter(code__gt=last).values_list("code", flat=True)[:BATCH]):
        yield codes
        last = codes[-1]


def _explained(codes: Iterable[str]) -> set[str]:
    """Return the items that a living guide explains: the guide's entry is theirs."""
    named = Value.objects.filter(kind=Kind.GUIDE, name="item", value__in=list(codes))
    return set(named.values_list("value", flat=True))


def _translated(kind: Kind, records: Iterable[str]) -> dict[Locale, dict[str, Record]]:
    """Return the languages that have words of their own; others are read off the zh-Hans."""
    own = Current.objects.filter(
        kind=kind,
        code__in=list(records),
        action=Action.PUBLISH,
        audience=Access.PUBLIC,
        row__redacted_on=None,
    ).exclude(locale=SOURCE)
    codes: dict[Locale, list[str]] = {}
    for locale, code in own.values_list("locale", "code"):
        codes.setdefault(Locale(locale), []).append(code)
    return {locale: published.records_of(kind, found, locale) for locale, found in codes.items()}


def _values(kind: Kind, codes: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    # By two indexes, one after the other: the database does not always see that they are there.
    current = Current.objects.filter(kind=kind, code__in=list(codes))
    code_of = dict(current.values_list("pk", "code"))
    rows = Value.objects.filter(current__in=list(code_of))
    for current_id, name, value in rows.values_list("current_id", "name", "value"):
        found.setdefault(code_of[current_id], []).append((name, value))
    return found


def _items_before(first: dict[str, int]) -> set[str]:
    """Return the items that guides explained before the given rows: they may be free again."""
    found: set[str] = set()
    for code, sequence in first.items():
        before = LedgerRow.objects.filter(
            kind=Kind.GUIDE, code=code, locale=SOURCE, sequence__lt=sequence, redacted_on=None
        )
        row = before.order_by("-sequence").first()
        if row is not None and row.action == Action.PUBLISH:
            guide: Any = read(Kind.GUIDE, Action.PUBLISH, row.payload)
            found |= {item.code for item in guide.items}
    return found


def _items_now(guides: Iterable[str]) -> set[str]:
    named = Value.objects.filter(
        current__kind=Kind.GUIDE, current__code__in=list(guides), name="item"
    )
    return set(named.values_list("value", flat=True))


def _within(regions: set[str]) -> set[str]:
    """Return the regions that lie in the given ones, at any depth."""
    rows = Current.objects.filter(kind=Kind.REGION, locale=SOURCE, action=Action.PUBLISH)
    said = rows.values_list("code", "row__payload")
    above = {code: json.loads(payload).get("parent") for code, payload in said}
    found = set(regions)
    while more := {code for code, parent in above.items() if parent in found} - found:
        found |= more
    return found


def _showing(name: str, codes: set[str]) -> set[str]:
    found: set[str] = set()
    for kind in (Kind.GUIDE, Kind.ITEM):
        rows = Value.objects.filter(kind=kind, name=name, value__in=list(codes))
        found |= {key_of(kind, code) for code in rows.values_list("current__code", flat=True)}
    return found
