"""本站说明: what the site says of itself, one of each subject, made with the site."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField

from guides.blocks.notes import SectionsBlock
from guides.vocabulary import Subject

from .coded import Coded

# What stands for the site's own data, so that nobody writes a telephone number twice.
WORDS = ("site", "city", "owner", "phone")
_TOKEN = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


class Statement(Coded, TranslatableMixin, models.Model):
    subject = models.CharField(
        _("说什么"), max_length=20, choices=Subject.choices(), editable=False
    )
    name = models.CharField(_("标题"), max_length=50)
    summary = models.TextField(_("一句话说明"), blank=True)
    sections = StreamField(SectionsBlock(), verbose_name=_("内容"), blank=True)
    checked_on = models.DateField(_("哪天核对的"), null=True, blank=True)

    translatable_fields = [TranslatableField(name) for name in ("name", "summary", "sections")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("本站说明")
        verbose_name_plural = _("本站说明")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        wrong = {
            field: _now("双花括号里只能写 {allowed}，不认识：{unknown}。").format(
                allowed="、".join(WORDS), unknown="、".join(unknown)
            )
            for field, said in (("summary", self.summary), ("sections", self._words()))
            if (unknown := sorted({*_TOKEN.findall(said)} - {*WORDS}))
        }
        if wrong:
            raise ValidationError(wrong)

    def _words(self) -> str:
        values: list[Any] = [block.value for block in self.sections]
        return "\n".join(f"{value['heading']}\n{value['text']}" for value in values)
