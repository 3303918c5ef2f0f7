"""What people want done, as they put it."""

from django.utils.translation import gettext_lazy as _

from .labelled import Labelled


class Act(Labelled):
    """我想办…: a verb, and when people use it."""

    REPLACE = "replace", _("丢了、坏了，补一个")
    RENEW = "renew", _("到期了，换新的")
    CHANGE = "change", _("情况变了，改过来")
    MOVE = "move", _("搬家、转手，转过去")
    CLAIM = "claim", _("领钱、报销、提取")
    PAY = "pay", _("参保、缴费、交税")
    OPEN = "open", _("开店、办公司")
    CERTIFY = "certify", _("查一查、开证明")
    CANCEL = "cancel", _("不要了，注销")
