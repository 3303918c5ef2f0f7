"""The official terms beside wagtail-localize's editor."""

from typing import Any

from django import template

from guides.translations.suggested import suggested

register = template.Library()


@register.inclusion_tag("guides_admin/translations/terms.html")
def translation_terms(translation: Any) -> dict[str, Any]:
    return {"terms": suggested(translation)}
