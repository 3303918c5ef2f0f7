"""Scripts that stand in the page itself."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from theme import inline

register = template.Library()


@register.simple_tag
def inline_script(name: str) -> SafeString:
    """Return a script element whose digest the site's policy names."""
    return mark_safe(f"<script>{inline.script(name)}</script>")  # noqa: S308 our own file
