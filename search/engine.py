"""What an engine is asked and what it answers; an engine knows nothing of guides.

Read this first. Whoever asks has cut, folded and weighed everything (`words.py`, `understanding/`):
an engine keeps tokens by field, adds up what clauses score, narrows, counts and pages. That is why
two engines find the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol


class Field(StrEnum):
    """What a token stands in. Tokens of an entry's field are one list, in order, repeats kept."""

    NAMES = "names"  # titles of the guide and its items
    EVERYDAY = "everyday"  # 日常用语
    AROUND = "around"  # topics, department, materials, result: what is said around it
    BODY = "body"  # conditions, steps, answers
    SOUND = "sound"  # syllables of names and everyday names, one by one and in twos
    SPELLED = "spelled"  # the same, spelled through from each syllable on: asked by prefix
    INITIALS = "initials"  # first letters of syllables from each syllable on: asked by prefix


class Facet(StrEnum):
    """What results are narrowed and counted by."""

    AUDIENCE = "audience"
    TOPIC = "topic"
    DEPARTMENT = "department"
    REGION = "region"
    REACH = "reach"
    MEANS = "means"
    VISITS = "visits"


class Order(StrEnum):
    BEST = "best"
    NEWEST = "newest"


@dataclass(frozen=True)
class Entry:
    """One thing that can be found: a guide with its items, or an item without a guide.

    `key` is its permanent name among entries, `sequence` that of the newest ledger row it was made
    from. `shown` is what a list of results needs, as plain JSON data; an engine gives it back as
    it was. `digest` covers all of it: two entries of one digest are the same.
    """

    key: str
    sequence: int
    tokens: Mapping[Field, tuple[str, ...]]
    facets: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)
    digest: str = ""


@dataclass(frozen=True)
class Term:
    """A token in a field; a prefix stands for all that begin with it and scores `weight`."""

    field: Field
    token: str
    weight: float = 1.0
    is_prefix: bool = False


@dataclass(frozen=True)
class Clause:
    """One part of a question in all the ways it may be said; the best counts, the rest by `tie`.

    An entry that matches no clause is no hit; where a clause is `needed`, it has to match that one.
    A clause without terms matches nothing.
    """

    terms: tuple[Term, ...]
    tie: float = 0.0
    needed: bool = False


@dataclass(frozen=True)
class Query:
    """A question as an engine understands it.

    Scores are BM25 (k1 1.2, b 0.75) per term and field, times weight; ties are broken by key.
    Values of one facet widen each other, facets narrow each other. A facet is counted as if it
    were not narrowed itself, so that other choices show what they would bring. `pinned` keys come
    first, in their order and with score 0, where the filters leave them, whether clauses match
    them or not. A question without clauses finds all that its filters leave. Of a `loose` one, ties
    may stay as they lie: it has one page, and whoever asks puts it in order.
    """

    clauses: tuple[Clause, ...] = ()
    filters: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    counted: tuple[Facet, ...] = ()
    order: Order = Order.BEST
    pinned: tuple[str, ...] = ()
    offset: int = 0
    limit: int = 10
    loose: bool = False


@dataclass(frozen=True)
class Hit:
    key: str
    score: float
    shown: Mapping[str, Any]


@dataclass(frozen=True)
class Results:
    """`total` is true, not a guess; `counts` by facet and value."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    counts: Mapping[Facet, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class State:
    """How far an index has followed the ledger, and how many entries it holds.

    `mark` is what was said of the ledger at `sequence`: two ledgers of one mark are the same.
    """

    sequence: int
    entries: int
    mark: str = ""


class Failed(Exception):
    """The engine did not answer, or not sensibly; the message is for logs and operators."""


class Lost(Failed):
    """The engine works, but there is no index in it that can be read: it has to be rebuilt."""


class Engine(Protocol):
    """Keeps entries and finds them. All methods raise Failed, and nothing else, when it is down."""

    name: str

    def search(self, query: Query) -> Results: ...

    def entry(self, key: str) -> Hit | None:
        """Return one entry by its key, without a score."""
        ...

    def rarity(self, terms: Iterable[tuple[Field, str]]) -> Mapping[tuple[Field, str], float]:
        """Return how telling tokens are: BM25's idf of each, in nats; highest for unknown ones."""
        ...

    def write(
        self, entries: Iterable[Entry], gone: Iterable[str], sequence: int, mark: str = ""
    ) -> None:
        """Put entries in place of those with their keys, take others out, and stand at `sequence`.

        Afterwards every worker's next search sees it. Doing it twice changes nothing.
        """
        ...

    def rebuild(self, entries: Iterable[Entry], sequence: int, mark: str = "") -> None:
        """Build a new index beside the old one; it takes its place when it is complete."""
        ...

    def state(self) -> State: ...

    def digests(self) -> Iterator[tuple[str, str]]:
        """Yield key and digest of every entry, in order of keys."""
        ...
