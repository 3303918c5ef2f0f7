"""The list of jobs and their pages: who sees them, what they tell, what may be asked of them."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guides import jobs
from guides.jobs import asked
from guides.models import Job
from guides.roles import EDITORS
from guides.vocabulary import JobKind, JobState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def launched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    started: list[int] = []
    monkeypatch.setattr(asked, "launch", started.append)
    return started


def person(client: Client, name: str = "writer") -> User:
    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return user


def make_job(user: User | None = None, **fields: Any) -> Job:
    return Job.objects.create(**{"kind": JobKind.ASSIGN, "title": "改归属", "user": user, **fields})


def page(client: Client, job: Job) -> str:
    response = client.get(reverse("guides_job", args=[job.pk]))
    assert response.status_code == 200
    return response.content.decode()


def act(client: Client, job: Job, name: str) -> Any:
    return client.post(reverse("guides_job_act", args=[job.pk, name]), follow=True)


def test_each_sees_their_own_and_administrators_all(client: Client) -> None:
    mine, other = make_job(person(client), title="我的任务"), make_job(title="别人的任务")
    html = client.get(reverse("guides_jobs")).content.decode()
    assert ("我的任务" in html, "别人的任务" in html) == (True, False)
    assert reverse("guides_job", args=[mine.pk]) in html
    for name in ("guides_job", "guides_job_act", "guides_job_file"):
        arguments = {"guides_job": [], "guides_job_act": ["stop"], "guides_job_file": ["x.csv"]}
        url = reverse(name, args=[other.pk, *arguments[name]])
        method = client.post if name == "guides_job_act" else client.get
        assert method(url).status_code == 404
    client.force_login(User.objects.create_superuser("admin"))
    html = client.get(reverse("guides_jobs")).content.decode()
    assert ("我的任务" in html, "别人的任务" in html) == (True, True)
    assert client.get(reverse("guides_job", args=[mine.pk])).status_code == 200


def test_who_is_not_signed_in_sees_nothing(client: Client) -> None:
    job = make_job()
    for url in (reverse("guides_jobs"), reverse("guides_job", args=[job.pk])):
        assert client.get(url).status_code == 302


def test_the_list_is_in_the_menu_and_says_when_it_is_empty(client: Client) -> None:
    person(client)
    assert reverse("guides_jobs") in client.get(reverse("wagtailadmin_home")).content.decode()
    assert "还没有任务" in client.get(reverse("guides_jobs")).content.decode()


def test_a_running_job_shows_how_far_it_is_without_a_script(client: Client) -> None:
    user = person(client)
    now = timezone.now()
    job = make_job(user, state=JobState.RUNNING, heard_at=now, done=1234, total=5000)
    html = page(client, job)
    assert '<progress aria-label="进度" value="1234" max="5000">' in html
    assert '<meta http-equiv="refresh" content="2">' in html
    assert "已处理 1,234 / 5,000" in html
    # What is read aloud changes with the tenths only.
    assert "完成了约 20%" in html
    assert 'role="status"' in html
    Job.objects.update(done=1300)
    assert "完成了约 20%" in page(client, job)


def test_an_ended_job_is_not_looked_at_again_and_again(client: Client) -> None:
    html = page(client, make_job(person(client), state=JobState.DONE))
    assert "http-equiv" not in html
    assert "jobs.js" not in html
    assert "完成。" in html


def test_a_killed_job_shows_as_stopped_and_goes_on_at_a_button(
    client: Client, launched: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    ago = timezone.now() - timedelta(minutes=2)
    job = make_job(person(client), state=JobState.RUNNING, heard_at=ago)
    html = page(client, job)
    assert "停了：有一分钟没有动静" in html
    assert "继续</button>" in html
    assert "停了" in client.get(reverse("guides_jobs")).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        html = act(client, job, "resume").content.decode()
    assert "等着开始" in html
    assert launched == [job.pk]
    html = act(client, job, "resume").content.decode()
    assert "状态已经变了" in html
    assert launched == [job.pk]


def test_a_job_is_asked_to_stop(client: Client) -> None:
    job = make_job(person(client), state=JobState.RUNNING, heard_at=timezone.now())
    assert "停止</button>" in page(client, job)
    html = act(client, job, "stop").content.decode()
    job.refresh_from_db()
    assert job.stop_asked
    assert "正在停下来" in html
    assert "停止</button>" not in html
    assert client.get(reverse("guides_job_act", args=[job.pk, "stop"])).status_code == 405


def test_what_a_worker_tells_is_shown_and_its_file_downloaded(client: Client) -> None:
    outcome = {
        "told": ["做了两个。"],
        "links": [{"label": "去看", "url": "/admin/x/"}],
        "refused": [{"name": "某事<b>", "reason": "没有部门"}],
        "download": {"file": "result.csv", "name": "结果.csv"},
    }
    job = make_job(person(client), state=JobState.DONE, outcome=outcome)
    (jobs.folder_of(job) / "result.csv").write_text("a")
    (jobs.folder_of(job) / "1.csv").write_text("uploaded")
    html = page(client, job)
    for told in ("做了两个。", 'href="/admin/x/"', "某事&lt;b&gt;", "没有部门", "下载 结果.csv"):
        assert told in html
    response = client.get(reverse("guides_job_file", args=[job.pk, "result.csv"]))
    assert response.getvalue() == b"a"
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]
    for name in ("1.csv", "..", "none.csv"):
        assert client.get(f"/admin/jobs/{job.pk}/files/{name}").status_code in (302, 404)
