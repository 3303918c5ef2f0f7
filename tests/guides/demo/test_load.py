"""The demo gets into the database whole, whatever interrupts it, and never twice."""

from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker, Settings
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import ReferenceIndex, Revision

from guides import media, usage
from guides.content import Guide, Item
from guides.demo import films, hung, pages, texts, used
from guides.demo import things as things_module
from guides.hindrances import Hindrance, hindrances
from guides.models import (
    Brand,
    Current,
    Department,
    GuidePage,
    Hall,
    LedgerRow,
    Material,
    Placement,
    Region,
    Scan,
    SectionPage,
    Usage,
    Video,
)
from guides.models import Item as ItemModel
from guides.vocabulary import Edition, Kind

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """Stands in for a process that ends in the middle."""


def load_demo(*arguments: str) -> str:
    out = StringIO()
    call_command("load_demo", *arguments, stdout=out)
    return out.getvalue()


def killed_after(patch: pytest.MonkeyPatch, calls: int, owner: Any, name: str) -> None:
    """Load until something was called so many times, then stop dead."""
    original = getattr(owner, name)
    left = [calls]

    def call_or_die(*args: Any, **kwargs: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        return original(*args, **kwargs)

    with patch.context() as patched:
        patched.setattr(owner, name, call_or_die)
        with pytest.raises(Killed):
            load_demo()


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Path]:
    """The texts loaded in four attempts, three of which were cut short; yields the data folder."""
    folder = tmp_path_factory.mktemp("demo")
    ours = override_settings(
        DEMO=True,
        DATA_DIR=folder,
        MEDIA_ROOT=folder / "uploads",
        PUBLISHED_MEDIA_ROOT=folder / "published",
    )
    patch = pytest.MonkeyPatch()
    with django_db_blocker.unblock(), transaction.atomic():
        with ours:
            killed_after(patch, 5, Revision, "publish")  # in the halls
            killed_after(patch, 10, things_module, "_item")
            # In the second batch of guides.
            killed_after(patch, pages.BATCH + 5, Revision, "publish")
            load_demo()
        yield folder
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def files(loaded: Path, settings: Settings, own_data: Path) -> None:
    settings.DEMO = True
    settings.DATA_DIR = loaded
    settings.MEDIA_ROOT = loaded / "uploads"
    settings.PUBLISHED_MEDIA_ROOT = loaded / "published"


@pytest.fixture
def two_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only two guides are looked at: one with a film, one with pictures alone."""
    two = [one for one in texts.guides() if one.key in {"passport", "dog-registration"}]
    monkeypatch.setattr(texts, "guides", lambda: tuple(two))


def hindered() -> dict[str, list[Hindrance]]:
    found = {page.title: hindrances(page) for page in GuidePage.objects.all()}
    return {title: ones for title, ones in found.items() if ones}


def published(key: str) -> Guide:
    page = GuidePage.objects.get(source_id=key)
    row = Current.objects.get(kind=Kind.GUIDE, code=page.code, locale="zh-Hans").row
    return Guide.model_validate_json(row.payload)


def test_codes_hang_in_halls_and_were_used() -> None:
    placements = Placement.objects.select_related("hall")
    halls = {placement.hall for placement in placements}
    assert len(halls) == hung.HALLS
    assert Current.objects.filter(kind=Kind.PLACEMENT, action="publish").count() == len(placements)
    assert {"guide", "hall", "rating"} == {one.target_kind for one in placements}
    for model in (Scan, Usage):
        assert model.objects.latest("day").day == timezone.localdate() - timedelta(days=1)
        assert model.objects.values("day").distinct().count() == used.DAYS
    assert set(Scan.objects.values_list("code", flat=True)) == {one.code for one in placements}
    assert len(usage.wanted(100)) == len(texts.guides())


def test_all_is_there_once_and_public() -> None:
    city = texts.city()
    assert Region.objects.count() == len(city.regions)
    assert Department.objects.count() == SectionPage.objects.count() == len(city.departments)
    assert Hall.objects.filter(live=True).count() == len(city.halls)
    assert Material.objects.count() == len(texts.materials())
    items = {item.source_id for guide in texts.guides() for item in guide.items}
    assert (
        set(ItemModel.objects.filter(source="demo", live=True).values_list("source_id", flat=True))
        == items
    )
    assert set(pages.known_guides()) == {guide.key for guide in texts.guides()}
    for kind, count in (
        (Kind.GUIDE, len(texts.guides())),
        (Kind.ITEM, len(items)),
        (Kind.HALL, len(city.halls)),
        (Kind.LIFE_EVENT, len(texts.life_events())),
    ):
        assert LedgerRow.objects.filter(kind=kind).count() == count
    assert Brand.load().city == city.site.city
    assert Brand.load().notice == city.site.notice


def test_a_second_run_changes_nothing() -> None:
    rows, revisions = LedgerRow.objects.count(), Revision.objects.count()
    assert "没有改动" in load_demo()
    assert (LedgerRow.objects.count(), Revision.objects.count()) == (rows, revisions)


def test_an_editors_changes_stay(two_drawn: None) -> None:
    page = GuidePage.objects.get(source_id="passport")
    page.title = "护照这样办"
    page.save_revision().publish()
    load_demo("--media")
    page.refresh_from_db()
    assert page.title == "护照这样办"
    assert page.has_video


def test_nothing_hinders_any_guide() -> None:
    assert hindered() == {}


def test_tokens_of_other_items_were_resolved() -> None:
    answer = published("road-freight").facts["fee"].words  # type: ignore[index]
    assert "{{" not in answer
    assert answer.count("不收费") == 2
    # What the site says of itself takes its telephone from the site's row when it is read.
    rows = LedgerRow.objects.exclude(kind=Kind.STATEMENT)
    everything = "".join(rows.values_list("payload", flat=True))
    assert "{{" not in everything
    assert "DEMO-0109}}" not in everything


def test_sources_and_related_guides_are_told() -> None:
    guide = published("newborn-household")
    assert guide.item.source_data["出处"].splitlines() == list(texts.guides()[0].sources)
    assert guide.related == tuple(
        GuidePage.objects.get(source_id=key).code for key in texts.guides()[0].related
    )


def test_forms_and_samples_hang_on_the_materials() -> None:
    assert Document.objects.count() == len(list(things_module.PAPERS.glob("*.pdf")))
    item = ItemModel.objects.get(source_id="DEMO-0014")
    row = Current.objects.get(kind=Kind.ITEM, code=item.code).row
    form = next(
        use
        for use in Item.model_validate_json(row.payload).materials
        if use.name == "法律援助申请表"
    )
    assert form.blank
    assert form.sample
    assert form.blank.type == "application/pdf"
    assert media.public_path(form.sample.path).exists()


@pytest.mark.once
def test_media_complete_the_editions() -> None:
    load_demo("--media")
    assert hindered() == {}
    whole = 0
    for text in texts.guides():
        guide = published(text.key)
        assert {state.edition for state in guide.editions} == set(text.editions)
        assert not any(state.stale for state in guide.editions)
        if Edition.VIDEO not in text.editions:
            continue
        whole += 1
        assert guide.video
        assert guide.video.poster
        assert {one.locale for one in guide.video.captions} >= {"zh-Hans", "zh-Hant"}
        assert [chapter.title for chapter in guide.video.chapters] == [s.title for s in text.steps]
        assert guide.video.transcript
        for step, written in zip(guide.steps, text.steps, strict=True):
            assert step.picture
            assert written.picture
            assert written.clip
            assert step.clip
            assert (step.clip.start, step.clip.end) == (written.clip.start, written.clip.end)
            assert [one.text for one in step.picture.callouts] == [
                one.text for one in written.picture.callouts
            ]
            assert [(one.x, one.y) for one in step.picture.callouts] == [
                tuple(point) for point in films.callouts()[written.picture.file]
            ]
        for file in media.named_media(guide):
            assert media.public_path(file.path).stat().st_size == file.size
    assert whole >= 20


@pytest.mark.once
def test_media_are_one_publication_each_with_its_note(two_drawn: None) -> None:
    before = LedgerRow.objects.count()
    assert "已补上图例和视频：办护照" in load_demo("--media")
    rows = LedgerRow.objects.all()[before:]
    assert {row.change_note for row in rows} == {films.CHANGE_NOTE}
    assert len(rows) == 2
    images = Image.objects.count()
    assert all(ReferenceIndex.get_references_to(image).exists() for image in Image.objects.all())
    assert "没有改动" in load_demo("--media")
    assert (LedgerRow.objects.count(), Image.objects.count()) == (before + len(rows), images)


@pytest.mark.once
def test_media_leave_a_draft_a_draft_and_give_it_the_pictures_too(two_drawn: None) -> None:
    page = GuidePage.objects.get(source_id="passport")
    page.summary = "还没有想好的一句话"
    page.save_revision()
    load_demo("--media")
    assert "还没有想好" not in published("passport").summary
    page.refresh_from_db()
    assert page.has_unpublished_changes
    draft = page.get_latest_revision_as_object()
    assert draft.summary == "还没有想好的一句话"
    assert draft.video == Video.objects.get(guide_pages=page)
    assert draft.steps[0].value["picture"]["image"]


@pytest.mark.once
def test_a_withdrawn_guide_is_left_alone(two_drawn: None) -> None:
    page = GuidePage.objects.get(source_id="passport")
    page.unpublish()
    load_demo("--media")
    page.refresh_from_db()
    assert not page.live
    assert not page.has_video


def test_what_refers_to_what_is_known_to_the_editors() -> None:
    item = ItemModel.objects.get(source_id="DEMO-0004")
    referring = {one.object_id for one in ReferenceIndex.get_references_to(item)}
    assert str(GuidePage.objects.get(source_id="passport").pk) in referring
    document = Document.objects.get(title="法律援助申请表（示例）")
    assert ReferenceIndex.get_references_to(document).exists()


def test_it_can_be_silent() -> None:
    silent = StringIO()
    call_command("load_demo", verbosity=0, stdout=silent)
    assert silent.getvalue() == ""


def test_other_than_demo_sites_refuse_it(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="演示网站"):
        load_demo()
