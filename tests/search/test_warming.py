"""A worker that was warmed up loads nothing at its first search."""

import pytest

from search import warming
from search.answers import asked_facts
from search.engine import Lost
from search.engines import EMBEDDED
from search.index import follow
from search.understanding import tables
from tests.factories import make_item


@pytest.mark.django_db
def test_it_loads_tables_and_patterns() -> None:
    make_item(name="居民身份证补领")
    assert follow.catch_up(EMBEDDED)
    for kept in (asked_facts.asked_facts, asked_facts._table, tables._tables_as):
        kept.cache_clear()

    warming.warm()

    assert asked_facts._table.cache_info().currsize == 1
    assert tables._tables_as.cache_info().currsize == 1


@pytest.mark.django_db
def test_without_an_index_it_is_the_threads_business_alone() -> None:
    with pytest.raises(Lost):
        warming.warm()
