"""The word lists of an item that guides lead with."""

from django.utils.translation import gettext_lazy as _

from .labelled import Labelled


class ItemType(Labelled):
    """事项类型."""

    POWER = "00", _("行政权力")
    LICENCE = "01", _("行政许可")
    PENALTY = "02", _("行政处罚")
    COERCION = "03", _("行政强制")
    LEVY = "04", _("行政征收")
    GRANT = "05", _("行政给付")
    INSPECTION = "06", _("行政检查")
    CONFIRMATION = "07", _("行政确认")
    AWARD = "08", _("行政奖励")
    ADJUDICATION = "09", _("行政裁决")
    OTHER_POWER = "10", _("其他行政权力")
    PUBLIC_SERVICE = "20", _("公共服务")


class Level(Labelled):
    """行使层级."""

    NATION = "1", _("国家级")
    PROVINCE = "2", _("省级")
    CITY = "3", _("市级")
    COUNTY = "4", _("县级")
    TOWN = "5", _("镇（乡、街道）级")
    VILLAGE = "6", _("村（社区）级")
    GRADED = "7", _("分级")


class Audience(Labelled):
    """服务对象."""

    PERSON = "1", _("自然人")
    COMPANY = "2", _("企业法人")
    INSTITUTION = "3", _("事业法人")
    SOCIETY = "4", _("社会组织法人")
    AUTHORITY = "5", _("行政机关")
    OTHER = "6", _("其他组织")


class Handling(Labelled):
    """办件类型."""

    IMMEDIATE = "1", _("即办件")
    PROMISED = "2", _("承诺件")
    OTHER = "9", _("其他")


class Means(Labelled):
    """办理形式: how a person can apply."""

    WINDOW = "1", _("窗口办理")
    COMPUTER = "2", _("电脑上办")
    PHONE = "3", _("手机上办")
    POST = "4", _("邮寄办理")
    OTHER = "9", _("其他方式")


class Reach(Labelled):
    """通办范围: where else the same thing can be done."""

    NONE = "none", _("只能在本地办")
    COUNTY = "county", _("全县（区）通办")
    CITY = "city", _("全市通办")
    PROVINCE = "province", _("全省通办")
    PROVINCES = "provinces", _("跨省通办")
    NATION = "nation", _("全国通办")


class Stage(Labelled):
    """办理环节."""

    ACCEPTANCE = "acceptance", _("受理")
    REVIEW = "review", _("审查")
    DECISION = "decision", _("决定")
    ISSUE = "issue", _("制证")
    DELIVERY = "delivery", _("送达")


class TimeUnit(Labelled):
    MINUTE = "minute", _("分钟")
    HOUR = "hour", _("小时")
    WORKING_DAY = "working_day", _("个工作日")
    DAY = "day", _("天")
    MONTH = "month", _("个月")
    YEAR = "year", _("年")
