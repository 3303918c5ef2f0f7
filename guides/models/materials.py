"""材料: a document that items share; what differs by item stands on the item's use of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField

from guides.vocabulary import MaterialForm, MaterialSource, MaterialType

from .coded import Coded


class Material(Coded, TranslatableMixin, models.Model):
    name = models.CharField(_("名称"), max_length=300)
    issuer = models.CharField(_("出具机构"), max_length=200, blank=True)
    material_type = models.CharField(
        _("材料类型"), max_length=12, blank=True, choices=MaterialType.choices()
    )
    where_to_get = models.CharField(_("在哪里拿"), max_length=300, blank=True)
    how_to_get = models.TextField(_("怎么拿到"), blank=True)
    form = models.CharField(
        _("材料形式"), max_length=12, blank=True, choices=MaterialForm.choices()
    )
    source = models.CharField(
        _("来源渠道"), max_length=12, blank=True, choices=MaterialSource.choices()
    )

    translatable_fields = [TranslatableField(name) for name in ("name", "issuer", "how_to_get")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("材料")
        verbose_name_plural = _("材料")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
