"""Keeps the packs as the ledger is: notes which are due, and makes them again.

One process makes packs at a time, so versions are handed out in order.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from guides import followers, published
from guides.backlog import Backlog
from guides.models import Cursor, KioskPack, LedgerRow
from guides.models.kiosk_packs import PackKind
from guides.vocabulary import Access, Locale

from .names import Name
from .packs import Pack, pack_of
from .release import mark
from .touched import everything, touched

FOLLOWER = "kiosk"
BATCH = 20
COMMAND = "kiosk_packs"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class State:
    """Where the packs stand: the last change, and how many are yet to be made."""

    version: int
    changed_at: datetime | None
    due: int


def connect() -> None:
    """Let the packs follow the ledger."""
    followers.FOLLOWERS[FOLLOWER] = follow
    followers.READ[FOLLOWER] = ("kind", "code", "locale", "audience")
    followers.APART[FOLLOWER] = Q(audience=Access.PUBLIC)


def follow(rows: list[LedgerRow]) -> None:
    """Note what rows may have changed, and see to it that it is made again."""
    if not KioskPack.objects.exists():
        # No kiosk has asked yet.
        return
    note(touched(rows), rows[-1].sequence)
    BACKLOG.see_to_it()


def state() -> State:
    newest = KioskPack.objects.filter(version__gt=0).order_by("-version")
    version, changed_at = newest.values_list("version", "changed_at").first() or (0, None)
    return State(version, changed_at, _count())


def head() -> int:
    """Return the sequence number up to which the packs say what the ledger says."""
    first = KioskPack.objects.filter(due__gt=0).aggregate(first=Min("due"))["first"]
    if first is not None:
        return int(first) - 1
    read = Cursor.objects.filter(follower=FOLLOWER).values_list("sequence", flat=True).first()
    return read or 0


def begin() -> None:
    """Have packs from now on, where there are none, and make anew what is of another release."""
    sequence = published.head()
    if not KioskPack.objects.exists():
        note(everything(), sequence)
    _of_another_release().update(due=sequence)


def catch_up() -> None:
    """Note what the ledger has said since the follower last read it, and make nothing yet."""
    with BACKLOG.lock():
        followers.follow(FOLLOWER)


def outdated() -> bool:
    """Whether packs are there that another release made, and nobody has noted that yet."""
    return _of_another_release().exists()


def _of_another_release() -> QuerySet[KioskPack]:
    return KioskPack.objects.filter(due=0).exclude(made_by=mark())


def note(names: Iterable[Name], sequence: int) -> None:
    """Write down that packs have to be made again since a row."""
    rows = [
        KioskPack(kind=name.kind, code=name.code, locale=name.locale, due=sequence)
        for name in sorted(names)
    ]
    KioskPack.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["kind", "code", "locale"],
        update_fields=["due"],
    )


def _count() -> int:
    return KioskPack.objects.filter(due__gt=0).count()


def _batch(failed: set[KioskPack]) -> list[KioskPack]:
    waiting = KioskPack.objects.filter(due__gt=0).exclude(pk__in=[one.pk for one in failed])
    # In the order of kinds: the first screens come first, and those that lead to the others.
    for kind in PackKind:
        if found := list(waiting.filter(kind=kind).defer("body").order_by("-due", "pk")[:BATCH]):
            return found
    return []


def _make(rows: list[KioskPack]) -> set[KioskPack]:
    """Make packs, and return those that could not be made."""
    made: list[tuple[KioskPack, Pack]] = []
    failed: set[KioskPack] = set()
    for row in rows:
        name = Name(PackKind(row.kind), row.code, Locale(row.locale))
        try:
            made.append((row, pack_of(name)))
        except Exception:
            logger.exception("kiosk pack %s could not be made", name)
            failed.add(row)
    _write(made)
    return failed


def _write(made: list[tuple[KioskPack, Pack]]) -> None:
    with transaction.atomic():
        version = state().version + 1
        now = timezone.now()
        for row, pack in made:
            known = KioskPack.objects.filter(pk=row.pk)
            if pack.digest != row.digest or not row.version:
                known.update(
                    version=version,
                    digest=pack.digest,
                    size=len(pack.body),
                    body=pack.body,
                    changed_at=now,
                )
            known.update(made_by=mark())
            # What was noted again while it was made stays due.
            known.filter(due=row.due).update(due=0)


BACKLOG = Backlog(COMMAND, _count, _batch, _make)
