"""打印台: an order is asked, looked at and made; what was printed is listed with how it stands."""

from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pypdfium2
import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from guides.models import GuidePage, Job, Placement, Print
from guides.roles import EDITORS
from guides.vocabulary import JobState, PrintState
from tests.factories import (
    change_fee,
    make_department,
    make_guide,
    make_hall,
    make_item,
    make_life_event,
)
from tests.guides.prints.conftest import follow

pytestmark = pytest.mark.django_db

DESK = "/admin/prints/desk/"
LIST = "/admin/prints/"


def asked(*things: str, **fields: Any) -> str:
    usual = {"sheet": "poster", "which": "chosen", "size": "A4"}
    given = {**usual, "locales": "zh-Hans", **fields}
    return urlencode([*given.items(), *(("thing", one) for one in things)])


def of(guide: GuidePage) -> str:
    return f"guide:{guide.code}"


def make(client: Client, query: str) -> Job:
    response = client.post(f"{DESK}?{query}")
    assert response.status_code == 302, response.context["form"].errors
    return Job.objects.get(pk=int(response["Location"].rstrip("/").rpartition("/")[2]))


def pages(client: Client, job: Job) -> int:
    name = job.outcome["download"]["file"]
    response = client.get(f"/admin/jobs/{job.pk}/files/{name}")
    with pypdfium2.PdfDocument(b"".join(response)) as document:
        return len(document)


def test_a_hall_prints_its_most_wanted(client: Client, editor: User) -> None:
    hall = make_hall()
    guides = [make_guide(item=make_item(hall=hall)) for _ in range(3)]
    make_guide()

    job = make(client, asked(which="wanted", top=2, hall=hall.code))

    assert job.state == JobState.DONE
    assert pages(client, job) == 2
    assert set(Placement.objects.values_list("hall", flat=True)) == {hall.pk}
    assert {one.guide for one in Placement.objects.all()} <= set(guides)
    assert "下载" in client.get(f"/admin/jobs/{job.pk}/").content.decode()


def test_it_is_looked_at_before_it_is_made(client: Client, editor: User) -> None:
    guide, event = make_guide(), make_life_event(make_guide(), make_guide())
    query = asked(of(guide), f"life_event:{event.code}")

    page = client.get(f"{DESK}?{query}").content.decode()
    picture = client.get(f"{DESK}0.png?{query}")

    assert "一共 2 张" in page
    assert f'alt="{guide.title}"' in page
    assert f'alt="{event.name}"' in page
    with Image.open(BytesIO(picture.content)) as seen:
        assert seen.width in range(638, 643)
        assert seen.height > seen.width
    assert client.get(f"{DESK}7.png?{query}").status_code == 404
    assert not Placement.objects.exists()
    assert not Print.objects.exists()


def test_words_find_what_is_to_be_ticked_and_what_is_ticked_stays(
    client: Client, editor: User
) -> None:
    ticked, found, other = (make_guide(title=one) for one in ("办护照", "换驾照", "领补贴"))

    page = client.get(f"{DESK}?{asked(of(ticked), q='驾照')}").content.decode()

    assert f'value="{of(ticked)}" checked' in page
    assert f'value="{of(found)}"' in page
    assert of(other) not in page


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"distance": 300}, "请改用 A1 海报"),
        ({"size": "A3", "sheet": "tent"}, "没有“A3”这种纸张"),
        ({"size": "A7"}, "A7"),
        ({"which": "all"}, "请先选大厅"),
        ({"sheet": "window"}, "请先选大厅"),
        ({"sheet": "booklet"}, "请选印哪个大厅、或者哪个部门的手册"),
        ({"thing": ""}, "还没有挑指南"),
    ],
)
def test_what_is_wrong_is_told_with_the_remedy(
    client: Client, editor: User, fields: dict[str, Any], told: str
) -> None:
    guide = make_guide()
    things = [] if "thing" in fields else [of(guide)]
    query = asked(*things, **{**fields, "title": "大家都来看"})

    response = client.post(f"{DESK}?{query}")

    assert response.status_code == 200
    page = response.content.decode()
    assert told in page
    assert "大家都来看" in page
    assert not Job.objects.exists()


def test_every_window_of_a_hall_gets_its_sheet(client: Client, editor: User) -> None:
    hall = make_hall()
    make_guide(item=make_item(hall=hall))

    job = make(client, asked(sheet="window", hall=hall.code))

    assert job.outcome["refused"] == []
    assert pages(client, job) == 1
    placement = Placement.objects.get()
    assert (placement.target, placement.window) == (hall, hall.windows.get())


def test_a_hall_and_a_department_have_their_booklets(client: Client, editor: User) -> None:
    hall, department = make_hall(), make_department()
    for _ in range(2):
        make_guide(item=make_item(hall=hall), department=department)

    job = make(client, asked(sheet="booklet", hall=hall.code))
    assert job.outcome["refused"] == []
    assert pages(client, job) >= 4
    assert Placement.objects.get().target == hall

    job = make(client, asked(sheet="booklet", size="A5", department=department.code))
    assert pages(client, job) >= 4
    assert Placement.objects.count() == 1

    GuidePage.objects.earliest("pk").unpublish()
    follow()
    assert {one.state for one in Print.objects.all()} == {PrintState.OUTDATED}


def test_outdated_ones_are_listed_and_printed_again_in_one_press(
    client: Client, editor: User
) -> None:
    item = make_item(fee="20")
    changed, same = make_guide(item=item), make_guide()
    make(client, asked(of(changed), of(same)))
    change_fee(item, "35")
    follow()

    assert "1 张内容过时了" in client.get(DESK).content.decode()
    assert "1 张内容过时了" in client.get("/admin/").content.decode()
    # What has to be taken down comes first, though the other was printed after it.
    page = client.get(LIST).content.decode()
    assert page.index(changed.title) < page.index(same.title)
    page = client.get(f"{LIST}?state=outdated").content.decode()
    assert changed.title in page
    assert same.title not in page
    assert "35 元" in page

    response = client.post(f"{LIST}again/", {"outdated": "1"})

    job = Job.objects.get(pk=int(response["Location"].rstrip("/").rpartition("/")[2]))
    assert pages(client, job) == 1
    assert Placement.objects.count() == 2
    states = Print.objects.filter(parts__code=changed.code).order_by("pk")
    assert [one.state for one in states] == [PrintState.REPLACED, PrintState.CURRENT]


def test_put_away_and_hung_up_again(client: Client, editor: User) -> None:
    item = make_item(fee="20")
    guide = make_guide(item=item)
    make(client, asked(of(guide)))
    printed = Print.objects.get()

    client.post(f"{LIST}away/", {"print": printed.pk})
    assert Print.objects.get().state == PrintState.PUT_AWAY
    assert guide.title not in client.get(LIST).content.decode()
    change_fee(item, "35")
    follow()

    client.post(f"{LIST}back/?state=put_away", {"print": printed.pk})
    assert Print.objects.get().state == PrintState.OUTDATED

    told = client.post(f"{LIST}away/", follow=True).content.decode()
    assert "没有选" in told


def test_the_list_costs_the_same_for_many(
    client: Client, editor: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make(client, asked(of(make_guide())))
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    count = len(few)
    make(client, asked(*(of(make_guide()) for _ in range(4))))

    with django_assert_max_num_queries(count):
        client.get(LIST)


def test_editors_print_and_others_do_not(client: Client, django_user_model: type[User]) -> None:
    user = django_user_model.objects.create_user("hua", password="long enough words")
    client.force_login(user)
    assert client.get(DESK).status_code == 302

    user.groups.add(Group.objects.get(name=EDITORS))
    assert client.get(DESK).status_code == 200
    assert client.get(LIST).status_code == 200
    assert "/admin/prints/desk/" in client.get("/admin/").content.decode()


def test_a_hall_that_is_not_published_is_refused(tmp_path: Path) -> None:
    hall = make_hall(publish=False)
    make_guide()

    with pytest.raises(CommandError, match="没有发布"):
        call_command("print_posters", hall=hall.code, out=tmp_path)


def test_the_command_makes_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hall = make_hall()
    for _ in range(2):
        make_guide(item=make_item(hall=hall))

    call_command("print_posters", hall=hall.code, top=2, size="A4", out=tmp_path / "out")

    (file,) = (tmp_path / "out").iterdir()
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == 2
    assert "排好了 2 张" in capsys.readouterr().out
    assert Print.objects.filter(hall=hall).count() == 2


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"size": "A9"}, "没有“A9”这种纸张"),
        ({"hall": "nowhere"}, "不是短码"),
        ({"distance": 300}, "请改用 A1 海报"),
    ],
)
def test_the_command_says_what_is_wrong(tmp_path: Path, options: dict[str, Any], told: str) -> None:
    make_guide()

    with pytest.raises(CommandError, match=told):
        call_command("print_posters", out=tmp_path / "out", **options)

    assert not (tmp_path / "out").exists()
