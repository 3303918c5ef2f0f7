"""Actions of ours in Wagtail's history of a page or snippet."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

SCHEDULE_REFUSED = "guides.schedule_refused"
IMPORTED = "guides.imported"


def register(actions: Any) -> None:
    @actions.register_action(SCHEDULE_REFUSED)
    class ScheduleRefused(LogFormatter):
        label = _("定时发布没有成功")

        def format_message(self, entry: Any) -> str:
            return _now("定时发布没有成功：{reason}").format(reason=entry.data.get("reason", ""))

    @actions.register_action(IMPORTED)
    class Imported(LogFormatter):
        label = _("从旧系统导入")
        message = _("从旧系统导入")
