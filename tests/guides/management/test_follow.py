"""`manage.py follow`: once or as a service, it tells where followers stand and what failed."""

import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from guides import followers, ledger, publishing
from guides.management.commands import follow as command
from guides.models import Fanout, GuidePage, ItemFee, LedgerRow
from guides.published import head
from tests.factories import make_guide, make_item, make_region
from tests.guides.programs import in_site

ROOT = Path(__file__).resolve().parents[3]


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("follow", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_status_tells_where_each_follower_stands_and_moves_none(seen: list[int]) -> None:
    followers.follow("anchor")
    at = head()
    make_region()

    told = run("--status")

    assert f"anchor：读到 {at}，台账到 {at + 1}，落后 1" in told
    assert f"reader：读到 0，台账到 {at + 1}，落后 {at + 1}" in told
    assert "没做完的事实更新：0" in told
    assert seen == []


@pytest.mark.django_db
def test_once_finishes_what_a_killed_fact_change_left_and_follows_it(seen: list[int]) -> None:
    page = killed_fact_change()
    assert "1/3" in run("--status")

    told = run("--once")

    assert "没做完的事实更新：0" in told
    row = LedgerRow.objects.filter(kind="guide", code=page.code).last()
    assert row is not None
    assert "25 元" in row.payload
    assert seen == list(range(1, head() + 1))
    again = head()
    run("--once")
    assert head() == again


def killed_fact_change() -> GuidePage:
    """Leave what a process leaves that was killed after its first batch's commit."""
    item = make_item(fee="20")
    page = make_guide(item=item)
    ItemFee.objects.filter(item=item).update(amount="25")
    with ledger.transaction() as writing:
        publishing.republish(items=[item.pk])
        Fanout.objects.create(
            cause=writing.cause, pending=[["guide", page.pk], ["guide", 0]], total=3
        )
    return page


@pytest.mark.django_db
def test_once_names_what_failed_and_does_the_rest(
    seen: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ill(rows: list[LedgerRow]) -> None:
        raise OSError("disk full")

    monkeypatch.setitem(followers.FOLLOWERS, "anchor", ill)
    make_region()

    with pytest.raises(CommandError, match="anchor"):
        run("--once")

    assert seen[-1] == head()


@pytest.mark.django_db
def test_an_interval_that_is_none_is_refused_with_the_remedy() -> None:
    with pytest.raises(CommandError, match="秒数应大于 0，现在是“0”"):
        call_command("follow", "--interval", "0")


def test_as_a_service_it_follows_until_told_to_stop(own_site: dict[str, str]) -> None:
    # Followers publish too: until they are through what came with the site, the head moves.
    caught_up = [sys.executable, "manage.py", "follow", "--once"]
    subprocess.run(caught_up, cwd=ROOT, env=own_site, check=True, stdout=subprocess.DEVNULL)
    service = subprocess.Popen(
        [sys.executable, "manage.py", "follow", "--interval", "0.05"],
        cwd=ROOT,
        env=own_site,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert service.stdout is not None
        assert "正在跟进台账" in service.stdout.readline()
        first = service.stdout.readline()
        assert first.startswith("已跟进到 ")
        in_site(own_site, "from tests.factories import make_region; make_region()")
        second = service.stdout.readline()
        assert number(second) == number(first) + 1
        service.send_signal(signal.SIGTERM)
        assert service.stdout.read() == "已停止跟进。\n"
        assert service.wait(10) == 0
    finally:
        service.kill()
        service.wait()
        if service.stdout:
            service.stdout.close()


def number(line: str) -> int:
    return int(line.split()[-1])


@pytest.mark.django_db
def test_a_service_goes_on_after_failures_and_waits_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[float] = []

    class Stopping:
        """Stops at the third look."""

        def is_set(self) -> bool:
            return len(waits) == 3

        def set(self) -> None:
            os.abort()

        def wait(self, seconds: float) -> None:
            waits.append(seconds)

    failures = iter([["anchor"], ["anchor"], []])
    monkeypatch.setattr("guides.management.commands.follow.threading.Event", Stopping)
    monkeypatch.setattr("guides.management.commands.follow.signal.signal", lambda *_: None)
    monkeypatch.setattr(command, "close_old_connections", lambda: None)
    monkeypatch.setattr(command.Command, "follow", lambda self: next(failures))

    run("--interval", "3")

    assert waits == [6.0, 12.0, 3.0]
