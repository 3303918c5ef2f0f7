"""The ledger's tables. Rows are only ever added; `guides.ledger` is the one writer."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from guides import codes
from guides.vocabulary import Access, Action, Kind, Locale


class LedgerRow(models.Model):
    """One publication or withdrawal of one code in one locale."""

    sequence = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20, choices=Kind.choices())
    code = models.CharField(max_length=codes.LENGTH)
    locale = models.CharField(max_length=8, choices=Locale.choices())
    revision = models.PositiveIntegerField()
    action = models.CharField(max_length=10, choices=Action.choices())
    audience = models.CharField(max_length=10, choices=Access.choices())
    payload = models.TextField()
    digest = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)
    effective_from = models.DateTimeField()
    recorded_at = models.DateTimeField()
    # The zh-Hans revision whose words a translation says.
    source_revision = models.PositiveIntegerField(null=True)
    change_note = models.CharField(max_length=200, blank=True)
    note_digest = models.CharField(max_length=64, blank=True)
    actor = models.CharField(max_length=64, blank=True)
    # Outside the chain, so that a name can be erased and the chain still holds.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    # All rows of one transaction, or of one fact change in batches.
    cause = models.UUIDField(db_index=True)
    redacted_on = models.DateTimeField(null=True)
    redaction_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("台账")
        ordering = ["sequence"]
        indexes = [
            models.Index(fields=["kind", "code", "locale", "-sequence"]),
            models.Index(fields=["kind", "locale", "-sequence"]),
            models.Index(fields=["recorded_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind} {self.code} {self.locale}"


class LedgerHead(models.Model):
    """The one row whose lock hands out sequence numbers; it knows the last row's chain."""

    sequence = models.BigIntegerField(default=0)
    chain = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("台账之首")

    def __str__(self) -> str:
        return str(self.sequence)


class Current(models.Model):
    """The last row of each (kind, code, locale): derived, and rebuilt from the rows at will."""

    kind = models.CharField(max_length=20, choices=Kind.choices())
    code = models.CharField(max_length=codes.LENGTH)
    locale = models.CharField(max_length=8, choices=Locale.choices())
    audience = models.CharField(max_length=10, choices=Access.choices())
    action = models.CharField(max_length=10, choices=Action.choices())
    revision = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    row = models.OneToOneField(LedgerRow, models.PROTECT, related_name="current")

    class Meta:
        verbose_name = _("当前公开内容")
        constraints = [
            models.UniqueConstraint(fields=["kind", "code", "locale"], name="current_unique")
        ]
        indexes = [models.Index(fields=["kind", "locale", "action", "-row"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.code} {self.locale}"


class Facet(models.Model):
    """A value by which a list of what is public now is narrowed; `place` orders the list.

    Its kind and its row's sequence number are repeated here, so that one index holds each narrowed
    list in order.
    """

    current = models.ForeignKey(Current, models.CASCADE, related_name="facets")
    kind = models.CharField(max_length=20, choices=Kind.choices())
    name = models.CharField(max_length=20)
    value = models.CharField(max_length=100)
    place = models.BigIntegerField()

    class Meta:
        verbose_name = _("筛选值")
        constraints = [
            models.UniqueConstraint(fields=["kind", "name", "value", "place"], name="facet_unique")
        ]

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


class Cursor(models.Model):
    """How far a follower has read."""

    follower = models.CharField(max_length=40, unique=True)
    sequence = models.BigIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("跟进位置")

    def __str__(self) -> str:
        return f"{self.follower} {self.sequence}"


class Fanout(models.Model):
    """A fact change that touches more guides than one transaction should carry.

    What is left to publish again stands here from the first batch's commit on, so that a process
    killed in between leaves a list that the next one finishes.
    """

    cause = models.UUIDField(unique=True)
    pending = models.JSONField(default=list)
    total = models.PositiveIntegerField()
    change_note = models.CharField(max_length=200, blank=True)
    effective_from = models.DateTimeField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("事实更新的余下部分")

    def __str__(self) -> str:
        return f"{self.cause} {len(self.pending)}/{self.total}"
