"""From the form to a job that looks first."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from guides import jobs
from guides.admin.jobs import job_url, register_teller
from guides.admin.jobs.told import Teller
from guides.models import Job
from guides.vocabulary import JobKind

from .forms import CatalogueImportForm, GuidesImportForm, ImportForm
from .preview import context, reports
from .uploads import Incoming, suffix_of

# What a form is filled with again when it is opened for a job that came to nothing.
_TYPED = ("mapping", "source", "note", "publish", "department", "region")


def may_import(user: Any) -> bool:
    """Tell whether a person may bring in what other systems have: it goes out at once."""
    needed = ("guides.add_item", "guides.publish_item", "guides.add_region")
    return bool(user.is_active and user.has_perms(needed))


# The upload has to be met before anything reads the request, as the check against forgery does.
@method_decorator(csrf_exempt, name="dispatch")
class ImportView(WagtailAdminTemplateMixin, FormView):
    """Takes the files in, and has a job look what would become of them."""

    template_name = "guides_admin/imports/form.html"
    header_icon = "upload"
    kind: JobKind
    form_class: type[ImportForm]
    intro: Any = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_import(request.user):
            raise PermissionDenied
        self.incoming = Incoming(request)
        request.upload_handlers = [self.incoming]
        return csrf_protect(self._checked)(request, *args, **kwargs)

    def _checked(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [{"url": "", "label": self.page_title}]

    def get_initial(self) -> dict[str, Any]:
        again = self.request.GET.get("again", "")
        job = Job.objects.filter(pk=again if again.isdecimal() else None, kind=self.kind).first()
        return {name: job.parameters.get(name, "") for name in _TYPED} if job else {}

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        # The form is bound by now, and with that the upload is read.
        return {**kwargs, "refused": self.incoming.refused}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "intro": self.intro}

    def form_valid(self, form: ImportForm) -> HttpResponse:
        typed = dict(form.cleaned_data)
        files = typed.pop("files")
        known = [
            {"name": file.name, "path": f"{number}{suffix_of(file.name)}"}
            for number, file in enumerate(files, start=1)
        ]
        job = jobs.prepare(
            self.kind,
            self.job_title(known),
            user=self.request.user,
            parameters={**typed, "files": known, "look": True},
        )
        folder = jobs.folder_of(job)
        for file, told in zip(files, known, strict=True):
            file.move_to(folder / told["path"])
        jobs.resume(job)
        return redirect(job_url(job))

    def job_title(self, files: list[dict[str, str]]) -> str:
        first = files[0]["name"]
        if len(files) == 1:
            return _now("{what}：{file}").format(what=self.kind.label, file=first)
        told = _now("{what}：{file} 等 {count} 个文件")
        return told.format(what=self.kind.label, file=first, count=len(files))


class CatalogueImportView(ImportView):
    kind = JobKind.IMPORT_CATALOGUE
    form_class = CatalogueImportForm
    page_title = _("导入事项目录")
    intro = _(
        "选一张事项的表。系统先看一遍，告诉您会新增哪些、改哪些、哪几行有问题；您确认以后才导入。"
    )


class GuidesImportView(ImportView):
    kind = JobKind.IMPORT_GUIDES
    form_class = GuidesImportForm
    page_title = _("导入旧指南")
    intro = _(
        "选旧系统里的指南。系统先看一遍，告诉您认出了哪些栏目、还缺什么；您确认以后才导入。"
        "认不准的原文会一字不落地保留。"
    )


def _may_act(user: Any, job: Job) -> bool:
    return may_import(user)


def register_tellers() -> None:
    """Have the jobs' pages tell of imports."""
    for kind, form, template in (
        (JobKind.IMPORT_CATALOGUE, "guides_import_catalogue", "outcome"),
        (JobKind.IMPORT_GUIDES, "guides_import_guides", "guides_outcome"),
    ):
        register_teller(
            kind,
            Teller(
                template=f"guides_admin/imports/{template}.html",
                context=lambda request, job, form=form: {
                    **context(request, job),
                    "form_url": f"{reverse(form)}?again={job.pk}",
                },
                files=reports,
                may=_may_act,
            ),
        )
