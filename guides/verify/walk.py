"""The whole delivered side of a site: pages, feeds and API in every language."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial

from django.utils.translation import gettext as _

from guides import published
from guides.vocabulary import Action, Kind, Locale

from .difference import Difference
from .expected import codes_of, expected
from .feeds import check_feeds
from .interface import check_changes, check_things
from .pages import check_pages
from .placements import check_placements
from .sheets import check_sheets
from .sites import Site
from .stillness import settled
from .tally import Tally
from .tombstones import check_tombstone

BATCH = 20
KINDS = (Kind.GUIDE, Kind.ITEM, Kind.HALL)

Telling = Callable[[str], AbstractContextManager[None]]


def check_delivered(
    site: Site,
    tally: Tally,
    *,
    sample: int | None = None,
    locales: Iterable[Locale] = tuple(Locale),
    telling: Telling = lambda _what: nullcontext(),
) -> Iterator[Difference]:
    """Read everything that a site delivers; `sample` limits how many of each kind."""
    for kind in KINDS:
        with telling(str(kind.label)):
            alive = sampled(codes_of(kind, Action.PUBLISH), sample)
            gone = sampled(codes_of(kind, Action.WITHDRAW), sample)
            tally.add(kind, len(alive))
            for locale in locales:
                yield from _check_kind(site, kind, locale, alive, gone, tally)
    with telling(str(Kind.PLACEMENT.label)):
        hung = [
            *codes_of(Kind.PLACEMENT, Action.PUBLISH),
            *codes_of(Kind.PLACEMENT, Action.WITHDRAW),
        ]
        yield from check_placements(site, sampled(hung, sample), tally)
    with telling(_("纸样")):
        guides = sampled(codes_of(Kind.GUIDE, Action.PUBLISH), sample)
        for locale in locales:
            yield from check_sheets(site, guides, locale, tally)
    with telling(_("推送")):
        pages = None if sample is None else max(sample // 20, 1)
        for locale in locales:
            yield from check_feeds(site, locale, tally, pages)
    with telling(_("变更")):
        after = max(published.head() - sample * 10, 0) if sample else 0
        yield from check_changes(site, tally, after)


def sampled(codes: list[str], number: int | None) -> list[str]:
    """Return so many codes evenly spread, the newest always among them; all for None."""
    if number is None or number >= len(codes):
        return codes
    return [codes[place * len(codes) // number] for place in range(number)]


def _check_kind(
    site: Site, kind: Kind, locale: Locale, alive: list[str], gone: list[str], tally: Tally
) -> Iterator[Difference]:
    for start in range(0, len(alive), BATCH):
        codes = alive[start : start + BATCH]
        yield from settled(partial(_check_batch, site, kind, locale, codes), tally)
    for code in gone:
        yield from settled(partial(check_tombstone, site, kind, locale, code), tally)


def _check_batch(
    site: Site, kind: Kind, locale: Locale, codes: list[str], tally: Tally
) -> Iterator[Difference]:
    batch = expected(kind, codes, locale)
    yield from check_pages(site, kind, locale, batch, tally)
    yield from check_things(site, kind, locale, batch, tally)
