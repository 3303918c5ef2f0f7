"""The demo's guides as a test of search needs them: loaded once, put back wherever asked for."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import override_settings

from guides.demo import load, pages
from guides.models import Current, Facet, LedgerHead, LedgerRow
from search.engines import EMBEDDED, make
from search.index import follow
from search.judging.trial import QUESTIONS

_LEDGER: tuple[Any, ...] = (LedgerRow, Current, Facet)


@dataclass(frozen=True)
class Demo:
    """What the demo publishes: its ledger's rows, an index of them, its guides' codes by key.

    `folder` is a data folder with that index; nobody writes into it.
    """

    folder: Path
    rows: dict[Any, list[Any]]
    head: dict[str, Any]
    codes: dict[str, str]

    def publish(self) -> None:
        """Put the rows into the ledger of the test's own database."""
        for model, rows in self.rows.items():
            model.objects.bulk_create(rows, batch_size=200)
        LedgerHead.objects.update(**self.head)


def load_demo(folder: Path) -> Demo:
    """Load the demo and index it, and leave the database as it was."""
    own = override_settings(DEMO=True, DATA_DIR=folder, PUBLISHED_MEDIA_ROOT=folder / "published")
    with own, transaction.atomic():
        before = {model: set(model.objects.values_list("pk", flat=True)) for model in _LEDGER}
        load.load_texts(lambda told: None)
        follow.rebuild(make(EMBEDDED))
        demo = Demo(
            folder,
            {model: list(model.objects.exclude(pk__in=before[model])) for model in _LEDGER},
            {**LedgerHead.objects.values("sequence", "chain").get()},
            {key: page.code for key, page in pages.known_guides().items()},
        )
        transaction.set_rollback(True)
    return demo


def judged(name: str) -> Iterator[dict[str, str]]:
    """Yield the lines of a file of judged questions."""
    with (QUESTIONS / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
