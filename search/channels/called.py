"""What is around a search in one language: topics, life events, names of offices, the site.

Each process keeps it while the ledger stands where it stood: a search asks the database for that
and, most times, for nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from guides import life_events, published
from guides.content import Record, Snapshot
from guides.vocabulary import Kind, Locale
from search.engine import Facet

KINDS = {
    Facet.TOPIC: Kind.TOPIC,
    Facet.DEPARTMENT: Kind.DEPARTMENT,
    Facet.REGION: Kind.REGION,
}
_TOPICS = 200
# Of so many guides, those with the shortest titles are the most general ones.
_NEWEST, _EXAMPLES = 100, 6


@dataclass(frozen=True)
class Name:
    """A name and the language it is in."""

    text: str
    locale: Locale


@dataclass
class Called:
    """`chain` says of which state of the ledger this is told."""

    locale: Locale
    chain: str = ""
    _names: dict[tuple[Facet, str], Name] = field(default_factory=dict)
    _snapshot: Snapshot | None = None
    _topics: list[Record] | None = None
    _examples: list[Name] | None = None
    _events: list[Record] | None = None

    @property
    def snapshot(self) -> Snapshot:
        if self._snapshot is None:
            self._snapshot = published.snapshot([], self.locale)
        return self._snapshot

    @property
    def topics(self) -> list[Record]:
        if self._topics is None:
            self._topics = published.listing(Kind.TOPIC, self.locale, limit=_TOPICS).records
        return self._topics

    @property
    def events(self) -> list[Record]:
        if self._events is None:
            self._events = life_events.listed(self.locale)
        return self._events

    @property
    def examples(self) -> list[Name]:
        """Titles of guides as examples of what may be asked, each of another topic."""
        if self._examples is None:
            newest = published.listing(Kind.GUIDE, self.locale, limit=_NEWEST).records
            self._examples = _general(newest)
        return self._examples

    def names(self, facet: Facet, codes: Iterable[str]) -> dict[str, Name]:
        """Return names by code; a code that names nothing is called by itself."""
        wanted = list(codes)
        new = {code for code in wanted if (facet, code) not in self._names}
        if new:
            # What is not there is not kept: a stranger could make up any number of codes.
            found = published.records_of(KINDS[facet], new, self.locale)
            for code, record in found.items():
                self._names[facet, code] = Name(record.payload.name, record.locale)
        return {code: self._names.get((facet, code), Name(code, self.locale)) for code in wanted}


def called(locale: Locale) -> Called:
    """Return what is around a search now."""
    chain = published.state().chain
    known = _KEPT.get(locale)
    if known is None or known.chain != chain:
        known = _KEPT[locale] = Called(locale, chain)
    return known


_KEPT: dict[Locale, Called] = {}


def _general(guides: Iterable[Record]) -> list[Name]:
    found: list[Name] = []
    topics: set[str] = set()
    for record in sorted(guides, key=lambda one: (len(one.payload.title), one.code)):
        own = record.payload.topics[0] if record.payload.topics else record.code
        if own not in topics and len(found) < _EXAMPLES:
            topics.add(own)
            found.append(Name(record.payload.title, record.locale))
    return found
