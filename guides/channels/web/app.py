"""The site as an app on a phone: its manifest (W3C Web Application Manifest)."""

from typing import Any

from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels import addresses
from guides.content import Site
from guides.vocabulary import Locale

# The ground of tokens.css.
_PAPER = "#ffffff"
_ICONS = (("icon-192", 192, "any"), ("icon-512", 512, "any"), ("maskable-512", 512, "maskable"))


def app(site: Site, locale: Locale) -> dict[str, Any]:
    """Return the manifest by which a phone keeps the site beside its apps."""
    start = addresses.home(locale)
    with override(locale.lower()):
        description = _("办事指南：要带什么、去哪办、多久、多少钱。")
    return {
        "id": start,
        "name": site.name,
        "short_name": site.name,
        "description": description,
        "lang": locale.value,
        "dir": "ltr",
        "start_url": start,
        # The whole site: 长辈版 and the other languages are read in the same window.
        "scope": "/",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [
            {
                "src": static(f"theme/icons/{name}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, size, purpose in _ICONS
        ],
    }
