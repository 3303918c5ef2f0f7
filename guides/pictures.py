"""What is published of an uploaded picture: as large as a page can use, and the picture alone.

A photograph says where and when it was taken, and with what. None of that leaves the house.
"""

import io
from dataclasses import dataclass

from django.conf import settings
from PIL import Image, ImageOps

# In pixels, either way: what a hall's screen shows, enlarged.
LARGEST = 2000
QUALITY = 88
# What stays of what a picture says beside its pixels: how its colours are to be understood.
_HARMLESS = {
    *("icc_profile", "jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "adobe"),
    *("adobe_transform", "gamma", "srgb", "chromaticity", "aspect", "interlace", "transparency"),
    *("progressive", "progression", "background", "timestamp", "loop", "duration", "default_image"),
}
_PARTS = {"APP0", "APP2", "APP14"}
# Cameras put second pictures behind the end, with all that is said of them.
_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}
# The first is an error where warnings are.
BOMBS = (Image.DecompressionBombWarning, Image.DecompressionBombError)


class Unreadable(ValueError):
    """A file that its name calls a picture, and that is none."""


@dataclass(frozen=True)
class Clean:
    """A picture's bytes as they are published, and its size in pixels as it is seen."""

    content: bytes
    width: int
    height: int


def clean(content: bytes) -> Clean:
    """Return a picture without what it says beside its pixels, upright and not larger than LARGEST.

    One that is so already stays as it is, byte by byte. Raises Unreadable, also for one with more
    pixels than may be uploaded.
    """
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as picture:
            if picture.width * picture.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise Unreadable("too many pixels")
            if max(picture.size) <= LARGEST and _says_nothing(picture, content):
                return Clean(content, *picture.size)
            return _cleaned(picture)
    # Pillow says what is wrong with a file in many ways.
    except (OSError, ValueError, SyntaxError, *BOMBS) as error:
        raise Unreadable(str(error)) from error


def _says_nothing(picture: Image.Image, content: bytes) -> bool:
    # PNG may say more after its pixels; JPEG has parts that Pillow only lists.
    picture.load()
    parts = {name for name, _content in getattr(picture, "applist", ())}
    return (
        picture.info.keys() <= _HARMLESS
        and parts <= _PARTS
        and not picture.getexif()
        and content.endswith(_ENDS.get(str(picture.format), b""))
    )


def _cleaned(picture: Image.Image) -> Clean:
    form = "JPEG" if picture.format == "MPO" else picture.format
    picture.draft(None, (LARGEST, LARGEST))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LARGEST, LARGEST), reducing_gap=3.0)
    written = io.BytesIO()
    # By name: whatever else Pillow would carry over from `info` is left behind.
    colours = {"icc_profile": picture.info.get("icc_profile")}
    upright.info = {key: upright.info[key] for key in ("transparency",) if key in upright.info}
    upright.save(written, form, quality=QUALITY, exif=b"", **colours)
    return Clean(written.getvalue(), *upright.size)
