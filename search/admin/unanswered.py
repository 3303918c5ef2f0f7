"""问了没找到: what people asked in vain, most often first, and what to do about it."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from guides.admin.lists.columns import Cell, day
from guides.models import Item
from search.models import Synonym, UnansweredQuestion

from .everyday import EverydayView
from .logged import REOPENED, SETTLED
from .trying import ADD

INDEX = "unanswered:index"
OPEN, DONE, ALL = "open", "done", "all"
STATES = [(OPEN, _("还没处理")), (DONE, _("处理过的")), (ALL, _("全部"))]


class UnansweredFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("状态"), choices=STATES, empty_label=None, initial=OPEN, method="by_state"
    )
    since = django_filters.ChoiceFilter(
        label=_("最近问过"),
        choices=[("7", _("7 天以内")), ("30", _("30 天以内")), ("90", _("90 天以内"))],
        empty_label=_("不限"),
        method="by_day",
    )

    class Meta:
        model = UnansweredQuestion
        fields: list[str] = []

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        data = data.copy() if data else {}
        # What is settled is out of the way until somebody asks for it.
        data.setdefault("state", OPEN)
        super().__init__(data, *args, **kwargs)

    def by_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset if value == ALL else queryset.filter(settled_on__isnull=value == OPEN)

    def by_day(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        since = timezone.localdate() - timedelta(days=int(value))
        return queryset.filter(last_asked_on__gte=since)


class ActsColumn(Column):
    """Buttons that are seen at once, for that is what the list is for."""

    cell_template_name = "search_admin/unanswered_acts.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        user = request.user
        synonym = urlencode({"everyday": instance.text[:30]})
        return {
            **context,
            "row": instance,
            "query": request.GET.urlencode(),
            # A table does not hand it on to its cells.
            "csrf_token": get_token(request),
            "synonym_url": f"{reverse(ADD)}?{synonym}" if _may(user, Synonym, "add") else "",
            "may_name": _may(user, Item, "change"),
            "may_settle": _may(user, UnansweredQuestion, "change"),
        }


class Counted(WagtailPaginator):
    @property
    def items_count_label(self) -> str:
        return _now("一共 {count} 个").format(count=self.count)


class UnansweredList(IndexView):
    model = UnansweredQuestion
    page_title = _("问了没找到")
    header_icon = "help"
    index_url_name = INDEX
    index_results_url_name = "unanswered:index_results"
    results_template_name = "search_admin/unanswered_results.html"
    any_permission_required = ["change", "view"]
    filterset_class = UnansweredFilterSet
    search_fields = ["text"]
    search_backend_name = None
    default_ordering = "-times"
    paginate_by = 50
    paginator_class = Counted

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column("text", label=_("问题"), classname="title", sort_key="text"),
            Column("times", label=_("次数"), sort_key="times"),
            Cell(
                "first_asked_on",
                _("第一次"),
                lambda row: day(row.first_asked_on),
                sort_key="first_asked_on",
            ),
            Cell(
                "last_asked_on",
                _("最近一次"),
                lambda row: day(row.last_asked_on),
                sort_key="last_asked_on",
            ),
            ActsColumn("acts", label=_("怎么处理")),
        ]

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.order_by(self.ordering, "-last_asked_on", "pk")


class SettleView(PermissionCheckedMixin, View):
    """Takes a question off the list, or puts it back; asked again, it comes back by itself."""

    model = UnansweredQuestion
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(UnansweredQuestion, pk=pk)
        settled = "undo" not in request.POST
        settle(row, request.user, settled)
        back = f"{reverse(INDEX)}?{request.POST.get('query', '')}".rstrip("?")
        told = _now("“{text}”算处理过了。") if settled else _now("“{text}”放回了列表。")
        buttons = []
        if settled:
            undone = f"{reverse(INDEX)}?state={DONE}"
            buttons = [messages.button(undone, _now("看处理过的"))]
        messages.success(request, told.format(text=row.text), buttons=buttons)
        return redirect(back)


class UnansweredViewSet(ViewSet):
    name = "unanswered"
    url_prefix = "search/unanswered"
    icon = "help"
    menu_label = _("问了没找到")
    model = UnansweredQuestion

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", UnansweredList.as_view(), name="index"),
            path("results/", UnansweredList.as_view(results_only=True), name="index_results"),
            path("<int:pk>/name/", EverydayView.as_view(), name="name"),
            path("<int:pk>/settle/", SettleView.as_view(), name="settle"),
        ]


def settle(row: UnansweredQuestion, user: Any, settled: bool = True) -> None:
    """Say that an editor has dealt with a question, or that it was too early to say so."""
    row.settled_on = timezone.localdate() if settled else None
    row.save(update_fields=["settled_on"])
    log(row, SETTLED if settled else REOPENED, user=user)


def _may(user: Any, model: Any, action: str) -> bool:
    return bool(policy_registry.get_by_type(model).user_has_permission(user, action))
