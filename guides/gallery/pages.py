"""Every kind of page for citizens, rendered from the examples, full and at length."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from guides.channels import web, window
from guides.channels.web.arrival import Arrival, arrival
from guides.codes import mint
from guides.content import (
    Branch,
    Fee,
    Guide,
    HoursException,
    LifeEvent,
    LifeEventStep,
    Limit,
    Note,
    Record,
    Section,
    Snapshot,
    Statement,
    Withdrawal,
)
from guides.facts import item_facts
from guides.vocabulary import (
    Act,
    Action,
    Edition,
    Element,
    ItemStatus,
    Kind,
    Locale,
    Subject,
    TimeUnit,
    TopicKind,
)

from .samples import (
    BASE,
    around,
    example,
    from_elsewhere,
    particulars,
    record_of,
    rich,
)

HANS = Locale.HANS
SECOND = "ZZZZZZZ"
DAY = date(2026, 11, 1)


def full(**fields: Any) -> Guide:
    """Return the example with what it lacks: two items, branches that jump, an online address,
    all that an item may say, and the words of another system."""
    guide = example()
    item = rich(guide.item, online_url="https://example.test/apply")
    second = guide.item.model_copy(update={"code": SECOND, "name": "第二件事", "materials": ()})
    branch = Branch(condition="材料不齐", outcome="当场告诉您补什么", to=1)
    last = guide.steps[-1].model_copy(update={"branches": (branch,)})
    stopped = particulars(status=ItemStatus.SUSPENDED, questions=())
    second = second.model_copy(update={"particulars": stopped})
    known: dict[str, Any] = {
        "items": (item, second),
        "steps": (*guide.steps[:-1], last),
        **from_elsewhere(Element.TIME, Element.FEE),
    }
    return example(**{**known, **fields})


def longwinded() -> Guide:
    """Return the guide of a cancelled item without halls, of which all is said at length."""
    guide = full()
    long = "申请人应当在规定的期限内携带规定的材料，到户口所在地的公安派出所办理登记手续；" * 9
    told = particulars(
        status=ItemStatus.CANCELLED,
        place_note=long,
        hours_note=long,
        inquiry=long,
        directions=long,
        process_description=f"一、{long}\n二、{long}",
    )
    item = guide.item.model_copy(
        update={
            "windows": (),
            "process": (),
            "phone": "",
            "conditions": long,
            "promised": Limit(value=5, unit=TimeUnit.WORKING_DAY, note=long[:200]),
            "fees": (Fee(name="评估费", standard=long[:300]),),
            "particulars": told,
        }
    )
    item = item.model_copy(update={"facts": item_facts(item, HANS)})
    fields = {"items": (item,), "facts": item.facts, "steps": (), "editions": (), "video": None}
    return guide.model_copy(update=fields)


def surroundings(guide: Guide) -> Snapshot:
    """Return the snapshot with closed days at the hall and the related guide."""
    snapshot = around(guide)
    [hall] = snapshot.halls.values()
    closed = [
        HoursException.model_validate({"day": f"2026-10-0{day}", "reason": "国庆节"})
        for day in (1, 2, 3)
    ]
    half = HoursException.model_validate(
        {"day": "2026-12-31", "closed": False, "opens": "09:00", "closes": "12:00"}
    )
    hall = hall.model_copy(update={"exceptions": (half, *closed), "directions": "坐 1 路车"})
    related = {code: example(code=code, title="相关的事") for code in guide.related}
    return snapshot.model_copy(update={"halls": {hall.code: hall}, "guides": related})


def page_of_each(
    guide: Guide, locale: Locale, surround: Callable[[Guide], Snapshot] = surroundings
) -> Iterator[tuple[str, str]]:
    """Yield each page by a name of its own, as a reader of `locale` gets it."""
    snapshot, record = surround(guide), record_of(guide)
    yield from of_the_guide(guide, record, snapshot, locale)
    yield from around_it(guide, record, snapshot, locale)


def of_the_guide(
    guide: Guide, record: Record, snapshot: Snapshot, locale: Locale
) -> Iterator[tuple[str, str]]:
    events = [event_of(guide)]
    for edition in Edition:
        yield f"web {edition}", web.guide(record, snapshot, edition, locale, BASE, events)
    note = Note(code=guide.code, locale=HANS, text="先核对监护人")
    yield "window", window.page(record, snapshot, note, locale, BASE)


def around_it(
    guide: Guide, record: Record, snapshot: Snapshot, locale: Locale
) -> Iterator[tuple[str, str]]:
    hall = record_of(next(iter(snapshot.halls.values())), Kind.HALL)
    topic = record_of(next(iter(snapshot.topics.values())), Kind.TOPIC)
    item = record_of(guide.item, Kind.ITEM)
    gone = withdrawn(guide)
    yield "item", web.item(item, snapshot, locale, BASE)
    yield "gone", web.gone(gone, record, snapshot, locale, BASE)
    yield "missing", web.missing(snapshot, locale, BASE)
    yield "offline", web.offline(snapshot, locale, BASE)
    yield "missing words", web.missing(snapshot, locale, BASE, words="身份证")
    yield "refused", web.refused(snapshot, locale, BASE, "Title", "Why, and what to do.")
    yield from lists(record, hall, topic, snapshot, locale)
    yield from statements(topic, snapshot, locale)
    yield from life_events(record, snapshot, locale)
    yield from ratings(record, hall, snapshot, locale)


def ratings(
    guide: Record, hall: Record, snapshot: Snapshot, locale: Locale
) -> Iterator[tuple[str, str]]:
    """Yield the forms for what people say, empty and come back, and the thanks."""
    [window] = hall.payload.windows
    wrong = web.Typed(
        {
            "level": "2",
            "reasons": ["slow"],
            "words": "A long wait.",
            "phone": "abc",
            "overall": "1",
        },
        {"phone": "Digits only.", "overall": "Choose again.", "reasons": "Choose again."},
        "Too much within this hour.",
    )
    unsaid = web.Typed({"part": "steps"}, {"words": "Write a line.", "part": "Choose again."})
    yield "rating", web.rating(guide, None, guide.code, snapshot, locale, BASE, 30)
    yield "rating wrong", web.rating(hall, window, SECOND, snapshot, locale, BASE, 30, wrong)
    yield "remark", web.remark(guide, snapshot, Edition.PLAIN, locale, BASE)
    yield "remark wrong", web.remark(guide, snapshot, Edition.PICTURED, locale, BASE, unsaid)
    yield "thanks", web.thanks(hall, window, "/r/thanks", snapshot, locale, BASE)
    yield (
        "thanks for a remark",
        web.thanks(guide, None, "/remarks/thanks/", snapshot, locale, BASE, remarked=True),
    )


def lists(
    guide: Record, hall: Record, topic: Record, snapshot: Snapshot, locale: Locale
) -> Iterator[tuple[str, str]]:
    """Yield the pages that lead to guides and halls, full and empty."""
    counts, [window] = {topic.code: 3}, hall.payload.windows
    whole: dict[str, Any] = {
        "topics": [topic],
        "wanted": [guide],
        "guides": [guide],
        "halls": [hall],
        "of_topics": counts,
        "of_acts": {Act.REPLACE: 3},
        "of_halls": {hall.code: 3},
        "total_halls": 9,
        "events": [event_of(guide.payload)] * 7,
    }
    nothing: dict[str, Any] = {"wanted": [], "guides": [], "halls": [], "of_acts": {}}
    nothing |= {"of_topics": {}, "total_halls": 0, "events": []}
    yield "home", web.home(snapshot, web.Shown(**whole), locale, BASE)
    yield "empty home", web.home(snapshot, web.Shown(**{**whole, **nothing}), locale, BASE)
    yield "topic", web.topic(topic, snapshot, [guide], "?before=3", locale, BASE, 21)
    yield "empty topic", web.topic(topic, snapshot, [], None, locale, BASE)
    yield "topics", web.topics(snapshot, [topic], counts, locale, BASE)
    at = {window.code: 1}
    many, few = web.Here(at, 51, "?before=3#here"), web.Here(at, window=window.code)
    yield "hall", web.hall(hall, snapshot, [guide], locale, BASE, many)
    yield "hall window", web.hall(hall, snapshot, [guide], locale, BASE, few)
    yield "empty hall", web.hall(hall, snapshot, [], locale, BASE)
    region = next(iter(snapshot.regions.values()))
    yield "halls", web.halls(snapshot, [(region, [hall], 1), (None, [hall], 1)], 2, locale, BASE)
    yield "many halls", web.halls(snapshot, [(region, [], 61)], 61, locale, BASE)
    yield (
        "halls of region",
        web.halls(snapshot, [(region, [hall], 61)], 61, locale, BASE, region, "?before=3"),
    )
    yield "empty halls", web.halls(snapshot, [], 0, locale, BASE)
    middle, only = web.Stretch("/guides/", "/guides/", 2, 3), web.Stretch(None, None, 1, 1)
    letters = {"0": 2, "g": 150}
    yield "guides", web.alphabet(snapshot, letters, "g", [guide], middle, locale, BASE)
    yield "guides others", web.alphabet(snapshot, letters, "0", [guide], only, locale, BASE)
    yield "empty guides", web.alphabet(snapshot, {}, "", [], only, locale, BASE)
    department = record_of(next(iter(snapshot.departments.values())), Kind.DEPARTMENT)
    yield (
        "guides of department",
        web.narrowed(snapshot, department, [guide], 1, "?before=3", locale, BASE),
    )
    yield "guides for act", web.narrowed(snapshot, Act.REPLACE, [], 0, None, locale, BASE)


def statements(topic: Record, snapshot: Snapshot, locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield what the site says of itself, and its map."""
    departments = [record_of(one, Kind.DEPARTMENT) for one in snapshot.departments.values()]
    counts = {one.code: 2 for one in (*departments, topic)}
    for subject in (Subject.ABOUT, Subject.CONTACT):
        said = Statement(
            code=mint(),
            locale=HANS,
            subject=subject,
            name="说明",
            summary="{{city}}的说明",
            sections=(Section(heading="谁在办", text="{{owner}}，打 {{phone}}。\n- 一点"),),
            checked_on=DAY,
        )
        record = record_of(said, Kind.STATEMENT)
        page = web.statement(record, snapshot, DAY, departments, counts, locale, BASE)
        yield f"statement {subject}", page
    totals = dict.fromkeys((Kind.GUIDE, Kind.ITEM, Kind.HALL, Kind.TOPIC, Kind.LIFE_EVENT), 3)
    of = (snapshot, totals, [topic], counts, departments, counts)
    yield "site map", web.site_map(*of, locale, BASE)


def event_of(guide: Guide) -> Record:
    """Return a life event of which the guide is the first step, and one that is not public."""
    steps = (
        LifeEventStep(guide=guide.code, note="出生后 30 天内"),
        LifeEventStep(guide=SECOND, note=""),
        LifeEventStep(guide=mint(), note="还没有公开的一步"),
    )
    event = LifeEvent(
        code=mint(),
        locale=HANS,
        name="生孩子",
        topic_kind=TopicKind.PERSONAL,
        summary="刚当上爸爸妈妈的人，从上户口到领补贴。",
        guides=steps,
    )
    return record_of(event, Kind.LIFE_EVENT)


def life_events(guide: Record, snapshot: Snapshot, locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield a life event of two guides that ask for the same in different ways, and the lists."""
    event, payload = event_of(guide.payload), guide.payload
    once_more = [one.model_copy(update={"copies": 3}) for one in payload.item.materials]
    item = payload.item.model_copy(update={"materials": tuple(once_more)})
    second = payload.model_copy(update={"code": SECOND, "title": "再办一件", "items": (item,)})
    both = [guide, record_of(second)]
    yield "life event", web.life_event(event, snapshot, both, locale, BASE)
    elsewhere = item.model_copy(update={"windows": ()})
    online = second.model_copy(
        update={"code": event.payload.guides[-1].guide, "items": (elsewhere,)}
    )
    yield (
        "long life event",
        web.life_event(
            event, snapshot, [*both, record_of(online)], locale, BASE, scanned_at(snapshot, locale)
        ),
    )
    yield "empty life event", web.life_event(event, snapshot, [], locale, BASE)
    yield "life events", web.life_events(snapshot, [event], locale, BASE)
    yield "empty life events", web.life_events(snapshot, [], locale, BASE)


def scanned_at(snapshot: Snapshot, locale: Locale) -> Arrival:
    """Return the place where a code hangs: a window of a hall that gives numbers."""
    hall = next(iter(snapshot.halls.values()))
    queue = {"queue_url": "https://queue.example.test/"}
    return arrival(hall.model_copy(update=queue), hall.windows[0].code, locale)


def withdrawn(guide: Guide) -> Record:
    payload = Withdrawal(
        code=guide.code, locale=HANS, of=Kind.GUIDE, title=guide.title, reason="并到一件事里"
    )
    return record_of(payload, action=Action.WITHDRAW)
