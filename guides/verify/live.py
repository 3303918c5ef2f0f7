"""What editors' tables say now against the last row of each code."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from guides.assemble import (
    guide_of,
    hall_of,
    item_of,
    items_with_relations,
    language_of,
    locale_of,
    note_of,
    placement_of,
    sites_of,
)
from guides.content import Payload, digest, read
from guides.models import Brand, Current, Fanout, GuidePage, Hall, Item, Placement
from guides.publishing import PLAIN
from guides.vocabulary import Action, Kind, Locale

from .difference import Difference
from .payloads import differences_between
from .stillness import confirmed
from .tally import Tally

BATCH = 50

Key = tuple[Kind, str, Locale]


@dataclass(frozen=True)
class _Living:
    """A kind of thing that editors change: which of them are live, and what each says."""

    model: Any
    kinds: tuple[Kind, ...]
    live: Any
    says: Callable[[Any], list[Payload]]

    def load(self, pks: list[int]) -> Iterable[Any]:
        """Return those that are (still) live."""
        if self.model is Item:
            return [item for item in items_with_relations(pks) if item.live]
        return list(self.live().filter(pk__in=pks).order_by("pk"))


def check_live(tally: Tally) -> Iterator[Difference]:
    """Compare every live thing with its last row, and every published row with its live thing."""
    for living in _LIVING:
        for batch in _batches(living.live()):
            yield from confirmed(partial(_check_living, living), batch)
            tally.add("live", len(batch))
        published = Current.objects.filter(kind__in=living.kinds, action=Action.PUBLISH)
        for batch in _batches(published):
            yield from confirmed(partial(_check_gone, living), batch)


def check_fanouts() -> Iterator[Difference]:
    """Name the fact changes that have not reached all guides yet."""
    for fanout in Fanout.objects.order_by("pk"):
        yield Difference(
            _("事实更新"),
            _("还没有更新完，请运行 manage.py follow --once"),
            kind="guide",
            code=str(fanout.cause),
            expected=str(fanout.total),
            found=str(fanout.total - len(fanout.pending)),
        )


def _guide_says(page: GuidePage) -> list[Payload]:
    note = note_of(page)
    return [guide_of(page), *([note] if note else [])]


def _plain_says(payload_of: Callable[[Any], Payload], one: Any) -> list[Payload]:
    # The one thing that says words of several languages itself.
    return [*sites_of(one)] if isinstance(one, Brand) else [payload_of(one)]


def _all(model: Any) -> Any:
    return model._default_manager.all()


def _hanging(model: Any) -> Any:
    return model.objects.filter(down_reason="")


def _live(model: Any) -> Any:
    return model.objects.filter(live=True)


def _live_sources(model: Any) -> Any:
    # Of items only the zh-Hans ones have rows: the others lend their words to guides.
    return _live(model).filter(locale__language_code=language_of(Locale.HANS))


_LIVING = (
    *(
        _Living(model, (kind,), partial(_all, model), partial(_plain_says, payload_of))
        for model, (kind, payload_of) in PLAIN.items()
    ),
    _Living(
        Placement,
        (Kind.PLACEMENT,),
        partial(_hanging, Placement),
        partial(_plain_says, placement_of),
    ),
    _Living(Hall, (Kind.HALL,), partial(_live, Hall), partial(_plain_says, hall_of)),
    _Living(Item, (Kind.ITEM,), partial(_live_sources, Item), partial(_plain_says, item_of)),
    _Living(GuidePage, (Kind.GUIDE, Kind.NOTE), partial(_live, GuidePage), _guide_says),
)


def _batches(rows: Any) -> Iterator[list[int]]:
    last = 0
    keys = rows.order_by("pk").values_list("pk", flat=True)
    while batch := list(keys.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1]


def _check_living(living: _Living, pks: list[int]) -> Iterator[Difference]:
    things = list(living.load(pks))
    current = _current(living.kinds, [one.code for one in things])
    for one in things:
        yield from _check_thing(living, one, current)


def _check_thing(living: _Living, one: Any, current: dict[Key, Current]) -> Iterator[Difference]:
    kind, locale = living.kinds[0], _locale_of(one)
    try:
        payloads = living.says(one)
    except ValidationError as error:
        yield _of(kind, one.code, locale, _("已发布，可是内容不完整：") + " ".join(error.messages))
        return
    for payload in payloads:
        row = current.pop((payload.kind, payload.code, payload.locale), None)
        if row is None or row.action == Action.WITHDRAW:
            if not _waits(one, row):
                what = _("在编辑后台是已发布，台账里却没有发布它")
                yield _of(payload.kind, payload.code, payload.locale, what)
        elif row.digest != digest(payload.canonical()):
            yield from _compare(row, payload)
    for other in living.kinds[1:]:
        left = current.pop((other, one.code, locale), None)
        if left is not None and left.action == Action.PUBLISH:
            yield _of(other, one.code, locale, _("台账里还有，编辑后台已经没有了"))


def _waits(one: Any, row: Current | None) -> bool:
    """Tell whether a translation waits for its source, which is not public (yet)."""
    if row is not None or not isinstance(one, GuidePage) or locale_of(one) == Locale.HANS:
        return False
    source = Current.objects.filter(kind=Kind.GUIDE, code=one.code, locale=Locale.HANS)
    return not source.filter(action=Action.PUBLISH).exists()


def _compare(row: Current, payload: Payload) -> Iterator[Difference]:
    try:
        published = read(Kind(row.kind), Action(row.action), row.row.payload)
    except ValueError:
        yield _of(row.kind, row.code, row.locale, _("台账里的内容读不懂，无法比较"))
        return
    make = partial(_of, row.kind, row.code, row.locale)
    found = list(differences_between(published, payload, make))
    both = row.digest, digest(payload.canonical())
    yield from found or [make(_("与台账的内容不同"), "", *both)]


def _check_gone(living: _Living, pks: list[int]) -> Iterator[Difference]:
    rows = list(Current.objects.filter(pk__in=pks, action=Action.PUBLISH).order_by("pk"))
    things = living.model._default_manager.filter(code__in={row.code for row in rows})
    states: dict[tuple[str, str], bool] = {}
    for one in things:
        for locale in _locales_of(one):
            states[(one.code, locale)] = getattr(one, "live", True)
    for row in rows:
        live = states.get((row.code, row.locale))
        if live is None:
            yield _of(row.kind, row.code, row.locale, _("台账里已发布，编辑后台里却没有了"))
        elif not live:
            yield _of(row.kind, row.code, row.locale, _("台账里已发布，编辑后台里却没有发布"))


def _current(kinds: tuple[Kind, ...], codes: list[str]) -> dict[Key, Current]:
    rows = Current.objects.filter(kind__in=kinds, code__in=codes).select_related("row")
    return {(Kind(row.kind), row.code, Locale(row.locale)): row for row in rows}


def _locale_of(one: Any) -> Locale:
    return locale_of(one) if hasattr(one, "locale_id") else Locale.HANS


def _locales_of(one: Any) -> list[Locale]:
    return [site.locale for site in sites_of(one)] if isinstance(one, Brand) else [_locale_of(one)]


def _of(
    kind: str,
    code: str,
    locale: str,
    what: str,
    fact: str = "",
    expected: str | None = None,
    found: str | None = None,
) -> Difference:
    return Difference(_("编辑后台"), what, kind, code, locale, fact, expected, found)
