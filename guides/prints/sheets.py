"""A wanted sheet made of what is published: everything read, each code's address found."""

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _

from guides import media, published
from guides.channels import addresses
from guides.channels.told import Told
from guides.content import Media, Record, Site
from guides.paper import board, booklet, chart, logo, poster, sizes, window
from guides.paper.kinds import KINDS
from guides.paper.sheet import How, Sheet
from guides.vocabulary import Action, Kind, Locale, SheetKind

from . import handled
from .wanted import Part, Wanted

# Pictures that typst can set.
_SET = {"image/png", "image/jpeg", "image/svg+xml"}

Address = Callable[[Part, Locale], str]


class Unprintable(ValueError):
    """A sheet that cannot be made of what is published; the message tells why and what to do."""


def address(part: Part, locale: Locale) -> str:
    """Return the absolute address that a part's code says: its placement's, else its own."""
    if part.placement:
        path = addresses.scanned(part.placement, locale)
    elif part.kind == Kind.GUIDE:
        path = addresses.short(part.code, locale)
    elif part.kind == Kind.DEPARTMENT:
        path = addresses.guides(locale, department=part.code)
    else:
        path = addresses.thing(part.kind, part.code, locale)
    return f"{settings.BASE_URL}{path}"


def specimen(part: Part, locale: Locale) -> str:
    """Return the address of a symbol that is only looked at: no code is made for a preview."""
    return f"{settings.BASE_URL}{addresses.scanned('XXXXXXX', locale)}"


def sheet_of(wanted: Wanted, at: Address = address) -> Sheet:
    """Return a sheet as it would be printed now, with codes that say `at`; raises Unprintable."""
    try:
        return _sheet_of(wanted, how_of(wanted), at)
    except (board.TooMany, booklet.Empty, chart.NoSteps, logo.LogoSpoils) as error:
        raise Unprintable(str(error)) from error


def _sheet_of(wanted: Wanted, how: How, at: Address) -> Sheet:
    if wanted.sheet == SheetKind.BOARD:
        return _board(wanted, how, at)
    (part,) = wanted.parts
    if part.window:
        return _window(wanted, part, how, at)
    if wanted.sheet == SheetKind.BOOKLET:
        return _booklet(wanted, part, how, at)
    if part.kind == Kind.LIFE_EVENT:
        return _event(wanted, part, how, at)
    made = KINDS[wanted.sheet].of_guide
    if made is None or part.kind != Kind.GUIDE:
        raise Unprintable(_no_such_sheet(wanted))
    return made(told_of(part.code, wanted.locale), at(part, wanted.locale), how)


def guides_within(wanted: Wanted) -> list[str]:
    """Return the codes of the guides that a sheet tells of because of what it is a sheet of."""
    (part, *more) = wanted.parts
    if more:
        return []
    if part.window:
        return handled.at_window(part.window)
    if part.kind == Kind.LIFE_EVENT:
        event = published.record(Kind.LIFE_EVENT, part.code)
        return [one.guide for one in event.payload.guides] if event else []
    return _in_booklet(part) if wanted.sheet == SheetKind.BOOKLET else []


def told_of(code: str, locale: Locale) -> Told:
    """Return a published guide in a language; raises Unprintable."""
    record = _record(Kind.GUIDE, code, locale)
    return Told(record, published.snapshot([record.payload], locale), settings.BASE_URL, locale)


def how_of(wanted: Wanted) -> How:
    """Return how a sheet is made, with the brand's emblem; raises UnknownSize, Unprintable."""
    emblem = _emblem(published.site(wanted.locale))
    if wanted.logo and not emblem:
        raise Unprintable(
            _("还没有徽标，码中间没有可放的。请先在“网站名称和品牌”里放一个，或者不放。")
        )
    return How(
        size=sizes.named(wanted.size, KINDS[wanted.sheet].sizes),
        locale=wanted.locale,
        large=wanted.large,
        grey=wanted.grey,
        emblem=emblem,
        logo=emblem if wanted.logo else b"",
    )


def _emblem(site: Site) -> bytes:
    if site.emblem is None or site.emblem.type not in _SET:
        return b""
    return _bytes(site.emblem)


@lru_cache(maxsize=4)
def _bytes(emblem: Media) -> bytes:
    # Its path carries the digest of what it holds.
    path = media.public_path(emblem.path)
    return path.read_bytes() if path.is_file() else b""


def _event(wanted: Wanted, part: Part, how: How, at: Address) -> Sheet:
    if wanted.sheet != SheetKind.POSTER:
        raise Unprintable(_no_such_sheet(wanted))
    event = _record(Kind.LIFE_EVENT, part.code, wanted.locale)
    codes = [one.guide for one in event.payload.guides]
    known = published.records_of(Kind.GUIDE, codes, wanted.locale)
    steps = [told_of(code, known[code].locale) for code in codes if code in known]
    return poster.of_event(
        event, steps, published.site(wanted.locale), at(part, wanted.locale), how
    )


def _window(wanted: Wanted, part: Part, how: How, at: Address) -> Sheet:
    hall = _record(Kind.HALL, part.code, wanted.locale)
    found = next((one for one in hall.payload.windows if one.code == part.window), None)
    if found is None:
        told = _("“{name}”已经没有这个窗口了。")
        raise Unprintable(told.format(name=hall.payload.name))
    codes = handled.at_window(part.window)
    known = published.records_of(Kind.GUIDE, codes, wanted.locale)
    several = [known[code] for code in codes if code in known]
    return window.of_window(
        hall, found, several, published.site(wanted.locale), at(part, wanted.locale), how
    )


def _booklet(wanted: Wanted, part: Part, how: How, at: Address) -> Sheet:
    of = _record(part.kind, part.code, wanted.locale)
    codes = _in_booklet(part)
    known = published.records_of(Kind.GUIDE, codes, wanted.locale)
    records = [known[code] for code in codes if code in known]
    snapshot = published.snapshot([one.payload for one in records], wanted.locale)
    several = [
        (
            Told(one, snapshot, settings.BASE_URL, wanted.locale),
            at(Part(Kind.GUIDE, one.code), wanted.locale),
        )
        for one in records
        if one.locale == wanted.locale
    ]
    return booklet.of_guides(of, several, snapshot.site, at(part, wanted.locale), how)


def _in_booklet(part: Part) -> list[str]:
    if part.kind == Kind.DEPARTMENT:
        return handled.by_department(part.code)
    return handled.in_hall(part.code)


def _board(wanted: Wanted, how: How, at: Address) -> Sheet:
    entries = [
        (_record(one.kind, one.code, wanted.locale), at(one, wanted.locale)) for one in wanted.parts
    ]
    return board.of_many(wanted.title, entries, published.site(wanted.locale), how)


def _record(kind: Kind, code: str, locale: Locale) -> Record:
    record = published.record(kind, code, locale)
    if record is None or record.action == Action.WITHDRAW:
        name = record.title if record else code
        raise Unprintable(_("“{name}”没有发布，或者已经撤回，印不了。").format(name=name))
    if record.locale != locale:
        told = _("“{name}”还没有 {language} 版。请先译好、发布，或者改印简体中文。")
        raise Unprintable(told.format(name=record.title, language=locale.label))
    return record


def _no_such_sheet(wanted: Wanted) -> str:
    told = _("{sheet}不能印这一种内容，请换一种纸品。")
    return told.format(sheet=wanted.sheet.label)
