"""Counts that the database refuses are tried again, and told of when they are lost."""

import threading
from collections import Counter

import pytest
from django.db import DatabaseError

from guides.usage import recorder
from guides.usage.recorder import Recorder


class Refusing:
    """A database that refuses some of what it is asked to write, so many times."""

    def __init__(self, refusals: int) -> None:
        self.left = refusals
        self.written: Counter[str] = Counter()
        self.is_writing = threading.Event()
        self.others_wait = threading.Event()

    def write(self, key: str, times: int) -> None:
        self.is_writing.set()
        assert key != "before" or self.others_wait.wait(30)
        if key == "wrong" and self.left:
            self.left -= 1
            raise DatabaseError("database is locked")
        self.written[key] += times


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder, "AGAIN", (0, 0, 0))


@pytest.mark.parametrize(("refusals", "kept"), [(3, 2), (4, 0)])
def test_what_is_refused_is_tried_again_so_many_times(
    refusals: int, kept: int, caplog: pytest.LogCaptureFixture
) -> None:
    database = Refusing(refusals)
    counts: Recorder[str] = Recorder(database.write, pause=60)
    counts.take("before")
    assert database.is_writing.wait(30)
    for key in ("wrong", "right", "wrong"):
        counts.take(key)
    database.others_wait.set()

    assert counts.wait(30)
    # What is right is written once, whatever stands beside it.
    assert database.written == Counter(before=1, right=1, wrong=kept)
    assert ("2 counts are not kept" in caplog.text) == (not kept)
