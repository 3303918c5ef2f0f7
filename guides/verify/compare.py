"""What a channel delivered beside what the ledger says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guides.content import FactText
from guides.vocabulary import Kind, Locale

from .delivered import Delivered, collapsed
from .difference import Difference
from .expected import Expected, Facts


@dataclass(frozen=True)
class Place:
    """Where something was read: a channel, of one kind, in the language that was asked for."""

    channel: str
    kind: Kind
    locale: Locale

    def differs(
        self,
        code: str,
        what: str,
        expected: object = None,
        found: object = None,
        fact: str = "",
    ) -> Difference:
        return Difference(
            self.channel,
            what,
            kind=self.kind,
            code=code,
            locale=self.locale,
            fact=fact,
            expected=None if expected is None else str(expected),
            found=None if found is None else str(found),
        )


def compare(
    place: Place, expected: Expected, found: Delivered, facts: Facts
) -> Iterator[Difference]:
    """Yield where a channel says another thing, another revision or digest, or other facts."""
    record = expected.record
    for name in ("kind", "code", "locale", "revision", "digest"):
        right, read = str(getattr(record, name)), getattr(found, name)
        if right != read:
            yield place.differs(
                record.code, _("{name} 不同").format(name=name), right, read or None
            )
    values = {name: text.value for name, text in facts.items()}
    words = {name: text.words for name, text in facts.items()}
    for what, right_ones, read_ones in (
        (_("事实不同"), values, found.values),
        (_("事实的白话不同"), words, found.words),
    ):
        for fact, wanted, got in _unequal(right_ones, read_ones):
            yield place.differs(record.code, what, wanted, got, fact)


def compare_texts(
    place: Place, expected: Expected, found: Delivered, must: Callable[[str], bool]
) -> Iterator[Difference]:
    """Yield where a channel says something else beside the facts, or lacks what it must say."""
    texts = {
        name: text for name, text in expected.texts.items() if must(name) or name in found.texts
    }
    for name, wanted, got in _unequal(texts, found.texts):
        yield place.differs(expected.record.code, _("文字不同"), wanted, got, name)


def _unequal(
    expected: Mapping[str, str], found: Mapping[str, set[str]]
) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield (fact, expected, found) for each value that is wrong, missing or too much."""
    wanted = {name: collapsed(text) for name, text in expected.items() if text}
    for name in sorted(wanted.keys() | found.keys()):
        right = wanted.get(name)
        read = {text for text in found.get(name, set()) if text}
        if right is None:
            for text in sorted(read):
                yield name, None, text
            continue
        for text in sorted(read - {right}):
            yield name, right, text
        if not read:
            yield name, right, None


def count(facts: Mapping[str, FactText]) -> int:
    """Return how many values and words there are to compare."""
    return sum(bool(text.value) + bool(text.words) for text in facts.values())
