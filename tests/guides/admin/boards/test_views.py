"""Boards as those see them whose they are: counts, charts and tables, files, ranges, refusals."""

import io
import re
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html
from wagtail.models import GroupPagePermission

from guides.models import Case, Placement, Rating, Scan, Usage
from guides.roles import EDITORS
from guides.sections import section_of
from guides.vocabulary import Edition, Kind, Locale, UsageKind
from search.models import UnansweredQuestion
from tests.factories import make_department, make_guide, make_hall, make_item, make_placement

pytestmark = pytest.mark.django_db


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def scan(placement: Placement, times: int, *, ago: int = 1, hour: int = 9) -> None:
    Scan.objects.create(code=placement.code, day=days_ago(ago), hour=hour, times=times)


def use(page: Any, times: int, kind: UsageKind = UsageKind.READ, *, ago: int = 1) -> None:
    Usage.objects.create(
        code=page.code, day=days_ago(ago), usage_kind=kind, edition=Edition.PLAIN, times=times
    )


def rate(code: str, level: int, *, kind: Kind, hall: str = "", number: int = 0) -> Rating:
    return Rating.objects.create(
        kind=kind,
        code=code,
        hall=hall,
        level=level,
        day=days_ago(1),
        hour=10,
        locale=Locale.HANS,
        once=f"{code}{level}{number}",
    )


def hall_url(hall: Any) -> str:
    return reverse("guides_board_hall", args=[hall.code])


def department_url(department: Any) -> str:
    return reverse("guides_board_department", args=[department.code])


def board(client: Client, url: str, **asked: str) -> Any:
    response = client.get(url, asked)
    assert response.status_code == 200
    return html.document_fromstring(response.content)


def figures(page: Any) -> dict[str, list[str]]:
    """Return the numbers at the head of a board by their names."""
    found = {}
    for one in page.xpath("//dl[@class='board-figures']/div"):
        name, *told = [" ".join(part.text_content().split()) for part in one]
        found[name] = told
    return found


def table(page: Any, key: str) -> list[list[str]]:
    rows = page.xpath(f"//section[@id='part-{key}']//tbody/tr")
    return [[cell.text_content().strip() for cell in row] for row in rows]


def part(page: Any, key: str) -> str:
    [section] = page.xpath(f"//section[@id='part-{key}']")
    return " ".join(section.text_content().split())


def test_a_hall_sees_what_hangs_there_is_read_and_rated(client: Client, editor: User) -> None:
    hall = make_hall()
    page = make_guide(title="办护照", item=make_item(hall=hall))
    poster, card = (
        make_placement(page, name=name, hall=hall) for name in ("门口海报", "导办台台卡")
    )
    scan(poster, 41)
    scan(poster, 12, hour=10, ago=2)
    scan(card, 3)
    scan(make_placement(page), 1000)
    scan(poster, 20, ago=40)
    use(page, 33)
    use(make_guide(), 1000)
    for number in range(8):
        rate(hall.code, 5, kind=Kind.HALL, hall=hall.code, number=number)
    rate(hall.code, 1, kind=Kind.HALL, hall=hall.code)

    shown = board(client, hall_url(hall))

    # 56 in all, 20 before; each of them rounded by itself.
    assert figures(shown) == {
        "扫码": ["55", "前一段 20，多 35"],
        "阅读": ["35", "前一段 0，多 35"],
        "评价": ["10", "前一段 0，多 10"],
    }
    assert table(shown, "placements") == [["门口海报", "55"], ["导办台台卡", "少于 5"]]
    assert [str(days_ago(1)), "45"] in table(shown, "scans")
    assert [str(days_ago(2)), "10"] in table(shown, "scans")
    assert ["9 点", "45"] in table(shown, "hours")
    assert table(shown, "guides") == [["办护照", "35"]]
    assert table(shown, "ratings")[0] == ["非常满意", "10"]
    assert table(shown, "ratings")[-1] == ["非常不满意", "少于 5"]


def test_one_placement_is_looked_at_by_day_and_hour(client: Client, editor: User) -> None:
    hall = make_hall()
    poster, other = (make_placement(make_guide(), hall=hall) for _ in range(2))
    scan(poster, 41)
    scan(poster, 12, hour=10, ago=2)
    scan(other, 500)

    [link] = board(client, hall_url(hall)).xpath(f"//a[contains(@href, '{poster.code}')]/@href")
    shown = board(client, link)

    assert figures(shown) == {"扫码": ["55", "前一段 0，多 55"]}
    assert [str(days_ago(1)), "40"] in table(shown, "scans")
    assert ["10 点", "10"] in table(shown, "hours")
    assert hall_url(hall) in client.get(link).content.decode()


def test_a_department_sees_its_guides_and_what_waits_for_it(client: Client, editor: User) -> None:
    department = make_department()
    page = make_guide(title="办护照", department=department)
    for kind, times in (("read", 60), ("found", 22), ("useful", 9), ("unhelpful", 2)):
        use(page, times, UsageKind(kind))
    use(make_guide(department=make_department()), 500)
    bad = rate(page.code, 1, kind=Kind.GUIDE)
    Case.objects.create(
        rating=bad, department=department, opened_on=days_ago(30), due_on=days_ago(5)
    )
    UnansweredQuestion.objects.create(
        text="狗能坐船吗", times=12, first_asked_on=days_ago(3), last_asked_on=days_ago(1)
    )
    UnansweredQuestion.objects.create(
        text="我叔叔的事", times=4, first_asked_on=days_ago(3), last_asked_on=days_ago(1)
    )

    shown = board(client, department_url(department))

    assert table(shown, "guides") == [["办护照", "60", "20", "10", "少于 5", "少于 5"]]
    told = {name: now for name, (now, *_before) in figures(shown).items()}
    assert told["没办结的事件"] == told["其中过期的"] == "少于 5"
    for state in ("", "&state=overdue"):
        cases = f"{reverse('cases:index')}?department={department.pk}{state}"
        assert cases in shown.xpath("//dd/a/@href")
        assert "办护照" in client.get(cases).content.decode()
    assert table(shown, "unanswered") == [["狗能坐船吗", "10"]]
    assert "我叔叔的事" not in part(shown, "unanswered")


def test_each_chart_is_read_out_and_stands_beside_its_table(client: Client, editor: User) -> None:
    hall = make_hall()
    scan(make_placement(make_guide(), name="<海报>&", hall=hall), 30)

    shown = board(client, hall_url(hall))

    charts = shown.xpath("//svg")
    charts = [one for one in charts if "board-chart" in one.get("class", "")]
    assert len(charts) == 3
    for chart in charts:
        section = chart.xpath("ancestor::section")[0]
        named = chart.get("aria-labelledby").split()
        assert chart.get("role") == "img"
        assert [shown.get_element_by_id(one).tag for one in named] == ["title", "desc"]
        assert section.xpath(".//table/tbody/tr")
        assert not chart.xpath(".//script|.//@style|.//@onload")
    # What is small is told by a pattern, not by a colour.
    assert shown.xpath("//pattern")


def test_small_numbers_are_in_no_chart_and_no_file(client: Client, editor: User) -> None:
    hall = make_hall()
    names = [f"海报{number}" for number in range(6)]
    for name, times in zip(names, (50, 4, 3, 2, 1, 0), strict=True):
        placement = make_placement(make_guide(), name=name, hall=hall)
        if times:
            scan(placement, times)

    page = client.get(hall_url(hall)).content.decode()
    file = client.get(f"{hall_url(hall)}placements.csv").content.decode("utf-8-sig")

    assert file.splitlines() == [
        "张贴处,扫码",
        "海报0,50",
        *(f"{name},少于 5" for name in names[1:5]),
        "海报5,0",
    ]
    [drawn] = re.findall(r'<svg class="board-chart"[^>]*chart-placements.*?</svg>', page, re.DOTALL)
    sizes = set(re.findall(r'class="board-few" x="0.0"[^>]* width="([0-9.]+)"', drawn))
    # All of them are drawn alike.
    assert len(sizes) == 1


def test_too_few_to_be_broken_down_are_not(client: Client, editor: User) -> None:
    hall = make_hall()
    for number in range(2):
        scan(make_placement(make_guide(), name=f"海报{number}", hall=hall), 4)

    shown = board(client, hall_url(hall))

    # Eight in all: each of the two could be nothing but four.
    assert figures(shown)["扫码"][0] == "10"
    assert "数太少" in part(shown, "placements")
    file = client.get(f"{hall_url(hall)}placements.csv").content.decode("utf-8-sig")
    assert "海报0,—" in file


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_file_holds_no_formula(client: Client, editor: User, suffix: str) -> None:
    hall = make_hall()
    scan(make_placement(make_guide(), name="=HYPERLINK(1)", hall=hall), 30)

    response = client.get(f"{hall_url(hall)}placements.{suffix}?span=7")

    assert f"-{days_ago(6)}-{days_ago(0)}.{suffix}" in response.headers["Content-Disposition"]
    if suffix == "csv":
        assert response.content.decode("utf-8-sig") == "张贴处,扫码\r\n'=HYPERLINK(1),30\r\n"
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
        assert [[one.value for one in row] for row in sheet.rows] == [
            ["张贴处", "扫码"],
            ["'=HYPERLINK(1)", 30],
        ]
        assert {one.data_type for one in sheet["A"]} == {"s"}


def test_ranges_are_chosen_and_compared(client: Client, editor: User) -> None:
    hall = make_hall()
    placement = make_placement(make_guide(), hall=hall)
    scan(placement, 10, ago=6)
    scan(placement, 20, ago=7)
    first, last = str(days_ago(7)), str(days_ago(7))

    week = board(client, hall_url(hall), span="7")
    day = board(client, hall_url(hall), first=first, last=last)
    long = board(client, hall_url(hall), first=str(days_ago(120)), last=str(days_ago(0)))

    assert figures(week)["扫码"] == ["10", "前一段 20，少 10"]
    assert figures(day)["扫码"] == ["20", "前一段 0，多 20"]
    assert table(day, "scans") == [[first, "20"]]
    # Months are too many columns: weeks, from Monday on.
    assert len(table(long, "scans")) in {18, 19}
    assert "每周扫码" in part(long, "scans")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"span": "own"}, "请填从哪一天起"),
        ({"span": "own", "first": "2026-03-01", "last": "2026-02-01"}, "请把两个日期换过来"),
        ({"span": "own", "first": "2026-03-01", "last": "2999-01-01"}, "最晚填今天"),
        ({"span": "own", "first": "2001-03-01", "last": "2020-01-01"}, "一次最多看两年"),
        ({"span": "own", "first": "三月", "last": "2020-01-01"}, "日期"),
        ({"span": "ever"}, "ever"),
    ],
)
def test_a_range_that_makes_no_sense_is_told_and_stays(
    client: Client, editor: User, asked: dict[str, str], told: str
) -> None:
    hall = make_hall()

    page = client.get(hall_url(hall), asked).content.decode()

    assert told in page
    assert asked.get("first", "") in page
    assert client.get(f"{hall_url(hall)}scans.csv", asked).status_code == 404


def test_with_nothing_counted_it_is_told_what_to_do(client: Client, editor: User) -> None:
    bare, hung = make_hall(), make_hall()
    make_placement(make_guide(), hall=hung)

    assert "还没有张贴处" in part(board(client, hall_url(bare)), "placements")
    assert "没有人扫这里的码" in part(board(client, hall_url(hung)), "placements")
    assert "还没有指南写明在这个大厅办" in part(board(client, hall_url(bare)), "guides")
    empty = board(client, department_url(make_department()))
    assert "还没有发布的指南" in part(empty, "guides")


def test_queries_do_not_grow_with_what_is_counted(client: Client, editor: User) -> None:
    counts = []
    department = make_department()
    hall = make_hall(department=department)
    for _round in range(2):
        for number in range(3):
            page = make_guide(department=department, item=make_item(hall=hall))
            scan(make_placement(page, hall=hall), 30, hour=number)
            use(page, 20)
        for url in (hall_url(hall), department_url(department)):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            counts.append(len(queries))

    assert counts[:2] == counts[2:]


def test_everybody_sees_their_own(client: Client) -> None:
    mine, theirs = make_department(), make_department()
    our_hall, their_hall = make_hall(department=mine), make_hall(department=theirs)
    person = User.objects.create_user("one", "one@example.test", "x")
    group = Group.objects.create(name="本部门")
    group.permissions.set(Group.objects.get(name=EDITORS).permissions.all())
    for action in ("add", "change"):
        GroupPagePermission.objects.create(
            group=group, page=section_of(mine).page_ptr, permission_type=action
        )
    person.groups.add(group)
    client.force_login(person)

    listed = client.get(reverse("guides_boards")).content.decode()

    assert hall_url(our_hall) in listed
    assert department_url(mine) in listed
    their_poster = make_placement(make_guide(), hall=their_hall)
    of_poster = reverse("guides_board_placement", args=[their_poster.code])
    for url in (hall_url(their_hall), department_url(theirs), of_poster):
        assert url not in listed
        assert client.get(url).status_code == 404
        assert client.get(f"{url}scans.csv").status_code == 404
    assert client.get(hall_url(our_hall)).status_code == 200
    assert client.get(department_url(mine)).status_code == 200


def test_who_sees_to_all_guides_sees_all_boards(client: Client) -> None:
    person = User.objects.create_user("one", "one@example.test", "x")
    person.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(person)
    hall = make_hall()

    assert client.get(hall_url(hall)).status_code == 200
    assert reverse("guides_boards") in client.get(reverse("wagtailadmin_home")).content.decode()


def test_who_sees_to_no_guides_sees_no_board(client: Client) -> None:
    person = User.objects.create_user("one", "one@example.test", "x")
    group = Group.objects.create(name="看图片的")
    group.permissions.set(
        Group.objects.get(name=EDITORS).permissions.filter(codename="access_admin")
    )
    person.groups.add(group)
    client.force_login(person)

    for url in (reverse("guides_boards"), hall_url(make_hall())):
        assert client.get(url).status_code == 302
    assert client.get(f"{hall_url(make_hall())}nothing.csv").status_code == 302
