"""The demo's printed posters: each under the code that hangs, the oldest of them outdated."""

import pytest

from guides.demo.printed import load_prints
from guides.models import Print
from guides.vocabulary import PrintState
from tests.factories import make_guide, make_hall, make_item, make_placement

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_every_poster_that_hangs_was_printed_and_the_oldest_says_what_was() -> None:
    hall = make_hall()
    for _ in range(2):
        make_placement(make_guide(item=make_item(hall=hall)), hall=hall)
    make_placement(hall, hangs_as="desk")

    assert load_prints() == 2
    assert load_prints() == 0

    oldest, newest = Print.objects.order_by("pk")
    assert (oldest.state, newest.state) == (PrintState.OUTDATED, PrintState.CURRENT)
    assert oldest.gone == ["多久：7 个工作日"]
    assert newest.parts.get().placement is not None
    assert newest.hall == hall
