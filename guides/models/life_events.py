"""一件事: the guides that people follow one after the other for one event of life."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField

from guides.blocks.life_events import LifeEventStepsBlock
from guides.vocabulary import TopicKind

from .coded import Coded
from .guides import GuidePage

# One alone is told by itself.
FEWEST = 2


class LifeEvent(Coded, TranslatableMixin, models.Model):
    name = models.CharField(_("名称"), max_length=50)
    kind = models.CharField(_("面向"), max_length=10, choices=TopicKind.choices())
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    summary = models.CharField(_("一句话说明"), max_length=200, blank=True)
    # In a stream, which is saved with its row: what saving publishes is whole.
    guides = StreamField(LifeEventStepsBlock(), verbose_name=_("要办的事"), blank=True)

    translatable_fields = [TranslatableField(name) for name in ("name", "summary", "guides")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = pgettext_lazy("类别", "一件事")
        verbose_name_plural = _("一件事")
        ordering = ["kind", "order", "name"]

    def __str__(self) -> str:
        return self.name

    def pages(self) -> list[GuidePage]:
        """Return the guides in order, those that are not public too; deleted ones are gone."""
        return [one.value["guide"] for one in self.guides if one.value["guide"] is not None]

    def clean(self) -> None:
        super().clean()
        pages = self.pages()
        times = Counter(page.code for page in pages)
        twice = [page.title for page in pages if times[page.code] > 1]
        if twice:
            told = _now("《{title}》选了不止一次：一件事里，每份指南只办一次，请去掉多的。")
            raise ValidationError({"guides": told.format(title=twice[0])})
        if len(pages) < FEWEST:
            told = _now(
                "请至少选两份指南，按办的先后排：一件事是几件事连着办，只有一份的看那份指南就行。"
            )
            raise ValidationError({"guides": told})
