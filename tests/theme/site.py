"""Every page that the templates make, rendered from one guide and what surrounds it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.staticfiles import finders
from lxml import html

from guides.codes import mint
from guides.content import (
    EditionState,
    Guide,
    Snapshot,
    WindowUse,
)
from guides.gallery.pages import (
    around_it,
    full,
    longwinded,
    of_the_guide,
    surroundings,
    withdrawn,
)
from guides.vocabulary import (
    Edition,
    Locale,
)
from tests.guides.channels.samples import (
    BASE,
    record_of,
)

from .kiosk import kiosk_screens
from .searching import search_pages

__all__ = [
    "all_pages",
    "each_page",
    "full",
    "lines",
    "longwinded",
    "static_file",
    "surroundings",
    "tree",
    "two_windows",
    "withdrawn",
    "words_alone",
]

Pages = dict[str, str]
HANS = Locale.HANS


def all_pages(
    guide: Guide | None = None,
    locale: Locale = HANS,
    surround: Callable[[Guide], Snapshot] = surroundings,
) -> Pages:
    """Return every page by a name of its own, as a reader of `locale` gets it."""
    return dict(each_page(guide, locale, surround))


def each_page(
    guide: Guide | None = None,
    locale: Locale = HANS,
    surround: Callable[[Guide], Snapshot] = surroundings,
) -> Iterator[tuple[str, str]]:
    """Yield the same, each as soon as it is rendered."""
    guide = guide or full()
    snapshot = surround(guide)
    record = record_of(guide)
    yield from of_the_guide(guide, record, snapshot, locale)
    yield from around_it(guide, record, snapshot, locale)
    yield from kiosk_screens(guide, record, withdrawn(guide), snapshot, locale)
    yield from search_pages(guide, record, snapshot, locale, BASE)


def words_alone(guide: Guide) -> Guide:
    """Return the guide with steps that have no face but words."""
    steps = tuple(one.model_copy(update={"picture": None, "clip": None}) for one in guide.steps)
    editions = (EditionState(edition=Edition.PLAIN), EditionState(edition=Edition.PICTURED))
    return guide.model_copy(update={"steps": steps, "editions": editions, "video": None})


def two_windows(guide: Guide, snapshot: Snapshot) -> tuple[Guide, Snapshot]:
    """Return both with a second window at the same hall."""
    [hall] = snapshot.halls.values()
    second = hall.windows[0].model_copy(update={"code": mint(), "number": "A04"})
    hall = hall.model_copy(update={"windows": (*hall.windows, second)})
    uses = (*guide.item.windows, WindowUse(hall=hall.code, window=second.code))
    item = guide.item.model_copy(update={"windows": uses})
    changed = guide.model_copy(update={"items": (item, *guide.items[1:])})
    return changed, snapshot.model_copy(update={"halls": {hall.code: hall}})


def tree(page: str) -> Any:
    return html.document_fromstring(page)


def lines(words: str) -> list[str]:
    """Return words as they are read on a page, line by line."""
    return [line.removeprefix("- ") for line in words.splitlines() if line]


def static_file(path: str) -> str | None:
    """Return the file that answers a path under /static/, None for any other."""
    return finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
