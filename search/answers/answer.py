"""A question to the fact that answers it, in published words and no others.

What is answered stands in the ledger: the guide's plain words for a fact, else the official
value. Where it is not clear which guide is meant, it is asked which; nothing is guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from guides import facts, published
from guides.channels import addresses
from guides.content import Guide, Item, Record, Snapshot
from guides.vocabulary import Action, Fact, ItemStatus, Kind, Locale
from search.finding.cards import card
from search.finding.finder import Found, Result, find
from search.index.published import SOURCE, items_of
from search.words import fold

from .asked_facts import asked_facts
from .meant import meant_by

__all__ = ["Answer", "Choice", "Source", "answer", "answer_to", "asked_facts"]

# Of the first so many, names are known when facts are looked for.
FOUND = 6
_STOPPED = {ItemStatus.SUSPENDED, ItemStatus.CANCELLED}


@dataclass(frozen=True)
class Choice:
    """A guide, or an item without one, that may be meant.

    `beside` tells it from another of the same title: its region, or its department. `locale` is
    the language of both.
    """

    kind: Kind
    code: str
    title: str
    href: str
    beside: str
    locale: Locale


@dataclass(frozen=True)
class Source:
    """Where the words stand: the part of the page, and who answers for it."""

    href: str
    department: str
    revision: int
    checked_on: date | None


@dataclass(frozen=True)
class Answer:
    """The answer to a question, as far as there is one.

    `fact` is what is asked for, None where no fact is. `guide` is the guide, or the item without
    one, that is clearly meant; `text` is what it says of the fact, in `locale`, empty where it
    says nothing; `status` is told of an item that cannot be applied for at present. `choices` are
    what else may be meant: where `guide` is None, they are what the site asks back.
    """

    fact: Fact | None
    guide: Choice | None = None
    text: str = ""
    locale: Locale = SOURCE
    source: Source | None = None
    status: ItemStatus | None = None
    choices: tuple[Choice, ...] = ()


def answer(question: str, locale: Locale = SOURCE) -> Answer:
    """Return the answer to a question, whether it asks for a fact or not."""
    return _answer(find(question, locale=locale, size=FOUND), locale)


def answer_to(found: Found, locale: Locale = SOURCE) -> Answer | None:
    """Return the answer to the question that found this, None where it asks for no fact.

    `found` is the first page; what is published is read for one guide at most.
    """
    # Most questions ask for none: then nothing has to be read.
    return _answer(found, locale) if facts_of(found) else None


def facts_of(found: Found) -> tuple[Fact, ...]:
    """Return the facts a question asks for, the most particular first.

    What belongs to the name of a thing asks for nothing: some have 查询 or 代办 in their names.
    """
    question = found.understood.folded
    for name in _names(found):
        question = question.replace(name, "　")
    return asked_facts(question)


def _names(found: Found) -> list[str]:
    """Return the names of the first things found, the longest first."""
    names = {fold(name) for one in found.results[:FOUND] for name in one.shown.get("names", ())}
    return sorted(filter(None, names), key=lambda one: (-len(one), one))


def _answer(found: Found, locale: Locale) -> Answer:
    asked = facts_of(found)
    fact = asked[0] if asked else None
    meant = meant_by(found)
    choices = _choices(meant.others, locale)
    if meant.one is None:
        return Answer(fact, choices=choices)
    record = _record(meant.one, locale)
    if record is None:
        return Answer(fact, choices=choices)
    item = _item(record, meant.one)
    guide = _choice(meant.one, locale)
    status = item.particulars.status if item.particulars else None
    stopped = status if status in _STOPPED else None
    if fact is None:
        return Answer(None, guide, locale=record.locale, status=stopped, choices=choices)
    snapshot = published.snapshot([record.payload], locale)
    return Answer(
        fact,
        guide,
        text_of(fact, record, item, snapshot),
        record.locale,
        _source(fact, record, item, snapshot, locale),
        stopped,
        choices,
    )


def text_of(fact: Fact, record: Record, item: Item, snapshot: Snapshot) -> str:
    """Return what is published of a fact: plain words, else the official value, else nothing."""
    own = record.payload.facts if item is items_of(record.payload)[0] else item.facts
    text = facts.complete(own, item, snapshot, record.locale).get(fact)
    return text.words or text.value if text else ""


def _record(result: Result, locale: Locale) -> Record | None:
    kind, code = Kind(result.shown["kind"]), result.shown["code"]
    record = published.record(kind, code, locale)
    # The index may be a moment behind the ledger, and what is withdrawn answers nothing.
    alive = record is not None and record.action == Action.PUBLISH and record.payload is not None
    return record if alive else None


def _item(record: Record, result: Result) -> Item:
    """Return the item that a question names, else the main one."""
    items = items_of(record.payload)
    name = fold(result.ranked.name) if result.ranked else ""
    further = (one for one in items[1:] if fold(one.name) == name)
    return next(further, items[0])


def _source(fact: Fact, record: Record, item: Item, snapshot: Snapshot, locale: Locale) -> Source:
    payload: Guide | Item = record.payload
    # Only the main item's facts have places of their own on the page.
    part = f"#fact-{fact}" if item is items_of(payload)[0] else ""
    department = snapshot.departments.get(payload.department or "")
    return Source(
        href=addresses.thing(record.kind, record.code, locale) + part,
        department=department.name if department else item.department_name,
        revision=record.revision,
        checked_on=payload.reviewed_on if isinstance(payload, Guide) else None,
    )


def _choices(results: Iterable[Result], locale: Locale) -> tuple[Choice, ...]:
    return tuple(_choice(one, locale) for one in results)


def _choice(result: Result, locale: Locale) -> Choice:
    shown = card(result, locale)
    return Choice(
        shown.kind,
        shown.code,
        shown.plain_title,
        shown.href,
        shown.regions or shown.department,
        shown.locale,
    )
