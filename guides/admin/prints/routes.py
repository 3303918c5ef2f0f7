"""Addresses, the menu's item, and a word on the home screen when prints no longer hold."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, re_path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from guides.models import Print
from guides.vocabulary import PrintState

from .desk import DeskView, may_print, picture
from .printed import ActView, PrintedView


def urls() -> list[Any]:
    return [
        path("prints/desk/", DeskView.as_view(), name="guides_print_desk"),
        path("prints/desk/<int:number>.png", picture, name="guides_print_picture"),
        path("prints/", PrintedView.as_view(), name="guides_prints"),
        re_path(r"^prints/(?P<act>again|away|back)/$", ActView.as_view(), name="guides_prints_act"),
    ]


class _Item(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_print(request.user)


def menu_item() -> MenuItem:
    return _Item(_("打印台"), reverse("guides_print_desk"), icon_name="clipboard-list", order=256)


class OutdatedPrints(Component):
    """Tells how many prints say what no longer holds, and leads to them."""

    name = "outdated_prints"
    template_name = "guides_admin/prints/panel.html"
    order = 60

    def __init__(self, count: int) -> None:
        self.count = count

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"count": self.count, "href": f"{reverse('guides_prints')}?state=outdated"}


def panel(request: HttpRequest, panels: list[Any]) -> None:
    """Add the word to the home screen of those who print."""
    if may_print(request.user):
        count = Print.objects.filter(state=PrintState.OUTDATED).count()
        if count:
            panels.append(OutdatedPrints(count))
