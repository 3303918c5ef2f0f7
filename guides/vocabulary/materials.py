"""The word lists of materials."""

from django.utils.translation import gettext_lazy as _

from .labelled import Labelled


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


class MaterialType(Labelled):
    """材料类型."""

    PROOF = "proof", _("证件证书证明")
    FORM = "form", _("申请表格文书")
    OTHER = "other", _("其他")
