"""Smaller copies of published pictures: which there are, and that a page never lacks a picture."""

import hashlib
import io
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase
from PIL import Image, features
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtailmedia.forms import get_media_form

from guides import media, renditions
from guides.assemble import guide_of
from guides.content import Media, Picture
from guides.content.renditions import TYPES, widths_of
from guides.content.renditions import renditions as named
from guides.models import Video
from tests.factories import make_guide
from tests.guides.test_pictures import a_photograph

pytestmark = pytest.mark.django_db


def an_image(content: bytes, name: str = "step.jpg") -> Any:
    return get_image_model().objects.create(title=name, file=ImageFile(io.BytesIO(content), name))


def published(content: bytes, name: str = "step.jpg", publish: bool = True) -> Picture:
    """Return the picture of a guide's step."""
    picture = {"image": an_image(content, name), "alt": "一扇窗口", "callouts": []}
    steps = [{"title": "去", "words": "去窗口", "picture": picture}]
    shown = guide_of(make_guide(steps=steps, publish=publish)).steps[0].picture
    assert shown is not None
    return shown


def waited_for(before: set[threading.Thread]) -> None:
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=60)


def test_no_rendition_is_larger_than_its_picture() -> None:
    assert widths_of(2000) == widths_of(1201) == widths_of(1200) == (480, 800, 1200)
    assert widths_of(1000) == (480, 800, 1000)
    assert widths_of(300) == (300,)


def test_paths_follow_from_digest_width_and_format() -> None:
    one = Media(
        path="media/0123456789abcdef/图.png",
        digest="0" * 64,
        size=1,
        type="image/png",
        name="图.png",
        width=600,
        height=10,
    )
    folder = "media/0123456789abcdef/widths"
    assert named(one) == [
        *(f"{folder}/480.avif", f"{folder}/600.avif", f"{folder}/480.webp", f"{folder}/600.webp")
    ]
    assert named(one.model_copy(update={"type": "application/pdf"})) == []
    assert named(one.model_copy(update={"width": None})) == []


def test_they_are_made_once_when_a_picture_is_published(own_data: Path) -> None:
    before = set(threading.enumerate())
    with TestCase.captureOnCommitCallbacks(execute=True):
        picture = published(a_photograph("JPEG", (600, 400)))
    waited_for(before)

    files = [media.public_path(path) for path in named(picture.media)]
    assert len(files) == 4
    for file in files:
        with Image.open(file) as made:
            assert (str(made.width), made.format) == (file.stem, file.suffix[1:].upper())
            assert not made.getexif()
        assert not file.stat().st_mode & stat.S_IWUSR
    written = [file.stat().st_mtime_ns for file in files]
    with TestCase.captureOnCommitCallbacks(execute=True):
        media.publish(picture)
    waited_for(before)
    assert [file.stat().st_mtime_ns for file in files] == written


def test_none_is_made_where_readers_are_waited_for(own_data: Path) -> None:
    with (
        renditions.left_to_readers(),
        TestCase.captureOnCommitCallbacks(execute=True) as callbacks,
    ):
        picture = published(a_photograph("JPEG"))

    assert not any("renditions" in repr(one) for one in callbacks)
    assert not media.public_path(named(picture.media)[0]).exists()


@pytest.mark.parametrize("format", TYPES)
def test_a_reader_has_the_missing_one_made(client: Client, own_data: Path, format: str) -> None:
    picture = published(a_photograph("JPEG"))
    [address] = [f"/{path}" for path in named(picture.media) if path.endswith(format)]

    response = client.get(address)

    assert (response.status_code, response["Content-Type"]) == (200, f"image/{format}")
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    with Image.open(io.BytesIO(response.content)) as made:
        assert (made.format, made.size) == (format.upper(), (60, 40))
    assert response.content == media.public_path(address[1:]).read_bytes()
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_where_a_format_cannot_be_written_the_picture_itself_is_shown(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(features, "check", lambda name: name != "avif")
    picture = published(a_photograph("JPEG"))
    folder = picture.media.path.rpartition("/")[0]

    for address in (f"/{folder}/widths/60.avif", f"/{folder}/widths/59.webp"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, f"/{picture.media.path}")
        assert response["Cache-Control"] == "no-store"
    assert client.get(f"/{folder}/widths/60.webp").status_code == 200


def test_a_reader_does_not_wait_for_another(client: Client) -> None:
    picture = published(a_photograph("JPEG"))
    with renditions._making:
        assert client.get(f"/{named(picture.media)[0]}").status_code == 302


def test_a_broken_picture_has_none_and_is_told_of(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    picture = published(a_photograph("JPEG"))
    file = media.public_path(picture.media.path)
    file.chmod(0o644)
    file.write_bytes(b"broken")

    assert client.get(f"/{named(picture.media)[0]}").status_code == 302
    assert "no renditions of" in caplog.text


def test_those_of_a_draft_are_for_staff(client: Client, admin_client: Client) -> None:
    picture = published(a_photograph("JPEG"), publish=False)
    address = f"/{named(picture.media)[0]}"

    assert client.get(address).status_code == 404
    assert admin_client.get(address)["Location"] == f"/{picture.media.path}"
    assert b"Telephone" not in admin_client.get(f"/{picture.media.path}").content


def test_what_is_published_and_what_its_digest_says_is_the_clean_picture() -> None:
    picture = published(a_photograph("JPEG", orientation=6))
    copy = media.public_path(picture.media.path)

    assert b"Telephone" not in copy.read_bytes()
    assert (picture.media.width, picture.media.height) == (40, 60)
    assert picture.media.size == copy.stat().st_size
    assert picture.media.name == "step.jpg"
    assert picture.media.digest == hashlib.sha256(copy.read_bytes()).hexdigest()


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_read() -> None:
    content = io.BytesIO()
    Image.new("1", (10_000, 5_001)).save(content, "PNG")
    bomb = SimpleUploadedFile("bomb.png", content.getvalue())
    picture = get_image_form(get_image_model())({"title": "太大"}, {"file": bomb})
    film = get_media_form(Video)({"title": "太大"}, {"thumbnail": bomb})

    assert len(content.getvalue()) < 100_000
    for form, field in ((picture, "file"), (film, "thumbnail")):
        bomb.seek(0)
        assert not form.is_valid()
        assert "50010000" in str(form.errors[field])
        assert "像素" in str(form.errors[field])
