"""How a sheet that was printed stands today."""

from django.utils.translation import gettext_lazy as _

from .labelled import Labelled


class PrintState(Labelled):
    """`outdated` says what no longer holds, `restyled` says what holds in an older look."""

    CURRENT = "current", _("和现在一样")
    OUTDATED = "outdated", _("内容过时了")
    RESTYLED = "restyled", _("只有样子变了")
    REPLACED = "replaced", _("已经重印")
    PUT_AWAY = "put_away", _("不用了")
