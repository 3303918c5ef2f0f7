"""搜索状态: which engine answers, how much it holds, how far behind it is; and building it anew."""

import logging
import threading
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from guides import followers, published
from search.engine import Failed, Lost
from search.engines import EMBEDDED, chosen, make
from search.index import follow
from search.index.breaker import breaker
from search.models import Synonym, UnansweredQuestion
from search.pairs import pairs

INDEX = "search_state:index"
NAMES = {EMBEDDED: _("内置索引"), "elastic": _("Elasticsearch")}

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Told:
    """How an engine fares; `fault` in words where it does not answer.

    `down_since` is when this process last turned to the engine behind it. Who does not answer
    cannot be built anew either.
    """

    name: str
    label: Any
    first: bool
    entries: int = 0
    behind: int = 0
    down_since: datetime | None = None
    fault: Any = ""
    answers: bool = True


class StateView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "search_admin/state.html"
    page_title = _("搜索状态")
    header_icon = "info-circle"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = [one for one in pairs() if one.pk]
        waiting = UnansweredQuestion.objects.filter(settled_on=None)
        return super().get_context_data(
            engines=[told(name) for name in chosen()],
            head=published.head(),
            own=sum(one.applies for one in own),
            off=sum(not one.applies for one in own),
            waiting=waiting.count(),
            may_rebuild=self.request.user.is_superuser,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        name = request.POST.get("engine", "")
        if name in chosen():
            begin(name)
            told = _now("开始重新建立了，过一会儿刷新这一页看结果。建好以前，用的还是原来的。")
            messages.success(request, told)
        return redirect(INDEX)


def told(name: str) -> Told:
    """Return how an engine fares, as far as it says so."""
    label, first = NAMES.get(name, name), name == chosen()[0]
    since = breaker(name).since if breaker(name).is_open else None
    try:
        state = make(name).state()
    except Lost:
        fault = _("还没有建立，第一次有人搜索时会自动建立")
        return Told(name, label, first, down_since=since, fault=fault)
    except Failed as error:
        logger.warning("%s: %s", name, error)
        return Told(name, label, first, down_since=since, fault=_("没有应答"), answers=False)
    behind = max(0, published.head() - state.sequence)
    return Told(name, label, first, state.entries, behind, since)


def begin(name: str) -> None:
    """Build an index anew, in a thread: the old one answers until then."""
    if connection.in_atomic_block:
        # A thread would not see what this transaction has written.
        rebuild(name)
    else:
        threading.Thread(target=_aside, args=(name,), daemon=True, name="search index").start()


def rebuild(name: str) -> None:
    try:
        with followers.lock(follow.follower_of(name)) as mine:
            if mine:
                follow.rebuild(make(name))
    except Failed as error:
        logger.warning("%s was not built anew: %s", name, error)


def _aside(name: str) -> None:
    try:
        rebuild(name)
    finally:
        connection.close()


def may_see(user: Any) -> bool:
    return any(
        policy_registry.get_by_type(model).user_has_any_permission(user, ["add", "change", "view"])
        for model in (Synonym, UnansweredQuestion)
    )


class StateViewSet(ViewSet):
    name = "search_state"
    url_prefix = "search/state"
    icon = "info-circle"
    menu_label = _("搜索状态")

    @cached_property
    def menu_url(self) -> str:
        return reverse(INDEX)

    def get_urlpatterns(self) -> list[Any]:
        return [path("", StateView.as_view(), name="index")]
