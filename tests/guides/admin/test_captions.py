"""Captions written beside the video: checked, saved as new files, and never lost."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html

from guides import published
from guides.models import Video
from guides.roles import EDITORS
from guides.uploads import shown_name
from guides.vocabulary import Kind
from tests.factories import make_guide
from tests.guides.test_assemble import a_film

from .browser import sign_in, told

pytestmark = pytest.mark.django_db

OLD = "WEBVTT\n\n00:00.000 --> 00:01.000\nx\n"
NEW = "WEBVTT\n\n00:00.000 --> 00:02.500\n带上身份证\n\n00:02.500 --> 00:04.000\n到窗口\n"


def url_of(film: Video) -> str:
    return reverse("wagtailmedia:edit", args=[film.pk])


def opened(client: Client, film: Video) -> dict[str, Any]:
    """Return what the form would send if nothing were typed."""
    return sent_by(client.get(url_of(film)).content.decode())


def sent_by(page: str) -> dict[str, Any]:
    (form,) = html.document_fromstring(page).xpath("//form[@enctype]")
    files = {one.name for one in form.xpath(".//input[@type='file']")}
    # The line break after the opening tag of a textarea is none of its text.
    return {
        name: value.removeprefix("\n") for name, value in form.form_values() if name not in files
    }


def read(film: Video, name: str = "captions_hans") -> str:
    fresh = Video.objects.get(pk=film.pk)
    with getattr(fresh, name).open() as content:
        return str(content.read().decode())


def errors(response: Any) -> str:
    assert response.status_code == 200
    return " ".join([one for field in response.context["form"].errors.values() for one in field])


def test_the_form_shows_each_language_beside_the_player(client: Client, editor: User) -> None:
    film = a_film("film")

    data = opened(client, film)
    assert data["captions_hans_text"].replace("\r", "") == OLD
    assert (data["captions_hant_text"], data["captions_en_text"]) == ("", "")
    page = client.get(url_of(film)).content.decode()
    source = re.search(r'<video [^>]*src="(/media/[^"]+)"', page)
    assert source is not None
    # There a player can jump; it is for staff until it is published.
    asked = client.get(source[1], headers={"Range": "bytes=0-1"})
    assert (asked.status_code, asked["Content-Range"]) == (206, "bytes 0-1/4")
    assert Client().get(source[1]).status_code == 404
    assert 'type="module"' in page


def test_typed_captions_are_a_new_file(client: Client, editor: User) -> None:
    film = a_film("film")
    old = film.captions_hans.name

    data = {**opened(client, film), "captions_hans_text": NEW.replace("\n", "\r\n")}
    response = client.post(url_of(film), data)

    assert response.status_code == 302
    assert read(film) == NEW
    now = Video.objects.get(pk=film.pk).captions_hans.name
    assert now != old
    assert shown_name(now) == shown_name(str(old))
    assert film.captions_hans.storage.exists(str(old))


def test_nothing_typed_changes_nothing(client: Client, editor: User) -> None:
    film = a_film("film")
    before = Video.objects.filter(pk=film.pk).values().get()

    client.post(url_of(film), opened(client, film))

    assert Video.objects.filter(pk=film.pk).values().get() == before


def test_a_first_language_gets_a_name_of_its_own(client: Client, editor: User) -> None:
    film = a_film("film")

    client.post(url_of(film), {**opened(client, film), "captions_en_text": OLD})

    fresh = Video.objects.get(pk=film.pk)
    assert shown_name(fresh.captions_en.name) == "film.en.vtt"
    assert read(film, "captions_en") == OLD


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("没有开头", "第一行应当是 WEBVTT"),
        ("WEBVTT\n\n00:05 --> 00:06.000\n字", "第 3 行：时间写法不对"),
        ("WEBVTT\n\n00:05.000 --> 00:04.000\n字", "第 3 行：结束时间"),
        (f"{OLD}\n00:00.000 --> 00:02.000\n\n", "第 6 行：这条字幕没有文字"),
        ("WEBVTT\n", "没有一条字幕"),
    ],
)
def test_a_wrong_text_is_named_by_its_line_and_comes_back(
    client: Client, editor: User, text: str, said: str
) -> None:
    film = a_film("film")
    typed = {"captions_hans_text": text, "title": "新标题", "chapters": "0:00 章"}

    response = client.post(url_of(film), {**opened(client, film), **typed})

    assert said in errors(response)
    again = sent_by(response.content.decode())
    assert again["captions_hans_text"].strip() == text.strip()
    assert (again["title"], again["chapters"]) == ("新标题", "0:00 章")
    assert read(film) == OLD


def test_what_others_changed_meanwhile_is_told_once(client: Client, editor: User) -> None:
    film = a_film("film")
    mine = {**opened(client, film), "captions_hans_text": NEW}
    theirs = OLD.replace("x", "别人写的")
    client.post(url_of(film), {**opened(client, film), "captions_hans_text": theirs})

    response = client.post(url_of(film), mine)
    assert "别人改过" in errors(response)
    assert read(film) == theirs

    again = sent_by(response.content.decode())
    assert again["captions_hans_text"].replace("\r", "").strip() == NEW.strip()
    assert client.post(url_of(film), again).status_code == 302
    assert read(film).strip() == NEW.strip()


def test_a_file_or_a_text_but_not_both(client: Client, editor: User) -> None:
    film = a_film("film")
    file = SimpleUploadedFile("other.vtt", OLD.replace("x", "传的").encode())
    data = {**opened(client, film), "captions_hans": file}

    assert client.post(url_of(film), data).status_code == 302
    assert "传的" in read(film)

    file.seek(0)
    both = {**opened(client, film), "captions_hans": file, "captions_hans_text": NEW}
    assert "只能留一样" in errors(client.post(url_of(film), both))
    cleared = {**opened(client, film), "captions_hans-clear": "on", "captions_hans_text": NEW}
    assert "只能留一样" in errors(client.post(url_of(film), cleared))
    assert "传的" in read(film)


def test_an_emptied_text_takes_the_captions_away(client: Client, editor: User) -> None:
    film = a_film("film")

    client.post(url_of(film), {**opened(client, film), "captions_hans_text": " \r\n"})

    assert not Video.objects.get(pk=film.pk).captions_hans


def test_a_published_film_keeps_its_captions_and_what_was_typed(
    client: Client, editor: User
) -> None:
    film = a_film("film")
    page = make_guide(video=film, has_video=True)
    typed = {"captions_hans_text": "", "captions_en_text": OLD, "transcript": "写了很久"}

    response = client.post(url_of(film), {**opened(client, film), **typed})

    assert f"“{page.title}”在用这段视频" in errors(response)
    assert "字幕" in errors(response)
    again = sent_by(response.content.decode())
    assert (again["transcript"], again["captions_hans_text"].strip()) == ("写了很久", "")
    assert again["captions_en_text"].strip() == OLD.strip()
    assert read(film) == OLD


def test_new_captions_of_a_published_film_are_a_new_revision(client: Client, editor: User) -> None:
    film = a_film("film")
    page = make_guide(video=film, has_video=True)

    client.post(url_of(film), {**opened(client, film), "captions_hans_text": NEW})

    record = published.record(Kind.GUIDE, page.code)
    assert record is not None
    assert record.revision == 2
    path = record.payload.video.captions[0].media.path
    assert Client().get(f"/{path}").content.decode() == NEW


def test_fewer_chapters_than_steps_use_are_told_before_anything_is_lost(
    client: Client, editor: User
) -> None:
    film = a_film("film")
    clip = {"chapter": 2, "video": None}
    make_guide(video=film, has_video=True, steps=[{"title": "一", "words": "二", "clip": clip}])

    typed = {"chapters": "0:00 只有一章"}
    response = client.post(url_of(film), {**opened(client, film), **typed})

    assert "可是视频只有 1 章" in errors(response)
    assert sent_by(response.content.decode())["chapters"].strip() == "0:00 只有一章"


def test_traditional_captions_come_from_the_simplified_ones(client: Client, editor: User) -> None:
    film = a_film("film")
    data = {**opened(client, film), "captions_hans_text": NEW}

    assert client.post(url_of(film), {**data, "derive_hant": "1"}).status_code == 302
    assert read(film, "captions_hant") == NEW.replace("带上身份证", "帶上身份證")

    answer = client.post(reverse("guides_traditional"), {"text": NEW}).json()
    assert answer["text"] == NEW.replace("带上身份证", "帶上身份證")
    long = client.post(reverse("guides_traditional"), {"text": "字" * 500_001})
    assert long.status_code == 400
    assert client.get(reverse("guides_traditional")).status_code == 405
    assert Client().post(reverse("guides_traditional"), {"text": "字"}).status_code == 302


def test_wrong_simplified_captions_come_back_with_what_was_derived(
    client: Client, editor: User
) -> None:
    film = a_film("film")
    typed = {"captions_hans_text": "带", "derive_hant": "1"}

    response = client.post(url_of(film), {**opened(client, film), **typed})

    assert "第一行应当是 WEBVTT" in errors(response)
    again = sent_by(response.content.decode())
    assert (again["captions_hans_text"].strip(), again["captions_hant_text"].strip()) == (
        "带",
        "帶",
    )


def test_a_file_that_is_gone_is_no_fault(client: Client, editor: User) -> None:
    film = a_film("film")
    film.captions_hans.storage.delete(str(film.captions_hans.name))
    film.file.storage.delete(str(film.file.name))

    data = opened(client, film)
    assert data["captions_hans_text"].strip() == ""


def test_a_new_video_is_uploaded_with_files(client: Client, editor: User) -> None:
    url = reverse("wagtailmedia:add", args=["video"])
    page = client.get(url).content.decode()
    assert "captions_hans_text" not in page
    data = {
        "title": "实拍",
        "file": SimpleUploadedFile("a.mp4", b"film"),
        "duration": "5",
        "captions_hans": SimpleUploadedFile("a.vtt", OLD.encode()),
    }

    client.post(url, data)

    assert read(Video.objects.get()) == OLD


def test_editors_write_captions(client: Client) -> None:
    film = a_film("film")
    user = sign_in(client, is_superuser=False)
    user.groups.add(Group.objects.get(name=EDITORS))

    response = client.post(
        url_of(film), {**opened(client, film), "captions_hans_text": NEW}, follow=True
    )

    assert told(response)
    assert read(film) == NEW
