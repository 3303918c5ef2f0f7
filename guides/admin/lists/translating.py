"""What wagtail-localize offers for each row of a list, asked for all rows at once."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource


def offer_translation(rows: Sequence[Any]) -> None:
    """Give each row `offers`: addresses and labels of what may be done for its translations."""
    if not rows:
        return
    keys = [row.translation_key for row in rows]
    model = type(rows[0])
    counted = model.objects.filter(translation_key__in=keys).order_by().values("translation_key")
    languages = dict(counted.annotate(count=Count("pk")).values_list("translation_key", "count"))
    every = Locale.objects.count()
    sources = TranslationSource.objects.filter(
        object__content_type=ContentType.objects.get_for_model(model),
        object__translation_key__in=keys,
        translations__enabled=True,
    )
    source_of = {
        (key, locale): pk
        for key, locale, pk in sources.values_list("object__translation_key", "locale", "pk")
    }
    for row in rows:
        row.offers = []
        if languages.get(row.translation_key, 0) < every:
            names = [model._meta.app_label, model._meta.model_name, row.pk]
            url = reverse("wagtail_localize:submit_snippet_translation", args=names)
            row.offers.append((url, _("翻译")))
        if source := source_of.get((row.translation_key, row.locale_id)):
            url = reverse("wagtail_localize:update_translations", args=[source])
            row.offers.append((url, _("更新译文")))
