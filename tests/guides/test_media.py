import stat
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from guides import media
from guides.assemble import guide_of
from guides.models import GuidePage, PublishedFile
from tests.factories import make_guide
from tests.guides.test_assemble import a_film, a_picture

pytestmark = pytest.mark.django_db


def pictured_guide(publish: bool = True) -> GuidePage:
    picture = {"image": a_picture("step.png"), "alt": "一扇窗口", "callouts": []}
    steps = [{"title": "去", "words": "去窗口", "picture": picture}]
    return make_guide(steps=steps, publish=publish)


def test_a_drafts_files_are_measured_and_not_public(own_data: Path) -> None:
    page = pictured_guide(publish=False)

    guide = guide_of(page)

    picture = guide.steps[0].picture
    assert picture is not None
    assert PublishedFile.objects.get().path == picture.media.path
    assert not media.public_path(picture.media.path).exists()


def test_a_published_file_is_a_copy_that_never_changes(own_data: Path) -> None:
    page = pictured_guide()
    picture = guide_of(page).steps[0].picture
    assert picture is not None
    copy = media.public_path(picture.media.path)
    image = page.steps[0].value["picture"]["image"]
    with image.file.open() as file:
        original = file.read()

    image.delete()

    assert copy.read_bytes() == original
    assert not copy.stat().st_mode & stat.S_IWUSR
    assert picture.media.digest.startswith(copy.parent.name)


def test_an_unchanged_file_is_measured_once() -> None:
    page = pictured_guide()

    page.save_revision().publish()

    assert PublishedFile.objects.count() == 1


def test_names_lead_nowhere_else() -> None:
    assert "/" not in media.file_name("../../etc/pass wd")
    assert media.file_name("户口 簿.pdf") == "户口-簿.pdf"


def test_captions_and_posters_are_published_with_the_film() -> None:
    film = a_film("film")
    film.thumbnail.save("poster.jpg", ContentFile(b"jpeg"))
    page = make_guide(video=film, has_video=True)

    video = guide_of(page).video

    assert video is not None
    assert video.poster is not None
    named = {one.type for one in media.named_media(video)}
    assert named == {"video/mp4", "image/jpeg", "text/vtt"}
    assert all(media.public_path(one.path).exists() for one in media.named_media(video))
