"""How costs grow with the number of guides: `python -m tests.benchmarks.growth 1000 10000`.

Rows of as many guides are appended to the ledger of a data folder made for it; then one guide is
published, one fact changed on twenty guides, and pages, lists and feeds are read, each checked to
have done its work. Prints milliseconds, the median of several runs, on SQLite.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5


def main(sizes: list[int]) -> None:
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
        measure(sizes)


def measure(sizes: list[int]) -> None:
    from django.test import Client

    from guides import ledger, published
    from guides.codes import mint
    from guides.ledger import Entry
    from guides.models import Current, LedgerRow
    from guides.vocabulary import Kind
    from tests.factories import change_fee, make_guide, make_item

    item = make_item(fee="20")
    pages = [make_guide(item=item) for _ in range(20)]
    known = published.record(Kind.GUIDE, pages[0].code)
    assert known is not None
    client = Client(headers={"host": "127.0.0.1"})
    amounts = iter(range(21, 10_000))
    names = [
        "rows/s",
        "publish",
        "20 guides",
        "page cold",
        "page warm",
        "list",
        "walk",
        "feed",
        "changes",
    ]
    print(f"{'guides':>8} " + " ".join(f"{name:>10}" for name in names))

    def change() -> None:
        amount = next(amounts)
        change_fee(item, str(amount))
        now = published.record(Kind.GUIDE, pages[-1].code)
        assert now is not None
        assert now.payload.facts["fee"].value.startswith(f"{amount} ")

    def get(path: str) -> Callable[[], Any]:
        def ask() -> None:
            answer = client.get(path)
            assert answer.status_code == 200, (path, answer.status_code)

        return ask

    def cold() -> None:
        # A new head: nothing that was kept holds.
        with ledger.transaction():
            ledger.append([Entry(known.payload.model_copy(update={"code": mint()}))])
        get(f"/guides/{pages[0].code}/")()

    for size in sizes:
        missing = size - Current.objects.filter(kind=Kind.GUIDE).count()
        began = time.perf_counter()
        for _ in range(0, missing, 500):
            with ledger.transaction():
                ledger.append(
                    Entry(known.payload.model_copy(update={"code": mint()}))
                    for _ in range(min(500, missing))
                )
        rate = missing / (time.perf_counter() - began)
        head = LedgerRow.objects.count()
        figures = [
            median(lambda: pages[0].save_revision().publish()),
            median(change, runs=3),
            median(cold),
            median(get(f"/guides/{pages[0].code}/"), runs=50),
            median(get("/api/guides?limit=50&before=999999")),
            median(get(f"/api/guides?limit=50&before={head // 2}&head={head - 1}")),
            median(get("/feeds/web.json?before=999999")),
            median(get(f"/api/changes?after={head - 100}&limit=100")),
        ]
        print(f"{size:>8} {rate:>10.0f} " + " ".join(f"{figure:>10.1f}" for figure in figures))


def median(act: Callable[[], Any], runs: int = RUNS) -> float:
    """Return the median of several runs in milliseconds."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000])
