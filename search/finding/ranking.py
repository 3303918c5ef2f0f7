"""Orders the first hits by how much of what was asked their names say, whatever the engine.

An engine adds up tokens; here is seen whether they stand together, what of the question is left
unsaid, and what of the name was never asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.engine import Hit
from search.index.shown import Told, told
from search.understanding import Part, Role, Understood, WordTables
from search.understanding.parts import WEIGHTS as ROLES
from search.words import fold

from .agreement import Agreeing, Said
from .names import name_of
from .telling import SURE, Rarity
from .weights import WEIGHTS, Weights


@dataclass(frozen=True)
class Ranked:
    """A hit with what speaks for it.

    `name` is the one that it is ranked by, `covered` the share of the question that is said in and
    around its names, `named` the share of the name that was asked for, `literal` what the name
    gets for holding the question as it stands, `place` what the region brings, `later` what an
    act costs that was not asked for, `engine` the engine's score beside the best.
    """

    hit: Hit
    name: str
    score: float
    covered: float
    named: float
    literal: float
    place: float
    later: float
    engine: float


@dataclass(frozen=True)
class Things:
    """How well the things asked for are said, at most 1.

    `best` is of the one said best, `main` of the one that asks most among those that have other
    names: what a thing is called elsewhere is known, so that it is known to be another.
    """

    best: float = 1.0
    main: float = 1.0


class Ranking:
    """Ranks hits for one question; `asks` is how much it asks: a telling thing is one."""

    def __init__(
        self,
        understood: Understood,
        rarity: Rarity,
        tables: WordTables,
        weights: Weights = WEIGHTS,
    ) -> None:
        self._weights = weights
        self._asked = understood.asked
        self._parts = understood.parts
        self._shares = [self._share(part, rarity.of(part.text)) for part in self._parts]
        self._maybe = [
            share if part.role == Role.MAYBE else 0.0
            for share, part in zip(self._shares, self._parts, strict=True)
        ]
        self.asks = sum(self._shares) - sum(self._maybe)
        self._sure = [
            [way for way in part.ways if way.weight >= SURE and len(part.text) > 1]
            for part in self._parts
        ]
        # Names, departments and topics come again and again among the hits of one question.
        self._against = lru_cache(maxsize=None)(Agreeing(understood, rarity, tables, weights).of)
        self._around = lru_cache(maxsize=None)(self._background)

    def rank(self, hits: Iterable[Hit]) -> list[Ranked]:
        """Return the hits, the best first; equal ones by key."""
        found = list(hits)
        best = max((hit.score for hit in found), default=0.0) or 1.0
        ranked = [self._ranked(hit, hit.score / best) for hit in found]
        return sorted(ranked, key=lambda one: (-one.score, one.hit.key))

    def saying(self, ranked: Ranked) -> tuple[Said, ...]:
        """Return the parts of the question that a ranked hit's best name says."""
        found = self._against(name_of(ranked.name))
        return tuple(one for one in found.parts if one.close.share)

    def things(self, ranked: Ranked) -> Things:
        """Return how well a hit says the things asked for; acts will do where nothing else is."""
        said = self._against(name_of(ranked.name)).parts
        covers = map(max, (one.close.share for one in said), self._beside(told(ranked.hit.shown)))
        asked = [
            (share, cover, len(part.ways) > 1)
            for part, share, cover in zip(self._parts, self._shares, covers, strict=True)
            if _is_thing(part) and share >= self._weights.little
        ]
        known = [(share, cover) for share, cover, is_known in asked if is_known]
        return Things(
            max((cover for _share, cover, _known in asked), default=1.0),
            max(known, default=(1.0, 1.0))[1],
        )

    def _share(self, part: Part, rarity: float) -> float:
        longer = min(max(len(part.text) - 2, 0), 3)
        rare: float = rarity**self._weights.rare
        return part.weight * rare * (1 + self._weights.length * longer)

    def _ranked(self, hit: Hit, engine: float) -> Ranked:
        entry = told(hit.shown)
        around = self._beside(entry)
        place = self._weights.place * self._is_there(entry)
        names = dict.fromkeys((*entry.names, *entry.everyday))
        return max(
            (self._as(hit, name, around, place, engine) for name in names),
            key=lambda one: one.score,
        )

    def _as(
        self, hit: Hit, name: str, around: tuple[float, ...], place: float, engine: float
    ) -> Ranked:
        """Return how good a hit is by one of its names."""
        folded = name_of(name)
        found = self._against(folded)
        covers = [
            max(said.close.share, back) for said, back in zip(found.parts, around, strict=True)
        ]
        # What may not be a word asks for as much as is said of it.
        asks = self.asks + sum(map(float.__mul__, self._maybe, covers))
        covered = sum(map(float.__mul__, self._shares, covers)) / (asks or 1.0)
        literal = self._literal(folded.text)
        later = self._weights.later * found.is_later
        score = (
            covered
            + self._weights.named * found.named
            + literal
            + place
            - later
            + self._weights.engine * engine
        )
        return Ranked(hit, name, score, covered, found.named, literal, place, later, engine)

    def _literal(self, name: str) -> float:
        if self._asked == name:
            return self._weights.same
        if name.startswith(self._asked):
            return self._weights.begins
        return self._weights.inside if self._asked in name else 0.0

    def _is_there(self, entry: Told) -> bool:
        regions = "".join(entry.regions)
        return any(
            len(part.text) > 1
            and (part.role == Role.PLACE or len(part.ways) == 1)
            and part.text in regions
            for part in self._parts
        )

    def _beside(self, entry: Told) -> tuple[float, ...]:
        """Return what of each part is said beside the names."""
        return tuple(map(max, self._around(entry.around), self._within(entry.passages)))

    def _background(self, around: tuple[str, ...]) -> tuple[float, ...]:
        text = fold("\n".join(around))
        return tuple(
            self._weights.around
            * max((way.weight for way in part.ways if way.text in text), default=0.0)
            * (len(part.text) > 1)
            for part in self._parts
        )

    def _within(self, passages: tuple[str, ...]) -> Iterator[float]:
        text = "\n".join(passages)
        for sure in self._sure:
            weights = (way.weight for way in sure if way.text in text)
            yield self._weights.passages * max(weights, default=0.0)


def _is_thing(part: Part) -> bool:
    """Tell whether a part says what a question is about; some acts do (入学, 法律援助)."""
    return part.role not in {Role.ACT, Role.WEAK} or part.weight > ROLES[part.role]
