"""Sheets to test with, of the curated example: every kind, size, language and size of letters."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from io import BytesIO
from itertools import product
from typing import cast

import pypdfium2
from PIL import Image

from guides.channels import addresses
from guides.channels.told import Told
from guides.codes import mint
from guides.content import Guide, Hall, LifeEvent, Record, Window
from guides.gallery.pages import full, surroundings
from guides.gallery.samples import BASE, record_of
from guides.localize import traditional_payload
from guides.paper import board, booklet, card, chart, notice, poster, sizes, tent, typeset, window
from guides.paper.sheet import How, Sheet
from guides.vocabulary import Kind, Locale, TopicKind

# Names of people and places have characters that few fonts have.
RARE = "㛃䶮𬱖"
# The last are made up, as long as offices write them.
TITLES = {
    Locale.HANS: (
        "办护照",
        "开小店、摆摊、跑网店，办个体户执照",
        RARE,
        "对在城市建筑物、设施上悬挂、张贴宣传品及户外广告设置（含临时性户外广告、大型户外广告、"
        "门店招牌）的审批、变更、延续和注销（市级权限内跨区、县以及委托各开发区管委会实施的部分）",
    ),
    Locale.HANT: (
        "換領身分證",
        "沒有單位，參加居民醫療保險",
        "家裏養狗" + RARE,
        "對在城市建築物、設施上懸掛、張貼宣傳品及戶外廣告設置（含臨時性戶外廣告、大型戶外廣告、"
        "門店招牌）的審批、變更、延續和註銷（市級權限內跨區、縣以及委託各開發區管委會實施的部分）",
    ),
    Locale.EN: (
        "Passports",
        "Get a certificate of no criminal record",
        "Set up a company",
        "Registration-and-filing of a representative office of a foreign (overseas) enterprise, "
        "with establishment, alteration, extension and cancellation of its certificate",
    ),
}
ERRAND = notice.Errand("孩子未满十六岁", None, date(2026, 11, 23), date(2026, 12, 4), "A01 窗口")
# The brand's own colours, and an emblem in one of them.
LINK, SEAL = "#0a6b3d", "#b3261e"
# A city's host may be long, and its symbols larger.
HOSTS = (BASE, "https://banshi.chenghe.gov.example")
KINDS: tuple[tuple[str, sizes.Size], ...] = (
    ("poster", sizes.A4),
    ("poster", sizes.A3),
    ("poster", sizes.A1),
    ("event", sizes.A4),
    ("board", sizes.A4),
    ("board", sizes.A3),
    ("chart", sizes.A3),
    ("chart", sizes.A3_WIDE),
    ("chart", sizes.A1),
    ("tent", sizes.A4),
    ("card", sizes.CARD),
    ("card", sizes.A4),
    ("window", sizes.A4),
    ("window", sizes.A3),
    ("window codes", sizes.A4),
    ("notice", sizes.A4),
    ("notice", sizes.ROLL_80),
    ("notice", sizes.ROLL_58),
    ("booklet", sizes.A5),
    ("booklet", sizes.A4),
)
SEEN = ("straight", "turned", "blurred", "darkened", "greyed", "aslant")
_ROUNDS = 2


@dataclass(frozen=True)
class Wanted:
    """One combination of all that sheets differ by, and how a telephone sees it."""

    kind: str
    size: sizes.Size
    locale: Locale
    large: bool
    grey: bool
    title: int
    seen: str

    def __str__(self) -> str:
        marks = "-large" * self.large + "-grey" * self.grey
        return f"{self.kind}-{self.size.name}-{self.locale}{marks}-{self.title}-{self.seen}"


@dataclass(frozen=True)
class Made:
    """A sheet with the guides it tells of, the addresses its symbols say, and the PDF it is in."""

    wanted: Wanted
    sheet: Sheet
    told: tuple[Told, ...]
    addresses: tuple[str, ...]
    document: bytes = b""
    page: int | None = None

    @property
    def pages(self) -> list[int]:
        """Which pages of the document it is: one, or all of them."""
        if self.page is not None:
            return [self.page]
        with pypdfium2.PdfDocument(self.document) as document:
            return list(range(len(document)))


def _dealt() -> tuple[Wanted, ...]:
    """Deal colours, titles and ways of seeing to all kinds, so that each pair of values occurs."""
    every = enumerate(product(KINDS, Locale, (False, True), range(_ROUNDS)))
    return tuple(
        Wanted(
            kind=kind,
            size=size,
            locale=locale,
            large=large,
            grey=(at // 5 + at // 12) % 2 == 1,
            title=(at + at // 12 + at // 7) % 4,
            seen=SEEN[(at + at // 12) % 6],
        )
        for at, ((kind, size), locale, large, _round) in every
    )


EVERY = _dealt()


@lru_cache(maxsize=len(KINDS))
def made(kind: str, size: sizes.Size) -> tuple[Made, ...]:
    """Return all sheets of a kind and size, in one PDF where each is a page."""
    several = [sheet(one) for one in EVERY if (one.kind, one.size) == (kind, size)]
    if kind == "booklet":
        return tuple(
            replace(one, document=booklet.pdf(cast(booklet.Booklet, one.sheet))) for one in several
        )
    if kind == "notice":
        return tuple(replace(one, document=_set([one])) for one in several)
    document = _set(several)
    return tuple(replace(one, document=document, page=at) for at, one in enumerate(several))


def _set(several: list[Made]) -> bytes:
    return typeset.pdf(several[0].sheet.template, [one.sheet.data for one in several])


def told(locale: Locale, title: str = "", **fields: object) -> Told:
    """Return the example in a language; its English says Chinese words beside an English title."""
    guide: Guide = full(code=mint(), title=title or TITLES[Locale.HANS][0], **fields)
    around = surroundings(guide)
    record = record_of(guide)
    if locale != Locale.HANS:
        payload = traditional_payload(guide) if locale == Locale.HANT else guide
        payload = payload.model_copy(update={"locale": locale, "title": guide.title})
        record = record.model_copy(update={"locale": locale, "payload": payload})
    return Told(record, around, BASE, locale)


def with_rare_names(one: Told) -> Told:
    """Return the same with a hall, a material and a brand that are not everybody's."""
    guide = one.guide
    last = guide.item.materials[-1]
    last = last.model_copy(update={"name": f"{last.name}（{RARE}）"})
    materials = (*guide.item.materials[:-1], last)
    item = guide.item.model_copy(update={"materials": materials})
    guide = guide.model_copy(update={"items": (item, *guide.items[1:])})
    halls = {
        code: hall.model_copy(update={"name": f"{RARE[1]}溪政务服务中心"})
        for code, hall in one.snapshot.halls.items()
    }
    site = one.snapshot.site.model_copy(update={"link": LINK, "seal": SEAL})
    return replace(
        one,
        record=one.record.model_copy(update={"payload": guide}),
        snapshot=one.snapshot.model_copy(update={"halls": halls, "site": site}),
    )


def address(one: Told) -> str:
    return f"{BASE}/Q/{one.record.code}"


def placed(locale: Locale = Locale.HANS, host: str = BASE) -> str:
    """Return the address of a placement's code in a language, a new one each time."""
    return f"{host}{addresses.scanned(mint(), locale)}"


@lru_cache
def emblem(format: str) -> bytes:
    """Return a red emblem."""
    if format == "SVG":
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="{SEAL}" \
d="M0 0h9v9H0z"/></svg>'.encode()
    out = BytesIO()
    Image.new("RGB", (90, 90), SEAL).save(out, format)
    return out.getvalue()


def sheet(wanted: Wanted) -> Made:
    """Return a sheet with all that it tells of."""
    format = ("PNG", "JPEG", "SVG")[(wanted.title + wanted.large) % 3]
    how = How(wanted.size, wanted.locale, wanted.large, wanted.grey, emblem(format))
    titles = [TITLES[wanted.locale][(wanted.title + at) % 4] for at in range(_count(wanted))]
    several = tuple(with_rare_names(told(wanted.locale, title)) for title in titles)
    many = SEVERAL.get(wanted.kind)
    if many:
        one, said = many(several, how)
        return Made(wanted, one, several, tuple(said))
    at = placed(wanted.locale, HOSTS[wanted.title % 2])
    return Made(wanted, MAKERS[wanted.kind](several[0], at, how), several, (at,))


def _count(wanted: Wanted) -> int:
    """Return how many guides a sheet tells of, the most that it may where letters are large."""
    few, many = {
        "board": (5, board.MOST),
        "booklet": (4, 6),
        "window": (5, 16),
        "window codes": (3, window.MOST_CODES),
    }.get(wanted.kind, (1, 1))
    return many if wanted.large else few


Several = tuple[Told, ...]


def _event(one: Told, at: str, how: How) -> Sheet:
    locale = one.record.locale
    name = TITLES[locale][1]
    event = LifeEvent(code=mint(), locale=locale, name=name, topic_kind=TopicKind.PERSONAL)
    record = record_of(event, Kind.LIFE_EVENT, locale=locale)
    return poster.of_event(record, [one], one.snapshot.site, at, how)


def _board(several: Several, how: How) -> tuple[Sheet, list[str]]:
    entries = [(one.record, placed(how.locale)) for one in several]
    made = board.of_many("", entries, several[0].snapshot.site, how)
    return made, [at for _record, at in entries]


def _window(several: Several, how: How) -> tuple[Sheet, list[str]]:
    hall, at = hall_of(several[0])
    site, code = several[0].snapshot.site, placed(how.locale)
    return window.of_window(hall, at, [one.record for one in several], site, code, how), [code]


def _window_codes(several: Several, how: How) -> tuple[Sheet, list[str]]:
    hall, at = hall_of(several[0])
    entries = [(one.record, placed(how.locale)) for one in several]
    made = window.of_entries(hall, at, entries, several[0].snapshot.site, how)
    return made, [at for _record, at in entries]


def _booklet(several: Several, how: How) -> tuple[Sheet, list[str]]:
    hall, _at = hall_of(several[0])
    entries = [(one, placed(how.locale)) for one in several]
    code = placed(how.locale)
    made = booklet.of_guides(hall, entries, several[0].snapshot.site, code, how)
    return made, [code, *(at for _told, at in entries)]


def hall_of(one: Told) -> tuple[Record, Window]:
    """Return the hall of a guide and its window, where one can take a number."""
    [hall] = one.snapshot.halls.values()
    fields = {"queue_url": "https://queue.example.test/", "locale": one.locale}
    there: Hall = hall.model_copy(update=fields)
    return record_of(there, Kind.HALL, locale=one.locale), there.windows[0]


MAKERS: dict[str, Callable[[Told, str, How], Sheet]] = {
    "poster": poster.of_guide,
    "event": _event,
    "chart": chart.of_guide,
    "tent": tent.of_guide,
    "card": card.of_guide,
    "notice": lambda one, at, how: notice.of_guide(one, at, how, ERRAND),
}
SEVERAL: dict[str, Callable[[Several, How], tuple[Sheet, list[str]]]] = {
    "board": _board,
    "window": _window,
    "window codes": _window_codes,
    "booklet": _booklet,
}
