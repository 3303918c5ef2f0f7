from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.core.cache import caches

from guides.models import GuidePage, Hall
from tests.factories import make_guide, make_hall

Things = tuple[GuidePage, Hall]


@pytest.fixture(autouse=True)
def nobody_has_sent_anything() -> Iterator[None]:
    """What one test sends is no neighbour of what another sends from the same address."""
    caches["addresses"].clear()
    yield
    caches["addresses"].clear()


@pytest.fixture(scope="module")
def things(prepared: Callable[[], AbstractContextManager[None]]) -> Iterator[Things]:
    with prepared():
        yield make_guide(), make_hall()


@pytest.fixture
def guide(things: Things) -> GuidePage:
    """A guide that a module's tests share."""
    return GuidePage.objects.get(pk=things[0].pk)


@pytest.fixture
def hall(things: Things) -> Hall:
    """A hall that they share, with one window."""
    return Hall.objects.get(pk=things[1].pk)
