"""A catalogue from the browser: upload, a look, and the deed."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from guides import jobs
from guides.admin.imports import uploads
from guides.jobs import asked, working
from guides.models import Item, Job
from guides.roles import EDITORS, PUBLISHERS
from guides.vocabulary import JobState

from .working import do, shown

pytestmark = pytest.mark.django_db

FORM = "guides_import_catalogue"
HEADER = "item_id,name,item_type,phone,level\n"
TABLE = (
    HEADER + "A1,护照办理,行政许可,0360-1,市级\nA2,身份证补办,没听说过,0360-2,市级\n,没有编号,,,\n"
)


@pytest.fixture(autouse=True)
def launched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    started: list[int] = []
    monkeypatch.setattr(asked, "launch", started.append)
    return started


@pytest.fixture
def publisher(client: Client) -> User:
    return member(client, PUBLISHERS)


def member(client: Client, group: str) -> User:
    user = User.objects.create_user(group)
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return user


def file(name: str = "目录.csv", content: str | bytes = TABLE) -> SimpleUploadedFile:
    content = content.encode() if isinstance(content, str) else content
    return SimpleUploadedFile(name, content)


def upload(client: Client, *files: SimpleUploadedFile, **typed: str) -> Any:
    data: dict[str, Any] = {"files": list(files), "source": "某市", "note": "第一次导入", **typed}
    return client.post(reverse(FORM), data)


def look(client: Client, *files: SimpleUploadedFile, **typed: str) -> Job:
    response = upload(client, *(files or [file()]), **typed)
    assert response.status_code == 302, response.context["form"].errors
    job = Job.objects.latest("pk")
    assert response["Location"] == reverse("guides_job", args=[job.pk])
    return do(job)


def test_nothing_is_changed_before_a_person_has_looked(client: Client, publisher: User) -> None:
    job = look(client)
    assert (job.state, Item.objects.count()) == (JobState.CHECKED, 0)
    html = shown(client, job)
    for told in (
        "还什么也没有改",
        "会新增 <strong>2</strong>",
        "不能导入 <strong>1</strong>",
        "来源记为“某市”",
        "phone",
        "没听说过",
        "开始导入",
        "取消",
    ):
        assert told in html
    report = client.get(reverse("guides_job_file", args=[job.pk, "look-1.csv"]))
    assert "没有导入" in report.getvalue().decode("utf-8-sig")


def test_after_the_look_it_goes_in(client: Client, publisher: User) -> None:
    job = look(client)
    client.post(reverse("guides_job_act", args=[job.pk, "go"]))
    assert do(job).state == JobState.DONE
    item = Item.objects.get(source="某市", source_id="A1")
    assert (item.name, item.live) == ("护照办理", True)
    html = shown(client, job)
    assert "新增 <strong>2</strong>" in html
    assert "开始导入" not in html
    again = look(client)
    assert "没有要新增或者更新的内容" in shown(client, again)
    assert "开始导入</button>" not in shown(client, again)


def test_how_much_there_is_to_do_is_known_after_the_look(client: Client, publisher: User) -> None:
    job = look(client)
    client.post(reverse("guides_job_act", args=[job.pk, "go"]))
    job.refresh_from_db()
    steps: list[tuple[int, int | None]] = []
    working.perform(job, lambda done, total=None: steps.append((done, total)))
    assert (3, 3) in steps


def test_what_would_change_is_shown_field_by_field(client: Client, publisher: User) -> None:
    job = look(client)
    client.post(reverse("guides_job_act", args=[job.pk, "go"]))
    do(job)
    html = shown(client, look(client, file(content=TABLE.replace("护照办理", "普通护照签发"))))
    assert "<del>护照办理</del>" in html
    assert "<ins>普通护照签发</ins>" in html
    assert "会更新 <strong>1</strong>" in html


def test_long_lists_come_in_pages(client: Client, publisher: User) -> None:
    rows = [f",第{number}行没有编号,,," for number in range(120)]
    job = look(client, file(content=HEADER + "A1,护照办理,,,\n" + "\n".join(rows)))
    html = shown(client, job)
    assert "第 1 页，共 3 页" in html
    assert ("<td>52</td>" in html, "<td>53</td>" in html) == (True, False)
    assert "?refusals1=2#refusals1" in html
    assert "<td>53</td>" in shown(client, job, "?refusals1=2")


def test_it_may_be_called_off(client: Client, publisher: User) -> None:
    job = look(client)
    client.post(reverse("guides_job_act", args=[job.pk, "cancel"]))
    html = shown(client, job)
    assert "您取消了，什么也没有改。" in html
    assert f"{reverse(FORM)}?again={job.pk}" in html
    assert Item.objects.count() == 0
    client.post(reverse("guides_job_act", args=[job.pk, "go"]))
    assert Job.objects.get().state == JobState.STOPPED
    # What was typed is there again.
    form = client.get(f"{reverse(FORM)}?again={job.pk}").content.decode()
    assert ("某市" in form, "第一次导入" in form) == (True, True)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (file("目录.pdf"), "“目录.pdf”不是能导入的文件"),
        (file("目录.csv", ""), "这个文件是空的"),
        (file("目录.xlsx", b"\xd0\xcf\x11\xe0 old"), "“目录.xlsx”是旧格式的 Office 文件"),
        (file("目录.csv", "甲,乙\n1,2\n"), "认不出表头"),
        (file("目录.csv", HEADER), "“目录.csv”只有表头"),
        (None, "请选要导入的文件。"),
    ],
    ids=["suffix", "empty", "old excel", "header", "no rows", "none"],
)
def test_a_wrong_file_is_answered_on_the_form(
    wrong: SimpleUploadedFile | None, told: str, client: Client, publisher: User
) -> None:
    response = upload(client, *([wrong] if wrong else []))
    if wrong:
        wrong.seek(0)
    html = response.content.decode()
    assert told in html.replace("&quot;", '"')
    # What was typed is kept.
    assert 'value="某市"' in html
    assert 'value="第一次导入"' in html
    assert Job.objects.count() == 0
    assert list(jobs.incoming().iterdir()) == []


def test_a_file_above_the_limit_is_let_pass_by_and_named(
    client: Client, publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LIMIT", 1)
    html = upload(client, file(content=TABLE + "x" * 2**21)).content.decode()
    assert "文件太大了：一次最多 300 MB" in html
    assert 'value="某市"' in html
    assert list(jobs.incoming().iterdir()) == []


def test_a_large_file_that_cannot_be_read_fails_as_a_job_in_its_own_name(
    client: Client, publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guides.admin.imports.forms._AT_ONCE", 10)
    job = look(client, file("我的表.csv", "甲,乙\n1,2\n"))
    assert job.state == JobState.FAILED
    html = shown(client, job)
    assert "认不出表头" in html
    assert "换一个文件重新上传" in html


def test_several_tables_are_told_one_by_one(client: Client, publisher: User) -> None:
    second = file("第二张.csv", HEADER + "B1,结婚登记,行政确认,,\n")
    job = look(client, file(), second)
    html = shown(client, job)
    assert html.index("目录.csv</h2>") < html.index("第二张.csv</h2>")
    client.post(reverse("guides_job_act", args=[job.pk, "go"]))
    do(job)
    assert set(Item.objects.values_list("source_id", flat=True)) == {"A1", "A2", "B1"}


def test_uploads_lie_in_their_jobs_folder_and_nowhere_else(
    client: Client, publisher: User, own_data: Any
) -> None:
    job = look(client)
    assert [one.name for one in own_data.rglob("*.csv")].count("1.csv") == 1
    assert (jobs.folder_of(job) / "1.csv").read_text() == TABLE
    assert list(jobs.incoming().iterdir()) == []
    assert client.get(reverse("guides_job_file", args=[job.pk, "1.csv"])).status_code == 404


def test_editors_do_not_import(client: Client) -> None:
    member(client, EDITORS)
    for name in (FORM, "guides_import_guides"):
        assert client.get(reverse(name)).status_code == 302
        assert client.post(reverse(name), {"files": file()}).status_code == 302
        home = client.get(reverse("wagtailadmin_home")).content.decode()
        assert reverse(name) not in home
    assert Job.objects.count() == 0


def test_who_may_no_longer_import_does_not_let_a_look_go_on(
    client: Client, publisher: User
) -> None:
    job = look(client)
    publisher.groups.clear()
    publisher.groups.add(Group.objects.get(name=EDITORS))
    assert "开始导入</button>" not in shown(client, job)
    assert client.post(reverse("guides_job_act", args=[job.pk, "go"])).status_code == 302
    assert Job.objects.get().state == JobState.CHECKED


def test_another_site_cannot_make_a_person_import(publisher: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(publisher)
    assert upload(browser, file()).status_code == 403
    assert Job.objects.count() == 0
