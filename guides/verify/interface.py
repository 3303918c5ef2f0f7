"""The API: each thing by its code, the lists, and everything that was ever said, in order."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from guides.content import canonical, digest, read
from guides.models import LedgerRow
from guides.vocabulary import Access, Action, Kind, Locale

from .compare import Place, compare, count
from .delivered import Unreadable, read_json, read_object
from .difference import Difference
from .expected import Expected, Facts
from .payloads import differences_between
from .sites import Answer, Site
from .tally import Tally

LIMIT = 200
CHANGES = "api:changes"
THINGS = {Kind.GUIDE: "guides", Kind.ITEM: "items", Kind.HALL: "halls"}
_POSITION = ("kind", "code", "locale", "revision", "digest", "action", "source_revision")


def address(kind: Kind, code: str, locale: Locale) -> str:
    """Return the path of a thing in the API."""
    return f"/api/{THINGS[kind]}/{code}?locale={locale}"


def check_things(
    site: Site, kind: Kind, locale: Locale, batch: dict[str, Expected], tally: Tally
) -> Iterator[Difference]:
    """Read each thing of a batch by its code and compare position, facts and payload."""
    place = Place("api", kind, locale)
    for code, one in batch.items():
        for answer in site.get(address(kind, code, locale)):
            yield from _check_thing(place, code, one, answer)
            tally.read("api", locale, count(_told(one)))


def check_changes(site: Site, tally: Tally, after: int = 0) -> Iterator[Difference]:
    """Walk `changes` from a sequence number to its head and compare it row by row."""
    while True:
        following, more = after, False
        for answer in site.get(f"/api/changes?after={after}&limit={LIMIT}"):
            try:
                page = _page(answer)
                changes = {int(change["sequence"]): change for change in page["changes"]}
                following, more = int(page["next"]), bool(page["more"])
            except (Unreadable, KeyError, TypeError, ValueError) as error:
                what = _("after={after} 读不懂").format(after=after)
                yield Difference(CHANGES, what, found=f"{type(error).__name__} {error}")
                continue
            yield from _check_rows(changes, after, following, tally)
        if not more or following <= after:
            return
        after = following


def _page(answer: Answer) -> Any:
    if answer.status != 200:
        raise Unreadable(str(answer.status))
    return read_json(answer.body)


def _check_thing(place: Place, code: str, one: Expected, answer: Answer) -> Iterator[Difference]:
    try:
        told = _page(answer)
        found = read_object(told, place.kind)
        payload = type(one.record.payload).model_validate(told["payload"])
    except (Unreadable, ValidationError, KeyError, TypeError) as error:
        yield place.differs(code, _("读不懂"), found=f"{type(error).__name__} {error}")
        return
    yield from compare(place, one, found, _told(one))
    if payload != one.record.payload:
        make = partial(_payload_differs, place, code)
        yield from differences_between(one.record.payload, payload, make)


def _told(one: Expected) -> Facts:
    """Return the facts that the API gives by name: those of items and guides."""
    return {} if one.record.kind == Kind.HALL else one.main


def _payload_differs(
    place: Place, code: str, what: str, fact: str, right: str | None, read: str | None
) -> Difference:
    return place.differs(code, f"payload {what}", right, read, fact)


def _check_rows(
    changes: dict[int, Any], after: int, until: int, tally: Tally
) -> Iterator[Difference]:
    rows = LedgerRow.objects.filter(
        sequence__gt=after, sequence__lte=until, audience=Access.PUBLIC
    ).in_bulk()
    for sequence in sorted(rows.keys() | changes.keys()):
        row: LedgerRow | None = rows.get(sequence)
        change: Any = changes.get(sequence)
        if row is None:
            what = _("第 {sequence} 行是多出来的").format(sequence=sequence)
            yield Difference(CHANGES, what, code=str(change.get("code", "")))
            continue
        if change is None:
            what = _("第 {sequence} 行缺了").format(sequence=sequence)
            yield Difference(CHANGES, what, row.kind, row.code, row.locale)
            continue
        yield from _check_row(row, change)
        tally.add("changes")


def _check_row(row: LedgerRow, change: Any) -> Iterator[Difference]:
    place = Place(CHANGES, Kind(row.kind), Locale(row.locale))
    for name in _POSITION:
        if getattr(row, name) != change.get(name):
            what = _("第 {sequence} 行的 {name} 不同").format(sequence=row.sequence, name=name)
            yield place.differs(row.code, what, getattr(row, name), change.get(name))
    if row.redacted_on is not None:
        if change.get("payload") is not None:
            yield place.differs(row.code, _("已遮盖的内容还在"))
    elif digest(canonical(change.get("payload"))) != row.digest:
        yield from _name_facts(place, row, change.get("payload"))


def _name_facts(place: Place, row: LedgerRow, told: Any) -> Iterator[Difference]:
    """Yield the facts in which a payload differs, else that it does."""
    make = partial(_payload_differs, place, row.code)
    named = []
    try:
        right = read(place.kind, Action(row.action), row.payload)
        named = list(differences_between(right, type(right).model_validate(told), make))
    except ValueError:
        pass
    what = _("第 {sequence} 行的内容与摘要不符").format(sequence=row.sequence)
    yield from named or [place.differs(row.code, what, row.digest, digest(canonical(told)))]
