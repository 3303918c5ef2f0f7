"""Paper follows the ledger: public sheets are set again, prints compared with what holds now."""

import logging

from django.db.models import Q

from guides import followers
from guides.backlog import Backlog
from guides.models import LedgerRow, Print, PublicSheet
from guides.vocabulary import Access, Kind

from . import comparing, public

FOLLOWER = "sheets"
COMMAND = "sheets"
_BATCH = 50
_ON_PAPER = (
    Kind.SITE,
    Kind.REGION,
    Kind.DEPARTMENT,
    Kind.TOPIC,
    Kind.LIFE_EVENT,
    Kind.HALL,
    Kind.GUIDE,
    Kind.PLACEMENT,
)

Waiting = Print | PublicSheet

logger = logging.getLogger(__name__)


def connect() -> None:
    """Let paper follow the ledger."""
    followers.FOLLOWERS[FOLLOWER] = follow
    followers.READ[FOLLOWER] = ("kind", "code", "locale")
    followers.APART[FOLLOWER] = Q(audience=Access.PUBLIC, kind__in=_ON_PAPER)


def follow(rows: list[LedgerRow]) -> None:
    """Note what rows may have changed on paper, and see to it."""
    public.note(rows)
    comparing.note(rows)
    BACKLOG.see_to_it()


def _count() -> int:
    return comparing.due().count() + public.due().count()


def _batch(failed: set[Waiting]) -> list[Waiting]:
    # Comparing costs less, and somebody waits for it.
    for waiting in (comparing.due(), public.due()):
        keys = [one.pk for one in failed if isinstance(one, waiting.model)]
        if found := waiting.exclude(pk__in=keys)[:_BATCH]:
            return [*found]
    return []


def _do(rows: list[Waiting]) -> set[Waiting]:
    """Compare prints or set sheets, and return those with which that failed."""
    failed: set[Waiting] = set()
    for row in rows:
        try:
            if isinstance(row, Print):
                comparing.compare(row)
            else:
                public.make(row)
        except Exception:
            logger.exception("%s %s could not be brought up to date", type(row).__name__, row.pk)
            failed.add(row)
    return failed


BACKLOG: Backlog[Waiting] = Backlog(COMMAND, _count, _batch, _do)
