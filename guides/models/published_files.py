"""Files that were published: found by where they were uploaded, named by what they hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublishedFile(models.Model):
    """The published copy of an upload; `path` carries the digest and never changes.

    `cleaned` is where a picture lies as it is published, where that is not as it was uploaded.
    """

    upload = models.CharField(max_length=255, unique=True)
    cleaned = models.CharField(max_length=255, blank=True)
    path = models.CharField(max_length=300)
    digest = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    type = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("已公开的文件")

    def __str__(self) -> str:
        return self.path

    @property
    def source(self) -> str:
        """The name of what is copied when this is published."""
        return self.cleaned or self.upload
