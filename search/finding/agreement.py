"""What a name says of a question: of each part, how surely and where; and what nobody asked."""

from dataclasses import dataclass

from search.understanding import Part, Role, Understood, Way, Why, WordTables
from search.words import syllables

from .closeness import FAR, IN_PART, Close, close, heard
from .names import Name
from .telling import Rarity
from .weights import Weights


@dataclass(frozen=True)
class Said:
    """How a name says a part of a question: by which way, how much of it, and where."""

    part: Part
    way: Way
    close: Close


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
class Agreement:
    """What a name says of each part, of itself, and whether an act in it was not asked for."""

    parts: tuple[Said, ...]
    named: float
    is_later: bool


class Agreeing:
    """Reads names for one question."""

    def __init__(
        self, understood: Understood, rarity: Rarity, tables: WordTables, weights: Weights
    ) -> None:
        self._weights = weights
        self._acts = tables.later
        self._looked = [_looked(part, part.text in rarity.unknown) for part in understood.parts]

    def of(self, name: Name) -> Agreement:
        """Return what a name says."""
        said = [0.0] * len(name.text)
        parts = tuple(self._closest(one, name) for one in self._looked)
        for one in parts:
            for at in one.close.at:
                said[at] = max(said[at], one.close.share)
        sizes = [self._weights.bracket if one else 1.0 for one in name.bracketed]
        named = sum(map(float.__mul__, said, sizes)) / (sum(sizes) or 1.0)
        acts = self._acts.found_in(name.text)
        is_later = any(not all(said[one.start : one.end]) for one in acts)
        return Agreement(parts, named, is_later)

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
