"""What was published, in order: rows that are added under one lock and never changed.

Published means that a row is here. Sequence numbers are handed out under the lock of one row,
held to commit, so that whoever has seen N has seen all before it. Each row's chain covers the row
before, so that tampering shows.
"""

import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.db import transaction as database
from django.utils import timezone

from .content import Payload, Withdrawal, canonical, digest
from .facets import Facets, facets_of
from .models import Current, Facet, LedgerHead, LedgerRow, many
from .vocabulary import Access, Action, Kind

# SQLite takes 32,766 variables a statement; a row has eighteen.
BATCH = 500
# A facet has five.
FACETS = 5_000
_FOUND = (Action.PUBLISH, Access.PUBLIC)


class OutsideTransaction(RuntimeError):
    """A row was to be appended outside `ledger.transaction`."""


@dataclass
class Writing:
    """One open transaction of the ledger: what its rows have in common."""

    cause: uuid.UUID
    user: Any = None
    change_note: str = ""
    reason: str = ""
    successor: str | None = None
    appended: int = 0


@dataclass(frozen=True)
class Entry:
    """A row to append. `effective_from` is None for now."""

    payload: Payload
    audience: Access = Access.PUBLIC
    source_revision: int | None = None
    # The source's row is appended in the same transaction, so both carry one revision.
    abreast: bool = False
    effective_from: datetime | None = None
    change_note: str = ""

    @property
    def action(self) -> Action:
        return Action.WITHDRAW if isinstance(self.payload, Withdrawal) else Action.PUBLISH

    @property
    def kind(self) -> Kind:
        return self.payload.of if isinstance(self.payload, Withdrawal) else self.payload.kind


_writing: ContextVar[Writing | None] = ContextVar("writing", default=None)


@contextmanager
def transaction(
    *,
    user: Any = None,
    change_note: str = "",
    reason: str = "",
    successor: str | None = None,
    cause: uuid.UUID | None = None,
) -> Iterator[Writing]:
    """Open a database transaction that holds the ledger's lock; inside another, join it.

    The lock is taken before anything is read for a payload: taken at the append, an old value
    could be published after a newer one.
    """
    joined = _writing.get()
    if joined is not None:
        with database.atomic():
            yield joined
        return
    writing = Writing(cause or uuid.uuid4(), user, change_note, reason, successor)
    token = _writing.set(writing)
    try:
        with database.atomic():
            LedgerHead.objects.select_for_update().get_or_create(pk=1)
            yield writing
            if writing.appended:
                from .followers import follow_soon

                database.on_commit(follow_soon, robust=True)
    finally:
        _writing.reset(token)


def current_writing() -> Writing:
    """Return the open transaction; raises OutsideTransaction."""
    writing = _writing.get()
    if writing is None or not database.get_connection().in_atomic_block:
        raise OutsideTransaction("ledger rows are appended inside ledger.transaction() only")
    return writing


def append(entries: Iterable[Entry]) -> list[LedgerRow]:
    """Append rows in the order given and return them; raises OutsideTransaction.

    Rows of one transaction and code carry one revision, whatever their locale.
    """
    writing = current_writing()
    whole = list(entries)
    rows: list[LedgerRow] = []
    for start in range(0, len(whole), BATCH):
        rows += _append(writing, whole[start : start + BATCH])
    writing.appended += len(rows)
    return rows


def chain_of(row: LedgerRow, previous: str) -> str:
    """Return the SHA-256 that ties a row to the one before; the user's name is outside it."""
    parts = [
        previous,
        row.sequence,
        row.kind,
        row.code,
        row.locale,
        row.revision,
        row.action,
        row.audience,
        row.source_revision,
        _stamp(row.effective_from),
        _stamp(row.recorded_at),
        row.actor,
        row.note_digest,
        row.digest,
    ]
    return hashlib.sha256(canonical(parts)).hexdigest()


def _append(writing: Writing, entries: list[Entry]) -> list[LedgerRow]:
    head = LedgerHead.objects.get(pk=1)
    revisions, known = _revisions(entries, writing.cause)
    now = _in_milliseconds(timezone.now())
    rows = []
    for entry in entries:
        payload = entry.payload.canonical()
        note = entry.change_note or writing.change_note
        row = LedgerRow(
            sequence=head.sequence + 1,
            kind=entry.kind,
            code=entry.payload.code,
            locale=entry.payload.locale,
            revision=revisions[(entry.kind, entry.payload.code)],
            action=entry.action,
            audience=entry.audience,
            payload=payload.decode(),
            digest=digest(payload),
            effective_from=_in_milliseconds(min(entry.effective_from or now, now)),
            recorded_at=now,
            source_revision=(
                revisions[(entry.kind, entry.payload.code)]
                if entry.abreast
                else entry.source_revision
            ),
            change_note=note,
            note_digest=digest(note.encode()) if note else "",
            actor=f"user-{writing.user.pk}" if writing.user else "",
            user=writing.user,
            cause=writing.cause,
        )
        row.chain = chain_of(row, head.chain)
        head.sequence, head.chain = row.sequence, row.chain
        rows.append(row)
    many.insert(rows)
    _make_current(rows, known)
    head.save()
    return rows


def _revisions(
    entries: list[Entry], cause: uuid.UUID
) -> tuple[dict[tuple[str, str], int], set[tuple[str, str]]]:
    """Return the revision that each code comes to, and which of them have rows already."""
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        wanted.setdefault(entry.kind, set()).add(entry.payload.code)
    found = {(kind, code): 1 for kind, codes in wanted.items() for code in codes}
    known = set()
    for kind, codes in wanted.items():
        last = Current.objects.filter(kind=kind, code__in=codes)
        for code, revision, row_cause in last.values_list("code", "revision", "row__cause"):
            after = revision if row_cause == cause else revision + 1
            found[(kind, code)] = max(found[(kind, code)], after)
            known.add((kind, code))
    return found, known


def _make_current(rows: list[LedgerRow], known: set[tuple[str, str]]) -> None:
    # One code and locale may occur twice in a batch: the later row is the current one.
    last = {(row.kind, row.code, row.locale): row for row in rows}
    currents = [
        Current(
            kind=row.kind,
            code=row.code,
            locale=row.locale,
            audience=row.audience,
            action=row.action,
            revision=row.revision,
            digest=row.digest,
            row=row,
        )
        for row in last.values()
    ]
    new = [one for one in currents if (one.kind, one.code) not in known]
    many.insert(new, by="row_id")
    changed = Current.objects.bulk_create(
        [one for one in currents if (one.kind, one.code) in known],
        update_conflicts=True,
        unique_fields=["kind", "code", "locale"],
        update_fields=["audience", "action", "revision", "digest", "row"],
    )
    _make_facets([*new, *changed], is_new=not changed)


def facets_now(current: Current) -> Facets:
    """Return by what a current thing is found: only the public word of what is alive."""
    if (current.action, current.audience) != _FOUND or current.row.redacted_on:
        return set()
    return facets_of(current.kind, json.loads(current.row.payload), current.locale)


def _make_facets(currents: list[Current], is_new: bool) -> None:
    if not is_new:
        Facet.objects.filter(current__in=currents).delete()
    rows = [
        (one.pk, one.kind, name, value, one.row_id)
        for one in currents
        for name, value in sorted(facets_now(one))
    ]
    table = Facet._meta.db_table
    # A dozen for each row: made as models they would take a third of an import's time.
    with database.get_connection().cursor() as cursor:
        for start in range(0, len(rows), FACETS):
            part = rows[start : start + FACETS]
            values = ", ".join(["(%s, %s, %s, %s, %s)"] * len(part))
            cursor.execute(
                f"INSERT INTO {table} (current_id, kind, name, value, place) VALUES {values}",  # noqa: S608
                [value for row in part for value in row],
            )


def _in_milliseconds(moment: datetime) -> datetime:
    # Django's JSON keeps no more: a ledger loaded from a dump has to have its chain still.
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


@lru_cache(maxsize=16)
def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
