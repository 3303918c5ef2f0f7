"""The word lists of the national 实施清单 beside those of GB/T 39046."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .labelled import Labelled


class ItemStatus(Labelled):
    """事项状态."""

    IN_USE = "1", _("在用")
    SUSPENDED = "2", pgettext_lazy("事项状态", "暂停")
    CANCELLED = "3", pgettext_lazy("事项状态", "取消")


class PowerSource(Labelled):
    """权力来源."""

    OWN = "1", _("法定本级行使")
    HANDED_DOWN = "2", _("上级下放")
    GRANTED_FROM_ABOVE = "3", _("上级授权")
    GRANTED_BY_PEER = "4", _("同级授权")
    ENTRUSTED_FROM_ABOVE = "5", _("上级委托")
    ENTRUSTED_BY_PEER = "6", _("同级委托")


class ImplementerNature(Labelled):
    """实施主体性质."""

    STATUTORY = "1", _("法定机关")
    AUTHORISED = "2", _("授权组织")
    ENTRUSTED = "3", _("受委托组织")


class OnlineDepth(Labelled):
    """网上办理深度, I to IV."""

    INFORMATION = "1", _("Ⅰ级（网上看信息）")
    APPOINTMENT = "2", _("Ⅱ级（网上预约、咨询）")
    SUBMISSION = "3", _("Ⅲ级（网上提交，现场核对）")
    WHOLE = "4", _("Ⅳ级（全程网办）")


class SystemLevel(Labelled):
    """运行系统层级."""

    NATION = "1", _("国家级系统")
    PROVINCE = "2", _("省级系统")
    CITY = "3", _("市级系统")
    COUNTY = "4", _("县级系统")


class ResultType(Labelled):
    """审批结果类型."""

    CERTIFICATE = "certificate", _("证照")
    DOCUMENT = "document", _("批文")
    OTHER = "other", _("其他")
    NONE = "none", _("无")
