"""扫码: how often a code that hangs somewhere was scanned in an hour, and nothing of by whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scan(models.Model):
    """Scans of one placement in one hour of one local day."""

    code = models.CharField(_("短码"), max_length=7)
    day = models.DateField(_("日期"))
    hour = models.PositiveSmallIntegerField(_("几点"))
    times = models.PositiveIntegerField(_("次数"))

    class Meta:
        verbose_name = _("扫码")
        verbose_name_plural = _("扫码")
        constraints = [models.UniqueConstraint("code", "day", "hour", name="scans_once_an_hour")]

    def __str__(self) -> str:
        return f"{self.day} {self.hour}:00 {self.code} {self.times}"
