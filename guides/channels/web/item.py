"""The page of an item that no guide explains yet."""

from dataclasses import dataclass
from typing import ClassVar

from guides.channels.pages import render
from guides.channels.told import Told
from guides.content import Record, Snapshot
from guides.vocabulary import Locale

from .facts import FactsContext, facts, frame


@dataclass(frozen=True, kw_only=True)
class ItemContext(FactsContext):
    template: ClassVar = "pages/item.html"


def item(record: Record, snapshot: Snapshot, locale: Locale, base: str) -> str:
    """Return the page of an item that no guide explains yet."""
    told = Told(record, snapshot, base, locale)
    return render(frame(told), ItemContext(**facts(told)))
