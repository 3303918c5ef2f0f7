"""What is read of scans, and that many at once over several workers are counted exactly."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from guides.management.processes import start, stop
from guides.management.serving import HOST, answered, granian
from guides.models import Scan
from guides.usage import scans
from guides.usage.recorder import Recorder
from tests.factories import make_guide, make_hall, make_placement
from tests.guides.test_views_useful import PERSON

DAY = date(2026, 5, 1)
SCANNERS = 50
EACH = 8
# Seconds of scanning before a worker is killed.
KILLED_AFTER = 2.5
PREPARE = """
import json
import os
import signal
from tests.factories import make_guide, make_placement
guide = make_guide()
print(json.dumps([make_placement(guide).code for _ in range(5)]))
"""
COUNTED = """
import json
import os
import signal
from django.db.models import Sum
from guides.management.processes import start, stop
from guides.management.serving import HOST, answered, granian
from guides.models import Scan
print(json.dumps(dict(Scan.objects.values_list("code").annotate(sum=Sum("times")).order_by())))
"""


def in_site(site: dict[str, str], program: str) -> str:
    """Return the last line that a program says in the shell of a site."""
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", program],
        env=site,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()[-1]


def counted(site: dict[str, str]) -> dict[str, int]:
    found: dict[str, int] = json.loads(in_site(site, COUNTED))
    return found


@contextmanager
def served(site: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve a site by a worker for each core; afterwards they have ended in order."""
    port = int(site["MINGBAI_BASE_URL"].rpartition(":")[2])
    server = start(*granian(HOST, port), surroundings=site)
    try:
        assert answered(server, HOST, port)
        yield server
    finally:
        stop([server])


def workers(server: "subprocess.Popen[bytes]") -> list[int]:
    """Return the processes below a server that answer: forks of it."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    return [int(one) for one in children if _command(one) == _command(server.pid)]


def _command(process: str | int) -> bytes:
    return Path(f"/proc/{process}/cmdline").read_bytes()


def scan(site: dict[str, str], codes: Iterable[str]) -> int:
    """Scan codes over connections of their own; returns how many were answered."""
    host = urlsplit(site["MINGBAI_BASE_URL"]).netloc
    answered = 0
    for code in codes:
        connection = http.client.HTTPConnection(host, timeout=30)
        try:
            connection.request("GET", f"/Q/{code}", headers=PERSON)
            answered += connection.getresponse().status == 302
        finally:
            connection.close()
    return answered


@pytest.mark.django_db
def test_scans_are_summed_by_what_boards_ask_for() -> None:
    hall = make_hall()
    here, there = make_placement(make_guide(), hall=hall), make_placement(make_guide())
    for code, day, hour, times in (
        (here.code, DAY, 9, 2),
        (here.code, DAY, 10, 3),
        (here.code, DAY + timedelta(days=1), 9, 5),
        (there.code, DAY, 9, 7),
        (here.code, DAY - timedelta(days=1), 9, 100),
    ):
        Scan.objects.create(code=code, day=day, hour=hour, times=times)
    span = DAY, DAY + timedelta(days=6)

    assert scans.by_code(*span) == {here.code: 10, there.code: 7}
    by_day = {DAY: 5, DAY + timedelta(days=1): 5}
    assert scans.by_code_and_day(*span, [here.code]) == ({here.code: 10}, by_day)
    assert scans.by_hour(*span) == {9: 14, 10: 3}
    assert scans.last_days([here.code]) == {here.code: DAY + timedelta(days=1)}


def test_what_hangs_in_many_places_waits_without_loss() -> None:
    written: dict[str, int] = {}
    bounded: Recorder[str] = Recorder(written.__setitem__, most=None, pause=60)

    for number in range(1000):
        bounded.take(str(number))

    assert bounded.wait(30)
    assert len(written) == 1000


def test_fifty_scanners_at_once_over_all_workers_are_counted_exactly(
    own_site: dict[str, str],
) -> None:
    codes = json.loads(in_site(own_site, PREPARE))
    shares = [[codes[(one + n) % len(codes)] for n in range(EACH)] for one in range(SCANNERS)]

    # They end at once, with what they have not written yet.
    with served(own_site), ThreadPoolExecutor(SCANNERS) as crowd:
        answers = list(crowd.map(lambda share: scan(own_site, share), shares))

    assert sum(answers) == SCANNERS * EACH
    assert counted(own_site) == dict.fromkeys(codes, SCANNERS * EACH // len(codes))


def test_a_worker_that_is_killed_loses_its_last_second_at_most(own_site: dict[str, str]) -> None:
    codes = json.loads(in_site(own_site, PREPARE))
    at: list[float] = []
    with served(own_site) as server:
        began = time.monotonic()
        while time.monotonic() < began + KILLED_AFTER:
            at += [time.monotonic()] * scan(own_site, codes[:1])
        killed = time.monotonic()
        os.kill(workers(server)[0], signal.SIGKILL)

    [times] = counted(own_site).values()
    assert sum(one < killed - 1 for one in at) <= times <= len(at)
