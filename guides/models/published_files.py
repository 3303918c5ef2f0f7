"""Files that were published: found by where they were uploaded, named by what they hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublishedFile(models.Model):
    """The published copy of an upload; `path` carries the digest and never changes."""

    upload = models.CharField(max_length=255, unique=True)
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
