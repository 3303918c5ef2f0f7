"""Service workers: scripts at addresses of their own, for the address bounds what they may see."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse


def script(name: str, scope: str = "/") -> HttpResponse:
    """Return a static script as a worker for what lies under `scope`; raises Http404."""
    collected = Path(settings.STATIC_ROOT) / name
    found = collected if collected.is_file() else finders.find(name)
    if not found:
        raise Http404
    # A browser asks for it again at each visit: no-cache lets it be answered by what it has.
    headers = {"Service-Worker-Allowed": scope, "Cache-Control": "no-cache"}
    body = Path(found).read_bytes()
    return HttpResponse(body, content_type="text/javascript; charset=utf-8", headers=headers)
