"""What kiosks hold: screens put into packs, each made again when the ledger names it."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from guides import codes
from guides.vocabulary import Locale


class PackKind(StrEnum):
    """Whose screens a pack holds, in the order in which packs are made."""

    HOME = "home"
    TOPIC = "topic"
    GUIDE = "guide"


class KioskPack(models.Model):
    """The screens of one thing in one language: derived, and made again from the ledger at will.

    `version` counts the changes of all packs, so that a kiosk asks for what is newer than it has;
    0 was never made. `due` is the sequence number of the last row that may have changed it, 0 when
    it has been made since. `digest` is empty where there is nothing to show any more.
    """

    kind = models.CharField(max_length=8)
    code = models.CharField(max_length=codes.LENGTH, blank=True)
    locale = models.CharField(max_length=8, choices=Locale.choices())
    due = models.BigIntegerField(default=0)
    version = models.BigIntegerField(default=0, db_index=True)
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveIntegerField(default=0)
    made_by = models.CharField(max_length=16, blank=True)
    changed_at = models.DateTimeField(null=True)
    # Last, so that a database which keeps it in the row need not read it for the others.
    body = models.BinaryField(default=bytes)

    class Meta:
        verbose_name = _("自助终端的内容包")
        constraints = [
            models.UniqueConstraint(fields=["kind", "code", "locale"], name="kiosk_pack_unique")
        ]
        indexes = [
            models.Index(fields=["due"], condition=models.Q(due__gt=0), name="kiosk_pack_due")
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.code or '-'}/{self.locale}"
