"""`python -m tests.benchmarks.boards [SCANS]`: what boards cost on 100,000 rows of scans.

A hall with 40 placements, a department with 200 guides that are read each day of a year. Each board
is asked for as an editor's browser does, and its table added up again. Milliseconds, the median of
several, and queries.
"""

import argparse
import os
import statistics
import sys
import time
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5
PLACEMENTS, GUIDES, DAYS = 40, 200, 365


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scans", nargs="?", type=int, default=100_000)
    scans = parser.parse_args().scans
    with TemporaryDirectory() as folder:
        os.environ["MINGBAI_DATA"] = folder
        os.environ["MINGBAI_BASE_URL"] = "http://testserver"
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.demo"
        sys.path[:0] = [str(ROOT), str(ROOT / "site")]
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        measure(scans)


def measure(scans: int) -> None:
    from django.contrib.auth.models import User
    from django.test import Client
    from django.urls import reverse

    from guides import usage

    hall, department = counted(scans)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.create_superuser("one", "one@example.test", "x"))
    began = time.perf_counter()
    assert len(usage.wanted(20, hall.code)) == 20
    print(f"what is wanted in the hall: {(time.perf_counter() - began) * 1000:.0f} ms")
    for name, thing in (("hall", hall), ("department", department)):
        url = reverse(f"guides_board_{name}", args=[thing.code])
        for span in ("7", "30", "90", "year"):
            told(client, f"{url}?span={span}")
        told(client, f"{url}guides.xlsx?span=year")


def counted(scans: int) -> tuple[Any, Any]:
    """Return a hall and a department with so many rows of scans, and reads for a year."""
    from django.utils import timezone

    from guides.models import Scan, Usage
    from guides.vocabulary import Edition, UsageKind
    from tests.factories import make_department, make_guide, make_hall, make_item, make_placement

    hall, department = make_hall(), make_department()
    item = make_item(hall=hall)
    guides = [make_guide(item=item, department=department) for _ in range(GUIDES)]
    codes = [make_placement(page, hall=hall).code for page in guides[:PLACEMENTS]]
    days = [timezone.localdate() - timedelta(days=ago) for ago in range(DAYS)]
    slots = ((code, day, hour) for hour in range(8, 20) for day in days for code in codes)
    rows = [Scan(code=code, day=day, hour=hour, times=7) for code, day, hour in slots][:scans]
    assert len(rows) == scans, len(rows)
    Scan.objects.bulk_create(rows, batch_size=5000)
    read = [
        Usage(code=page.code, day=day, usage_kind=kind, edition=Edition.PLAIN, times=9)
        for page in guides
        for day in days
        for kind in (UsageKind.READ, UsageKind.FOUND)
    ]
    Usage.objects.bulk_create(read, batch_size=5000)
    print(f"{len(rows)} rows of scans, {len(read)} of reads")
    return hall, department


def told(client: Any, url: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    taken = []
    for _run in range(RUNS):
        began = time.perf_counter()
        response = client.get(url)
        taken.append((time.perf_counter() - began) * 1000)
        assert response.status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    print(f"{url.partition('boards/')[2]:<48}{statistics.median(taken):>7.0f} ms {len(queries)} q")


if __name__ == "__main__":
    main()
