"""A placement's code as a file, for whoever sets sheets of their own."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button

from guides.channels import addresses
from guides.models import Placement
from guides.paper import qr

# Pixels a module: sharp at A4 too.
_SCALE = 20
_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


def symbol(request: HttpRequest, code: str, suffix: str) -> HttpResponse:
    """Return the symbol of a placement as a file to keep, named after its code."""
    if not request.user.has_perm("guides.view_placement"):
        raise PermissionDenied
    placement = get_object_or_404(Placement, code=code)
    response = HttpResponse(drawn(placement, suffix), content_type=_TYPES[suffix])
    response.headers["Content-Disposition"] = f'attachment; filename="{placement.code}.{suffix}"'
    return response


def drawn(placement: Placement, suffix: str) -> bytes:
    """Return a placement's symbol, `suffix` being svg or png."""
    text = f"{settings.BASE_URL}{addresses.scanned(placement.code)}".upper()
    return qr.png(text, _SCALE) if suffix == "png" else _svg(text)


def _svg(text: str) -> bytes:
    """Return a symbol that stands by itself: within a page it needs no name of its language."""
    named = qr.svg(text).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return named.encode()


def urls() -> list[Any]:
    return [
        path(f"symbols/<str:code>.{suffix}", symbol, {"suffix": suffix}, name=f"symbol_{suffix}")
        for suffix in _TYPES
    ]


def buttons(snippet: Any, user: Any, next_url: str | None = None) -> list[Button]:
    """Return the buttons of the list by which a placement's code is kept as a file."""
    if not isinstance(snippet, Placement):
        return []
    labels = {"svg": _("二维码（SVG）"), "png": _("二维码（PNG）")}
    return [
        Button(label, reverse(f"symbol_{suffix}", args=[snippet.code]), icon_name="download")
        for suffix, label in labels.items()
    ]
