"""Doing a job: one process takes it, its worker runs, and what came of it is written down."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, InterfaceError, connection
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from guides.models import Job
from guides.vocabulary import JobKind, JobState

from .asked import silent
from .heart import Heart, Stopped

# Called with how much is done, and of how much where that is known.
Tick = Callable[[int, int | None], None]
Worker = Callable[[Job, Tick], dict[str, Any]]

WORKERS: dict[JobKind, str] = {
    JobKind.IMPORT_CATALOGUE: "guides.exchange.jobs.import_items",
    JobKind.IMPORT_GUIDES: "guides.exchange.jobs.import_old_guides",
    JobKind.EXPORT_CATALOGUE: "guides.admin.exports.export_items",
    JobKind.DRAFT_FILM: "guides.films.draft.draft_film",
    JobKind.PRINT: "guides.prints.orders.print_job",
    JobKind.ASSIGN: "guides.admin.many.doing.do_many",
    JobKind.PUBLISH: "guides.admin.many.doing.do_many",
    JobKind.WITHDRAW: "guides.admin.many.doing.do_many",
}
# Times that a locked database is asked to write down the end.
_TRIES = 5

logger = logging.getLogger(__name__)


class Failed(Exception):
    """A job cannot be done; the message tells people why and what to do."""


def work(
    pk: int, *, again: bool = False, begun: Callable[[Heart], None] = lambda heart: None
) -> Job | None:
    """Do a job that waits or was left, and return it; None when it is not to be had.

    `again` takes one that stopped or failed too. `begun` is given the heart, so that a signal can
    ask the job to stop.
    """
    job = claim(pk, again)
    if job is None:
        return None
    with Heart(job) as heart:
        begun(heart)
        end = perform(job, heart.tick)
    for name, value in {**end, "done": heart.done, "total": heart.total}.items():
        setattr(job, name, value)
    _write_down(job)
    return job


def work_here(job: Job) -> None:
    """Do a job that somebody waits for in this process, and bring `job` up to date."""
    mine = claim(job.pk)
    if mine is not None:
        end = perform(mine, _unheard)
        for name, value in end.items():
            setattr(mine, name, value)
        mine.done = mine.total or 0
        _write_down(mine)
    job.refresh_from_db()


def _unheard(done: int, total: int | None = None) -> None:
    """Tell nobody: whoever waits sees when it is done."""


def claim(pk: int, again: bool = False) -> Job | None:
    """Take a job for this process, if no other works on it."""
    now = timezone.now()
    free = Q(state=JobState.WAITING) | silent()
    fresh = {"started_at": now, "heard_at": now, "finished_at": None, "error": ""}
    known = Job.objects.filter(pk=pk)
    taken = known.filter(free).update(state=JobState.RUNNING, **fresh)
    if again and not taken:
        ended = Q(state__in=[JobState.STOPPED, JobState.FAILED])
        taken = known.filter(ended).update(state=JobState.RUNNING, stop_asked=False, **fresh)
    return Job.objects.get(pk=pk) if taken else None


def perform(job: Job, tick: Tick) -> dict[str, Any]:
    """Run a job's worker and return the fields of its end; raises nothing."""
    try:
        worker: Worker = import_string(WORKERS[JobKind(job.kind)])
        tick(0, job.total)
        outcome = worker(job, tick)
    except Stopped:
        return {"state": JobState.STOPPED, "error": _("停在这里了。按“继续”会接着做完。")}
    except Failed as failed:
        return {"state": JobState.FAILED, "error": str(failed)}
    except Exception:
        logger.exception("job %s (%s) failed", job.pk, job.kind)
        told = _("出了意外的错误，管理员能在日志里看到原因（任务 {number}）。已经做完的都在。")
        return {"state": JobState.FAILED, "error": told.format(number=job.pk)}
    state = JobState.CHECKED if job.parameters.get("look") else JobState.DONE
    return {"state": state, "outcome": {**job.outcome, **outcome}}


def _write_down(job: Job) -> None:
    job.heard_at = job.finished_at = timezone.now()
    fields = ("state", "error", "outcome", "done", "total", "heard_at", "finished_at")
    values = {name: getattr(job, name) for name in fields}
    mine = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, started_at=job.started_at)
    for left in reversed(range(_TRIES)):
        try:
            mine.update(**values)
            return
        except (DatabaseError, InterfaceError):
            if not left:
                raise
            connection.close()
            time.sleep(1)
