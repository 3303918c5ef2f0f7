"""The whole of what is stored: ledger, anchors, derived tables, and what editors' tables say."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from .anchors import read_anchors
from .chain import check_anchors, check_chain
from .derived import check_derived
from .difference import Difference
from .live import check_fanouts, check_live
from .tally import Tally

ANCHORS = "anchors.jsonl"


def check_ledger(tally: Tally, anchors: Path | None = None) -> Iterator[Difference]:
    """Check the chain, and the anchors in the data folder and in a file kept elsewhere."""
    yield from check_chain(tally)
    own = Path(settings.DATA_DIR) / ANCHORS
    for file in dict.fromkeys((own, anchors)):
        if file is not None and (file == anchors or file.exists()):
            yield from check_anchors(read_anchors(file), tally)


def check_tables(tally: Tally) -> Iterator[Difference]:
    """Check what is derived from the rows, and what they were made from."""
    yield from check_derived(tally)
    yield from check_live(tally)
    yield from check_fanouts()
