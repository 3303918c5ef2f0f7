"""Followers read every row once, each at its own cursor, whatever happens to the process."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Q
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from guides import followers
from guides.models import Cursor, LedgerRow
from guides.published import head
from tests.factories import make_department, make_region
from tests.guides.programs import in_site

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
def test_a_follower_reads_each_row_once_and_in_order(seen: list[int]) -> None:
    followers.follow("reader")
    make_region()
    followers.follow("reader")
    followers.follow("reader")

    assert seen == list(range(1, head() + 1))


@pytest.mark.django_db
def test_a_follower_reads_in_batches_and_goes_on_after_a_failure(
    seen: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(followers, "BATCH", 10)
    well = followers.FOLLOWERS["reader"]

    def ill(rows: list[LedgerRow]) -> None:
        if rows[0].sequence > 10:
            raise OSError("disk full")
        well(rows)

    monkeypatch.setitem(followers.FOLLOWERS, "reader", ill)
    with pytest.raises(OSError, match="disk full"):
        followers.follow("reader")
    assert seen == list(range(1, 11))
    monkeypatch.setitem(followers.FOLLOWERS, "reader", well)
    followers.follow("reader")

    assert seen == list(range(1, head() + 1))


@pytest.mark.django_db
def test_publishing_brings_followers_to_the_head_after_commit(
    seen: list[int], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        make_region()

    assert seen == list(range(1, head() + 1))


@pytest.mark.django_db
def test_a_failing_follower_neither_stops_publishing_nor_the_others(
    seen: list[int],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def ill(rows: list[LedgerRow]) -> None:
        raise OSError("disk full")

    monkeypatch.setitem(followers.FOLLOWERS, "anchor", ill)
    with django_capture_on_commit_callbacks(execute=True):
        make_region()

    assert seen[-1] == head()
    assert "follower anchor stopped" in caplog.text


@pytest.mark.django_db
def test_a_follower_that_another_process_runs_is_left_to_it(seen: list[int]) -> None:
    with locked_elsewhere("reader"):
        assert followers.follow("reader") == 0
        assert seen == []

    assert followers.follow("reader") == head()


@contextmanager
def locked_elsewhere(name: str) -> Iterator[None]:
    """Hold a follower's lock in a thread, which has a connection of its own."""
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with followers.lock(name) as mine:
            assert mine
            held.set()
            done.wait(30)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(30)
    try:
        yield
    finally:
        done.set()
        thread.join()


@pytest.mark.django_db
def test_who_has_a_lock_does_not_get_it_again() -> None:
    with followers.lock("reader") as mine, followers.lock("reader") as again:
        assert (mine, again) == (True, False)
    with followers.lock("reader") as mine:
        assert mine


@dataclass
class Beside:
    """What was begun beside the process that published, instead of it."""

    threads: list[str] = field(default_factory=list)
    processes: list[tuple[str, ...]] = field(default_factory=list)

    def poll(self) -> None:
        """Say, as a process does, that it goes on still."""

    def run(self, *arguments: str) -> "Beside":
        self.processes.append(arguments)
        return self

    def thread(self, target: Any, args: tuple[str], name: str) -> "Beside":
        self.threads.append(name)
        return self

    def start(self) -> None:
        """Begin nothing."""


@pytest.fixture
def beside(seen: list[int], monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Beside:
    """A follower `reader` of regions alone that runs apart."""
    beside = Beside()
    followers.follow("reader")
    seen.clear()
    settings.FOLLOW_APART = True
    monkeypatch.setattr(followers, "FOLLOWERS", {"reader": followers.FOLLOWERS["reader"]})
    monkeypatch.setattr(followers, "APART", {"reader": Q(kind="region")})
    monkeypatch.setattr(followers, "FEW", 2)
    monkeypatch.setattr(followers, "_processes", {})
    monkeypatch.setattr(followers, "run", beside.run)
    monkeypatch.setattr("guides.followers.threading.Thread", beside.thread)
    return beside


@pytest.mark.django_db
def test_nobody_waits_for_a_follower_that_runs_apart(seen: list[int], beside: Beside) -> None:
    followers.follow_soon()
    assert beside.threads == []
    make_region()
    followers.follow_soon()
    assert (beside.threads, beside.processes, seen) == (["follow reader"], [], [])
    followers.follow("reader")
    assert seen == [head()]


@pytest.mark.django_db
def test_where_much_waits_one_process_goes_on_with_it(seen: list[int], beside: Beside) -> None:
    for number in range(3):
        make_region(name=f"第{number}区")
    followers.follow_soon()
    followers.follow_soon()
    assert beside.threads == []
    assert beside.processes == [("follow", "--once", "--only", "reader")]
    call_command(*beside.processes[0])
    assert seen == [head() - 2, head() - 1, head()]


@pytest.mark.django_db
def test_it_reads_what_concerns_it_and_leaves_the_rest(seen: list[int], beside: Beside) -> None:
    make_department()
    followers.follow_soon()
    assert (beside.threads, beside.processes) == ([], [])
    followers.follow("reader")
    assert seen == []
    assert Cursor.objects.get(follower="reader").sequence == head()


@pytest.mark.django_db
def test_it_is_left_for_later_where_that_is_asked(beside: Beside, settings: Settings) -> None:
    make_region()
    with followers.apart_later():
        followers.follow_soon()
    with followers.lock("reader"):
        followers.follow_soon()
    settings.FOLLOW_APART = False
    followers.follow_soon()
    assert beside.threads == []


@pytest.mark.once
def test_a_process_that_published_translates_before_it_ends(own_site: dict[str, str]) -> None:
    # What was planted waits too, and would be too much for a thread.
    in_site(
        own_site,
        "from guides.models import Cursor, LedgerHead\n"
        "at = LedgerHead.objects.get().sequence\n"
        "Cursor.objects.update_or_create(follower='traditional', defaults={'sequence': at})",
    )
    program = "from tests.factories import make_hall; make_hall(name='县大厅')"
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", program], cwd=ROOT, env=own_site, check=True
    )
    told = in_site(
        own_site,
        "from guides.models import LedgerRow\n"
        "print(LedgerRow.objects.filter(kind='hall', locale='zh-Hant', source_revision=1).count())",
    )
    assert told.strip() == "1"


@pytest.mark.django_db
def test_anchors_name_the_head_of_each_batch(own_data: Path) -> None:
    make_region()
    followers.follow("anchor")
    make_region()
    followers.follow("anchor")

    lines = [json.loads(line) for line in (own_data / "anchors.jsonl").read_text().splitlines()]
    chains = dict(LedgerRow.objects.values_list("sequence", "chain"))
    assert [line["sequence"] for line in lines] == [head() - 1, head()]
    assert all(line["chain"] == chains[line["sequence"]] for line in lines)


@pytest.mark.django_db
def test_cursors_are_kept_in_the_database() -> None:
    followers.follow("anchor")

    assert Cursor.objects.get(follower="anchor").sequence == head()
