"""Real old guides of five places, where they are at hand: all go in, typed, with every sentence."""

import json
from pathlib import Path

import pytest
from django.test import Client

from guides import published
from guides.verify import Tally
from guides.verify.sites import InProcess
from guides.verify.stored import check_ledger, check_tables
from guides.verify.walk import check_delivered
from guides.vocabulary import Locale
from tests.guides.exchange.files import run as import_catalogue

from .importing import counts, item_of, page, run, said_of, sentences, text_of

DATA = Path(__file__).parents[5] / "shared" / "data"
GUIDES, ITEMS = DATA / "guides.jsonl", DATA / "items.csv"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.full,
    pytest.mark.skipif(not GUIDES.exists(), reason="the file of real guides is not at hand"),
]


def test_real_guides_go_in_once_typed_and_with_every_sentence(client: Client) -> None:
    import_catalogue(ITEMS)
    records = [json.loads(line) for line in GUIDES.read_text(encoding="utf-8").splitlines()]

    first = run(GUIDES)
    head = published.head()
    second = run(GUIDES)

    assert first.counts == counts(len(records), created=len(records))
    assert second.counts == counts(len(records), unchanged=len(records))
    assert published.head() == head
    whole = sum(len(record["sections"]) for record in records)
    assert first.labels["typed"] + first.labels["verbatim"] == whole
    # Bare codes whose meaning the source does not give are kept in a field for codes.
    assert first.labels["typed"] >= 0.95 * whole
    assert first.labels["typed"] - first.labels["coded"] >= 0.8 * whole
    for record in records:
        one = page(record["guide_id"])
        assert item_of(one).source_id == record["item_id"]
        assert said_of(one).origin.sections
        text = text_of(client, one)
        for lines in record["sections"].values():
            for sentence in sentences("\n".join(lines)):
                assert sentence in text, (record["guide_id"], sentence)
    assert [*check_ledger(Tally()), *check_tables(Tally())] == []
    delivered = check_delivered(InProcess(), Tally(), sample=5, locales=[Locale.HANS])
    assert list(delivered) == []
