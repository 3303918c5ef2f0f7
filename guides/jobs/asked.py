"""What people and code ask of a job: begin, go on, stop.

Each is one conditional update, so that of two who ask at once one alone is heard.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guides.models import Job
from guides.vocabulary import JobKind, JobState

from .launch import launch

# Seconds after which a job that says nothing is taken for dead.
SILENCE = 60


def prepare(
    kind: JobKind,
    title: str,
    *,
    user: Any,
    parameters: dict[str, Any],
    total: int | None = None,
) -> Job:
    """Make a job that waits; its files may be put into its folder before `resume`.

    `parameters["look"]` asks for a look first: its worker then changes nothing, and the job waits
    for `go`.
    """
    return Job.objects.create(
        kind=kind, title=title[:200], user=user, parameters=parameters, total=total
    )


def start(
    kind: JobKind,
    title: str,
    *,
    user: Any,
    parameters: dict[str, Any],
    total: int | None = None,
) -> Job:
    """Make a job and have it done by a process of its own as soon as this transaction commits."""
    job = prepare(kind, title, user=user, parameters=parameters, total=total)
    transaction.on_commit(lambda: launch(job.pk), robust=True)
    return job


def is_silent(job: Job) -> bool:
    """Tell whether a job should be going on and has not been heard of: it was killed."""
    going_on = job.state in (JobState.RUNNING, JobState.WAITING)
    heard = job.heard_at or job.created_at
    return going_on and heard < timezone.now() - timedelta(seconds=SILENCE)


def silent() -> Q:
    """Return the same as a condition of the database."""
    before = timezone.now() - timedelta(seconds=SILENCE)
    unheard = Q(heard_at__lt=before) | Q(heard_at=None, created_at__lt=before)
    return unheard & Q(state__in=[JobState.RUNNING, JobState.WAITING])


def may_go_on(job: Job) -> bool:
    """Tell whether a job has stopped before its end: by request, by a fault or by being killed."""
    return job.state in (JobState.STOPPED, JobState.FAILED) or is_silent(job)


def resume(job: Job) -> bool:
    """Have a prepared or stopped job done; False when somebody else has asked already."""
    ended = Q(state__in=[JobState.STOPPED, JobState.FAILED])
    fresh = Q(state=JobState.WAITING, heard_at=None)
    return _again(job, ended | fresh | silent())


def go(job: Job) -> bool:
    """Let a job do what it has shown it would; False when it does not wait for that."""
    return _again(job, Q(state=JobState.CHECKED), parameters={**job.parameters, "look": False})


def look_again(job: Job) -> bool:
    """Have a job look once more before it is let go; False when it does not wait for that."""
    return _again(job, Q(state=JobState.CHECKED))


def stop(job: Job) -> bool:
    """Ask a job to stop at its next step; False when it is not going on."""
    mine = Job.objects.filter(pk=job.pk)
    if mine.filter(silent()).update(
        state=JobState.STOPPED, stop_asked=True, finished_at=timezone.now()
    ):
        return True
    going_on = Q(state__in=[JobState.WAITING, JobState.RUNNING])
    return bool(mine.filter(going_on).update(stop_asked=True))


def cancel(job: Job) -> bool:
    """End a job that waits for a person's word; nothing has been changed by it."""
    return bool(
        Job.objects.filter(pk=job.pk, state=JobState.CHECKED).update(
            state=JobState.STOPPED,
            error=_("您取消了，什么也没有改。"),
            finished_at=timezone.now(),
        )
    )


def _again(job: Job, condition: Q, **values: Any) -> bool:
    with transaction.atomic():
        asked = Job.objects.filter(condition, pk=job.pk).update(
            state=JobState.WAITING,
            heard_at=timezone.now(),
            finished_at=None,
            stop_asked=False,
            error="",
            **values,
        )
        if asked:
            transaction.on_commit(lambda: launch(job.pk), robust=True)
    return bool(asked)
