"""Sheets that were printed, what they said, and the sheets that anybody may print."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from guides import codes
from guides.vocabulary import Kind, Locale, PrintState, SheetKind

from .halls import Hall
from .jobs import Job
from .placements import Placement


class Print(models.Model):
    """A sheet as it was printed; `said` are its texts, compared with what it would say today.

    `look` tells the brand of then from today's. `due` is the last row of the ledger that
    spoke of what is on it, 0 once it was compared. `gone` and `new` are the texts that differ.
    """

    sheet = models.CharField(_("纸品"), max_length=10, choices=SheetKind.choices())
    size = models.CharField(_("纸张"), max_length=10)
    locale = models.CharField(_("语言"), max_length=8, choices=Locale.choices())
    large = models.BooleanField(_("大字"), default=False)
    grey = models.BooleanField(_("黑白"), default=False)
    logo = models.BooleanField(_("码中间放徽标"), default=False)
    title = models.CharField(_("名称"), max_length=300)
    hall = models.ForeignKey(
        Hall, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("大厅")
    )
    said = models.JSONField(default=list)
    look = models.CharField(max_length=64)
    state = models.CharField(
        _("状态"), max_length=10, choices=PrintState.choices(), default=PrintState.CURRENT
    )
    gone = models.JSONField(default=list)
    new = models.JSONField(default=list)
    due = models.BigIntegerField(default=0)
    compared_at = models.DateTimeField(null=True)
    printed_at = models.DateTimeField(_("什么时候印的"), auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("谁")
    )
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="prints")

    class Meta:
        verbose_name = _("印过的")
        verbose_name_plural = _("印过的")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "-id"], name="print_state"),
            models.Index(fields=["due"], condition=models.Q(due__gt=0), name="print_due"),
        ]

    def __str__(self) -> str:
        return self.title


class PrintPart(models.Model):
    """One of the things on a printed sheet, and the placement whose code stands beside it.

    `window` is the code of a hall's window, where the sheet is of that; `within` is what the sheet
    tells of because of another part: the guides of a window, a life event, a booklet.
    """

    print = models.ForeignKey(Print, models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=20, choices=Kind.choices())
    code = models.CharField(max_length=codes.LENGTH)
    window = models.CharField(max_length=codes.LENGTH, blank=True)
    within = models.BooleanField(default=False)
    placement = models.ForeignKey(Placement, models.SET_NULL, null=True, related_name="prints")

    class Meta:
        verbose_name = _("纸上的一件事")
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "code"], name="print_part_thing")]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class PublicSheet(models.Model):
    """A guide's sheet for anybody to print, as it lies among the published files.

    Derived, and set again from the ledger at will: `made_of` is the digest of what went into it,
    `path` is empty where there is none, `due` is the row of the ledger since which it may have to
    become another, 0 where it need not.
    """

    code = models.CharField(max_length=codes.LENGTH)
    locale = models.CharField(max_length=8, choices=Locale.choices())
    large = models.BooleanField(default=False)
    due = models.BigIntegerField(default=0)
    made_of = models.CharField(max_length=64, blank=True)
    path = models.CharField(max_length=300, blank=True)
    size = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("公众自己印的纸样")
        constraints = [
            models.UniqueConstraint(fields=["code", "locale", "large"], name="public_sheet_unique")
        ]
        indexes = [
            models.Index(fields=["due"], condition=models.Q(due__gt=0), name="public_sheet_due")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.locale}{' large' * self.large}"
