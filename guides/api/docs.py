"""OpenAPI at /api/openapi.json, and the same as a page that needs no script and no other host."""

import json
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from guides.stored import Answer, reply

from . import api
from .problems import CODES
from .reads import JSON
from .schemas import NAMES


def openapi(request: HttpRequest) -> HttpResponse:
    return reply(request, ("api", "openapi"), lambda: Answer(_openapi(settings.BASE_URL), JSON))


def docs(request: HttpRequest) -> HttpResponse:
    return reply(
        request, ("api", "docs"), lambda: Answer(page().encode(), "text/html; charset=utf-8")
    )


def page() -> str:
    """Return the description as a page."""
    described = json.loads(_openapi(settings.BASE_URL))
    context = {
        "info": described["info"],
        "operations": _operations(described),
        "codes": [(code, status, title) for code, (status, title) in CODES.items()],
        "schemas": NAMES,
        "base": settings.BASE_URL,
    }
    return render_to_string("pages/api_docs.html", context)


@cache
def _openapi(base: str) -> bytes:
    described = {**api.get_openapi_schema(), "servers": [{"url": base}]}
    return json.dumps(described, ensure_ascii=False).encode()


def _operations(described: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "path": path,
            "summary": operation["summary"],
            "description": operation.get("description", ""),
            "parameters": operation.get("parameters", []),
            "responses": sorted(operation["responses"]),
        }
        for path, methods in described["paths"].items()
        for operation in methods.values()
    ]
