"""Addresses, menu and rights of cases."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from guides.models import Case

from .listing import CaseList
from .page import CasePage, ReopenView


class CaseViewSet(ViewSet):
    name = "cases"
    url_prefix = "cases"
    icon = "comment"
    menu_label = _("好差评与意见")
    menu_order = 256
    add_to_admin_menu = True

    @cached_property
    def menu_item_class(self) -> type:
        return type("CasesItem", (super().menu_item_class,), {"is_shown": _may_see})

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", CaseList.as_view(), name="index"),
            path("results/", CaseList.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", CasePage.as_view(), name="page"),
            path("<int:pk>/reopen/", ReopenView.as_view(), name="reopen"),
        ]


def permissions() -> QuerySet:
    """Return the rights that a group can be given: to read cases, and to answer them."""
    return Permission.objects.filter(
        content_type__app_label="guides", codename__in=["view_case", "change_case"]
    )


def _may_see(item: Any, request: HttpRequest) -> bool:
    policy = policy_registry.get_by_type(Case)
    return bool(policy.user_has_any_permission(request.user, CaseList.any_permission_required))
