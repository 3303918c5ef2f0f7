"""A ledger row as JSON: where it stands, its facts, and its payload byte for byte."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from guides import content
from guides.channels import addresses
from guides.content import Record, Snapshot
from guides.facts import complete
from guides.models import LedgerRow
from guides.vocabulary import Action, Fact, Kind, Locale

PAGES = {Kind.GUIDE, Kind.ITEM, Kind.HALL, Kind.TOPIC, Kind.LIFE_EVENT}


class FactText(content.Content):
    value: str
    words: str


class Envelope(content.Content):
    """What is said of one code, and since when."""

    sequence: int
    kind: Kind
    code: content.Code
    locale: Locale
    revision: int
    digest: content.Digest
    action: Action
    effective_from: datetime
    recorded_at: datetime
    source_revision: int | None
    behind: bool
    change_note: str
    url: str | None
    facts: dict[Fact, FactText] | None


class GuideRecord(Envelope):
    payload: content.Guide


class ItemRecord(Envelope):
    payload: content.Item


class HallRecord(Envelope):
    payload: content.Hall


class TopicRecord(Envelope):
    payload: content.Topic


class LifeEventRecord(Envelope):
    payload: content.LifeEvent


class DepartmentRecord(Envelope):
    payload: content.Department


class RegionRecord(Envelope):
    payload: content.Region


class Redaction(content.Content):
    on: date
    reason: str


class Change(content.Content):
    """One row of the ledger as it was written; a withdrawal is a tombstone."""

    sequence: int
    kind: Kind
    code: content.Code
    locale: Locale
    revision: int
    digest: content.Digest
    action: Action
    effective_from: datetime
    recorded_at: datetime
    source_revision: int | None
    change_note: str
    redacted: Redaction | None
    payload: (
        content.Guide
        | content.Item
        | content.Hall
        | content.Topic
        | content.LifeEvent
        | content.Department
        | content.Region
        | content.Site
        | content.Statement
        | content.Placement
        | content.Withdrawal
        | None
    )


class Changes(content.Content):
    head: int
    next: int
    more: bool
    changes: list[Change]


def told(record: Record, snapshot: Snapshot | None) -> str:
    """Return a record as a JSON text; `snapshot` holds what its payload names."""
    facts = _facts(record, snapshot) if snapshot else None
    members = {**_position(record), "behind": record.behind, "url": address(record), "facts": facts}
    return _with_payload(members, record.payload.canonical().decode())


def told_row(row: LedgerRow) -> str:
    """Return a ledger row as a JSON text with the payload as it was stored."""
    if row.redacted_on:
        redacted = {"on": timezone.localdate(row.redacted_on).isoformat()}
        redacted["reason"] = row.redaction_reason
        return _with_payload({**_position(row), "redacted": redacted}, "null")
    return _with_payload({**_position(row), "redacted": None}, row.payload)


def many(name: str, members: dict[str, Any], texts: Iterable[str]) -> bytes:
    """Return an object of members and, last, a list of JSON texts under a name."""
    head = _dumped(members)[:-1]
    return f'{head},"{name}":[{",".join(texts)}]}}'.encode()


def address(record: Record) -> str | None:
    """Return the absolute address of a record's page, None where its kind has none."""
    if record.kind not in PAGES:
        return None
    return settings.BASE_URL + addresses.thing(record.kind, record.code, record.locale)


def local(moment: datetime) -> str:
    """Return a moment in Beijing time, +08:00."""
    return timezone.localtime(moment).isoformat()


def _position(row: Record | LedgerRow) -> dict[str, Any]:
    return {
        "sequence": row.sequence,
        "kind": row.kind,
        "code": row.code,
        "locale": row.locale,
        "revision": row.revision,
        "digest": row.digest,
        "action": row.action,
        "effective_from": local(row.effective_from),
        "recorded_at": local(row.recorded_at),
        "source_revision": row.source_revision,
        "change_note": row.change_note,
    }


def _facts(record: Record, snapshot: Snapshot) -> dict[str, Any] | None:
    payload = record.payload
    if isinstance(payload, content.Guide):
        item = payload.item
    elif isinstance(payload, content.Item):
        item = payload
    else:
        return None
    facts = complete(payload.facts, item, snapshot, record.locale)
    return {fact: {"value": text.value, "words": text.words} for fact, text in facts.items()}


def _with_payload(members: dict[str, Any], payload: str) -> str:
    return f'{_dumped(members)[:-1]},"payload":{payload}}}'


def _dumped(members: dict[str, Any]) -> str:
    return json.dumps(members, ensure_ascii=False, separators=(",", ":"))
