"""Much at once is done beside: by one process, however often more is published meanwhile."""

import pytest
from pytest_django import Settings

from guides.prints import following
from tests.factories import make_guide

from .conftest import follow

pytestmark = pytest.mark.django_db


class Running:
    """A process that has not ended."""

    def poll(self) -> int | None:
        return None


def test_one_process_is_started_for_much(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []

    def run(name: str) -> Running:
        started.append(name)
        return Running()

    waited: list[Running] = []
    monkeypatch.setattr(following, "run", run)
    monkeypatch.setattr(following, "_started", [])
    monkeypatch.setattr(following, "_look_again", waited.append)
    for _ in range(3):
        make_guide()
    settings.FOLLOW_APART = True
    follow()
    assert started == ["sheets"]

    settings.FOLLOW_APART = False
    make_guide()
    settings.FOLLOW_APART = True
    follow()
    assert started == ["sheets"]
    assert waited
    assert following.due() > following.AT_ONCE
