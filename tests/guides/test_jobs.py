"""Jobs: asked for, done once by one process, stopped, killed and gone on with."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import TestCase
from django.utils import timezone
from pytest_django import Settings

from guides import jobs
from guides.jobs import asked, working
from guides.jobs.heart import Heart
from guides.models import Job
from guides.vocabulary import JobKind, JobState
from tests.guides.programs import in_site

pytestmark = pytest.mark.django_db

Steps = list[Any]


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The jobs for which a process would have been started."""
    started: list[int] = []
    monkeypatch.setattr(asked, "launch", started.append)
    return started


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Have a function do all assignments."""

    def set_worker(function: Any) -> None:
        monkeypatch.setattr(working, "import_string", lambda path: function)
        monkeypatch.setitem(working.WORKERS, JobKind.ASSIGN, "given.by.the.test")

    return set_worker


def make_job(**fields: Any) -> Job:
    return Job.objects.create(**{"kind": JobKind.ASSIGN, "title": "改归属", **fields})


def silent(**fields: Any) -> Job:
    """Return a job whose process was killed two minutes ago."""
    ago = timezone.now() - timedelta(minutes=2)
    return make_job(state=JobState.RUNNING, started_at=ago, heard_at=ago, **fields)


def test_a_job_is_launched_when_its_row_is_there_for_others(launched: list[int]) -> None:
    with TestCase.captureOnCommitCallbacks() as after:
        job = jobs.start(JobKind.ASSIGN, "改归属", user=None, parameters={"a": 1})
    assert (job.state, launched) == (JobState.WAITING, [])
    for one in after:
        one()
    assert launched == [job.pk]


def test_work_is_told_and_its_outcome_kept(worker: Callable[[Any], None]) -> None:
    def count(job: Job, tick: jobs.Tick) -> dict[str, Any]:
        tick(3, 4)
        return {"sum": job.parameters["a"] + 1}

    worker(count)
    done = working.perform(make_job(parameters={"a": 1}, outcome={"before": 1}), Heart(Job()).tick)
    assert done == {"state": JobState.DONE, "outcome": {"before": 1, "sum": 2}}


def test_a_look_waits_for_a_persons_word_and_then_goes_on(
    worker: Callable[[Any], None], launched: list[int]
) -> None:
    worker(lambda job, tick: {"look" if job.parameters["look"] else "result": 1})
    job = make_job(parameters={"look": True})
    assert not jobs.go(job)
    Job.objects.update(**working.perform(job, Heart(job).tick))
    job.refresh_from_db()
    assert (job.state, job.outcome) == (JobState.CHECKED, {"look": 1})
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert jobs.go(job)
        assert not jobs.go(job)
    assert launched == [job.pk]
    job.refresh_from_db()
    assert working.perform(job, Heart(job).tick) == {
        "state": JobState.DONE,
        "outcome": {"look": 1, "result": 1},
    }


def test_a_look_may_be_called_off() -> None:
    job = make_job(state=JobState.CHECKED)
    assert jobs.cancel(job)
    job.refresh_from_db()
    assert (job.state, job.error) == (JobState.STOPPED, "您取消了，什么也没有改。")
    assert not jobs.cancel(job)


def test_what_a_worker_says_of_its_failure_is_told(worker: Callable[[Any], None]) -> None:
    def refuse(job: Job, tick: jobs.Tick) -> dict[str, Any]:
        raise jobs.Failed("文件已经删掉了。")

    worker(refuse)
    done = working.perform(make_job(), Heart(Job()).tick)
    assert done == {"state": JobState.FAILED, "error": "文件已经删掉了。"}


def test_an_unexpected_error_is_in_the_log_and_not_on_the_page(
    worker: Callable[[Any], None], caplog: pytest.LogCaptureFixture
) -> None:
    worker(lambda job, tick: 1 / 0)
    job = make_job()
    done = working.perform(job, Heart(job).tick)
    assert done["state"] == JobState.FAILED
    assert "意外的错误" in done["error"]
    assert str(job.pk) in done["error"]
    assert "ZeroDivisionError" not in done["error"]
    assert "ZeroDivisionError" in caplog.text


def test_one_process_alone_takes_a_job() -> None:
    job = make_job()
    assert working.claim(job.pk) is not None
    assert working.claim(job.pk) is None


def test_a_killed_job_is_taken_over_and_a_living_one_is_not() -> None:
    taken = working.claim(silent().pk)
    assert taken is not None
    assert taken.heard_at is not None
    assert taken.heard_at > timezone.now() - timedelta(minutes=1)
    assert working.claim(taken.pk) is None


def test_who_lost_a_job_writes_nothing_more_down() -> None:
    first = working.claim(silent().pk)
    assert first is not None
    Job.objects.update(heard_at=timezone.now() - timedelta(minutes=2))
    second = working.claim(first.pk)
    first.state, first.outcome = JobState.DONE, {"from": "first"}
    working._write_down(first)
    now = Job.objects.get()
    assert second is not None
    assert (now.state, now.outcome, now.started_at) == (JobState.RUNNING, {}, second.started_at)


@pytest.mark.parametrize("state", [JobState.STOPPED, JobState.FAILED, "silent"])
def test_what_ended_early_may_go_on(state: str, launched: list[int]) -> None:
    job = silent() if state == "silent" else make_job(state=state, error="原因")
    assert jobs.may_go_on(job)
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert jobs.resume(job)
        assert not jobs.resume(job)
    assert launched == [job.pk]
    job.refresh_from_db()
    assert (job.state, job.error, jobs.may_go_on(job)) == (JobState.WAITING, "", False)


@pytest.mark.parametrize("state", [JobState.DONE, JobState.CHECKED, JobState.RUNNING])
def test_what_is_done_or_going_on_is_not_begun_again(state: str, launched: list[int]) -> None:
    job = make_job(state=state, heard_at=timezone.now())
    assert not jobs.may_go_on(job)
    assert not jobs.resume(job)
    assert working.claim(job.pk) is None
    assert working.claim(job.pk, again=True) is None


def test_a_job_is_stopped_at_its_next_step(worker: Callable[[Any], None]) -> None:
    steps: list[int] = []

    def many(job: Job, tick: jobs.Tick) -> dict[str, Any]:
        for number in range(9):
            tick(number, 9)
            steps.append(number)
            if number == 3:
                heart.ask()
        return {}

    worker(many)
    heart = Heart(make_job())
    end = working.perform(make_job(), heart.tick)
    assert (end["state"], steps) == (JobState.STOPPED, [0, 1, 2, 3])


def test_a_dead_job_is_stopped_at_once() -> None:
    job = silent()
    assert jobs.stop(job)
    job.refresh_from_db()
    assert job.state == JobState.STOPPED
    assert not jobs.stop(job)


def test_files_are_for_their_owner_alone_and_below_no_served_folder(settings: Settings) -> None:
    folder = jobs.folder_of(make_job())
    assert folder.is_relative_to(settings.DATA_DIR)
    for served in (settings.MEDIA_ROOT, settings.PUBLISHED_MEDIA_ROOT, settings.STATIC_ROOT):
        assert not folder.is_relative_to(served)
    assert folder.stat().st_mode & 0o077 == 0


def test_old_files_are_deleted_and_their_rows_stay() -> None:
    old = make_job(state=JobState.DONE, finished_at=timezone.now() - timedelta(days=91))
    new = make_job(state=JobState.DONE, finished_at=timezone.now() - timedelta(days=89))
    for job in (old, new):
        (jobs.folder_of(job) / "1.csv").write_text("x")
    forgotten, fresh = jobs.incoming() / "a.csv", jobs.incoming() / "b.csv"
    for file in (forgotten, fresh):
        file.write_text("x")
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(forgotten, (two_days_ago, two_days_ago))
    assert jobs.tidy() == 1
    assert [(jobs.folder_of(job) / "1.csv").exists() for job in (old, new)] == [False, True]
    assert (forgotten.exists(), fresh.exists()) == (False, True)
    assert Job.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_how_far_it_is_can_be_read_while_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guides.jobs.heart.PULSE", 0.01)
    job = working.claim(make_job().pk)
    assert job is not None
    with Heart(job) as heart:
        heart.tick(7, 20)
        wait_until(lambda: Job.objects.get().done == 7)
        assert Job.objects.get().total == 20
        jobs.stop(job)
        with pytest.raises(jobs.Stopped):
            tick_until_stopped(heart)


@pytest.mark.django_db(transaction=True)
def test_a_heart_that_is_not_heard_does_not_stop_the_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("guides.jobs.heart.PULSE", 0.01)
    job = working.claim(make_job().pk)
    assert job is not None
    job.pk, real = None, job.pk
    missed = 0

    def broken(self: Heart) -> Any:
        nonlocal missed
        missed += 1
        from django.db import OperationalError

        raise OperationalError("database is locked")

    monkeypatch.setattr(Heart, "_mine", broken)
    with Heart(job) as heart:
        heart.tick(1, 2)
        wait_until(lambda: missed > 2)
        heart.tick(2, 2)
    assert Job.objects.get(pk=real).state == JobState.RUNNING


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not true():
        assert time.monotonic() < until, "it never came true"
        time.sleep(0.01)


def tick_until_stopped(heart: Heart) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        heart.tick(8, 20)
        time.sleep(0.01)


# Below: whole processes, on a database of their own.

_CSV = "item_id,name,item_type\n"
# Four transactions, so that a kill that follows the first comes before the last.
_ROWS = 2_000


def a_catalogue(data: Path, rows: int) -> None:
    lines = [f"S{number},第{number}号事项,行政许可\n" for number in range(rows)]
    (data / "items.csv").write_text(_CSV + "".join(lines), encoding="utf-8")


_MAKE = """
from guides import jobs
from guides.models import Job
from guides.vocabulary import JobKind
job = jobs.prepare(JobKind.IMPORT_CATALOGUE, "导入", user=None, parameters={
    "files": [{"name": "items.csv", "path": "1.csv"}],
    "mapping": "", "source": "试", "note": "", "look": False})
import shutil
from django.conf import settings
shutil.copy(settings.DATA_DIR / "items.csv", jobs.folder_of(job) / "1.csv")
print(job.pk)
"""

_TELL = """
import json
from guides.models import Item, Job, LedgerRow
job = Job.objects.get()
print(json.dumps([job.state, Item.objects.count(),
    LedgerRow.objects.filter(kind="item").count(), job.outcome]))
"""


def manage(site: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], env=site, capture_output=True, text=True
    )


def refused(site: dict[str, str], *arguments: str) -> list[Any]:
    """Return the exit code with which a command refuses, and what it says."""
    code = f"""
import json
from django.core.management import CommandError, call_command
try:
    call_command(*{arguments!r})
except CommandError as error:
    print(json.dumps([error.returncode, str(error)]))
"""
    found: list[Any] = json.loads(in_site(site, code))
    return found


def test_a_killed_job_goes_on_and_completes_what_is_missing(own_site: dict[str, str]) -> None:
    data = Path(own_site["MINGBAI_DATA"])
    a_catalogue(data, _ROWS)
    pk = in_site(own_site, _MAKE).strip()
    child = subprocess.Popen([sys.executable, "manage.py", "work", pk], env=own_site)
    in_site(
        own_site,
        "import time\nfrom guides.models import Item\n"
        "while not Item.objects.exists(): time.sleep(0.01)",
    )
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    state, items, rows, _outcome = told(own_site)
    assert state == "running"
    assert 0 < items == rows < _ROWS
    # Nobody takes it while it may still be alive.
    code, said = refused(own_site, "work", pk)
    assert (code, "有别的进程正在做" in said) == (2, True)
    in_site(
        own_site,
        "from datetime import timedelta\nfrom django.utils import timezone\n"
        "from guides.models import Job\n"
        "Job.objects.update(heard_at=timezone.now() - timedelta(minutes=2))",
    )
    again = manage(own_site, "work", pk)
    assert again.returncode == 0, again.stderr
    state, items, rows, outcome = told(own_site)
    assert (state, items, rows) == ("done", _ROWS, _ROWS)
    counts = outcome["result"]["files"][0]["counts"]
    assert counts["created"] + counts["unchanged"] == _ROWS
    assert counts["unchanged"] > 0


def test_a_service_that_goes_down_lets_the_step_be_finished(own_site: dict[str, str]) -> None:
    a_catalogue(Path(own_site["MINGBAI_DATA"]), _ROWS)
    pk = in_site(own_site, _MAKE).strip()
    child = subprocess.Popen([sys.executable, "manage.py", "work", pk], env=own_site)
    in_site(
        own_site,
        "import time\nfrom guides.models import Item\n"
        "while not Item.objects.exists(): time.sleep(0.01)",
    )
    child.send_signal(signal.SIGTERM)
    assert child.wait() == 0
    state, items, _rows, _outcome = told(own_site)
    assert state == "stopped"
    assert 0 < items < _ROWS
    assert refused(own_site, "work", pk)[0] == 2
    assert manage(own_site, "work", pk, "--again").returncode == 0
    assert told(own_site)[:2] == ["done", _ROWS]


def told(site: dict[str, str]) -> list[Any]:
    found: list[Any] = json.loads(in_site(site, _TELL))
    return found


def test_the_command_says_what_it_needs(own_site: dict[str, str]) -> None:
    nothing, unknown = refused(own_site, "work"), refused(own_site, "work", "9")
    tidied = manage(own_site, "work", "--tidy")
    assert (nothing[0], unknown[0], tidied.returncode) == (2, 2, 0)
    assert "没有编号是 9 的任务" in unknown[1]
    assert "删掉了 0 个旧任务的文件" in tidied.stdout
