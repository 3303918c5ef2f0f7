"""Actions of ours in Wagtail's history."""

from typing import Any

from django.utils.translation import gettext_lazy as _

SETTLED = "search.settled"
REOPENED = "search.reopened"


def register(actions: Any) -> None:
    actions.register_action(SETTLED, _("处理了没找到的问题"), _("处理了没找到的问题"))
    actions.register_action(REOPENED, _("放回没找到的问题"), _("放回没找到的问题"))
