"""The list of items as a table to take away: all that its filters leave, made as a job."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from guides import jobs
from guides.models import Job
from guides.vocabulary import JobKind

from .jobs import job_url
from .lists.choices import HANS
from .lists.items import items_url
from .lists.listed import listed_items

_FORMS = [("xlsx", _("XLSX（Excel、WPS 表格）")), ("csv", _("CSV"))]
_MAY = [f"guides.{act}_item" for act in ("add", "change", "view", "publish")]


class ExportForm(forms.Form):
    form = forms.ChoiceField(
        label=_("文件格式"), choices=_FORMS, initial="xlsx", widget=forms.RadioSelect
    )


class ExportView(WagtailAdminTemplateMixin, FormView):
    """Tells how many items there are, asks for the form and begins."""

    template_name = "guides_admin/lists/export.html"
    page_title = _("导出事项目录")
    header_icon = "download"
    form_class = ExportForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_export(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": items_url(), "label": _("事项")},
            {"url": "", "label": self.page_title},
        ]

    @cached_property
    def count(self) -> int:
        return int(_exported(self.request.GET.urlencode()).count())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "count": self.count, "items_url": items_url()}

    def form_valid(self, form: ExportForm) -> HttpResponse:
        job = jobs.start(
            JobKind.EXPORT_CATALOGUE,
            _now("导出 {count} 个事项").format(count=self.count),
            user=self.request.user,
            parameters={
                "asked": self.request.GET.urlencode(),
                "form": form.cleaned_data["form"],
            },
            total=self.count,
        )
        return redirect(job_url(job))


def export_items(job: Job, tick: jobs.Tick) -> dict[str, Any]:
    """Write the items of a list into a file; the worker of exports."""
    from guides.exchange.exported import export_catalogue
    from guides.exchange.tables.writing import Unwritable

    form = job.parameters["form"]
    items = _exported(job.parameters["asked"])
    total = items.count()
    path = jobs.folder_of(job) / f"items.{form}"
    try:
        count = export_catalogue(path, items, lambda done: tick(done, total))
    except Unwritable as error:
        raise jobs.Failed(str(error)) from None
    name = _now("事项目录-{day}.{form}").format(day=timezone.localdate(), form=form)
    return {
        "told": [_now("导出了 {count} 个事项。改好以后可以再导入。").format(count=count)],
        "download": {"file": path.name, "name": name},
    }


def _exported(asked: str) -> Any:
    """Return what is exported of a list: translations go with their items and are left out."""
    return listed_items(QueryDict(asked)).filter(locale__language_code=HANS)


def may_export(user: Any) -> bool:
    return any(user.has_perm(one) for one in _MAY)
