"""What is done with a case: answered, ended, taken back if that was a slip; each act is logged."""

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
    """Write down an answer, a better one too while the case is under way."""
    done = {"answer": words, "answered_at": timezone.now(), "answered_by": user}
    return _change(case, ANSWERED, user, CaseState.ANSWERED, **done)


def end(case: Case, user: Any) -> bool:
    """End a case that was answered."""
    if not case.answer:
        return False
    return _change(case, ENDED, user, CaseState.ENDED, ended_at=timezone.now(), ended_by=user)


def may_reopen(case: Case) -> bool:
    """Tell whether the end was only a moment ago."""
    return case.ended_at is not None and timezone.now() - case.ended_at < UNDO


def reopen(case: Case, user: Any) -> bool:
    """Take an end back."""
    with transaction.atomic():
        known = Case.objects.select_for_update().get(pk=case.pk)
        if known.state != CaseState.ENDED or not may_reopen(known):
            return False
        _save(known, REOPENED, user, state=CaseState.ANSWERED, ended_at=None, ended_by=None)
    return True


def phone_of(case: Case, user: Any) -> str:
    """Return the telephone that was left, and log who looked at it."""
    phone = case.rating.phone if case.rating else ""
    if phone:
        log(case, PHONE_SEEN, user=user)
    return phone


def _change(case: Case, action: str, user: Any, state: CaseState, **fields: Any) -> bool:
    """Change a case under way; tells whether it still was."""
    with transaction.atomic():
        known = Case.objects.select_for_update().get(pk=case.pk)
        if known.state == CaseState.ENDED:
            return False
        _save(known, action, user, state=state, **fields)
    return True


def _save(case: Case, action: str, user: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(case, name, value)
    case.save(update_fields=[*fields])
    log(case, action, user=user)
