"""A question to what is found: one way for pages, interface, judge and explanation alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from guides.vocabulary import Locale
from search.engine import Facet, Field, Hit, Order, Query, Results
from search.index import available
from search.index.shown import said_for
from search.understanding import Understood, WordTables, understand, word_tables
from search.understanding.query import query_of

from .agreement import Said
from .marking import Marked, Marking
from .pinning import pinned_keys
from .ranking import Ranked, Ranking, Things
from .telling import rarity_of

# So many of the engine's best are put in order by what their names say.
POOL = 50
# What one of the first hits has to say of a question for it to be answered at all: a share of
# what the question asks, or of so much of it. A long story is answered when its point is.
ENOUGH, POINT = 0.4, 1.8
# And so much of one of the things asked for, or so much of the name has to be asked for: what
# only shares an act with a question (补领, 报名) is about something else.
THING, NAMED = 0.5, 0.5
# So many are looked at first, and offered where nothing answers.
NEAR = 3


class Asked(Protocol):
    """Who answers: an engine, or what stands before several."""

    def search(self, query: Query) -> Results: ...

    def rarity(self, terms: Iterable[tuple[Field, str]]) -> Mapping[tuple[Field, str], float]: ...


@dataclass(frozen=True)
class Result:
    """A hit and why it matched.

    `title` is in the language asked for; `name` is the one that speaks most for it, where that is
    another; `passage` is a stretch of its text that says some of the question. `said` are the
    parts of the question that the name says, and how; past the first `POOL` there are none.
    `things` tell how well the things asked for are said.
    """

    hit: Hit
    title: Marked
    name: Marked | None = None
    passage: Marked | None = None
    ranked: Ranked | None = None
    said: tuple[Said, ...] = ()
    things: Things = field(default_factory=Things)

    @property
    def key(self) -> str:
        return self.hit.key

    @property
    def shown(self) -> Mapping[str, Any]:
        return self.hit.shown


@dataclass(frozen=True)
class Found:
    """What a question found.

    `results` are one page of `total`. `answered` is False where even the best says too little of
    the question: then `near` are the ones to offer. `counts` are by facet and value. `degraded`
    tells that the engine behind the chosen one answered, `down` that none did. `query` is what
    the engine was asked, None where there was nothing to ask.
    """

    understood: Understood
    results: tuple[Result, ...] = ()
    total: int = 0
    counts: Mapping[Facet, Mapping[str, int]] = field(default_factory=dict)
    answered: bool = True
    near: tuple[Result, ...] = ()
    degraded: bool = False
    down: bool = False
    query: Query | None = None


def find(
    question: str,
    *,
    locale: Locale = Locale.HANS,
    filters: Mapping[Facet, tuple[str, ...]] | None = None,
    order: Order = Order.BEST,
    page: int = 1,
    size: int = 10,
    engine: Asked | None = None,
    tables: WordTables | None = None,
) -> Found:
    """Return one page of what answers a question; pages count from 1.

    `engine` and `tables` are for trials: what is not given is what the site uses. An engine that
    is given raises Failed when it is down; the site's own never does.
    """
    tables = tables or word_tables()
    understood = understand(question, tables)
    if not understood.clauses:
        return Found(understood)
    finder = _Finder(understood, tables, engine or available.engine(), locale)
    return finder.found(filters or {}, order, max(0, page - 1) * size, size)


class _Finder:
    """Looks for one question."""

    def __init__(
        self, understood: Understood, tables: WordTables, engine: Asked, locale: Locale
    ) -> None:
        self.understood = understood
        self.engine = engine
        self.locale = locale
        self.rarity = rarity_of(understood, engine)
        self.ranking = Ranking(understood, self.rarity, tables)
        self.marking = Marking(understood)

    def found(
        self, filters: Mapping[Facet, tuple[str, ...]], order: Order, offset: int, size: int
    ) -> Found:
        # Further on, and by date, the engine's own order stands.
        is_ranked = order == Order.BEST and offset < POOL
        query = replace(
            query_of(self.understood, self.rarity.shares, self.rarity.unknown),
            filters=filters,
            counted=tuple(Facet),
            order=order,
            pinned=pinned_keys(self.understood.folded),
            offset=0 if is_ranked else offset,
            limit=max(POOL, offset + size) if is_ranked else size,
        )
        results = self.engine.search(query)
        found = Found(
            self.understood,
            total=results.total,
            counts=results.counts,
            degraded=getattr(self.engine, "degraded", False),
            down=getattr(self.engine, "down", False),
            query=query,
        )
        if not is_ranked:
            return replace(found, results=tuple(map(self._plain, results.hits)))
        ranked = self._ranked(results.hits, query.pinned)
        answered = any(one.hit.key in query.pinned or self._answers(one) for one in ranked[:NEAR])
        return replace(
            found,
            results=(
                *map(self._result, ranked[offset : offset + size]),
                *map(self._plain, results.hits[max(POOL, offset) : offset + size]),
            ),
            answered=answered,
            near=() if answered else tuple(map(self._result, ranked[:NEAR])),
        )

    def _answers(self, ranked: Ranked) -> bool:
        asks = max(self.ranking.asks, POINT)
        if ranked.covered * asks < ENOUGH * POINT:
            return False
        return ranked.named >= NAMED or self.ranking.things(ranked).best >= THING

    def _ranked(self, hits: tuple[Hit, ...], pinned: tuple[str, ...]) -> list[Ranked]:
        """Return the first hits in order, pinned ones before all others."""
        place = {key: at for at, key in enumerate(pinned)}
        ranked = self.ranking.rank(hits[:POOL])
        return sorted(ranked, key=lambda one: place.get(one.hit.key, len(place)))

    def _result(self, ranked: Ranked) -> Result:
        title = self._title(ranked.hit)
        name = self.marking.mark(ranked.name)
        is_other = name.says - title.says
        return replace(
            self._plain(ranked.hit),
            name=name if is_other else None,
            ranked=ranked,
            said=self.ranking.saying(ranked),
            things=self.ranking.things(ranked),
        )

    def _plain(self, hit: Hit) -> Result:
        passages = map(self.marking.mark, hit.shown.get("passages", ()))
        passage = max(passages, key=lambda one: len(one.says), default=None)
        title = self._title(hit)
        has_more = passage is not None and passage.says - title.says
        return Result(hit, title, passage=passage if has_more else None)

    def _title(self, hit: Hit) -> Marked:
        said, _locale = said_for(hit.shown, self.locale)
        return self.marking.mark(said["title"])
