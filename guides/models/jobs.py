"""后台任务: work that outlasts a request, with how far it is and what came of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from guides.vocabulary import JobKind, JobState


class Job(models.Model):
    """One piece of work; `parameters` and `outcome` are JSON whose shape its kind knows.

    `folder` holds its files, below the data folder and never below what is served.
    """

    kind = models.CharField(_("任务"), max_length=20, choices=JobKind.choices())
    title = models.CharField(_("名称"), max_length=200)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("谁")
    )
    state = models.CharField(
        _("状态"), max_length=10, choices=JobState.choices(), default=JobState.WAITING
    )
    # Counted in what its kind counts: rows, guides, frames. No total while it is not known.
    done = models.PositiveIntegerField(_("已处理"), default=0)
    total = models.PositiveIntegerField(_("一共"), null=True)
    parameters = models.JSONField(default=dict)
    outcome = models.JSONField(default=dict)
    error = models.TextField(_("原因"), blank=True)
    created_at = models.DateTimeField(_("什么时候"), auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    # When it was last heard of: a job that runs and is silent has been killed.
    heard_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    stop_asked = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("后台任务")
        verbose_name_plural = _("后台任务")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title
