"""What waits for one's answer, on the home screen."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from guides.ratings.owners import answered_by

from .listing import INDEX, OVERDUE


class CasesPanel(Component):
    """Tells how many cases wait, and how many of them too long."""

    name = "cases"
    template_name = "guides_admin/cases/panel.html"
    order = 60

    def __init__(self, under_way: int, overdue: int) -> None:
        self.under_way, self.overdue = under_way, overdue

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        index = reverse(INDEX)
        return {
            "under_way": self.under_way,
            "overdue": self.overdue,
            "href": index,
            "overdue_href": f"{index}?state={OVERDUE}",
        }


def home_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Add the panel to the home screen of those who answer cases."""
    if not request.user.has_perm("guides.change_case"):
        return
    late = Q(due_on__lt=timezone.localdate())
    waiting = answered_by(request.user).under_way()
    sums = waiting.aggregate(under_way=Count("pk"), overdue=Count("pk", filter=late))
    if sums["under_way"]:
        panels.append(CasesPanel(**sums))
