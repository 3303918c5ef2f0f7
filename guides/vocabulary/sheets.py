"""The kinds of sheets that are printed."""

from django.utils.translation import gettext_lazy as _

from .labelled import Labelled


class SheetKind(Labelled):
    """What is printed, called as halls call it."""

    POSTER = "poster", _("海报")
    BOARD = "board", _("高频事项海报")
    CHART = "chart", _("流程图")
    TENT = "tent", _("台卡")
    CARD = "card", _("便民服务卡")
    WINDOW = "window", _("窗口贴")
    NOTICE = "notice", _("一次性告知单")
    BOOKLET = "booklet", _("服务手册")
