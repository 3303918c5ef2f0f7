"""The list of jobs, newest first."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView

from guides import jobs
from guides.models import Job
from guides.vocabulary import JobKind, JobState

from .addresses import job_url, jobs_for


def state_of(job: Job) -> str:
    """Return a job's state as people see it: one that was killed has stopped."""
    state = JobState.STOPPED if jobs.is_silent(job) else JobState(job.state)
    return str(state.label)


def amount_of(job: Job) -> str:
    """Return how much was done, of how much where that is known."""
    if job.total:
        return _now("{done} / {total}").format(done=f"{job.done:,}", total=f"{job.total:,}")
    return f"{job.done:,}" if job.done else ""


class JobFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("任务"), choices=JobKind.choices())
    state = django_filters.ChoiceFilter(label=_("状态"), choices=JobState.choices())

    class Meta:
        model = Job
        fields: list[str] = []


class JobListView(IndexView):
    model = Job
    page_title = _("后台任务")
    header_icon = "tasks"
    index_url_name = "guides_jobs"
    index_results_url_name = "guides_jobs_results"
    results_template_name = "guides_admin/jobs/list_results.html"
    filterset_class = JobFilterSet
    default_ordering = "-pk"
    paginate_by = 50
    is_searchable = False
    any_permission_required = None
    permission_policy = None

    @cached_property
    def columns(self) -> list[Column]:
        columns = [
            TitleColumn("title", label=_("名称"), get_url=job_url),
            Column("kind", label=_("任务"), accessor="get_kind_display"),
            Column("state", label=_("状态"), accessor=state_of),
            Column("done", label=_("已处理"), accessor=amount_of),
            DateColumn("created_at", label=_("什么时候")),
        ]
        if self.request.user.is_superuser:
            columns.insert(2, Column("user", label=_("谁"), accessor=_who))
        return columns

    def get_base_queryset(self) -> QuerySet:
        return jobs_for(self.request.user)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [{"url": "", "label": self.page_title}]


def _who(job: Job) -> str:
    return str(job.user or _now("系统"))
