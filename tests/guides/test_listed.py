"""The order of lists, whichever way they are narrowed and however much was published since."""

import itertools
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guides import listed, published
from guides.models import Current, Facet, Item, LedgerRow
from guides.vocabulary import Kind, Locale
from tests.conftest import Prepared
from tests.factories import make_hall, make_item, make_material

pytestmark = pytest.mark.django_db

VALUES = {"reach": ("city", "nation"), "handling": ("1", "2"), "audience": ("1",)}


@pytest.fixture(scope="module")
def head(prepared: Prepared) -> int:
    """Publish twelve items of all combinations, some anew; return the head before that."""
    with prepared():
        hall, material = make_hall(), make_material()
        made = [
            make_item(hall=hall, materials=[material], reach=reach, handling=handling)
            for _ in range(3)
            for reach, handling in itertools.product(VALUES["reach"], VALUES["handling"])
        ]
        before = published.head()
        for item in made[2:6]:
            Item.objects.get(pk=item.pk).save_revision().publish()
        Item.objects.get(pk=made[0].pk).unpublish()
        make_item(hall=hall, materials=[material], reach="city", handling="1")
        return before


def expected(facets: dict[str, str], as_of: int) -> list[tuple[int, str]]:
    """Return the list by reading every row there is."""
    then: dict[str, int] = {}
    for row in LedgerRow.objects.filter(kind=Kind.ITEM, sequence__lte=as_of).order_by("sequence"):
        then[row.code] = row.sequence
    alive = Current.objects.filter(kind=Kind.ITEM, locale=Locale.HANS, action="publish")
    found = []
    for current in alive:
        values = set(Facet.objects.filter(current=current).values_list("name", "value"))
        if current.code in then and facets.items() <= values:
            found.append((then[current.code], current.code))
    return sorted(found, reverse=True)


FACETS = [
    {},
    {"reach": "nation"},
    {"reach": "city", "handling": "1"},
    {"reach": "city", "handling": "1", "audience": "1"},
    {"reach": "city", "audience": "6"},
]


@pytest.mark.parametrize("many", [2_000, 1, 0], ids=["few", "one", "many"])
@pytest.mark.parametrize("facets", FACETS, ids=lambda one: "+".join(one) or "all")
def test_a_list_is_the_same_by_every_way(
    head: int, monkeypatch: pytest.MonkeyPatch, many: int, facets: dict[str, str]
) -> None:
    monkeypatch.setattr(listed, "MANY", many)
    now = published.head()
    for as_of in (now, head, head - 3):
        whole = expected(facets, as_of)
        if "6" not in facets.values():
            assert whole
        wanted = listed.Wanted(Kind.ITEM, facets)
        assert listed.places(wanted, as_of, now, 100) == whole
        assert listed.places(wanted, as_of, now, 2) == whole[:2]
        for place, _code in whole[:3]:
            rest = listed.Wanted(Kind.ITEM, facets, before=place)
            assert listed.places(rest, as_of, now, 100) == [one for one in whole if one[0] < place]


@pytest.mark.parametrize("facets", FACETS[:3], ids=lambda one: "+".join(one) or "all")
def test_a_date_is_held_to_the_millisecond_though_the_clock_went_back(
    head: int, facets: dict[str, str]
) -> None:
    now = published.head()
    middle = sorted(place for place, _code in expected(facets, now))[1]
    moment = timezone.now() - timedelta(days=1)
    for row in LedgerRow.objects.all():
        # Some minutes back in the middle: later rows seem older.
        minutes = row.sequence if row.sequence <= middle else row.sequence - 20
        LedgerRow.objects.filter(pk=row.pk).update(recorded_at=moment + timedelta(minutes=minutes))
    for as_of in (now, head):
        for place, _code in expected(facets, as_of):
            since = LedgerRow.objects.get(pk=place).recorded_at
            young = set(
                LedgerRow.objects.filter(recorded_at__gte=since).values_list("pk", flat=True)
            )
            found = listed.places(listed.Wanted(Kind.ITEM, facets, since), as_of, now, 100)
            assert found == [one for one in expected(facets, as_of) if one[0] in young]


def test_nothing_is_younger_than_the_future(head: int) -> None:
    wanted = listed.Wanted(Kind.ITEM, {}, timezone.now() + timedelta(hours=1))

    assert listed.places(wanted, head, head, 10) == []


@pytest.mark.once
@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="a few rows are read whole by PostgreSQL's planner"
)
@pytest.mark.parametrize("facets", FACETS[:4], ids=lambda one: "+".join(one) or "all")
def test_no_list_is_sorted(head: int, facets: dict[str, str]) -> None:
    now = published.head()
    with CaptureQueriesContext(connection) as queries:
        listed.places(listed.Wanted(Kind.ITEM, facets), now, now, 10)
    ordered = [one["sql"] for one in queries if "ORDER BY" in one["sql"]]

    assert ordered
    with connection.cursor() as cursor:
        for sql in ordered:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plan = " ".join(str(row[-1]) for row in cursor.fetchall())
            assert "TEMP B-TREE" not in plan
            assert "SCAN" not in plan
