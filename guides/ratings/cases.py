"""What is done with a case: answered, ended, taken back if that was a slip; each act is logged."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from guides.models import Case
from guides.vocabulary import CaseState

ANSWERED = "guides.case_answered"
ENDED = "guides.case_ended"
REOPENED = "guides.case_reopened"
PHONE_SEEN = "guides.case_phone_seen"
ERASED = "guides.case_erased"

# An end may be taken back for so long: 工信厅信管函〔2021〕67 号 asks for ten minutes.
UNDO = timedelta(minutes=10)


def answer(case: Case, words: str, user: Any) -> bool:
    """Write down an answer, a better one too while the case is under way; tells whether it is."""
    with _locked(case) as known:
        if known.state == CaseState.ENDED:
            return False
        done = {"answer": words, "answered_at": timezone.now(), "answered_by": user}
        _save(known, ANSWERED, user, state=CaseState.ANSWERED, **done)
    return True


def end(case: Case, user: Any) -> bool:
    """End a case that was answered, if it still is under way."""
    with _locked(case) as known:
        if known.state == CaseState.ENDED or not known.answer:
            return False
        done = {"ended_at": timezone.now(), "ended_by": user}
        _save(known, ENDED, user, state=CaseState.ENDED, **done)
    return True


def may_reopen(case: Case) -> bool:
    """Tell whether the end was only a moment ago."""
    return case.ended_at is not None and timezone.now() - case.ended_at < UNDO


def reopen(case: Case, user: Any) -> bool:
    """Take an end back, if it was only a moment ago."""
    with _locked(case) as known:
        if not may_reopen(known):
            return False
        _save(known, REOPENED, user, state=CaseState.ANSWERED, ended_at=None, ended_by=None)
    return True


def phone_of(case: Case, user: Any) -> str:
    """Return the telephone that was left, and log who looked at it."""
    phone = case.rating.phone if case.rating else ""
    if phone:
        log(case, PHONE_SEEN, user=user)
    return phone


@contextmanager
def _locked(case: Case) -> Iterator[Case]:
    """Yield a case as it is now, which nobody else changes meanwhile."""
    with transaction.atomic():
        yield Case.objects.select_for_update().get(pk=case.pk)


def _save(case: Case, action: str, user: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(case, name, value)
    case.save(update_fields=[*fields])
    log(case, action, user=user)
