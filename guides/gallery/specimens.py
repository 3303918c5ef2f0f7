"""Each component as it comes out in each state, taken from pages made of the examples."""

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any
from unittest.mock import patch

from django.template.base import Template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guides.codes import mint
from guides.content import FactText, Guide, Limit, Snapshot
from guides.vocabulary import Fact, Locale, TimeUnit

from .pages import HANS, full, longwinded, page_of_each, surroundings
from .samples import a_file

COMPONENTS = "components/"
# Pages by names of their own, one after another, each rendered when it is asked for.
Pages = Iterable[tuple[str, str]]
# What is looked at of a component's markup to tell one state from another.
_TAG = re.compile(r"<(\w+)[^>]*?(?: class=\"([^\"]*)\")?[^>]*>")
_listening = threading.Lock()
_NAMED = re.compile(
    r"((?<!-)\b(?:id|for|list|aria-labelledby|aria-describedby|aria-controls)=\"|href=\"#)([^\"]+)"
)


@dataclass(frozen=True)
class State:
    """A guide that shows what components do when there is that much to say of it."""

    name: str
    label: Promise | str
    guide: Callable[[], Guide]
    locale: Locale = HANS
    surround: Callable[[Guide], Snapshot] = surroundings


@dataclass(frozen=True)
class Specimen:
    """A component in a state; `page` is where it stands so. Empty where it shows nothing."""

    state: str
    page: str
    html: str


def many() -> Guide:
    """Return the guide with a dozen of all that there may be several of."""
    guide = full()
    papers = tuple(
        guide.item.materials[at % 2].model_copy(
            update={"code": mint(), "name": f"第 {at + 1} 份材料"}
        )
        for at in range(12)
    )
    steps = tuple(
        guide.steps[at % 2].model_copy(update={"number": at + 1, "branches": ()})
        for at in range(12)
    )
    limit = Limit(value=5, unit=TimeUnit.WORKING_DAY)
    item = guide.item.model_copy(update={"materials": papers, "promised": limit})
    # Too long to be taken in at a glance, with words that can be.
    long = FactText(value="、".join(one.name for one in papers), words="看下面的单子。")
    fields = {"items": (item, *guide.items[1:]), "steps": steps, "questions": guide.questions * 12}
    return guide.model_copy(update={**fields, "facts": {**guide.facts, Fact.ELIGIBILITY: long}})


def with_emblem(guide: Guide) -> Snapshot:
    """Return what surrounds the guide on the site of a city with an emblem."""
    around = surroundings(guide)
    emblem = a_file("emblem.png").model_copy(update={"width": 48, "height": 48})
    fields = {"emblem": emblem, "emblem_words": "城市的标志"}
    return around.model_copy(update={"site": around.site.model_copy(update=fields)})


def bare() -> Guide:
    """Return the guide with nothing that it may do without."""
    guide = full()
    item = guide.item.model_copy(
        update={"materials": (), "windows": (), "particulars": None, "fees": (), "basis": ()}
    )
    nothing: dict[str, Any] = dict.fromkeys(
        ("steps", "questions", "related", "warnings", "tips", "sections", "lacks", "editions"), ()
    )
    return guide.model_copy(
        update={**nothing, "items": (item,), "summary": "", "video": None, "origin": None}
    )


STATES = (
    State("full", _("样样都有，一件事暂停办理"), full),
    State("many", _("很多"), many, surround=with_emblem),
    State("long", _("很长，事项取消"), longwinded),
    State("bare", _("什么都没有"), bare),
    State("untranslated", _("没有译文"), full, Locale.EN),
)


@cache
def specimens(more: tuple[Callable[[Guide, Locale], Pages], ...]) -> dict[str, list[Specimen]]:
    """Return by component's name what it looks like, each look once a state.

    `more` yield the pages that are not of guides themselves, those of a search.
    """
    found: dict[str, list[Specimen]] = {}
    known: set[tuple[str, str, str]] = set()
    for state in STATES:
        guide = state.guide()
        # Of a search what differs is in its own pages, not in how much a guide says.
        others = more if state.guide is full else ()
        pages = (
            page_of_each(guide, state.locale, state.surround),
            *(one(guide, state.locale) for one in others),
        )
        for page, name, html in (each for several in pages for each in _components(several)):
            looks = {(name, state.name, str(_TAG.findall(html))), (name, "", html.strip())}
            if known.isdisjoint(looks):
                found.setdefault(name, []).append(Specimen(state.name, page, html.strip()))
            known |= looks
    return dict(sorted(found.items()))


def _components(pages: Pages) -> Iterator[tuple[str, str, str]]:
    """Yield page, component and what the component became, in the order of rendering."""
    with _overheard() as rendered:
        for page, _html in pages:
            for name, html in rendered:
                yield page, name, html
            rendered.clear()


@contextmanager
def _overheard() -> Iterator[list[tuple[str, str]]]:
    """Yield the list of the components that this thread renders meanwhile."""
    rendered: list[tuple[str, str]] = []
    thread = threading.get_ident()

    def render(self: Template, context: Any) -> Any:
        html = plain(self, context)
        if threading.get_ident() == thread and str(self.name).startswith(COMPONENTS):
            rendered.append((str(self.name)[len(COMPONENTS) :].removesuffix(".html"), html))
        return html

    # One listens at a time: two would put back each other's.
    with _listening:
        plain = Template.render
        with patch.object(Template, "render", render):
            yield rendered


_numbers = count()


def placed(specimen: Specimen) -> str:
    """Return it as it can stand beside others: with names of its own, and what it belongs into."""
    number = next(_numbers)

    def own(match: re.Match[str]) -> str:
        attribute, names = match.groups()
        return attribute + " ".join(f"s{number}-{name}" for name in names.split())

    html = _NAMED.sub(own, specimen.html)
    if re.match(r"<li\b", html):
        return f"<ul>{html}</ul>"
    if re.match(r"<div[^>]*><dt|<dt", html):
        return f'<dl class="facts">{html}</dl>'
    return html
