"""What the caption editor asks of the server."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guides.localize import traditional

# Characters; a film of ten hours has fewer.
LONGEST = 500_000


def urls() -> list[Any]:
    return [path("captions/traditional/", in_traditional, name="guides_traditional")]


@require_POST
def in_traditional(request: HttpRequest) -> HttpResponse:
    """Answer with a text in traditional characters; official terms as everywhere."""
    text = request.POST.get("text", "")
    if len(text) > LONGEST:
        return JsonResponse({"error": _("字幕太长了，请分成几段视频。")}, status=400)
    return JsonResponse({"text": traditional(text)})
