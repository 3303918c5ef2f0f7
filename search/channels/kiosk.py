"""Searching on a kiosk: a box with keys of its own, and what was found as rows to press."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels import addresses
from guides.channels.kiosk.screen import Keys, ScreenContext
from guides.channels.pages import Frame, render
from guides.vocabulary import Kind, Locale
from search.finding.cards import Card, cards
from search.finding.finder import Found

from . import narrowing
from .called import Called
from .page import last_page, state_of
from .parameters import Searching


@dataclass(frozen=True)
class Row:
    """A guide that was found, with the screen on which it begins."""

    card: Card
    href: str


@dataclass(frozen=True, kw_only=True)
class SearchContext(ScreenContext):
    """`state` is empty where nothing was asked, else as on the search page."""

    template: ClassVar = "channels/kiosk/search.html"

    typed: str = ""
    state: str = ""
    rows: Sequence[Row] = ()


def search_screen(asked: Searching, found: Found | None, around: Called, base: str) -> str:
    """Return the screen of a question, or that on which none has been asked yet."""
    locale = around.locale
    with override(locale.lower()):
        title = _("搜索办事指南")
    query = narrowing.query_of(asked, page=asked.page) if asked.q else ""
    frame = Frame(
        site=around.snapshot.site,
        locale=locale,
        base=base,
        path=addresses.kiosk_search(Locale.HANS),
        title=title,
        query=query,
        found=False,
    )
    back = addresses.kiosk_topics(locale)
    if found is None:
        return render(frame, SearchContext(keys=Keys(locale, back=back)))
    here = addresses.kiosk_search(locale)
    before = narrowing.query_of(asked, page=asked.page - 1) if asked.page > 1 else ""
    after = narrowing.query_of(asked, page=asked.page + 1)
    context = SearchContext(
        typed=found.understood.typed,
        state=state_of(asked, found),
        rows=[*_rows(cards(found.results or found.near, locale), locale)],
        keys=Keys(
            locale,
            back=here + before,
            on=here + after if asked.page < last_page(found.total) else None,
        ),
    )
    return render(frame, context)


def _rows(several: Iterable[Card], locale: Locale) -> Iterable[Row]:
    """Yield the guides: what has no words for citizens yet has no screen either."""
    for one in several:
        if one.kind == Kind.GUIDE:
            yield Row(one, addresses.kiosk_guide(one.code, locale))
