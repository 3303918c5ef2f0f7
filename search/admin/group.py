"""网站搜索 in the menu, for those who may see to any of it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.permissions import policy_registry

from .pins import PinViewSet
from .state import StateViewSet, may_see
from .synonyms import SynonymViewSet
from .unanswered import UnansweredViewSet
from .unsuggested import UnsuggestedViewSet


class SearchGroup(ViewSetGroup):
    items = (UnansweredViewSet, SynonymViewSet, PinViewSet, UnsuggestedViewSet, StateViewSet)
    # The menu has Wagtail's own 搜索 already.
    menu_label = _("网站搜索")
    menu_name = "search-words"
    menu_icon = "search"
    menu_order = 260

    def __init__(self) -> None:
        super().__init__()
        for viewset in self.registerables:
            if not hasattr(viewset, "permission_policy"):
                _show_to_those_who_may(viewset)


def _show_to_those_who_may(viewset: ViewSet) -> None:
    model = getattr(viewset, "model", None)
    may: Callable[[Any], bool] = _may_any(model) if model else may_see

    def is_shown(self: MenuItem, request: HttpRequest) -> bool:
        return may(request.user)

    viewset.menu_item_class = type("OwnItem", (MenuItem,), {"is_shown": is_shown})


def _may_any(model: Any) -> Callable[[Any], bool]:
    def may(user: Any) -> bool:
        policy = policy_registry.get_by_type(model)
        return bool(policy.user_has_any_permission(user, ["add", "change", "delete", "view"]))

    return may


def permissions() -> Any:
    """Return the rights on what is no model's own form, that a group can be given."""
    return Permission.objects.filter(
        content_type__app_label="search",
        codename__in=[
            *(f"{action}_synonym" for action in ("view", "add", "change", "delete")),
            *(f"{action}_unansweredquestion" for action in ("view", "change")),
        ],
    )
