"""What a code stands for where something is rated; no two such things share one."""

from collections.abc import Callable
from typing import Any

import pytest

from guides import codes
from guides.ratings.rated import rated
from guides.vocabulary import Kind, Locale
from tests.factories import make_department, make_guide, make_hall, make_placement

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "make",
    [make_guide, make_hall, lambda: make_placement(make_hall())],
    ids=["guide", "hall", "placement"],
)
def test_a_code_is_not_minted_where_another_kind_has_it(
    make: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = [make_guide().code, make_hall().code, make_placement(make_hall()).code]
    plain, wanted = codes.mint, iter(taken)
    monkeypatch.setattr(codes, "mint", lambda: next(wanted, None) or plain())

    assert make().code not in taken


def test_other_kinds_may_share_one(monkeypatch: pytest.MonkeyPatch) -> None:
    guide = make_guide()
    monkeypatch.setattr(codes, "mint", lambda: guide.code)

    assert make_department().code == guide.code


def test_it_is_the_guide_or_the_hall_with_its_window() -> None:
    hall = make_hall()
    [window] = hall.windows.all()
    placement = make_placement(make_guide(), hall=hall, window=window)

    found = rated(placement.code, Locale.HANS)
    assert found is not None
    assert found.window is not None
    assert (found.record.kind, found.hall, found.window.code) == (Kind.HALL, hall.code, window.code)
    assert found.placement == placement.code
    assert rated(make_guide(publish=False).code, Locale.HANS) is None
