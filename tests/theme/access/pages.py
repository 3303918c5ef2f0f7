"""Every page of the site with the templates that it is made of, in each language."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.template.base import Template

from guides.gallery.specimens import many, with_emblem
from guides.vocabulary import Locale
from tests.theme.bare import bare_pages
from tests.theme.site import each_page, longwinded, surroundings
from tests.theme.site import full as whole

TEMPLATES = Path(__file__).parents[3] / "theme" / "templates"
# What is drawn around others, and what no reader's address leads to.
FRAMES = {"pages/base.html", "channels/kiosk/base.html"}


@dataclass(frozen=True)
class Drawn:
    """A page's text; `templates` are all it is made of, its own first."""

    html: str
    templates: tuple[str, ...]

    @property
    def template(self) -> str:
        return self.templates[0]


@contextmanager
def noting() -> Iterator[list[str]]:
    """Yield the names of the templates rendered meanwhile, included ones among them."""
    names: list[str] = []
    plain = Template._render  # type: ignore[attr-defined]

    def render(self: Template, context: Any) -> Any:
        names.append(str(self.name))
        return plain(self, context)

    with patch.object(Template, "_render", render):
        yield names


@cache
def pages(locale: Locale) -> dict[str, Drawn]:
    """Return every page by its name, those of a guide of which all is said at length too."""
    return dict(_drawn(locale))


def _drawn(locale: Locale) -> Iterator[tuple[str, Drawn]]:
    long = each_page(longwinded(), locale, lambda _guide: surroundings(whole()))
    full = chain(each_page(None, locale), bare_pages(locale))
    much = each_page(many(), locale, with_emblem)
    for prefix, several in (("", full), ("long ", long), ("many ", much)):
        with noting() as names:
            for name, html in several:
                # The offline worker's page and the like are rendered once and kept.
                yield prefix + name, Drawn(html, tuple(dict.fromkeys(names)))
                names.clear()


def by_template(folder: str, *, kiosk: bool = False) -> dict[str, list[str]]:
    """Return the names of pages by their template; those of `folder`, the kiosk's or not."""
    found: dict[str, list[str]] = {}
    for name, drawn in pages(Locale.HANS).items():
        own = drawn.template
        if own.startswith(folder) and own.startswith("channels/kiosk/") == kiosk:
            found.setdefault(own, []).append(name)
    return found
