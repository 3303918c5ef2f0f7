"""What a job's page tells of what was done to many, and the button that takes it back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import View

from guides import jobs
from guides.admin.jobs import job_url, register_teller
from guides.admin.jobs.addresses import jobs_for
from guides.admin.jobs.told import Teller
from guides.models import Job
from guides.vocabulary import JobKind, JobState

from .doing import undo_of


class UndoView(View):
    """Begins the job that takes back what another assigned."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        job = get_object_or_404(jobs_for(request.user), pk=pk, state=JobState.DONE)
        if not job.outcome.get("undoable"):
            raise Http404
        undoing = undo_of(job, request.user)
        jobs.resume(undoing)
        return redirect(job_url(undoing))


def _context(request: HttpRequest, job: Job) -> dict[str, Any]:
    undone = Job.objects.filter(kind=job.kind, parameters__undo=job.pk).order_by("-pk").first()
    undoable = job.state == JobState.DONE and job.outcome.get("undoable")
    return {"undone_by": undone, "undoable": undoable and undone is None}


def register_tellers() -> None:
    for kind in (JobKind.ASSIGN, JobKind.PUBLISH, JobKind.WITHDRAW):
        register_teller(kind, Teller("guides_admin/many/outcome.html", _context))
