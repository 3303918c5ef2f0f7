"""What is published, in which language and edition, and to whom."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .labelled import Labelled


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
    LIFE_EVENT = "life_event", pgettext_lazy("类别", "一件事")
    ITEM = "item", _("事项")
    HALL = "hall", _("大厅")
    GUIDE = "guide", _("办事指南")
    NOTE = "note", _("窗口内部说明")
    STATEMENT = "statement", _("本站说明")
    PLACEMENT = "placement", pgettext_lazy("类别", "张贴处")


class Subject(Labelled):
    """What a site has to say of itself; one statement each."""

    ABOUT = "about", _("关于本站")
    CONTACT = "contact", _("联系我们")
    ACCESSIBILITY = "accessibility", _("无障碍声明")
    PRIVACY = "privacy", _("个人信息说明")


class UsageKind(Labelled):
    """What readers do that is counted."""

    READ = "read", _("阅读")
    FOUND = "found", _("从搜索打开")
    USEFUL = "useful", _("说有用")
    UNHELPFUL = "unhelpful", _("说没用")


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


class Action(Labelled):
    """What a ledger row does to its code."""

    PUBLISH = "publish", _("发布")
    WITHDRAW = "withdraw", _("撤回")


class Access(Labelled):
    """Who may read a ledger row."""

    PUBLIC = "public", _("公开")
    STAFF = "staff", _("工作人员")


class Element(Labelled):
    """What a guide should not lack; a guide from another system says which it does."""

    BASIS = "basis", _("设定依据")
    CONDITIONS = "conditions", _("受理条件")
    MATERIALS = "materials", _("申请材料")
    PROCESS = "process", _("办理流程")
    TIME = "time", _("办结时限")
    FEE = "fee", _("是否收费")
    RESULT = "result", _("办理结果")
    PLACE = "place", _("办理地点")
    HOURS = "hours", _("办理时间")
    PHONE = "phone", _("咨询电话")
