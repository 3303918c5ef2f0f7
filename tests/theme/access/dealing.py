"""Which pages are looked at how: each pair of two values of two axes in few loads, or all.

A window is made wider and narrower without loading its page again: a load has several widths.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from guides.vocabulary import Locale

MODES = ("standard", "elder", "contrast")
WIDTHS = (320, 390, 768, 1280)
LOCALES = tuple(Locale)
# Together all four, each with each mode as templates follow one another.
TWO_WIDTHS = ((320, 768), (390, 1280), (320, 1280))


@dataclass(frozen=True)
class Load:
    """A page as one reader has it, in windows of several widths; `state` is the page's name."""

    template: str
    state: str
    mode: str
    widths: tuple[int, ...]
    locale: Locale

    def __str__(self) -> str:
        return f"{self.state}-{self.mode}-{self.locale}"


def pairwise(states: Mapping[str, Sequence[str]]) -> Iterator[Load]:
    """Yield three loads a template, with modes, widths and languages dealt over them.

    A template's states take turns; those above three are in the whole product only.
    """
    for row, (template, names) in enumerate(states.items()):
        for column, mode in enumerate(MODES):
            yield Load(
                template,
                names[column % len(names)],
                mode,
                TWO_WIDTHS[(row + column) % len(TWO_WIDTHS)],
                LOCALES[(row // len(LOCALES) + 2 * column) % len(LOCALES)],
            )


def everything(states: Mapping[str, Sequence[str]]) -> Iterator[Load]:
    """Yield the whole product."""
    for template, names in states.items():
        for state, mode, locale in product(names, MODES, LOCALES):
            yield Load(template, state, mode, WIDTHS, locale)


def missing_pairs(loads: Iterable[Load], templates: Iterable[str]) -> set[tuple[object, object]]:
    """Return the pairs of two values of two axes that no load has."""
    axes: tuple[Sequence[object], ...] = (tuple(templates), MODES, WIDTHS, LOCALES)
    dealt = {
        pair
        for one in loads
        for width in one.widths
        for pair in combinations((one.template, one.mode, width, one.locale), 2)
    }
    wanted = {pair for first, second in combinations(axes, 2) for pair in product(first, second)}
    return wanted - dealt
