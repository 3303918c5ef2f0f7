"""The form; what would be made; and, pressed once more, the making."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from guides import ledger

from .form import EveryWindowForm, form_class
from .made import LIST, Permitted, batch_of


class EveryWindowView(Permitted, WagtailAdminTemplateMixin, TemplateView):
    template_name = "guides_admin/placements/every_window.html"
    page_title = _("为每个窗口各做一个")
    header_icon = "thumbtack"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse(LIST), "label": _("张贴处")},
            {"url": "", "label": self.page_title},
        ]

    @cached_property
    def form(self) -> EveryWindowForm:
        return form_class()(self.request.POST or None, for_user=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.form.wanted() if self.form.is_bound and self.form.is_valid() else []
        new = sum(one.is_new for one in wanted)
        return super().get_context_data(form=self.form, wanted=wanted, new=new, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "make" not in request.POST or not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        new = [one.placement for one in self.form.wanted() if one.is_new]
        if not new:
            return self.get(request, *args, **kwargs)
        with ledger.transaction(user=self.request.user):
            for placement in new:
                placement.save()
        return redirect("guides_every_window_made", batch_of(new))
