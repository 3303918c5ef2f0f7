"""Orders the first hits by how much of what was asked their names say, whatever the engine.

An engine adds up tokens; here is seen whether they stand together, what of the question is left
unsaid, and what of the name was never asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.engine import Hit
from search.index.shown import Told, told
from search.understanding import Part, Role, Understood, Way, Why, WordTables
from search.understanding.parts import WEIGHTS as ROLES
from search.words import fold, syllables

from .closeness import FAR, IN_PART, Close, close, heard
from .names import Name, name_of
from .telling import SURE, Rarity


@dataclass(frozen=True)
class Weights:
    """How much each kind of agreement counts. Measured, and flat: none matters by itself."""

    named: float = 0.4  # the share of the name that was asked for
    engine: float = 0.25  # the engine's own score, as a share of the best
    around: float = 0.45  # a part that is said around the names, not in them
    passages: float = 0.35  # a part that is only said in the text
    place: float = 0.25  # the region that was asked for
    later: float = 0.18  # off, for an act that comes later and was not asked for
    bracket: float = 0.4  # a character of the name in brackets, beside one outside
    same: float = 0.5  # the name is what was asked
    begins: float = 0.3  # it begins so
    inside: float = 0.1  # it holds it
    length: float = 0.15  # more for each character of a part above two, up to three
    rare: float = 0.7  # power to which the rarity of a part is taken
    heard: float = 0.7  # a part that only sounds like it
    cut: float = 0.8  # a match that begins in the middle of a word of the name
    guessed: float = 0.7  # part of a way of saying that was not typed
    little: float = 0.55  # a part that asks for less is no thing asked for


WEIGHTS = Weights()


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
class Said:
    """How a name says a part of a question: by which way, how much of it, and where."""

    part: Part
    way: Way
    close: Close


@dataclass(frozen=True)
class Things:
    """How well the things asked for are said, at most 1.

    `best` is of the one said best, `main` of the one that asks most among those that have other
    names: what a thing is called elsewhere is known, so that it is known to be another.
    """

    best: float = 1.0
    main: float = 1.0


@dataclass(frozen=True)
class _Looked:
    """What of a part is looked for: its ways with their characters, the surest first.

    `characters` are those of all ways, `letters` how it sounds where it is in no name as written;
    `silent` is what a name says of it that says nothing.
    """

    part: Part
    ways: tuple[tuple[Way, frozenset[str]], ...]
    characters: frozenset[str]
    letters: str
    silent: Said


@dataclass(frozen=True)
class _Agreement:
    """What a name says of each part, of itself, and whether an act in it was not asked for."""

    parts: tuple[Said, ...]
    named: float
    is_later: bool


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
        self._tables = tables
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
        self._looked = [_looked(part, part.text in rarity.unknown) for part in self._parts]
        # Names, departments and topics come again and again among the hits of one question.
        self._against = lru_cache(maxsize=None)(self._agreement)
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

    def _agreement(self, name: Name) -> _Agreement:
        said = [0.0] * len(name.text)
        parts = tuple(self._closest(one, name) for one in self._looked)
        for one in parts:
            for at in one.close.at:
                said[at] = max(said[at], one.close.share)
        sizes = [self._weights.bracket if one else 1.0 for one in name.bracketed]
        named = sum(map(float.__mul__, said, sizes)) / (sum(sizes) or 1.0)
        acts = self._tables.later.found_in(name.text)
        is_later = any(not all(said[one.start : one.end]) for one in acts)
        return _Agreement(parts, named, is_later)

    def _closest(self, looked: _Looked, name: Name) -> Said:
        part, best = looked.part, looked.silent
        # Most names hold nothing of most parts.
        if part.role == Role.LETTERS or not looked.characters.isdisjoint(name.characters):
            best = self._written(looked, name)
        if not best.close.share and looked.letters:
            found = heard(looked.letters, name.text)
            if found.share:
                return Said(part, part.ways[0], Close(found.share * self._weights.heard, found.at))
        return best

    def _written(self, looked: _Looked, name: Name) -> Said:
        part, best = looked.part, looked.silent
        for way, characters in looked.ways:
            if way.weight <= best.close.share:
                # The surest come first.
                break
            if way.why == Why.TYPED and part.role == Role.LETTERS:
                found = heard(way.text, name.text)
            elif len(characters & name.characters) * 2 < len(characters):
                continue
            else:
                found = self._found(way, name)
            share = found.share * way.weight
            if share > best.close.share:
                best = Said(part, way, Close(share, found.at))
        return best

    def _found(self, way: Way, name: Name) -> Close:
        found = close(way.text, name.text)
        if way.why != Why.TYPED and found.share <= IN_PART:
            return Close(found.share * self._weights.guessed, found.at)
        if found.share == 1 and found.at[0] not in name.edges:
            return Close(self._weights.cut, found.at)
        return found


def _is_thing(part: Part) -> bool:
    """Tell whether a part says what a question is about; some acts do (入学, 法律援助)."""
    return part.role not in {Role.ACT, Role.WEAK} or part.weight > ROLES[part.role]


def _looked(part: Part, is_unknown: bool) -> _Looked:
    ways = sorted(part.ways, key=lambda way: -way.weight)
    listened = is_unknown and len(part.text) > 1
    return _Looked(
        part,
        tuple((way, frozenset(way.text)) for way in ways),
        frozenset("".join(way.text for way in ways)),
        "".join(syllables(part.text)) if listened else "",
        Said(part, part.ways[0], FAR),
    )
