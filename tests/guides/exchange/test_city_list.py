"""A real list of a dozen places, where it is at hand: nearly all goes in, every cell comes back."""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from guides import published
from tests.guides.exchange.files import counts, run

LIST = Path(__file__).parents[4] / "shared" / "data" / "items.csv"
# Of each source, region and kind of filling, from the first line to the last.
NAMED = (
    *("I00001", "I00002", "I00003", "I00012", "I01133", "I01134", "I01346", "I01350", "I01500"),
    *("I01700", "I01800", "I01855", "I01880", "I01882", "I01900", "I01913", "I01959", "I01961"),
    *("I01990", "I02093"),
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not LIST.exists(), reason="the list of real items is not at hand"),
]


def strings(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {text for part in value.values() for text in strings(part)}
    if isinstance(value, list):
        return {text for part in value for text in strings(part)}
    return {value} if isinstance(value, str) else set()


def test_a_real_list_goes_in_once_and_comes_back_word_for_word(client: Client) -> None:
    with LIST.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["item_id"]: row for row in csv.DictReader(file)}

    first = run(LIST).counts
    head = published.head()
    second = run(LIST).counts

    assert first["created"] >= 2_080
    assert first["created"] + first["refused"] == first["read"] == len(rows)
    assert second == counts(len(rows), unchanged=first["created"], refused=first["refused"])
    assert published.head() == head
    for source_id in NAMED:
        answer = client.get("/api/items", {"source": "items", "source_id": source_id})
        said = strings(answer.json())
        assert {cell for cell in rows[source_id].values() if cell.strip()} <= said
