"""Work beside requests: one process at a time does it, and nothing noted meanwhile is lost."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytest_django import Settings

from guides import backlog, followers
from guides.backlog import AT_ONCE, Backlog
from guides.models import Topic

pytestmark = pytest.mark.django_db


class Running:
    """A process that has not ended."""

    def poll(self) -> int | None:
        return None


class Work:
    """Topics that wait in a list, and what was done with them."""

    def __init__(self, count: int) -> None:
        self.waiting = [Topic(pk=number) for number in range(1, count + 1)]
        self.done: list[int] = []
        self.bad: set[int] = set()
        self.backlog: Backlog[Topic] = Backlog(
            "sweep", lambda: len(self.waiting), self.batch, self.do
        )

    def batch(self, failed: set[Topic]) -> list[Topic]:
        return [one for one in self.waiting if one not in failed][:5]

    def do(self, rows: list[Topic]) -> set[Topic]:
        failed = {row for row in rows if row.pk in self.bad}
        self.done += [row.pk for row in rows if row not in failed]
        self.waiting = [one for one in self.waiting if one.pk not in self.done]
        return failed


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> list[str]:
    commands: list[str] = []

    def run(command: str) -> Running:
        commands.append(command)
        return Running()

    monkeypatch.setattr(backlog, "run", run)
    settings.FOLLOW_APART = True
    return commands


def test_a_little_is_done_here(started: list[str]) -> None:
    work = Work(AT_ONCE)

    work.backlog.see_to_it()

    assert (work.done, started) == (list(range(1, AT_ONCE + 1)), [])


def test_much_is_done_by_one_process_however_often_more_comes(
    started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Work(AT_ONCE + 1)
    waited: list[Running] = []
    monkeypatch.setattr(work.backlog, "_look_again", waited.append)

    for _time in range(3):
        work.backlog.see_to_it()

    assert (work.done, started, len(waited)) == ([], ["sweep"], 2)


def test_nothing_is_started_while_another_process_is_at_it(started: list[str]) -> None:
    work = Work(AT_ONCE + 1)

    with work.backlog.lock():
        work.backlog.launch()
        assert work.backlog.work() == 0

    assert (work.done, started) == ([], [])


def test_what_fails_stays_and_holds_nothing_up() -> None:
    work = Work(8)
    work.bad = {2, 7}
    told: list[int] = []

    assert work.backlog.work(told.append) == 6

    assert [one.pk for one in work.waiting] == [2, 7]
    assert told[-1] == 2


def test_what_comes_while_the_lock_is_let_go_is_done_too(monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(1)
    lock = followers.lock

    @contextmanager
    def letting_go(name: str) -> Iterator[bool]:
        with lock(name) as mine:
            yield mine
            if work.done == [1]:
                work.waiting.append(Topic(pk=2))

    monkeypatch.setattr(followers, "lock", letting_go)

    assert work.backlog.work() == 2
    assert work.done == [1, 2]
