"""Codes that hang somewhere: what they lead to, what they hang as, from how far they are read."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .labelled import Labelled
from .publication import Kind

# Nobody reads a code from nearer or farther, in cm.
NEAREST, FARTHEST = 20, 1000


class PlacementTarget(Labelled):
    """What a code can lead to, each called as its kind of ledger row is; a rating is a hall's."""

    GUIDE = "guide", _("办事指南")
    LIFE_EVENT = "life_event", pgettext_lazy("类别", "一件事")
    HALL = "hall", _("大厅")
    TOPIC = "topic", _("主题")
    RATING = "rating", _("好差评")

    @property
    def kind(self) -> Kind:
        return Kind.HALL if self == PlacementTarget.RATING else Kind(self.value)


class Hanging(Labelled):
    """What a code hangs or lies there as."""

    POSTER = "poster", _("海报")
    CARD = "card", _("便民卡")
    WINDOW = "window", _("窗口贴")
    DESK = "desk", _("台卡")
    BOOKLET = "booklet", _("服务手册")
    NOTICE = "notice", _("告知单")
    SCREEN = "screen", _("屏幕")

    @property
    def distance(self) -> int:
        """From how far it is usually read, in cm."""
        return _DISTANCES[self]


_DISTANCES = {
    Hanging.POSTER: 300,
    Hanging.CARD: 30,
    Hanging.WINDOW: 100,
    Hanging.DESK: 100,
    Hanging.BOOKLET: 30,
    Hanging.NOTICE: 30,
    Hanging.SCREEN: 200,
}
