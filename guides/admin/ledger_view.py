"""The rows of one code in the ledger, to be read and never changed."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from guides.models import GuidePage, Hall, Item, LedgerRow
from guides.publishing import KINDS
from guides.vocabulary import Kind


class LedgerView(IndexView):
    """What was published and withdrawn of a code, newest first; a guide's notes along with it."""

    model = LedgerRow
    page_title = _("发布台账")
    header_icon = "history"
    index_url_name = "guides_ledger"
    default_ordering = "-sequence"
    paginate_by = 50
    is_searchable = False
    columns = [
        Column("sequence", label=_("序号")),
        Column("revision", label=_("修订号")),
        Column("kind", label=_("类别"), accessor="get_kind_display"),
        Column("action", label=_("做了什么"), accessor="get_action_display"),
        Column("locale", label=_("语言"), accessor="get_locale_display"),
        DateColumn("recorded_at", label=_("时间")),
        DateColumn("effective_from", label=_("施行日期")),
        Column("user", label=_("谁"), accessor=lambda row: row.user or row.actor or _("系统")),
        Column("change_note", label=_("改了什么")),
    ]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if self.kwargs["kind"] not in set(Kind):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        kinds = {self.kwargs["kind"]}
        if Kind.GUIDE in kinds:
            kinds.add(Kind.NOTE)
        rows = LedgerRow.objects.filter(kind__in=kinds, code=self.kwargs["code"].upper())
        return rows.select_related("user").defer("payload")

    def get_page_subtitle(self) -> str:
        return str(self.kwargs["code"].upper())

    def get_index_url(self) -> str:
        return reverse("guides_ledger", kwargs=self.kwargs)

    def get_index_results_url(self) -> None:
        return None

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [{"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}]


def ledger_url(instance: Any) -> str:
    return reverse("guides_ledger", kwargs={"kind": KINDS[type(instance)], "code": instance.code})


def page_button(page: Page, **kwargs: Any) -> list[Button]:
    """Return the button that leads from a guide's header to its rows."""
    specific = page.specific_deferred
    if not isinstance(specific, GuidePage):
        return []
    return [Button(_("发布台账"), ledger_url(specific), icon_name="history", priority=85)]


def snippet_button(snippet: Any, user: Any, next_url: str | None = None) -> list[Button]:
    if not isinstance(snippet, Item | Hall):
        return []
    return [Button(_("发布台账"), ledger_url(snippet), icon_name="history", priority=85)]
