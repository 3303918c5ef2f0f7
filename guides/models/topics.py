"""主题: what a thing is about, as citizens sort it; a seeded list for persons and companies."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField

from guides.vocabulary import TopicKind

from .coded import Coded


class Topic(Coded, TranslatableMixin, models.Model):
    name = models.CharField(_("名称"), max_length=50)
    kind = models.CharField(_("面向"), max_length=10, choices=TopicKind.choices())
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    description = models.CharField(_("一句话说明"), max_length=200, blank=True)

    translatable_fields = [TranslatableField(name) for name in ("name", "description")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("主题")
        verbose_name_plural = _("主题")
        ordering = ["kind", "order", "name"]

    def __str__(self) -> str:
        return self.name
