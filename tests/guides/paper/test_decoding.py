"""Five hundred placements on sheets of every kind, decoded by one who did not make their codes."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from guides.codes import normalise
from guides.paper import sizes

from . import seen
from .sheets import EVERY, KINDS, SEEN, Wanted, made

# The name of what differs, and how.
Value = tuple[object, ...]


def pairs(one: Wanted) -> Iterator[tuple[Value, Value]]:
    values = (
        ("sheet", one.kind, one.size.name),
        ("locale", one.locale),
        ("large", one.large),
        ("grey", one.grey),
        ("title", one.title),
        ("seen", one.seen),
    )
    yield from combinations(values, 2)


def test_every_pair_of_values_is_dealt() -> None:
    dealt = {pair for one in EVERY for pair in pairs(one)}
    values = {value for pair in dealt for value in pair}
    wanted = {
        frozenset(pair) for pair in combinations(values, 2) if pair[0][0] != pair[1][0]
    }  # fmt: skip

    assert len([value for value in values if value[0] == "seen"]) == len(SEEN)
    assert len([value for value in values if value[0] == "sheet"]) == len(KINDS)
    assert wanted - {frozenset(pair) for pair in dealt} == set()


def test_they_are_five_hundred() -> None:
    addresses = {at for kind in KINDS for one in made(*kind) for at in one.addresses}

    assert len(addresses) >= 500
    assert all(normalise(at[-7:]) == at[-7:] for at in addresses)


@pytest.mark.parametrize(("kind", "size"), KINDS, ids=lambda one: getattr(one, "name", one))
def test_each_code_says_its_placements_own_address(kind: str, size: sizes.Size) -> None:
    found = {str(one.wanted): set(seen.codes(one)) for one in made(kind, size)}

    assert found == {
        str(one.wanted): {address.upper() for address in one.addresses} for one in made(kind, size)
    }
