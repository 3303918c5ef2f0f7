"""How many things there are of each value, and guides in the order of an alphabet.

Each is read off an index of facets, once for each state of the ledger.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Substr

from .models import Current, Facet
from .titles import letter
from .vocabulary import Access, Action, Kind, Locale

LETTERS = "0abcdefghijklmnopqrstuvwxyz"


def counted(kind: Kind, name: str, values: Iterable[str] | None = None) -> dict[str, int]:
    """Return how many public things have each value of a facet, or each of some values."""
    rows = Facet.objects.filter(kind=kind, name=name).order_by().values_list("value")
    if values is not None:
        rows = rows.filter(value__in=list(values))
    return dict(rows.annotate(times=Count("pk")))


def total(kind: Kind) -> int:
    """Return how many things of a kind are public."""
    return Current.objects.filter(
        kind=kind, locale=Locale.HANS, action=Action.PUBLISH, audience=Access.PUBLIC
    ).count()


@dataclass(frozen=True)
class Alphabet:
    """The guides of a language by their titles; zh-Hant is sorted as zh-Hans.

    English is an alphabet of the guides that are told in English.
    """

    locale: Locale

    @property
    def _titles(self) -> str:
        return "title_en" if self.locale == Locale.EN else "title"

    def letters(self) -> dict[str, int]:
        """Return how many titles begin with each letter, in order; `0` are all others."""
        first = Facet.objects.filter(kind=Kind.GUIDE, name=self._titles).order_by()
        counts = first.values_list(Substr("value", 1, 1)).annotate(times=Count("pk"))
        found = dict.fromkeys(LETTERS, 0)
        for one, times in counts:
            found[letter(one)] += times
        return {one: times for one, times in found.items() if times}

    def codes(self, first: str, page: int, limit: int) -> list[str]:
        """Return the codes of a page of the titles that begin with a letter, in order."""
        rows = Facet.objects.filter(kind=Kind.GUIDE, name=self._titles)
        rows = rows.filter(value__gte=first) if first != "0" else rows
        if first != "z":
            rows = rows.filter(value__lt=LETTERS[LETTERS.index(first) + 1])
        start = (page - 1) * limit
        ordered = rows.order_by("value", "place").values_list("current__code", flat=True)
        return list(ordered[start : start + limit])
