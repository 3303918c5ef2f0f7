"""Places, topics and who acts."""

from django.utils.translation import gettext_lazy as _

from .labelled import Labelled


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
