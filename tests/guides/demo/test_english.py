"""The demo's English gets into the database as translations of its own rows, whole and once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from wagtail_localize.models import Translation

from guides.content import Guide, Site
from guides.demo import english, films, load, texts
from guides.hindrances import hindrances
from guides.models import Current, GuidePage, LedgerRow
from guides.translations import untranslated
from guides.vocabulary import Fact, Kind, Locale

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TWO = {"passport", "residence-permit"}
# An editor has written another summary before its English came.
CHANGED = "income-tax-settlement"


@pytest.fixture(scope="module", autouse=True)
def loaded(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Path]:
    """Guides with their films and English, and the city around them."""
    folder = tmp_path_factory.mktemp("english")
    ours = override_settings(
        DEMO=True,
        DATA_DIR=folder,
        MEDIA_ROOT=folder / "uploads",
        PUBLISHED_MEDIA_ROOT=folder / "published",
    )
    patch = pytest.MonkeyPatch()
    with django_db_blocker.unblock(), transaction.atomic(), ours, patch.context() as patched:
        _keep_only({*TWO, CHANGED}, patched)
        load.load_texts(lambda line: None)
        films.load_media(lambda line: None)
        page = GuidePage.objects.get(source_id=CHANGED)
        page.summary = "改过的一句话。"
        page.save_revision().publish()
        load.load_english(lambda line: None)
        yield folder
        transaction.set_rollback(True)


def _keep_only(keys: set[str], patch: pytest.MonkeyPatch) -> None:
    """Make the demo these guides and what they name."""
    wanted = [guide for guide in texts.guides() if guide.key in keys]
    alone = tuple(guide.model_copy(update={"related": ()}) for guide in wanted)
    items = [item for guide in alone for item in guide.items]
    places = {use.hall for item in items for use in item.windows}
    halls = tuple(hall for hall in texts.city().halls if hall.key in places)
    city = texts.city().model_copy(update={"halls": halls})
    asked = {use.key for item in items for use in item.materials}
    materials = tuple(one for one in texts.materials() if one.key in asked)
    patch.setattr(texts, "guides", lambda: alone)
    patch.setattr(texts, "city", lambda: city)
    patch.setattr(texts, "materials", lambda: materials)


def code_of(key: str) -> str:
    code: str = GuidePage.objects.values_list("code", flat=True).get(source_id=key)
    return code


def pages() -> list[GuidePage]:
    """Return the guides in English, live or not."""
    return list(GuidePage.objects.filter(locale__language_code="en").order_by("pk"))


def guide(key: str, locale: Locale = Locale.EN) -> Guide:
    row = Current.objects.get(kind=Kind.GUIDE, code=code_of(key), locale=locale).row
    return Guide.model_validate_json(row.payload)


def test_each_is_live_and_told_in_a_row_of_its_own() -> None:
    live = [page for page in pages() if page.live]
    assert {page.code for page in live} == {code_of(key) for key in TWO}
    for page in live:
        assert hindrances(page) == []
        own = LedgerRow.objects.get(kind=Kind.GUIDE, code=page.code, locale=Locale.EN)
        source = Current.objects.get(kind=Kind.GUIDE, code=page.code, locale=Locale.HANS)
        assert own.source_revision == source.revision


def test_it_is_a_translation_that_editors_can_go_on_with() -> None:
    assert Translation.objects.filter(target_locale__language_code="en").count() > 50
    assert {untranslated(page) for page in pages() if page.live} == {0}


def test_around_it_all_is_english_too() -> None:
    for kind in (Kind.TOPIC, Kind.DEPARTMENT, Kind.HALL):
        rows = Current.objects.filter(kind=kind)
        named = {row.code for row in rows.filter(locale=Locale.EN)}
        assert named == {row.code for row in rows.filter(locale=Locale.HANS)}


def test_facts_are_those_of_the_chinese_in_english_words() -> None:
    ours, source = guide("passport"), guide("passport", Locale.HANS)
    assert ours.item.fees == source.item.fees
    assert ours.facts[Fact.FEE].value == "120 yuan/booklet"
    assert ours.facts[Fact.TIME].value == "7 working days"
    assert ours.facts[Fact.PHONE].value == source.facts[Fact.PHONE].value
    assert ours.facts[Fact.MATERIALS].value == "Resident identity card, Photo for travel documents"
    assert "120 yuan/booklet" in ours.steps[3].words
    assert [one.code for one in ours.item.materials] == [one.code for one in source.item.materials]


def test_a_token_of_another_item_is_told_in_english() -> None:
    assert "Yearly endorsement: Free." in guide("residence-permit").facts[Fact.FEE].words


def test_pictures_and_film_are_told_in_english() -> None:
    ours, source = guide("passport"), guide("passport", Locale.HANS)
    film = ours.video
    assert film
    assert film.title == ours.title
    assert [one.title for one in film.chapters] == [step.title for step in ours.steps]
    assert film.transcript.splitlines()[-1].endswith("Have a good journey!")
    assert Locale.EN in {one.locale for one in film.captions}
    for step, chinese in zip(ours.steps, source.steps, strict=True):
        assert step.picture
        assert chinese.picture
        assert step.picture.media == chinese.picture.media
        assert step.picture.alt.isascii() or "’" in step.picture.alt
        assert [(one.x, one.y) for one in step.picture.callouts] == [
            (one.x, one.y) for one in chinese.picture.callouts
        ]


def test_a_second_run_changes_nothing() -> None:
    rows = LedgerRow.objects.count()
    assert english.load_english(lambda line: None) == 0
    assert LedgerRow.objects.count() == rows


def test_what_an_editor_has_put_otherwise_waits_for_a_translator() -> None:
    (page,) = (one for one in pages() if one.code == code_of(CHANGED))
    assert not page.live
    assert untranslated(page) == 1
    assert not Current.objects.filter(kind=Kind.GUIDE, code=page.code, locale=Locale.EN).exists()


def test_the_site_has_an_english_name() -> None:
    site = Site.model_validate_json(Current.objects.get(kind=Kind.SITE, locale="en").row.payload)
    assert (site.name, site.city) == ("Chenghe Services", "Chenghe")
    assert "made-up" in site.notice
