"""By what things are found: read off payloads of any age, kept in the order of the lists."""

import importlib
import json
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from guides.facets import facets_of
from guides.models import Current, Facet, LedgerRow
from guides.vocabulary import Kind, Locale
from tests.factories import make_guide, make_item, make_region

migration = importlib.import_module("guides.migrations.0003_facets")


def kept() -> set[tuple[Any, ...]]:
    return set(Facet.objects.values_list("current", "kind", "name", "value", "place"))


def fill() -> None:
    migration.fill(apps, connection.schema_editor())


@pytest.mark.parametrize("kind", Kind)
def test_an_old_payload_without_a_word_is_found_by_nothing(kind: Kind) -> None:
    assert facets_of(kind, {}) == set()
    nothing: dict[str, Any] = {
        "items": [{}],
        "topics": None,
        "editions": None,
        "origin": None,
        "windows": None,
        "particulars": None,
        "audience": None,
    }
    assert facets_of(kind, nothing) == set()


def test_a_guide_is_found_by_its_own_values_and_its_items() -> None:
    one = {"code": "A", "audience": ["1"], "means": ["2", "3"], "reach": "city", "source": "甲"}
    other = {"code": "B", "audience": ["2"], "particulars": {"online_depth": "4"}, "handling": "1"}
    guide = {
        "department": "D",
        "items": [one, other],
        "editions": [{"edition": "plain", "stale": True}, {"edition": "video"}],
        "origin": {"source": "旧系统"},
    }

    assert facets_of(Kind.GUIDE, guide) == {
        ("department", "D"),
        ("stale", "yes"),
        ("item", "A"),
        ("item", "B"),
        ("audience", "1"),
        ("audience", "2"),
        ("means", "2"),
        ("means", "3"),
        ("reach", "city"),
        ("handling", "1"),
        ("online_depth", "4"),
        ("edition", "plain"),
        ("edition", "video"),
        ("source", "甲"),
        ("source", "旧系统"),
    }


def test_a_source_of_any_length_does_no_harm() -> None:
    assert facets_of(Kind.ITEM, {"source": "长" * 300}) == {("source", "长" * 100)}


@pytest.mark.django_db
def test_the_migration_makes_what_appending_makes() -> None:
    guide = make_guide(item=make_item(region=make_region()))
    make_guide().unpublish()
    made = kept()
    assert {(name, value) for _pk, _kind, name, value, _place in made} >= {
        ("audience", "1"),
        ("edition", "plain"),
        ("source", "mingbai"),
    }
    Facet.objects.all().delete()

    fill()

    assert kept() == made
    row = LedgerRow.objects.filter(kind=Kind.GUIDE, code=guide.code).latest("sequence")
    assert {place for _pk, kind, _n, _v, place in made if kind == Kind.GUIDE} == {row.sequence}


@pytest.mark.django_db
def test_the_migration_goes_on_beyond_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        make_guide()
    made = kept()
    Facet.objects.all().delete()
    monkeypatch.setattr(migration, "BATCH", 2)

    fill()

    assert kept() == made


@pytest.mark.django_db
def test_the_migration_reads_old_rows_and_leaves_redacted_ones() -> None:
    item, other = make_item(), make_item()
    Facet.objects.all().delete()
    old = {"code": item.code, "department": "D", "no_longer_known": 1}
    rows = LedgerRow.objects.filter(kind=Kind.ITEM)
    rows.filter(code=item.code).update(payload=json.dumps(old))
    rows.filter(code=other.code).update(payload="", redacted_on="2026-01-01T00:00:00Z")

    fill()

    found = Facet.objects.filter(kind=Kind.ITEM)
    assert list(found.values_list("current__code", "name", "value")) == [
        (item.code, "department", "D")
    ]


@pytest.mark.django_db
def test_what_is_alive_is_found_by_what_its_source_says() -> None:
    from wagtail.models import Locale as WagtailLocale

    page = make_guide()
    english = page.copy_for_translation(
        WagtailLocale.objects.get(language_code="en"), copy_parents=True
    )
    english.title = "How to"
    english.save_revision().publish()
    assert Current.objects.filter(kind=Kind.GUIDE, locale=Locale.EN).exists()

    of_guides = Facet.objects.filter(kind=Kind.GUIDE)
    translated = of_guides.filter(current__locale=Locale.EN)
    # English has an alphabet of its own.
    assert set(translated.values_list("name", "value")) == {("title_en", "how to")}
    assert of_guides.filter(current__locale=Locale.HANS).count() > 1
    page.unpublish()
    assert not of_guides.exists()
