"""The list of items taken away as a table, and back again."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from guides.jobs import asked
from guides.models import Job
from guides.vocabulary import JobState
from tests.factories import make_department, make_item

from .browser import sign_in
from .working import do, shown

pytestmark = pytest.mark.django_db

EXPORT = "guides_export_items"
LIST = "wagtailsnippets_guides_item:list"


@pytest.fixture(autouse=True)
def launched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    started: list[int] = []
    monkeypatch.setattr(asked, "launch", started.append)
    return started


def export(client: Client, form: str, query: str = "") -> Job:
    response = client.post(f"{reverse(EXPORT)}?{query}", {"form": form})
    assert response.status_code == 302
    return do(Job.objects.latest("pk"))


def download(client: Client, job: Job) -> Any:
    [(file, name)] = [(job.outcome["download"]["file"], job.outcome["download"]["name"])]
    response = client.get(reverse("guides_job_file", args=[job.pk, file]))
    assert response.status_code == 200
    assert f"下载 {name}" in shown(client, job)
    return response.getvalue()


def test_the_filtered_list_is_exported_and_comes_back_unchanged(
    client: Client, editor: User
) -> None:
    department = make_department()
    make_item(name="要导出的", department=department)
    make_item(name="别的")
    listing = client.get(reverse(LIST), {"department": department.pk, "p": 1}).content.decode()
    url = f"{reverse(EXPORT)}?department={department.pk}"
    assert url in listing
    assert "会导出 1 个事项" in client.get(url).content.decode()
    for form in ("csv", "xlsx"):
        job = export(client, form, f"department={department.pk}")
        assert job.state == JobState.DONE, job.error
        table = download(client, job)
        if form == "csv":
            text = table.decode("utf-8-sig")
            assert ("要导出的" in text, "别的" in text) == (True, False)
        file = SimpleUploadedFile(f"导出.{form}", table)
        client.post(reverse("guides_import_catalogue"), {"files": file})
        html = shown(client, do(Job.objects.latest("pk")))
        assert "没有变化 <strong>1</strong>" in html
        assert "没有要新增或者更新的内容" in html


def test_nothing_to_export_is_told(client: Client, editor: User) -> None:
    html = client.get(reverse(EXPORT), {"q": "没有"}).content.decode()
    assert "列表里没有事项可以导出" in html


def test_who_sees_no_items_exports_none(client: Client) -> None:
    user = sign_in(client, is_superuser=False)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    make_item()
    assert client.get(reverse(EXPORT)).status_code == 302
    assert client.post(reverse(EXPORT), {"form": "csv"}).status_code == 302
    assert Job.objects.count() == 0
