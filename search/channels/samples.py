"""Search pages for the gallery, from hits as an engine gives them back, without one."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from guides.content import Guide, Record, Snapshot
from guides.gallery.pages import event_of, surroundings
from guides.gallery.samples import record_of
from guides.vocabulary import Fact, ItemStatus, Kind, Locale
from search.answers.answer import Answer, Choice, Source
from search.channels.called import Called, Name
from search.channels.kiosk import search_screen
from search.channels.page import empty_page, search_page
from search.channels.parameters import SIZE, Searching
from search.engine import Facet, Hit
from search.finding.finder import Found, Result
from search.finding.marking import Marked
from search.understanding import Understood

HANS = Locale.HANS
QUESTION = "想要办的事情"
CODES = [f"TESTA{number:02}" for number in range(12)]


def pages_of(guide: Guide, locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield the pages of a search that finds the guide."""
    yield from search_pages(guide, record_of(guide), surroundings(guide), locale, "")


def search_pages(
    guide: Guide, record: Record, snapshot: Snapshot, locale: Locale, base: str
) -> Iterator[tuple[str, str]]:
    """Yield each state of the search page by a name of its own."""
    around = _around(record, snapshot, locale)
    hit = _result(guide)
    many = _found(hit, total=SIZE * 7, counts=_counts())
    narrowed = _searching(audience=["1"], topic=CODES[:2], page=2)
    nothing = Found(many.understood, answered=False, near=(hit,), total=1)

    def shown(asked: Searching, found: Found, answer: Answer | None = None) -> str:
        return search_page(asked, found, around, base, answer)

    yield "search", empty_page(Searching(), around, base)
    yield "search found", shown(_searching(), many, _answer(guide))
    yield "search which", shown(_searching(), many, _which(guide))
    yield "search unsaid", shown(_searching(), many, replace(_answer(guide), text=""))
    yield "search narrowed", shown(narrowed, many)
    yield "search too far", shown(_searching(page=40), Found(many.understood, total=20))
    yield "search nothing", shown(_searching(), nothing)
    yield "search narrowed to nothing", shown(narrowed, Found(many.understood, counts=_counts()))
    yield "search down", shown(_searching(), Found(many.understood, degraded=True, down=True))
    yield "kiosk search", search_screen(Searching(), None, around, base)
    yield "kiosk search found", search_screen(_searching(), many, around, base)
    yield "kiosk search nothing", search_screen(_searching(), nothing, around, base)
    end = _found(hit, total=9_999, degraded=True)
    yield "search end", shown(_searching(q="长" * 200, page=50), end)


def _searching(**fields: Any) -> Searching:
    return Searching.model_construct(**{"q": QUESTION, **fields})


def _found(hit: Result, **fields: Any) -> Found:
    return Found(Understood(QUESTION, QUESTION), (hit, *[_item(hit)] * (SIZE - 1)), **fields)


def _counts() -> Mapping[Facet, Mapping[str, int]]:
    return {
        Facet.AUDIENCE: {"1": 30, "2": 12},
        Facet.TOPIC: {code: 40 - at for at, code in enumerate(CODES)},
        Facet.DEPARTMENT: {CODES[0]: 3},
        Facet.VISITS: {"0": 4, "1": 5, "3": 1},
    }


def _around(record: Record, snapshot: Snapshot, locale: Locale) -> Called:
    topics = [
        record.model_copy(update={"kind": Kind.TOPIC, "payload": one})
        for one in snapshot.topics.values()
    ]
    names = {
        (facet, code): Name("要标明语言的名称", HANS)
        for facet in (Facet.TOPIC, Facet.DEPARTMENT)
        for code in CODES
    }
    event = event_of(record.payload)
    named = event.payload.model_copy(update={"name": "办的事情"})
    events = [event.model_copy(update={"payload": named})]
    examples = [Name(record.payload.title, HANS)]
    return Called(locale, "", names, snapshot, topics, examples, events)


def _shown(guide: Guide) -> dict[str, Any]:
    return {
        "kind": "guide",
        "code": guide.code,
        "revision": 3,
        "names": [guide.title, guide.item.name],
        "everyday": ["报户口"],
        "regions": ["禾阳区", "澄禾市"],
        "editions": ["plain", "pictured", "video"],
        "passages": [],
        "said": {
            str(HANS): {
                "title": guide.title,
                "summary": guide.summary,
                "facts": {
                    "eligibility": guide.item.conditions * 9,
                    "place": "市政务服务中心 A01 窗口",
                    "time": "5 个工作日",
                    "fee": "不收费",
                    "online": "可以网上办",
                },
                "department": ["澄禾市公安局"],
                "topics": [],
            }
        },
    }


def _result(guide: Guide) -> Result:
    title = Marked(guide.title, ((0, 2),), frozenset({"孩子"}))
    passage = "先看这里有没有说到，" * 5 + "孩子出生一个月以内，" * 9
    start = passage.index("孩子")
    return Result(
        Hit(f"guide:{guide.code}", 1.0, _shown(guide)),
        title,
        name=Marked("报户口", ((1, 3),)),
        passage=Marked(passage, ((start, start + 2), (start + 12, start + 14))),
    )


def _item(result: Result) -> Result:
    shown = {**result.shown, "kind": "item", "editions": []}
    return Result(Hit("item:TEST", 0.5, shown), result.title)


def _choice(guide: Guide) -> Choice:
    return Choice(Kind.GUIDE, guide.code, guide.title, f"/guides/{guide.code}/", "禾阳区", HANS)


def _answer(guide: Guide) -> Answer:
    return Answer(
        Fact.MATERIALS,
        _choice(guide),
        "户口簿、出生医学证明\n带原件",
        HANS,
        Source(f"/guides/{guide.code}/#fact-materials", "澄禾市公安局", 3, date(2026, 11, 1)),
        ItemStatus.SUSPENDED,
        (_choice(guide),),
    )


def _which(guide: Guide) -> Answer:
    return Answer(Fact.FEE, choices=(_choice(guide), _choice(guide)))
