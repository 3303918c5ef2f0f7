"""What readers did with what is published: how often a day, and nothing of who it was."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from guides.vocabulary import Edition, UsageKind


class Usage(models.Model):
    """使用情况: how often something was done with a code on one day."""

    day = models.DateField(_("日期"))
    usage_kind = models.CharField(_("做了什么"), max_length=12, choices=UsageKind.choices)
    code = models.CharField(_("短码"), max_length=7)
    edition = models.CharField(_("版"), max_length=10, choices=Edition.choices)
    times = models.PositiveIntegerField(_("次数"))

    class Meta:
        verbose_name = _("使用情况")
        verbose_name_plural = _("使用情况")
        constraints = [
            models.UniqueConstraint("code", "day", "usage_kind", "edition", name="usage_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.code} {self.usage_kind} {self.times}"
