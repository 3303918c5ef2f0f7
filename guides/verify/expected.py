"""What every channel has to say, from the ledger alone: the other side of each comparison."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import override

from guides import published
from guides.channels.alerts import alerts
from guides.channels.particulars import words
from guides.channels.told import Told
from guides.content import FactText, Guide, Hall, Item, Record, Snapshot
from guides.facts import complete, hours_text
from guides.models import Current
from guides.vocabulary import Access, Action, Fact, Kind, Locale

# `fee` of the main item, `fee@CODE` of another, as in the tokens.
Facts = dict[str, FactText]


@dataclass(frozen=True)
class Expected:
    """A public record as one locale is to see it, with its facts by name."""

    record: Record
    facts: Facts
    asked: Locale
    # What is said beside the facts: a particular by its name, further items' as in the tokens,
    # and `alert:`, `section:` and `origin:` with what tells them apart.
    texts: dict[str, str] = field(default_factory=dict)
    # What is answered when one asks for a particular of the main item, with its notes.
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def main(self) -> Facts:
        """The facts of the main item."""
        return {name: text for name, text in self.facts.items() if "@" not in name}


def expected(kind: Kind, codes: Iterable[str], locale: Locale) -> dict[str, Expected]:
    """Return what holds now of those codes that are public, in a fixed number of queries."""
    records = published.records_of(kind, codes, locale, Access.PUBLIC)
    whole = {code: one for code, one in records.items() if one.payload is not None}
    if not whole:
        return {}
    snapshot = published.snapshot([one.payload for one in whole.values()], locale)
    return {code: _expected(one, snapshot, locale) for code, one in whole.items()}


def codes_of(kind: Kind, action: Action) -> list[str]:
    """Return the codes whose last zh-Hans row publishes or withdraws them, newest first."""
    rows = Current.objects.filter(
        kind=kind, locale=Locale.HANS, action=action, audience=Access.PUBLIC
    )
    return list(rows.order_by("-row").values_list("code", flat=True))


def key_of(fact: str, item: str = "") -> str:
    return f"{fact}@{item}" if item else fact


def _facts(record: Record, snapshot: Snapshot) -> Facts:
    payload, locale = record.payload, record.locale
    if isinstance(payload, Item):
        return _named(complete(payload.facts, payload, snapshot, locale))
    if isinstance(payload, Hall):
        return _of_hall(payload, locale)
    if not isinstance(payload, Guide):
        return {}
    facts = _named(complete(payload.facts, payload.item, snapshot, locale))
    for item in payload.items[1:]:
        facts |= _named(complete(item.facts, item, snapshot, locale), item.code)
    return facts


def _expected(record: Record, snapshot: Snapshot, locale: Locale) -> Expected:
    facts = _facts(record, snapshot)
    if not isinstance(record.payload, Item | Guide):
        return Expected(record, facts, locale)
    told = Told(record, snapshot, "", locale)
    answers = {detail.name: detail.text for detail in told.details}
    return Expected(record, facts, locale, _texts(told), answers)


def _texts(told: Told) -> dict[str, str]:
    payload = told.record.payload
    found = words(told.details)
    for one in told.further:
        found |= {key_of(name, one.item.code): text for name, text in words(one.details).items()}
    found |= {f"alert:{alert.key}": alert.text for alert in alerts(told)}
    if isinstance(payload, Guide):
        origin = payload.origin.sections if payload.origin else ()
        for kind, sections in (("section", payload.sections), ("origin", origin)):
            found |= {f"{kind}:{n}": one.text for n, one in enumerate(sections, start=1)}
    return found


def _of_hall(hall: Hall, locale: Locale) -> Facts:
    with override(locale.lower()):
        hours = hours_text(hall.hours)
    told = {Fact.PLACE: hall.address, Fact.HOURS: hours, Fact.PHONE: hall.phone}
    return {fact: FactText(value=value) for fact, value in told.items() if value}


def _named(facts: Mapping[Fact, FactText], item: str = "") -> Facts:
    return {key_of(fact, item): text for fact, text in facts.items()}
