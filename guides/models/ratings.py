"""好差评 and 意见: what people say of a service, and of a part of a guide.

Private rows: they are no part of the ledger, and no channel tells them.
"""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from guides.vocabulary import (
    LONGEST_PHONE,
    LONGEST_WORDS,
    Edition,
    Kind,
    Locale,
    RatingAspect,
    RatingLevel,
    RatingReason,
)

_LEVELS = (MinValueValidator(RatingLevel.VERY_BAD), MaxValueValidator(RatingLevel.VERY_GOOD))


def _level(name: Any, *, optional: bool = False) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        name, choices=RatingLevel.choices, null=optional, blank=optional, validators=_LEVELS
    )


class Said(models.Model):
    """What both have: when, in which language, in whose words.

    Of the time only the day and the hour are kept, so that no log tells who it was.
    """

    day = models.DateField(_("日期"))
    hour = models.PositiveSmallIntegerField(_("几点"))
    locale = models.CharField(_("语言"), max_length=10, choices=Locale.choices())
    words = models.TextField(_("写了什么"), max_length=LONGEST_WORDS, blank=True)
    # SHA-256 of what makes it one: of a rating what is rated and a token that the visitor's
    # browser holds; of a remark its hour and words. What one visit said of two things stays apart.
    once = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        abstract = True


class Rating(Said):
    """好差评: of a guide, or of a hall and perhaps a window in it.

    All by their codes, as what is published is; `placement` is where the code was scanned.
    """

    kind = models.CharField(_("评的是什么"), max_length=20, choices=Kind.choices())
    code = models.CharField(_("短码"), max_length=7)
    hall = models.CharField(_("大厅"), max_length=7, blank=True)
    window = models.CharField(_("窗口"), max_length=7, blank=True)
    placement = models.CharField(_("张贴处"), max_length=7, blank=True)
    level = _level(_("满意度"))
    overall = _level(RatingAspect.OVERALL.label, optional=True)
    efficiency = _level(RatingAspect.EFFICIENCY.label, optional=True)
    accuracy = _level(RatingAspect.ACCURACY.label, optional=True)
    convenience = _level(RatingAspect.CONVENIENCE.label, optional=True)
    operation = _level(RatingAspect.OPERATION.label, optional=True)
    # Values of RatingReason.
    reasons = models.JSONField(_("原因"), default=list, blank=True)
    # Erased some time after its case has ended.
    phone = models.CharField(_("电话"), max_length=LONGEST_PHONE, blank=True)

    class Meta:
        verbose_name = _("好差评")
        verbose_name_plural = _("好差评")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["day", "hour", "code"], name="ratings_by_hour"),
            models.Index(fields=["code", "day"], name="ratings_by_code"),
            models.Index(fields=["hall", "day"], name="ratings_by_hall"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.code} {self.get_level_display()}"

    @property
    def aspects(self) -> list[tuple[RatingAspect, RatingLevel]]:
        """What was rated beside the whole."""
        given = ((aspect, getattr(self, aspect.value)) for aspect in RatingAspect)
        return [(aspect, RatingLevel(level)) for aspect, level in given if level is not None]

    @property
    def reasons_told(self) -> list[RatingReason]:
        return [RatingReason(reason) for reason in self.reasons if reason in set(RatingReason)]


class Remark(Said):
    """意见: what of a guide was not understood, a part of it or one of its steps."""

    code = models.CharField(_("短码"), max_length=7)
    edition = models.CharField(_("版"), max_length=10, choices=Edition.choices())
    # Which revision of the guide was read.
    revision = models.PositiveIntegerField(_("修订号"))
    # The part's anchor on the guide's page, and what it was called there; neither where it is about
    # no part in particular.
    part = models.CharField(_("哪一部分"), max_length=20, blank=True)
    part_name = models.CharField(_("哪一部分"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("意见")
        verbose_name_plural = _("意见")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["day", "hour", "code"], name="remarks_by_hour"),
            models.Index(fields=["code", "day"], name="remarks_by_code"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.code}"
