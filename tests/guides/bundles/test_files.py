"""What screens load is found by their words, and named by the digests of its pieces."""

import hashlib
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from guides.bundles import files
from guides.bundles.files import PIECE, files_of
from guides.channels.brand import address
from guides.models import Brand
from guides.published import site


def published(settings: Settings, name: str, content: bytes) -> str:
    place = Path(settings.PUBLISHED_MEDIA_ROOT) / ("0" * 16) / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return f"/media/{'0' * 16}/{name}"


def test_a_file_longer_than_a_piece_is_checked_by_pieces(settings: Settings) -> None:
    content = bytes(PIECE) + b"the rest"
    path = published(settings, "film.mp4", content)

    [film] = files_of([f'<video src="{path}#t=1,2"></video>'])

    parts = (content[:PIECE], content[PIECE:])
    assert film.pieces == tuple(hashlib.sha256(part).hexdigest() for part in parts)
    assert (film.path, film.type, film.size) == (path, "video/mp4", len(content))


def test_each_way_of_naming_a_file_is_read(settings: Settings) -> None:
    paths = [published(settings, f"{name}.png", name.encode()) for name in "abcde"]
    a, b, c, d, e = paths
    text = (
        f'<image href="{a}"/><img srcset="{b} 480w,{c} 960w">'
        f"<i style='x:url({d})'></i><b data-told=\"{{&quot;x&quot;:&quot;{e}&quot;}}\"></b>"
    )

    assert [one.path for one in files_of([text, text])] == paths


def test_a_name_in_chinese_is_found_as_it_was_written_or_escaped(settings: Settings) -> None:
    path = published(settings, "护照.png", b"x")
    escaped = path.replace("护照", "%E6%8A%A4%E7%85%A7")

    assert [one.path for one in files_of([f'<img src="{path}">', f'<img src="{escaped}">'])] == [
        path
    ]


def test_what_is_not_there_is_not_promised(settings: Settings) -> None:
    lost = f'<img src="/media/{"1" * 16}/lost.png"><link href="/static/lost.css">'
    outside = f'<img src="/media/{"0" * 16}/../../secrets.json"><img src="/static/../manage.py">'

    assert files_of([lost, outside]) == []


def test_files_that_styles_name_come_too(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    (tmp_path / "static" / "pictures").mkdir(parents=True)
    (tmp_path / "static" / "sheet.css").write_text(
        "a{background:url('pictures/a.svg#x')}b{background:url(data:image/png;base64,AA)}"
    )
    (tmp_path / "static" / "pictures" / "a.svg").write_text("<svg/>")

    found = files_of(['<link rel="stylesheet" href="/static/sheet.css">'])

    assert [one.path for one in found] == ["/static/pictures/a.svg", "/static/sheet.css"]


def test_a_file_that_changed_is_measured_again(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    sheet = tmp_path / "sheet.css"
    found = []
    for content in ("a{}", "b{color:red}"):
        sheet.write_text(content)
        found += files.files_of(['<link href="/static/sheet.css">'])

    assert [one.size for one in found] == [3, 12]


@pytest.mark.django_db
def test_the_brands_colours_come_too() -> None:
    brand = Brand.load()
    brand.link = "#0b4f8a"
    brand.save()
    [sheet] = files_of([f'<link rel="stylesheet" href="{address(site())}">'])

    content = Client().get(sheet.path).content
    assert b"#0b4f8a" in content
    assert sheet.pieces == (hashlib.sha256(content).hexdigest(),)
    assert (sheet.type, sheet.size) == ("text/css", len(content))
