"""Files as editors uploaded them, for signed-in staff only."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve


def upload(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with a file below MEDIA_ROOT; whatever it holds, it cannot act on this site."""
    response = serve(request, name, document_root=str(settings.MEDIA_ROOT))
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-cache"
    return response
