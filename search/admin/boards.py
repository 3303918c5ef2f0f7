"""What nobody found, on the boards of departments: whose question it was can only they tell."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from guides.admin.boards.counts import FEW, shown
from guides.admin.boards.spans import Span
from guides.admin.boards.tables import Chart, Row, Table
from search.models import UnansweredQuestion

from .unanswered import INDEX

_MOST = 20


def tables(user: Any, span: Span) -> list[Table]:
    """Return the questions that several asked in vain, last asked within a span.

    Few people's words are nobody's to read on a board, even as a count.
    """
    policy = policy_registry.get_by_type(UnansweredQuestion)
    if not policy.user_has_any_permission(user, ["change", "view"]):
        return []
    asked = UnansweredQuestion.objects.filter(
        settled_on=None, times__gte=FEW, last_asked_on__range=(span.first, span.last)
    )
    found = [(one.text, shown(one.times)) for one in asked.order_by("-times", "text")[:_MOST]]
    rows = [Row(text, (times,)) for text, times in found]
    return [
        Table(
            "unanswered",
            _("全站问了没找到的，有没有您这里能答的"),
            _("问题"),
            (_("一共问了"),),
            rows,
            Chart.NONE,
            _("这段时间没有哪个问题问过 5 次还没找到。"),
            (_("看“问了没找到”"), reverse(INDEX)),
        )
    ]
