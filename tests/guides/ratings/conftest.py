from collections.abc import Iterator

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def nobody_has_sent_anything() -> Iterator[None]:
    """What one test sends is no neighbour of what another sends from the same address."""
    caches["addresses"].clear()
    yield
    caches["addresses"].clear()
