"""What is published of a picture: the picture, upright, and nothing that it says beside."""

import io
import zlib
from typing import Any

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from guides.pictures import LARGEST, Unreadable, clean


def packed(picture: Image.Image, form: str, **said: Any) -> bytes:
    written = io.BytesIO()
    picture.save(written, form, **said)
    return written.getvalue()


def a_photograph(form: str, size: tuple[int, int] = (60, 40), orientation: int = 1) -> bytes:
    said = Image.Exif()
    said[Base.Make] = "Telephone"
    said[Base.Orientation] = orientation
    said.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "N"
    picture = Image.new("RGB", size, "white")
    picture.paste("black", (0, 0, size[0], size[1] // 2))
    return packed(picture, form, exif=said)


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_where_a_photograph_was_taken_is_not_published(form: str) -> None:
    photograph = a_photograph(form)
    assert b"Telephone" in photograph

    cleaned = clean(photograph)

    assert b"Telephone" not in cleaned.content
    assert not opened(cleaned.content).getexif()
    assert opened(cleaned.content).format == form
    assert (cleaned.width, cleaned.height) == (60, 40)


@pytest.mark.parametrize(
    "said",
    [
        packed(Image.new("RGB", (9, 9)), "JPEG", comment=b"who drew this"),
        packed(Image.new("RGB", (9, 9)), "JPEG") + b"who drew this",
        packed(Image.new("RGB", (9, 9)), "WEBP", xmp=b"<x>who drew this</x>"),
        packed(Image.new("RGB", (9, 9)), "PNG") + b"who drew this",
    ],
)
def test_remarks_are_not_published_wherever_they_stand(said: bytes) -> None:
    assert b"who drew this" in said
    assert b"who drew this" not in clean(said).content


def test_a_remark_behind_the_pixels_of_a_png_is_found() -> None:
    plain = packed(Image.new("RGB", (9, 9)), "PNG")
    chunk = b"tEXtComment\x00who drew this"
    remark = len(chunk[4:]).to_bytes(4, "big") + chunk + _checksum(chunk)
    end = plain.rindex(b"IEND") - 4

    assert b"who drew this" not in clean(plain[:end] + remark + plain[end:]).content


def _checksum(chunk: bytes) -> bytes:
    return zlib.crc32(chunk).to_bytes(4, "big")


def test_a_picture_that_says_nothing_stays_byte_by_byte() -> None:
    for form in ("JPEG", "PNG", "WEBP"):
        content = packed(Image.new("P" if form == "PNG" else "RGB", (9, 9)), form)
        assert clean(content).content == content
        assert clean(clean(a_photograph(form)).content).content == clean(a_photograph(form)).content


def test_a_photograph_taken_sideways_is_published_upright() -> None:
    cleaned = clean(a_photograph("JPEG", orientation=6))

    assert (cleaned.width, cleaned.height) == (40, 60)
    # What was the upper half is the right one now.
    upright = opened(cleaned.content).convert("1")
    assert (upright.getpixel((2, 5)), upright.getpixel((38, 5))) == (255, 0)


def test_a_large_picture_is_published_as_large_as_pages_use() -> None:
    cleaned = clean(packed(Image.new("L", (LARGEST * 2, 100)), "PNG"))

    assert (cleaned.width, cleaned.height) == (LARGEST, 50)
    assert opened(cleaned.content).size == (LARGEST, 50)


def test_colours_and_transparency_stay() -> None:
    profile = b"not read here"
    said = packed(Image.new("RGB", (9, 9)), "JPEG", icc_profile=profile, comment=b"x")
    assert opened(clean(said).content).info["icc_profile"] == profile

    see_through = Image.new("RGBA", (LARGEST + 1, 2), (0, 0, 0, 0))
    assert opened(clean(packed(see_through, "PNG")).content).getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_a_picture_with_too_many_pixels_is_not_read() -> None:
    with pytest.raises(Unreadable):
        clean(packed(Image.new("1", (10_000, 5_001)), "PNG"))


def test_what_is_no_picture_is_told() -> None:
    for content in (b"", b"jpeg", packed(Image.new("RGB", (9, 9)), "PNG")[:40]):
        with pytest.raises(Unreadable):
            clean(content)
