"""What people say of a service and of a guide, and what becomes of it."""

from django.db.models import IntegerChoices
from django.utils.translation import gettext_lazy as _

from .labelled import Labelled

# Characters of what somebody writes, and of a telephone that is left.
LONGEST_WORDS, LONGEST_PHONE = 500, 20


class RatingLevel(IntegerChoices):
    """The five levels, the better the higher; GB/T 39046 counts them the other way round."""

    VERY_BAD = 1, _("非常不满意")
    BAD = 2, _("不满意")
    FAIR = 3, _("基本满意")
    GOOD = 4, _("满意")
    VERY_GOOD = 5, _("非常满意")


class RatingAspect(Labelled):
    """What is rated beside the whole, each called as its field."""

    OVERALL = "overall", _("整体满意度")
    EFFICIENCY = "efficiency", _("办事效率")
    ACCURACY = "accuracy", _("办事指南精确度")
    CONVENIENCE = "convenience", _("办事便捷度")
    OPERATION = "operation", _("平台操作性")


class RatingReason(Labelled):
    """Why somebody was content or not."""

    CLEAR = "clear", _("指南看得懂")
    QUICK = "quick", _("办得快")
    ONCE = "once", _("一次就办成了")
    KIND = "kind", _("工作人员态度好")
    NEAR = "near", _("不用跑远路")
    UNCLEAR = "unclear", _("指南看不懂")
    DIFFERENT = "different", _("写的和实际不一样")
    SLOW = "slow", _("等得太久")
    AGAIN = "again", _("跑了好几趟")
    MORE_PAPERS = "more_papers", _("要的材料比写的多")
    RUDE = "rude", _("工作人员态度不好")
    BROKEN = "broken", _("网上办不了或者常出错")

    @property
    def good(self) -> bool:
        return self in _GOOD


class CaseState(Labelled):
    """How far a case is: answered is not over before it is ended."""

    OPEN = "open", _("等答复")
    ANSWERED = "answered", _("已答复")
    ENDED = "ended", _("已办结")


_GOOD = frozenset(
    {
        RatingReason.CLEAR,
        RatingReason.QUICK,
        RatingReason.ONCE,
        RatingReason.KIND,
        RatingReason.NEAR,
    }
)
