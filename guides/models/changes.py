"""What an editor says of a change: a note, and the day from which it holds."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Changed(models.Model):
    change_note = models.CharField(
        _("这次改了什么"), max_length=200, blank=True, help_text=_("读者和其他渠道会看到。")
    )
    effective_on = models.DateField(
        _("从哪天起施行"),
        null=True,
        blank=True,
        help_text=_("不填就是发布的当天；以后才施行的，请用定时发布。"),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.effective_on and self.effective_on > timezone.localdate():
            raise ValidationError(
                {"effective_on": _("施行日期不能晚于今天；以后才施行的，请用定时发布。")}
            )
