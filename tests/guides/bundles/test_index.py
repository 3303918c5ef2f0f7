"""A guide is found on the device by its names and by how they begin."""

import pytest

from guides import ledger
from guides.bundles.index import entries, initials
from guides.models import EverydayName
from guides.vocabulary import Locale
from tests.factories import make_guide, make_item


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("公积金提取", "gjjtq"),
        ("办 A1 驾照（换证）", "ba1jzhz"),
        ("Passport renewal", "passportrenewal"),
        ("！？", ""),
        ("很" * 40, "h" * 16),
    ],
)
def test_initials_are_what_people_type(text: str, letters: str) -> None:
    assert initials(text) == letters


@pytest.mark.django_db
@pytest.mark.parametrize("locale", Locale)
def test_an_entry_tells_title_names_and_way(locale: Locale) -> None:
    item = make_item(name="普通护照签发")
    EverydayName.objects.create(item=item, name="护照")
    item = type(item).objects.get(pk=item.pk)
    item.save_revision().publish()
    page = make_guide(item=item, title="办护照")

    [entry] = entries(page.code, locale)

    prefix = {Locale.HANS: "", Locale.HANT: "/zh-hant", Locale.EN: "/en"}[locale]
    assert entry["path"] == f"{prefix}/kiosk/guides/{page.code}/"
    assert "bhz" in entry["initials"]
    assert len(entry["names"]) == len(set(entry["names"])) >= 1
    assert entry["title"] not in entry["names"]


@pytest.mark.django_db
def test_what_is_not_public_is_not_found() -> None:
    page = make_guide()
    with ledger.transaction(reason="并到一件事里"):
        page.unpublish()

    assert entries(page.code, Locale.HANS) == []
    assert entries("0000000", Locale.HANS) == []
