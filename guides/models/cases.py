"""台账事件: a bad rating or a remark that has to be put right and answered, by a day."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guides.vocabulary import CaseState

from .departments import Department
from .ratings import Rating, Remark

LONGEST_ANSWER = 2000


class CaseQuerySet(models.QuerySet["Case"]):
    def under_way(self) -> CaseQuerySet:
        return self.exclude(state=CaseState.ENDED)

    def overdue(self, today: date) -> CaseQuerySet:
        return self.under_way().filter(due_on__lt=today)


class Case(models.Model):
    """Of one rating or one remark; without a department it is the whole site's to answer."""

    rating = models.OneToOneField(Rating, models.PROTECT, null=True, editable=False)
    remark = models.OneToOneField(Remark, models.PROTECT, null=True, editable=False)
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, editable=False, verbose_name=_("部门")
    )
    opened_on = models.DateField(_("哪天收到"))
    due_on = models.DateField(_("期限"), db_index=True)
    state = models.CharField(
        _("状态"), max_length=10, choices=CaseState.choices(), default=CaseState.OPEN
    )
    answer = models.TextField(
        _("答复"), blank=True, validators=[MaxLengthValidator(LONGEST_ANSWER)]
    )
    answered_at = models.DateTimeField(_("什么时候答复"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    ended_at = models.DateTimeField(_("什么时候办结"), null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    erased_on = models.DateField(_("哪天删了电话"), null=True, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("台账", "事件")
        verbose_name_plural = _("好差评与意见")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating=None, remark__isnull=False)
                | Q(rating__isnull=False, remark=None),
                name="case_of_one_thing",
            )
        ]
        indexes = [models.Index(fields=["department", "state", "due_on"], name="cases_by_owner")]

    def __str__(self) -> str:
        # It stands in logs: nothing of what was said.
        return _now("台账事件 {number}").format(number=self.pk)

    @property
    def about(self) -> Rating | Remark:
        """What was said."""
        about = self.rating or self.remark
        assert about is not None  # noqa: S101
        return about

    def is_overdue(self, today: date) -> bool:
        return self.state != CaseState.ENDED and self.due_on < today
