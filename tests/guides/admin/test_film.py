"""The button that drafts a film: it says what it will do, and asks before it replaces."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale as WagtailLocale

from guides.models import GuidePage, Job
from guides.roles import EDITORS
from guides.vocabulary import JobKind, JobState
from tests.factories import make_guide
from tests.guides.test_assemble import a_film

from .browser import edit_url, sign_in

pytestmark = pytest.mark.django_db


def film_url(page: GuidePage) -> str:
    return reverse("guides_film", args=[page.pk])


def read(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_form_of_a_guide_has_the_button(client: Client, editor: User) -> None:
    page = make_guide()

    html = read(client, edit_url(page))

    assert film_url(page) in html
    assert "按步骤生成无声视频" in html


def test_it_tells_what_it_will_do_and_starts_a_job(client: Client, editor: User) -> None:
    page = make_guide()

    html = read(client, film_url(page))
    assert "2 步，其中 0 步有图片" in html
    assert "不会发布" in html
    assert not Job.objects.exists()

    response = client.post(film_url(page))
    job = Job.objects.get()
    assert response["Location"] == reverse("guides_job", args=[job.pk])
    assert (job.kind, job.user) == (JobKind.DRAFT_FILM, editor)
    assert job.parameters == {"page": page.pk, "video": None}
    assert page.title in read(client, response["Location"])


def test_a_film_in_the_making_is_not_made_twice(client: Client, editor: User) -> None:
    page = make_guide()
    client.post(film_url(page))

    for ask in (client.get, client.post):
        response: Any = ask(film_url(page))
        assert response["Location"] == reverse("guides_job", args=[Job.objects.get().pk])
    assert "看进度" in read(client, edit_url(page))

    Job.objects.update(state=JobState.DONE, finished_at=timezone.now())
    assert client.get(film_url(page)).status_code == 200


def test_a_video_made_by_hand_is_asked_about(client: Client, editor: User) -> None:
    page = make_guide(video=a_film("实拍"), has_video=True)

    assert "“实拍”，是手工做的" in read(client, film_url(page))
    refused = client.post(film_url(page)).content.decode()
    assert "要换就请先勾选" in refused
    assert not Job.objects.exists()

    client.post(film_url(page), {"replace": "1"})
    assert Job.objects.get().parameters["video"] == page.video_id


def test_a_drafted_video_is_replaced_without_a_question(client: Client, editor: User) -> None:
    video = a_film("自动")
    page = make_guide(video=video, has_video=True)
    made = {"video": video.pk, "captions": str(video.captions_hans.name)}
    Job.objects.create(
        kind=JobKind.DRAFT_FILM, title="x", state=JobState.DONE, outcome=made, parameters={}
    )

    assert "也是自动生成的" in read(client, film_url(page))
    client.post(film_url(page))
    assert Job.objects.count() == 2


def test_what_is_lacking_is_told_instead_of_the_button(
    client: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_guide(publish=False, steps=[{"title": "一", "words": ""}])
    page.save_revision()
    html = read(client, film_url(page))
    assert "第 1 步还没有写完" in html
    assert "开始生成" not in html

    other = make_guide()
    monkeypatch.setattr("guides.films.draft.installed", lambda: False)
    assert "--extra film" in read(client, film_url(other))
    assert "--extra film" in client.post(film_url(other)).content.decode()
    assert not Job.objects.exists()


def test_translations_have_the_film_of_their_source(client: Client, editor: User) -> None:
    english = make_guide().copy_for_translation(
        WagtailLocale.objects.get(language_code="en"), copy_parents=True
    )

    assert client.get(film_url(english)).status_code == 404


def test_it_is_for_those_who_may_write_the_guide(client: Client) -> None:
    page = make_guide()
    assert client.get(film_url(page)).status_code == 302
    user = sign_in(client, is_superuser=False)
    user.groups.add(Group.objects.get(name=EDITORS))

    assert client.get(film_url(page)).status_code == 200
    user.groups.clear()
    assert client.post(film_url(page)).status_code == 302
    assert not Job.objects.exists()
