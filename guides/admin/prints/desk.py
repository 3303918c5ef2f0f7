"""The print desk itself: ask, look, make. What is asked is in the address; only making changes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from guides import jobs
from guides.admin.jobs import job_url
from guides.jobs.working import work_here
from guides.models import Print
from guides.paper import sizes, typeset
from guides.prints import orders
from guides.prints.order import Order
from guides.prints.sheets import Unprintable, sheet_of, specimen
from guides.prints.wanted import Wanted
from guides.vocabulary import PrintState

from .candidates import candidates
from .form import OrderForm

# Pictures shown of an order: the first few tell how all of them look.
SHOWN = 3
# Pixels across a picture, whatever the sheet's size.
_ACROSS = 640
_MM_PER_INCH = 25.4


def may_print(user: Any) -> bool:
    return bool(user.has_perm("guides.add_print"))


class DeskView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "guides_admin/prints/desk.html"
    page_title = _("打印台")
    header_icon = "clipboard-list"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_print(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [{"url": "", "label": self.page_title}]

    @cached_property
    def form(self) -> OrderForm:
        return OrderForm(self.request.GET) if "sheet" in self.request.GET else OrderForm()

    @property
    def order(self) -> Order | None:
        return self.form.order if self.form.is_bound and self.form.is_valid() else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        order = self.order
        pictures, refused = _looked_at(order) if order else ([], [])
        asked = self.request.GET
        chosen = self.form.chosen() if self.form.is_bound else ()
        return {
            **super().get_context_data(**kwargs),
            "form": self.form,
            "candidates": candidates(asked.get("q", "").strip(), asked.get("hall", ""), chosen),
            "words": asked.get("q", ""),
            "query": asked.urlencode(),
            "count": order.count() if order else 0,
            "pictures": pictures,
            "refused": refused,
            "outdated": Print.objects.filter(state=PrintState.OUTDATED).count(),
            "printed_url": reverse("guides_prints"),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make what the address says, at once where that is little."""
        if (order := self.order) is None:
            return self.get(request, *args, **kwargs)
        job = orders.prepare(order, request.user)
        if order.count() <= orders.AT_ONCE:
            work_here(job)
        else:
            jobs.resume(job)
        return redirect(job_url(job))


def picture(request: HttpRequest, number: int) -> HttpResponse:
    """Answer with one of the sheets of an order as a picture, its code a specimen."""
    if not may_print(request.user):
        raise PermissionDenied
    form = OrderForm(request.GET)
    if not form.is_valid():
        raise Http404
    wanted = _first(form.order)
    if number >= len(wanted):
        raise Http404
    try:
        sheet = sheet_of(wanted[number], specimen)
    except Unprintable as error:
        raise Http404(str(error)) from error
    paper = sizes.named(form.order.size)
    dots = _ACROSS / (paper.width / _MM_PER_INCH)
    response = HttpResponse(
        typeset.png(sheet.template, [sheet.data], dots)[0], content_type="image/png"
    )
    response["Cache-Control"] = "private, no-store"
    return response


def _first(order: Order) -> list[Wanted]:
    return list(order.wanted())[:SHOWN]


def _looked_at(order: Order) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the pictures to show of an order, and why some of its first sheets have none."""
    shown, refused = [], []
    for number, wanted in enumerate(_first(order)):
        try:
            shown.append({"number": number, "title": sheet_of(wanted, specimen).title})
        except Unprintable as error:
            refused.append(str(error))
    return shown, refused
