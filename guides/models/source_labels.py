"""标签对照: what other systems call a field of ours, beside the variants that come along."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceLabel(models.Model):
    label = models.CharField(
        _("别处的叫法"), max_length=100, unique=True, help_text=_("例如：所需要件")
    )
    # A name out of `guides.exchange.labels`; empty keeps the text under its own heading.
    field = models.CharField(_("对应本站的栏目"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("标签对照")
        verbose_name_plural = _("标签对照")
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label
