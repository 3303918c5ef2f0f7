"""The pages of every channel: each guide, item and hall in each edition and language."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from guides.content import Guide
from guides.vocabulary import Edition, Kind, Locale

from .compare import Place, compare, count
from .delivered import Unreadable, read_page
from .difference import Difference
from .expected import Expected
from .sites import Answer, Site
from .tally import Tally

WEB = {Kind.GUIDE: "guides", Kind.ITEM: "items", Kind.HALL: "halls"}


def localised(path: str, locale: Locale) -> str:
    """Return a path under its language's prefix."""
    return path if locale == Locale.HANS else f"/{locale.lower()}{path}"


def pages_of(kind: Kind, expected: Expected) -> Iterator[tuple[str, str]]:
    """Yield (channel, path) of each page that shows a thing."""
    code = expected.record.code
    if kind != Kind.GUIDE:
        yield "web", f"/{WEB[kind]}/{code}/"
        return
    guide: Guide = expected.record.payload
    yield "web", f"/guides/{code}/"
    for edition in Edition:
        if guide.has(edition):
            yield f"web:{edition}", f"/guides/{code}/?edition={edition}"
    yield "kiosk", f"/kiosk/guides/{code}/"
    yield "window", f"/window/{code}/"


def check_pages(
    site: Site, kind: Kind, locale: Locale, batch: dict[str, Expected], tally: Tally
) -> Iterator[Difference]:
    """Read every page of a batch of things and compare it with what is expected."""
    for code, one in batch.items():
        for channel, path in pages_of(kind, one):
            staff = channel == "window"
            if staff and not site.staff:
                continue
            place = Place(channel, kind, locale)
            for answer in site.get(localised(path, locale), staff=staff):
                yield from check_page(place, code, one, answer)
            tally.read(channel, locale, count(one.facts))


def check_page(place: Place, code: str, one: Expected, answer: Answer) -> Iterator[Difference]:
    """Compare one delivered page."""
    if answer.status != 200:
        yield place.differs(code, _("页面打不开"), 200, answer.status)
        return
    try:
        found = read_page(answer.body)
    except Unreadable:
        yield place.differs(code, _("页面上没有注明是哪份内容"), f"data-code={code}")
        return
    yield from compare(place, one, found, one.facts)


def check_withdrawn(site: Site, kind: Kind, locale: Locale, code: str) -> Iterator[Difference]:
    """Check that what was withdrawn is told to be gone (410) in every channel."""
    paths = [("web", f"/{WEB[kind]}/{code}/")]
    if kind == Kind.GUIDE:
        paths += [("kiosk", f"/kiosk/guides/{code}/"), ("window", f"/window/{code}/")]
    for channel, path in paths:
        staff = channel == "window"
        if staff and not site.staff:
            continue
        for answer in site.get(localised(path, locale), staff=staff):
            if answer.status != 410:
                place = Place(channel, kind, locale)
                yield place.differs(code, _("已撤回，应答 410"), 410, answer.status)
