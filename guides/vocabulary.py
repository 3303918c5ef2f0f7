"""The closed word lists of this field, one enumeration each, with their Chinese names.

Values with a number are the codes of GB/T 39046-2020, appendix A; the others are our own where
that standard leaves the list to the platform. Imports nothing of ours.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Self

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Labelled(StrEnum):
    """A string enumeration whose members carry a Chinese name in `label`."""

    label: "StrOrPromise"

    def __new__(cls, value: str, label: "StrOrPromise" = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, "StrOrPromise"]]:
        return [(member.value, member.label) for member in cls]


class Locale(Labelled):
    """The three languages of every deployment, as BCP 47 tags."""

    HANS = "zh-Hans", "简体中文"
    HANT = "zh-Hant", "繁體中文"
    EN = "en", "English"


class Kind(Labelled):
    """What a ledger row can be about."""

    SITE = "site", _("站点")
    REGION = "region", _("区划")
    DEPARTMENT = "department", _("部门")
    TOPIC = "topic", _("主题")
    ITEM = "item", _("事项")
    HALL = "hall", _("大厅")
    GUIDE = "guide", _("办事指南")
    NOTE = "note", _("窗口内部说明")


class Fact(Labelled):
    """What citizens ask for; tokens, answers, `data-fact` and verify use these names only."""

    ELIGIBILITY = "eligibility", _("谁能办")
    MATERIALS = "materials", _("带什么")
    PLACE = "place", _("去哪办")
    STEPS = "steps", _("怎么办")
    TIME = "time", _("多久")
    FEE = "fee", _("多少钱")
    RESULT = "result", _("办完拿到什么")
    PHONE = "phone", _("问谁")
    HOURS = "hours", _("几点开门")
    ONLINE = "online", _("网上能办吗")
    REACH = "reach", _("外地能办吗")
    PROXY = "proxy", _("能代办吗")
    VISITS = "visits", _("跑几趟")


class Edition(Labelled):
    """The three views of one list of steps."""

    PLAIN = "plain", _("白话版")
    PICTURED = "pictured", _("图例版")
    VIDEO = "video", _("视频版")


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


class Necessity(Labelled):
    """是否必备材料."""

    REQUIRED = "required", _("必要")
    OPTIONAL = "optional", _("非必要")
    DEFERRABLE = "deferrable", _("容缺")


class MaterialForm(Labelled):
    """材料形式."""

    PAPER = "paper", _("纸质")
    ELECTRONIC = "electronic", _("电子")
    EITHER = "either", _("纸质、电子均可")


class MaterialSource(Labelled):
    """来源渠道."""

    APPLICANT = "applicant", _("申请人自备")
    GOVERNMENT = "government", _("政府部门核发")
    OTHER = "other", _("其他")


class RegionLevel(Labelled):
    CITY = "city", _("市")
    COUNTY = "county", _("县（区）")
    TOWN = "town", _("镇（街道）")
    VILLAGE = "village", _("村（社区）")


class HallKind(Labelled):
    """The unified names of places of service."""

    CENTRE = "centre", _("政务服务中心")
    BRANCH = "branch", _("政务服务分中心")
    TOWN = "town", _("便民服务中心")
    VILLAGE = "village", _("便民服务站")
    POINT = "point", _("便民服务点")


class TopicKind(Labelled):
    PERSONAL = "personal", _("个人")
    CORPORATE = "corporate", _("企业和单位")


class Actor(Labelled):
    """Who does a step."""

    APPLICANT = "applicant", _("您来办")
    OFFICE = "office", _("工作人员办")


class Action(Labelled):
    """What a ledger row does to its code."""

    PUBLISH = "publish", _("发布")
    WITHDRAW = "withdraw", _("撤回")


class Access(Labelled):
    """Who may read a ledger row."""

    PUBLIC = "public", _("公开")
    STAFF = "staff", _("工作人员")
