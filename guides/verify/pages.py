"""The pages of every channel: each guide, item and hall in each edition and language."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from guides import published
from guides.channels import addresses
from guides.content import Guide
from guides.vocabulary import Edition, Kind, Locale

from .compare import Place, compare, compare_texts, count
from .delivered import Unreadable, read_page
from .difference import Difference
from .expected import Expected
from .sites import Answer, Site
from .tally import Tally


def pages_of(kind: Kind, code: str, locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield (channel, path) of each page of a thing."""
    yield "web", addresses.thing(kind, code, locale)
    if kind == Kind.GUIDE:
        yield "kiosk", addresses.kiosk_guide(code, locale)
        yield "window", addresses.prefix(locale) + addresses.window(code)


def editions_of(expected: Expected, locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield (channel, path) of each further edition of a guide on the web."""
    guide: Guide = expected.record.payload
    for edition in (Edition.PICTURED, Edition.VIDEO):
        if guide.has(edition):
            path = addresses.thing(Kind.GUIDE, guide.code, locale, edition)
            yield f"web:{edition}", path


def check_pages(
    site: Site, kind: Kind, locale: Locale, batch: dict[str, Expected], tally: Tally
) -> Iterator[Difference]:
    """Read every page of a batch of things and compare it with what is expected."""
    for code, one in batch.items():
        pages = [*pages_of(kind, code, locale)]
        if kind == Kind.GUIDE:
            pages += editions_of(one, locale)
        for channel, path in pages:
            place = Place(channel, kind, locale)
            for answer in answers(site, channel, path):
                yield from check_page(place, code, one, answer)
                tally.read(channel, locale, count(one.facts))


def check_page(place: Place, code: str, one: Expected, answer: Answer) -> Iterator[Difference]:
    """Compare one delivered page; an item's leads to the guide that explains it."""
    if place.kind == Kind.ITEM and (guide := published.guide_of_item(code)):
        yield from _check_way(place, code, addresses.thing(Kind.GUIDE, guide, place.locale), answer)
        return
    if answer.status != 200:
        yield place.differs(code, _("页面打不开"), 200, answer.status)
        return
    try:
        found = read_page(answer.body)
    except Unreadable:
        yield place.differs(code, _("页面上没有注明是哪份内容"), f"data-code={code}")
        return
    yield from compare(place, one, found, one.facts)
    yield from compare_texts(place, one, found, partial(_must, place.channel))


def _must(channel: str, name: str) -> bool:
    """Tell whether a page has to say this: a kiosk shows what a person there needs."""
    return channel != "kiosk" or name.startswith(("alert:", "section:"))


def answers(site: Site, channel: str, path: str) -> list[Answer]:
    """Return what the site answers; nothing for a staff page that can not be read."""
    staff = channel == "window"
    return [] if staff and not site.staff else site.get(path, staff=staff)


def _check_way(place: Place, code: str, path: str, answer: Answer) -> Iterator[Difference]:
    location = urlsplit(answer.headers.get("Location", "")).path
    if (answer.status, location) != (301, path):
        what = _("应转到解释它的指南")
        yield place.differs(code, what, f"301 {path}", f"{answer.status} {location}")
