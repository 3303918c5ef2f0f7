"""`/gallery/`: what the demo shows of its components; nothing anywhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from guides.channels.pages import Context, text_of
from guides.content import Guide
from guides.vocabulary import Locale

from .specimens import STATES, Pages, Specimen, State, placed, specimens

# By mode, the attributes of the frame's root element.
MODES = {
    "standard": "",
    "elder": 'class="elder"',
    "contrast": 'data-contrast="high"',
    "dark": "",
}
EVERYTHING = "all"


@dataclass(frozen=True, kw_only=True)
class IndexContext(Context):
    """Four frames of `shown`, one a mode; `names` are all components."""

    template: ClassVar = "gallery/index.html"

    names: list[str]
    shown: str
    modes: list[str]
    states: tuple[State, ...]


@dataclass(frozen=True)
class Shown:
    """A component: its name is that of its template and of its style sheet."""

    name: str
    specimens: list[tuple[Specimen, str]]


@dataclass(frozen=True, kw_only=True)
class FrameContext(Context):
    template: ClassVar = "gallery/frame.html"

    components: list[Shown]
    root: str


def urlpatterns(*more: Callable[[Guide, Locale], Pages]) -> list[URLPattern]:
    """Return the gallery's addresses; `more` are pages of other packages' making."""

    def known() -> dict[str, list[Specimen]]:
        if not settings.DEMO:
            raise Http404
        return specimens(more)

    def index(request: HttpRequest, name: str = "") -> HttpResponse:
        names = [*known()]
        if name and name not in names:
            raise Http404
        shown = name or names[0]
        context = IndexContext(names=names, shown=shown, modes=[*MODES], states=STATES)
        return HttpResponse(text_of(context))

    def frame(request: HttpRequest, mode: str, name: str) -> HttpResponse:
        found = known()
        chosen = found if name == EVERYTHING else {name: found.get(name)}
        if mode not in MODES or None in chosen.values():
            raise Http404
        components = [
            Shown(one, [(specimen, placed(specimen)) for specimen in several or ()])
            for one, several in chosen.items()
        ]
        return HttpResponse(text_of(FrameContext(components=components, root=MODES[mode])))

    return [
        path("gallery/", index),
        path("gallery/in/<str:mode>/<path:name>/", frame),
        path("gallery/<path:name>/", index),
    ]
