"""The language of an item's words among words in another."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from guides.channels.particulars import language_of
from guides.vocabulary import Locale

register = template.Library()


@register.filter
def tongue(text: str, locale: str) -> SafeString:
    """Return the attribute that marks a text in another language than `locale`, else nothing."""
    if not locale or (found := language_of(text, Locale(locale))) == locale:
        return SafeString()
    return mark_safe(f' lang="{found}"')  # noqa: S308 one of three words
