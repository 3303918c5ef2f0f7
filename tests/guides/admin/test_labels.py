"""Old guides from the browser, and the labels that editors teach the site."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from guides.jobs import asked
from guides.models import GuidePage, Job, SourceLabel
from guides.roles import EDITORS, PUBLISHERS
from guides.vocabulary import JobState
from tests.factories import make_department

from .working import do, shown

pytestmark = pytest.mark.django_db

FORM = "guides_import_guides"
ADD = "wagtailsnippets_guides_sourcelabel:add"
LABELS = "wagtailsnippets_guides_sourcelabel:list"


@pytest.fixture(autouse=True)
def launched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    started: list[int] = []
    monkeypatch.setattr(asked, "launch", started.append)
    return started


@pytest.fixture
def publisher(client: Client) -> User:
    user = User.objects.create_user("publisher")
    user.groups.add(Group.objects.get(name=PUBLISHERS))
    client.force_login(user)
    return user


def guides_file(name: str = "旧指南.jsonl") -> SimpleUploadedFile:
    guide = {
        "guide_id": "G1",
        "name": "居民身份证换领",
        "department": "公安局",
        "sections": {
            "受理条件": "本市户籍居民，证件到期前三个月内可以申请换领。",
            "奇门遁甲之说": "这一段谁也不知道该放到哪里去。",
        },
    }
    return SimpleUploadedFile(name, json.dumps(guide, ensure_ascii=False).encode() + b"\n")


def look(client: Client, **typed: str) -> Job:
    response = client.post(reverse(FORM), {"files": guides_file(), "source": "旧系统", **typed})
    assert response.status_code == 302, response.context["form"].errors
    return do(Job.objects.latest("pk"))


def test_old_guides_are_looked_at_and_brought_in(client: Client, publisher: User) -> None:
    department = make_department(name="公安局")
    job = look(client, department=department.name)
    assert (job.state, GuidePage.objects.count()) == (JobState.CHECKED, 0), job.error
    html = shown(client, job)
    for told in ("会新增 <strong>1</strong>", "奇门遁甲之说", "居民身份证换领", "尚缺"):
        assert told in html
    report = client.get(reverse("guides_job_file", args=[job.pk, "look-1-labels.csv"]))
    assert "奇门遁甲之说" in report.getvalue().decode("utf-8-sig")
    client.post(reverse("guides_job_act", args=[job.pk, "go"]))
    assert do(job).state == JobState.DONE
    page = GuidePage.objects.get(source="旧系统", source_id="G1")
    assert not page.live
    assert "新增 <strong>1</strong>" in shown(client, job)


def test_they_may_go_out_at_once(client: Client, publisher: User) -> None:
    make_department(name="公安局")
    job = look(client, publish="publish")
    client.post(reverse("guides_job_act", args=[job.pk, "go"]))
    do(job)
    assert GuidePage.objects.get(source_id="G1").live, shown(client, job)


def test_a_label_is_taught_from_the_preview_and_known_at_the_next_look(
    client: Client, publisher: User
) -> None:
    make_department(name="公安局")
    job = look(client)
    url = f"{reverse(ADD)}?label=%E5%A5%87%E9%97%A8%E9%81%81%E7%94%B2%E4%B9%8B%E8%AF%B4"
    assert url in shown(client, job)
    form = client.get(url).content.decode()
    assert 'value="奇门遁甲之说"' in form
    assert ">受理条件</option>" in form
    client.post(reverse(ADD), {"label": "奇门遁甲之说", "field": "conditions"})
    assert SourceLabel.objects.get().field == "conditions"
    assert (
        "受理条件"
        in client.get(reverse("wagtailsnippets_guides_sourcelabel:list")).content.decode()
    )
    client.post(reverse("guides_job_act", args=[job.pk, "look"]))
    html = shown(client, do(job))
    assert job.state == JobState.CHECKED
    assert "奇门遁甲之说" not in html


def test_a_file_of_another_kind_is_answered_on_the_form(client: Client, publisher: User) -> None:
    wrong = SimpleUploadedFile("扫描件.docx", b"%PDF-1.7 something")
    html = client.post(reverse(FORM), {"files": wrong, "source": "旧系统"}).content.decode()
    assert "“扫描件.docx”是 PDF" in html
    assert 'value="旧系统"' in html
    assert Job.objects.count() == 0


@pytest.mark.parametrize("group", [EDITORS, PUBLISHERS])
def test_editors_and_publishers_keep_the_labels(client: Client, group: str) -> None:
    user = User.objects.create_user("writer")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    response: Any = client.post(reverse(ADD), {"label": "所需要件", "field": ""})
    assert response.status_code == 302
    assert SourceLabel.objects.get().label == "所需要件"
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse(LABELS) in home
