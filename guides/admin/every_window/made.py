"""What was made at once: shown, taken down again while it is fresh, its symbols in one file."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from guides import ledger, media
from guides.admin.symbols import drawn
from guides.models import Placement

# Seconds in which what was made by mistake is taken down by one press.
UNDO = 600
LIST = "wagtailsnippets_guides_placement:list"
_SALT = "every-window"


class Permitted:
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("guides.add_placement"):
            raise PermissionDenied
        found: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return found


class BatchView(Permitted, WagtailAdminTemplateMixin, TemplateView):
    """What was made, its symbols, and the button that takes it down again."""

    template_name = "guides_admin/placements/made.html"
    page_title = _("做好了")
    header_icon = "thumbtack"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse(LIST), "label": _("张贴处")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        batch = self.kwargs["batch"]
        made = list(_batch(batch))
        undoable = _is_fresh(batch) and any(one.live for one in made)
        return super().get_context_data(made=made, undoable=undoable, **kwargs)

    def post(self, request: HttpRequest, batch: str) -> HttpResponse:
        """Take down what was made, while it is fresh."""
        if not _is_fresh(batch):
            told = _now("过了 10 分钟，不能一次撤下了。请一处一处地撤下。")
            messages.error(request, told)
            return redirect("guides_every_window_made", batch)
        with ledger.transaction(user=self.request.user):
            hanging = [one for one in _batch(batch) if one.live]
            for placement in hanging:
                placement.down_reason = _now("刚做好就撤下了")
                placement.save()
        told = _now("撤下了 {count} 处。已经印出去的码还扫得到原来的内容。")
        messages.success(request, told.format(count=len(hanging)))
        return redirect(LIST)


class SymbolsView(Permitted, View):
    """All symbols that were made at once, each by the name of its window, as one ZIP."""

    def get(self, request: HttpRequest, batch: str, suffix: str) -> HttpResponse:
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for placement in _batch(batch):
                window = placement.window.number if placement.window else ""
                name = media.file_name(f"{window}-{placement.code}.{suffix}")
                archive.writestr(name, drawn(placement, suffix))
        response = HttpResponse(file.getvalue(), content_type="application/zip")
        response.headers["Content-Disposition"] = f'attachment; filename="symbols-{suffix}.zip"'
        return response


def batch_of(made: Iterable[Placement]) -> str:
    """Return what was made at once as a word for addresses, signed and with its time."""
    return signing.dumps([one.pk for one in made], salt=_SALT, compress=True)


def _batch(batch: str) -> QuerySet[Placement]:
    """Return what was made at once; raises Http404 for what we did not sign."""
    try:
        keys = signing.loads(batch, salt=_SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    return Placement.objects.filter(pk__in=keys).select_related("window", "hall").order_by("pk")


def _is_fresh(batch: str) -> bool:
    try:
        signing.loads(batch, salt=_SALT, max_age=UNDO)
    except signing.BadSignature:
        return False
    return True
