"""大厅: a place of service, its hours with exceptions, and its windows."""

from datetime import time

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail_localize.fields import TranslatableField

from guides.vocabulary import HallKind

from .changes import Changed
from .coded import Coded
from .departments import Department
from .ordered import Ordered
from .previewed import Previewed
from .regions import Region

degrees = RegexValidator(r"^-?\d{1,3}(\.\d{1,7})?$", _("请写成度数，例如 31.2304。"))


class Hall(
    Previewed,
    Coded,
    Changed,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    ClusterableModel,
):
    name = models.CharField(_("名称"), max_length=100)
    kind = models.CharField(_("类别"), max_length=10, choices=HallKind.choices())
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, verbose_name=_("区划")
    )
    # Whose people answer what is said of the hall; no part of what is published.
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, verbose_name=_("管大厅的部门")
    )
    address = models.CharField(_("地址"), max_length=200)
    latitude = models.CharField(
        _("纬度（WGS 84）"), max_length=12, blank=True, validators=[degrees]
    )
    longitude = models.CharField(
        _("经度（WGS 84）"), max_length=12, blank=True, validators=[degrees]
    )
    directions = models.TextField(_("怎么去"), blank=True)
    phone = models.CharField(_("电话"), max_length=50, blank=True)
    queue_url = models.URLField(_("取号的网址"), max_length=300, blank=True)
    hours_note = models.CharField(_("开门时间说明"), max_length=150, blank=True)

    translatable_fields = [
        TranslatableField(name) for name in ("name", "address", "directions", "hours_note")
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("大厅")
        verbose_name_plural = _("大厅")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


def check_period(opens: time | None, closes: time | None) -> None:
    """Raise ValidationError for a stretch of a day that ends before it begins."""
    if opens and closes and closes <= opens:
        raise ValidationError({"closes": _("关门时间要晚于开门时间。")})


class HallHours(Ordered):
    """A stretch of one weekday; it never crosses midnight."""

    hall = ParentalKey(Hall, related_name="hours")
    weekday = models.PositiveSmallIntegerField(
        _("星期"),
        choices=[
            (1, _("周一")),
            (2, _("周二")),
            (3, _("周三")),
            (4, _("周四")),
            (5, _("周五")),
            (6, _("周六")),
            (7, _("周日")),
        ],
    )
    opens = models.TimeField(_("开门"))
    closes = models.TimeField(_("关门"))

    class Meta(Ordered.Meta):
        verbose_name = _("开门时间")

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens}–{self.closes}"

    def clean(self) -> None:
        check_period(self.opens, self.closes)


class HallException(Ordered):
    """A day that differs from its weekday: closed where no times are given."""

    hall = ParentalKey(Hall, related_name="exceptions")
    day = models.DateField(_("日期"))
    opens = models.TimeField(_("开门"), null=True, blank=True)
    closes = models.TimeField(_("关门"), null=True, blank=True)
    reason = models.CharField(_("原因"), max_length=50, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("特别的一天")

    def __str__(self) -> str:
        return f"{self.day} {self.reason}"

    def clean(self) -> None:
        if (self.opens is None) != (self.closes is None):
            raise ValidationError(
                {"closes": _("开门和关门时间要么都填，要么都不填（不填表示当天不开门）。")}
            )
        check_period(self.opens, self.closes)


class Window(Coded, Ordered):
    hall = ParentalKey(Hall, related_name="windows")
    number = models.CharField(_("窗口号"), max_length=20)
    name = models.CharField(_("办什么"), max_length=100, blank=True)
    phone = models.CharField(_("电话"), max_length=50, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("窗口")

    def __str__(self) -> str:
        return f"{self.hall} {self.number}"
