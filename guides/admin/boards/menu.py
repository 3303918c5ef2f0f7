"""看板 in the menu, for those who see to any guides."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .owners import may_see


class _BoardsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


def menu_item() -> MenuItem:
    return _BoardsItem(_("看板"), reverse("guides_boards"), icon_name="view", order=257)
