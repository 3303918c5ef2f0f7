"""One job: how far it is, what came of it, and what a person may ask of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from guides import jobs
from guides.models import Job
from guides.vocabulary import JobState

from .addresses import job_url, jobs_for
from .listing import amount_of, state_of
from .told import teller_of

_GOING_ON = (JobState.WAITING, JobState.RUNNING)


_BEGINNING = ("resume", "go", "look")
_ACTS = {
    "stop": jobs.stop,
    "cancel": jobs.cancel,
    "resume": jobs.resume,
    "go": jobs.go,
    "look": jobs.look_again,
}


class JobView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "guides_admin/jobs/page.html"
    header_icon = "tasks"

    def get_page_title(self) -> str:
        return str(self.job.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("guides_jobs"), "label": _("后台任务")},
            {"url": "", "label": self.job.title},
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.job = get_object_or_404(jobs_for(request.user), pk=kwargs["pk"])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job, teller = self.job, teller_of(self.job)
        silent = jobs.is_silent(job)
        context = super().get_context_data(**kwargs)
        return {
            **context,
            **teller.context(self.request, job),
            "job": job,
            "outcome_template": teller.template,
            "files": teller.files(job),
            "state": state_of(job),
            "amount": amount_of(job),
            "status": _status(job, silent),
            "going_on": job.state in _GOING_ON and not silent,
            "may_go_on": jobs.may_go_on(job),
            "may_stop": job.state in _GOING_ON and not silent and not job.stop_asked,
            "may_act": teller.may(self.request.user, job),
            "checked": job.state == JobState.CHECKED,
        }


def _status(job: Job, silent: bool) -> str:
    """Return what is read aloud; it changes with every tenth, not with every row."""
    if silent:
        return _now("停了：有一分钟没有动静，可能是服务器重新启动过。按“继续”会接着做完。")
    if job.state == JobState.RUNNING and job.stop_asked:
        return _now("正在停下来，做完手上这一批就停。")
    if job.state == JobState.RUNNING and job.total:
        tenths = min(job.done * 10 // job.total, 10) * 10
        return _now("正在进行，完成了约 {percent}%。").format(percent=tenths)
    told = _now("{state}。").format(state=job.get_state_display())
    return f"{told}{job.error}"


class JobActionView(View):
    """Asks something of a job, which may have changed since its page was shown."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        job = get_object_or_404(jobs_for(request.user), pk=pk)
        if act in _BEGINNING and not teller_of(job).may(request.user, job):
            raise PermissionDenied
        if not _ACTS[act](job):
            messages.warning(request, _now("这个任务的状态已经变了，请看现在的情况。"))
        return redirect(job_url(job))


class JobFileView(View):
    """A file that a job made, as a download: whatever it holds, it cannot act on this site."""

    def get(self, request: HttpRequest, pk: int, name: str) -> FileResponse:
        job = get_object_or_404(jobs_for(request.user), pk=pk)
        shown = teller_of(job).files(job).get(name)
        path = jobs.folder_of(job) / name
        if shown is None or not path.is_file():
            raise Http404
        response = FileResponse(path.open("rb"), as_attachment=True, filename=shown)
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response["Cache-Control"] = "private, no-store"
        return response
