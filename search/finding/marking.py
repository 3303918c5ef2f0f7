"""Where a text says what was asked: stretches of the original to highlight."""

from dataclasses import dataclass

from search.understanding import Role, Understood

from .closeness import IN_PART, heard, wholly
from .names import name_of

# Ways of saying that are less sure than this are not shown as what was meant.
SURE = 0.7


@dataclass(frozen=True)
class Marked:
    """A text, the stretches of it to highlight, from and up to, and which parts they say."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    says: frozenset[str] = frozenset()


class Marking:
    """Marks texts for one question."""

    def __init__(self, understood: Understood) -> None:
        parts = understood.parts
        self._whole = [one for one in understood.stretches if len(one) > 1]
        self._ways = [
            (
                part.text,
                way.text,
                part.role == Role.LETTERS and way.text == part.text,
                frozenset(way.text),
            )
            for part in parts
            if part.role not in {Role.WEAK, Role.PLACE} or len(parts) == 1
            for way in part.ways
            if way.weight >= SURE and len(way.text) > 1
        ]

    def mark(self, text: str) -> Marked:
        name = name_of(text)
        places: set[int] = set()
        says = set()
        for whole in self._whole:
            at = name.text.find(whole)
            places.update(range(at, at + len(whole)) if at >= 0 else ())
        for part, way, listen, characters in self._ways:
            if not listen and not characters <= name.characters:
                continue
            found = heard(way, name.text) if listen else wholly(way, name.text)
            if found.share > IN_PART:
                says.add(part)
                places.update(found.at)
        return Marked(text, name.spans(places) if places else (), frozenset(says))
