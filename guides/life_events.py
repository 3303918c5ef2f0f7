"""Which life events are public, in the editors' order, and those that a guide is a step of."""

from collections.abc import Iterable

from . import published
from .content import Record
from .models import Facet
from .vocabulary import Kind, Locale, TopicKind

# Far more than anybody reads through.
MOST = 200
_KINDS = list(TopicKind)


def listed(locale: Locale) -> list[Record]:
    return _in_order(published.listing(Kind.LIFE_EVENT, locale, limit=MOST).records)


def of_guide(code: str, locale: Locale) -> list[Record]:
    """Return the life events that name a guide; most are named by none, which costs one query."""
    naming = Facet.objects.filter(kind=Kind.LIFE_EVENT, name="guide", value=code)
    codes = naming.values_list("current__code", flat=True)
    return _in_order(published.records_of(Kind.LIFE_EVENT, codes, locale).values())


def _in_order(events: Iterable[Record]) -> list[Record]:
    """Return them as the editors put them, those for persons first."""
    return sorted(
        events,
        key=lambda one: (
            _KINDS.index(one.payload.topic_kind),
            one.payload.order,
            one.payload.name,
            one.code,
        ),
    )
