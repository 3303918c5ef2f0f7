"""QR symbols in templates."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from guides.paper import qr

register = template.Library()


@register.filter
def symbol(text: str) -> SafeString:
    """Return the QR symbol that says a text."""
    return mark_safe(qr.svg(text))  # noqa: S308 modules of a symbol, none of the text
