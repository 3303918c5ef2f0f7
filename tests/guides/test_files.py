"""What a guide shows stays what its row says when a file is replaced, captioned or deleted."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from PIL import Image as Pixels
from wagtail.documents import get_document_model

from guides import published
from guides.content import Guide
from guides.hindrances import Hindered
from guides.models import GuidePage, Item
from guides.uploads import shown_name
from guides.vocabulary import Kind
from tests.factories import make_guide, make_item
from tests.guides.test_assemble import a_film, a_picture

pytestmark = pytest.mark.django_db


def guide_of_row(page: GuidePage) -> tuple[int, Guide]:
    record = published.record(Kind.GUIDE, page.code)
    assert record is not None
    return record.revision, record.payload


def test_a_replaced_picture_is_a_new_revision() -> None:
    image = a_picture("one.png")
    picture = {"image": image, "alt": "窗口", "callouts": []}
    page = make_guide(steps=[{"title": "去", "words": "去窗口", "picture": picture}])
    _revision, before = guide_of_row(page)

    black = io.BytesIO()
    Pixels.new("RGB", (80, 60), "black").save(black, "PNG")
    image.file = ImageFile(black, "one.png")
    image.save()

    revision, after = guide_of_row(page)
    assert revision == 2
    assert before.steps[0].picture is not None
    assert after.steps[0].picture is not None
    assert after.steps[0].picture.media.digest != before.steps[0].picture.media.digest


def test_a_deleted_picture_leaves_the_words() -> None:
    image = a_picture("one.png")
    picture = {"image": image, "alt": "窗口", "callouts": []}
    page = make_guide(steps=[{"title": "去", "words": "去窗口", "picture": picture}])

    image.delete()

    revision, guide = guide_of_row(page)
    assert (revision, guide.steps[0].picture) == (2, None)


def test_a_films_new_chapters_are_told() -> None:
    film = a_film("film")
    page = make_guide(video=film, has_video=True)

    film.chapters = "0:00 第一章\n0:02 第二章"
    film.save()

    revision, guide = guide_of_row(page)
    assert revision == 2
    assert guide.video is not None
    assert guide.video.chapters[1].start == 2000


def test_a_published_film_keeps_its_captions() -> None:
    film = a_film("film")
    page = make_guide(video=film, has_video=True)

    film.captions_hans = ""
    with pytest.raises(Hindered, match="字幕"):
        film.save()

    assert guide_of_row(page)[0] == 1


def test_a_replaced_form_is_told_by_item_and_guide() -> None:
    document = get_document_model()(title="申请表")
    document.file.save("form.pdf", ContentFile(b"%PDF old"))
    item = make_item()
    use = item.materials.first()
    assert use is not None
    use.blank = document
    item.materials = [use]
    item.save_revision().publish()
    page = make_guide(item=Item.objects.get(pk=item.pk))

    document.file.save("form.pdf", ContentFile(b"%PDF new"))

    revision, guide = guide_of_row(page)
    assert revision == 2
    blank = guide.items[0].materials[0].blank
    assert blank is not None
    assert (blank.size, blank.name) == (8, "form.pdf")


def test_a_name_is_never_given_twice() -> None:
    first = default_storage.save("documents/form.pdf", ContentFile(b"old"))
    default_storage.delete(first)

    second = default_storage.save("documents/form.pdf", ContentFile(b"new"))

    assert first != second
    assert shown_name(first) == shown_name(second) == "form.pdf"
    assert shown_name("captions/老年卡_Ab3dE6g") == "老年卡"
