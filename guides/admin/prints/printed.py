"""印过的: what was printed when, what of it no longer holds, and one press to print that again."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import ListView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from guides import jobs
from guides.admin.jobs import job_url
from guides.jobs.working import work_here
from guides.models import Print
from guides.prints import orders
from guides.prints.comparing import HANGING, compare
from guides.vocabulary import PrintState, SheetKind

from .desk import may_print
from .form import HallField

# What halls look for first: those that are to be taken down.
_STATES = [("", _("还挂着的")), *PrintState.choices()]
_TO_DO = Case(
    When(state=PrintState.OUTDATED, then=0), When(state=PrintState.RESTYLED, then=1), default=2
)


class PrintedFilter(forms.Form):
    state = forms.ChoiceField(label=_("状态"), choices=_STATES, required=False)
    hall = HallField(label=_("大厅"), required=False, empty_label=_("全部"))
    sheet = forms.ChoiceField(
        label=_("纸品"), choices=[("", _("全部")), *SheetKind.choices()], required=False
    )
    q = forms.CharField(label=_("名称里有"), required=False)

    def narrowed(self, prints: QuerySet[Print]) -> QuerySet[Print]:
        """Return what the answers leave; a wrong answer narrows nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        states = [asked["state"]] if asked.get("state") else HANGING
        found = prints.filter(state__in=states)
        for name, field in (("hall", "hall"), ("sheet", "sheet"), ("q", "title__icontains")):
            if asked.get(name):
                found = found.filter(**{field: asked[name]})
        return found


class PrintedView(WagtailAdminTemplateMixin, ListView):
    template_name = "guides_admin/prints/printed.html"
    page_title = _("印过的")
    header_icon = "clipboard-list"
    paginate_by = 50

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_print(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("guides_print_desk"), "label": _("打印台")},
            {"url": "", "label": self.page_title},
        ]

    @cached_property
    def form(self) -> PrintedFilter:
        return PrintedFilter(self.request.GET)

    def get_queryset(self) -> QuerySet[Print]:
        found = self.form.narrowed(Print.objects.select_related("hall", "user"))
        return found.prefetch_related("parts__placement").order_by(_TO_DO, "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        asked = self.request.GET.copy()
        asked.pop("p", None)
        outdated = self.form.narrowed(Print.objects.all()).filter(state=PrintState.OUTDATED)
        return {
            **context,
            "form": self.form,
            "query": asked.urlencode(),
            "outdated": outdated.count(),
            "any": Print.objects.exists(),
        }


class ActView(View):
    """Prints again, or puts away, what is ticked or all that is outdated."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, act: str) -> HttpResponse:
        if not may_print(request.user):
            raise PermissionDenied
        chosen = self._chosen(request)
        if not chosen:
            messages.warning(request, _now("没有选哪一张。请打上勾再按。"))
            return redirect(self._back(request))
        if act == "again":
            return redirect(job_url(_print_again(chosen, request.user)))
        state = PrintState.PUT_AWAY if act == "away" else PrintState.CURRENT
        Print.objects.filter(pk__in=[one.pk for one in chosen]).update(state=state)
        if act == "back":
            # What is hung up again is compared with what holds now.
            for printed in self._chosen(request):
                compare(printed)
        count = len(chosen)
        text = ngettext("改了 {count} 张。", "改了 {count} 张。", count)
        messages.success(request, text.format(count=count))
        return redirect(self._back(request))

    def _chosen(self, request: HttpRequest) -> list[Print]:
        if "outdated" in request.POST:
            found = PrintedFilter(request.GET).narrowed(Print.objects.all())
            return list(found.filter(state=PrintState.OUTDATED))
        keys = [int(one) for one in request.POST.getlist("print") if one.isdecimal()]
        return list(
            Print.objects.filter(pk__in=keys)
            .exclude(state=PrintState.REPLACED)
            .prefetch_related("parts__placement")
        )

    def _back(self, request: HttpRequest) -> str:
        return f"{reverse('guides_prints')}?{request.GET.urlencode()}"


def _print_again(chosen: list[Print], user: Any) -> Any:
    job = orders.prepare_again(chosen, user)
    if len(chosen) <= orders.AT_ONCE:
        work_here(job)
    else:
        jobs.resume(job)
    return job
