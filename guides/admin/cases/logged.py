"""What was done with a case, as its history tells it: nothing of what anybody said."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guides.ratings import cases


def register(actions: Any) -> None:
    for action, label in (
        (cases.ANSWERED, _("写了答复")),
        (cases.ENDED, _("办结")),
        (cases.REOPENED, _("撤销办结")),
        (cases.PHONE_SEEN, _("看了电话")),
        (cases.ERASED, _("到期删除了电话和号码")),
    ):
        actions.register_action(action, label, label)
