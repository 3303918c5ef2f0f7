"""What a draft looks like in each channel: models hold the place, the channels fill it.

Models import no channel, so the renderings are registered here when the app is ready.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse


@dataclass(frozen=True)
class Preview:
    """One way to look at a draft; `render` must answer for a draft with errors too."""

    name: str
    label: Any
    render: Callable[[HttpRequest, Any], HttpResponse]


PREVIEWS: dict[type, Mapping[str, Preview]] = {}


class Previewed:
    """A model whose previews are the ones registered for it, the first by default."""

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [(one.name, one.label) for one in PREVIEWS.get(type(self), {}).values()]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        known = PREVIEWS[type(self)]
        return known.get(mode_name, next(iter(known.values()))).render(request, self)
