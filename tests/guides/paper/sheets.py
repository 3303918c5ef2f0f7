"""Sheets to test with, of the curated example: every kind, size, language and size of letters."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from guides.channels.told import Told
from guides.codes import mint
from guides.content import Guide, LifeEvent, Record, Window
from guides.gallery.pages import full, surroundings
from guides.gallery.samples import BASE, record_of
from guides.localize import traditional_payload
from guides.paper import board, card, chart, notice, poster, sizes, tent, window
from guides.paper.sheet import How, Sheet
from guides.vocabulary import Kind, Locale, TopicKind

TITLES = {
    Locale.HANS: ("办护照", "开小店、摆摊、跑网店，办个体户执照", "㛃䶮𬱖"),
    Locale.HANT: ("換領身分證", "沒有單位，參加居民醫療保險", "家裏養狗"),
    Locale.EN: ("Passports", "Get a certificate of no criminal record", "Set up a company"),
}
ERRAND = notice.Errand("孩子未满十六岁", None, date(2026, 11, 23), date(2026, 12, 4), "A01 窗口")
# Made up, as long as offices write them.
LONGEST = (
    "对在城市建筑物、设施上悬挂、张贴宣传品及户外广告设置（含临时性户外广告、大型户外广告、"
    "门店招牌）的审批、变更、延续和注销（市级权限内跨区、县以及委托各开发区管委会实施的部分）",
    "Registration-and-filing of a representative office of a foreign (overseas) enterprise, with "
    "establishment, alteration, extension and cancellation of its certificate of registration",
)


@dataclass(frozen=True)
class Wanted:
    """One combination of kind, size, language and size of letters."""

    kind: str
    size: sizes.Size
    locale: Locale
    large: bool

    def __str__(self) -> str:
        return f"{self.kind}-{self.size.name}-{self.locale}{'-large' * self.large}"


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
)
EVERY = tuple(
    Wanted(kind, size, locale, large)
    for (kind, size), locale, large in product(KINDS, Locale, (False, True))
)


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


def address(one: Told) -> str:
    return f"{BASE}/Q/{one.record.code}"


def sheet(wanted: Wanted, title: str) -> tuple[Sheet, list[str]]:
    """Return a sheet and the addresses that its symbols say."""
    how = How(wanted.size, wanted.locale, wanted.large)
    if wanted.kind in SEVERAL:
        return SEVERAL[wanted.kind](wanted, how)
    one = told(wanted.locale, title)
    if wanted.kind == "event":
        return _event(one, how)
    makers: dict[str, Callable[[Told, str, How], Sheet]] = {
        "poster": poster.of_guide,
        "chart": chart.of_guide,
        "tent": tent.of_guide,
        "card": card.of_guide,
        "notice": lambda one, at, how: notice.of_guide(one, at, how, ERRAND),
    }
    return makers[wanted.kind](one, address(one), how), [address(one)]


def _board(wanted: Wanted, how: How) -> tuple[Sheet, list[str]]:
    several = _several(wanted, board.MOST if wanted.large else 5)
    entries = [(one.record, address(one)) for one in several]
    return board.of_many("", entries, several[0].snapshot.site, how), [
        address for _record, address in entries
    ]


def _window(wanted: Wanted, how: How) -> tuple[Sheet, list[str]]:
    several = _several(wanted, 16 if wanted.large else 5)
    hall, at = _hall(several[0])
    site, code = several[0].snapshot.site, f"{BASE}/Q/{mint()}"
    records = [one.record for one in several]
    return window.of_window(hall, at, records, site, code, how), [code]


def _window_codes(wanted: Wanted, how: How) -> tuple[Sheet, list[str]]:
    several = _several(wanted, window.MOST_CODES if wanted.large else 3)
    hall, at = _hall(several[0])
    entries = [(one.record, address(one)) for one in several]
    made = window.of_entries(hall, at, entries, several[0].snapshot.site, how)
    return made, [address for _record, address in entries]


def _several(wanted: Wanted, count: int) -> list[Told]:
    titles = TITLES[wanted.locale] * count
    return [told(wanted.locale, title) for title in titles[:count]]


def _hall(one: Told) -> tuple[Record, Window]:
    [hall] = one.snapshot.halls.values()
    fields = {"queue_url": "https://queue.example.test/", "locale": one.locale}
    hall = hall.model_copy(update=fields)
    return record_of(hall, Kind.HALL, locale=one.locale), hall.windows[0]


def _event(one: Told, how: How) -> tuple[Sheet, list[str]]:
    code = mint()
    event = LifeEvent(
        code=code, locale=one.record.locale, name="生孩子", topic_kind=TopicKind.PERSONAL
    )
    record = record_of(event, Kind.LIFE_EVENT)
    made = poster.of_event(record, [one], one.snapshot.site, f"{BASE}/Q/{code}", how)
    return made, [f"{BASE}/Q/{code}"]


SEVERAL: dict[str, Callable[[Wanted, How], tuple[Sheet, list[str]]]] = {
    "board": _board,
    "window": _window,
    "window codes": _window_codes,
}


def every() -> Iterator[tuple[Wanted, str]]:
    """Yield every combination with one of its titles after another."""
    for at, wanted in enumerate(EVERY):
        yield wanted, TITLES[wanted.locale][at % 3]
