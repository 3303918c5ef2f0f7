"""Cases: each department sees to its own, overdue first; what was said stays with who answers."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import GroupPagePermission

from guides.models import Case, Department
from guides.ratings import cases
from guides.roles import EDITORS, PUBLISHERS
from guides.sections import section_of
from guides.vocabulary import CaseState
from tests.factories import make_case, make_department, make_guide, make_hall, make_rating

from .browser import snippet_url, told

pytestmark = pytest.mark.django_db

LIST = "cases:index"
PHONE = "0360-8800199"


def case_of(department: Department | None = None, days: int = 0, **fields: Any) -> Case:
    """Return a case of a department, of a hall that nobody looks at here."""
    rating = make_rating(make_hall(), days=days, **{"words": "等了两个小时", **fields})
    return make_case(rating, department)


def page_of(case: Case) -> str:
    return reverse("cases:page", args=[case.pk])


def person(client: Client, department: Department | None, *actions: str, **rights: Any) -> User:
    """Sign in somebody who may do something with a department's guides, and with cases."""
    group = Group.objects.create(name=f"{department} {actions}")
    codenames = ["access_admin", *rights.get("rights", ["view_case", "change_case"])]
    group.permissions.set(Permission.objects.filter(codename__in=codenames))
    for action in actions if department else ():
        permission = Permission.objects.get(
            codename=f"{action}_page", content_type__app_label="wagtailcore"
        )
        page = section_of(department).page_ptr  # type: ignore[arg-type]
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user = User.objects.create_user(f"somebody of {department}")
    user.groups.add(group)
    client.force_login(user)
    return user


def listed(client: Client, **asked: str) -> list[int]:
    return [row.pk for row in client.get(reverse(LIST), asked).context["object_list"]]


def test_overdue_ones_rise_and_are_marked(client: Client, editor: User) -> None:
    fresh, late, older = case_of(), case_of(days=40), case_of(days=60)
    ended = case_of(days=90)
    cases.answer(ended, "改好了", editor)
    cases.end(ended, editor)

    page = client.get(reverse(LIST))

    assert [row.pk for row in page.context["object_list"]] == [older.pk, late.pk, fresh.pk]
    marked = page.content.decode().count('class="case-overdue"')
    assert marked == 2
    assert listed(client, state="overdue") == [older.pk, late.pk]
    assert listed(client, state="ended") == [ended.pk]
    assert listed(client, state="all") == [older.pk, late.pk, fresh.pk, ended.pk]


def test_it_is_narrowed_and_searched(client: Client, editor: User) -> None:
    department, hall = make_department(), make_hall(name="城南大厅")
    guide = make_guide(title="领结婚证", department=department)
    of_guide = make_case(make_rating(guide, level=2, words="复印件到底要几份"), department)
    of_hall = make_case(make_rating(hall, days=20, words="等了两个小时"))

    assert listed(client, department=str(department.pk)) == [of_guide.pk]
    assert listed(client, hall=str(hall.pk)) == [of_hall.pk]
    assert listed(client, level="2") == [of_guide.pk]
    assert listed(client, level="remark") == []
    assert listed(client, since="7") == [of_guide.pk]
    for words in ("复印件", "结婚", guide.code.lower()):
        assert listed(client, q=words) == [of_guide.pk]
    assert listed(client, q="城南") == [of_hall.pk]
    assert listed(client, q="没人说过") == []


def test_a_department_sees_to_its_own(client: Client) -> None:
    mine, other = make_department(), make_department()
    own, foreign, nobodys = case_of(mine), case_of(other), case_of()
    person(client, mine, "publish")

    assert listed(client) == [own.pk]
    assert client.get(page_of(own)).context["may_write"]
    for case in (foreign, nobodys):
        assert client.get(page_of(case)).status_code == 404
        assert client.post(page_of(case), {"answer": "x"}).status_code == 404
        assert client.post(reverse("cases:reopen", args=[case.pk])).status_code == 404


def test_whoever_publishes_everywhere_sees_to_what_is_nobodys(client: Client) -> None:
    nobodys, anothers = case_of(), case_of(make_department())
    user = User.objects.create_user("publisher")
    user.groups.add(Group.objects.get(name=PUBLISHERS))
    client.force_login(user)

    assert sorted(listed(client)) == sorted([nobodys.pk, anothers.pk])
    assert client.get(page_of(nobodys)).context["may_write"]


def test_editors_read_without_numbers_and_change_nothing(client: Client) -> None:
    department = make_department()
    said = f"打我 {PHONE}，身份证 110101199003070000，等了 120 分钟"
    case = case_of(department, words=said, phone=PHONE)
    person(client, department, "change", rights=["view_case"])

    page = client.get(page_of(case))

    text = page.content.decode()
    assert "打我 ***，身份证 ***，等了 120 分钟" in text
    assert "只有负责答复的人看得到" in text
    assert PHONE not in text
    assert "110101" not in text + client.get(reverse(LIST)).content.decode()
    # Nor can a number be guessed by searching for it, digit by digit.
    assert listed(client, q="0360") == []
    assert listed(client, q="身份证") == [case.pk]
    for sent in ({"phone": "1"}, {"answer": "x"}):
        assert client.post(page_of(case), sent).status_code in (302, 403)
    client.post(reverse("cases:reopen", args=[case.pk]))
    case.refresh_from_db()
    assert (case.state, case.answer) == (CaseState.OPEN, "")


@pytest.mark.parametrize("rights", [["view_case"], ["change_case"], []])
def test_without_guides_of_a_department_there_is_nothing_to_see(
    client: Client, rights: list[str]
) -> None:
    case = case_of(make_department())
    person(client, None, rights=rights)

    assert client.get(page_of(case)).status_code in (302, 403, 404)
    if rights:
        assert listed(client) == []
    else:
        assert client.get(reverse(LIST)).status_code == 302


def test_the_telephone_is_shown_when_asked_for_and_each_look_is_logged(
    client: Client, editor: User
) -> None:
    case = case_of(phone=PHONE)

    assert PHONE not in client.get(page_of(case)).content.decode()
    shown = client.post(page_of(case), {"phone": "1"})
    client.post(page_of(case), {"phone": "1"})

    assert PHONE in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    looks = [one.user for one in client.get(page_of(case)).context["history"]]
    assert looks == [editor, editor]


def test_it_is_answered_ended_and_the_end_taken_back(client: Client, editor: User) -> None:
    case = case_of()

    client.post(page_of(case), {"answer": "加开了一个窗口。"})
    case.refresh_from_db()
    assert (case.state, case.answered_by) == (CaseState.ANSWERED, editor)
    client.post(page_of(case), {"answer": "加开了两个窗口。", "end": "1"})
    case.refresh_from_db()
    assert (case.state, case.answer, case.ended_by) == ("ended", "加开了两个窗口。", editor)
    assert client.get(page_of(case)).context["may_reopen"]
    client.post(reverse("cases:reopen", args=[case.pk]))
    case.refresh_from_db()
    assert (case.state, case.ended_at) == (CaseState.ANSWERED, None)
    # The same words again are no other answer.
    client.post(page_of(case), {"answer": "加开了两个窗口。", "end": "1"})

    done = [one.action for one in client.get(page_of(case)).context["history"]]
    assert done == [
        cases.ANSWERED,
        cases.ANSWERED,
        cases.ENDED,
        cases.REOPENED,
        cases.ENDED,
    ]


def test_after_ten_minutes_an_end_stands(client: Client, editor: User) -> None:
    case = case_of()
    client.post(page_of(case), {"answer": "改好了。", "end": "1"})
    Case.objects.update(ended_at=timezone.now() - cases.UNDO)

    assert not client.get(page_of(case)).context["may_reopen"]
    response = client.post(reverse("cases:reopen", args=[case.pk]), follow=True)

    assert "过了十分钟" in told(response)[0]
    case.refresh_from_db()
    assert case.state == CaseState.ENDED


def test_nothing_ends_without_an_answer_and_nothing_typed_is_lost(
    client: Client, editor: User
) -> None:
    case = case_of()

    empty = client.post(page_of(case), {"answer": " ", "end": "1"})
    long = client.post(page_of(case), {"answer": "长" * 2001})

    assert "请写答复" in empty.content.decode()
    assert "现在是 2001 个" in long.content.decode()
    assert "长" * 2001 in long.content.decode()
    case.refresh_from_db()
    assert case.state == CaseState.OPEN
    cases.answer(case, "别人写的", editor)
    cases.end(case, editor)
    late = client.post(page_of(case), {"answer": "我写的"})
    assert "别人刚刚办结了它" in late.content.decode()
    case.refresh_from_db()
    assert case.answer == "别人写的"


def test_its_page_leads_to_the_part_that_was_meant(client: Client, editor: User) -> None:
    hall = make_hall(name="城南大厅")
    [window] = hall.windows.all()
    case = make_case(make_rating(hall, window=window.code, efficiency=2, reasons=["slow"]))

    page = client.get(page_of(case)).content.decode()

    assert f'href="/halls/{hall.code}/"' in page
    for words in ("城南大厅 A01 窗口", "办事效率", "等得太久", "第 0 天，共 15 天"):
        assert words in page


def test_a_list_costs_the_same_however_long(
    client: Client, editor: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    guide = make_guide()
    for _case in range(8):
        make_case(make_rating(guide), make_department())
    client.get(reverse(LIST))

    with django_assert_max_num_queries(24):
        assert len(listed(client)) == 8


def test_the_home_screen_tells_what_waits(client: Client, editor: User) -> None:
    home = reverse("wagtailadmin_home")
    assert "好差评和意见等您处理" not in client.get(home).content.decode()
    case_of(days=60)
    case_of()

    page = client.get(home).content.decode()
    assert "有 2 件好差评和意见等您处理" in page
    assert "其中 1 件逾期了" in page


def test_the_menu_is_for_those_who_may(client: Client) -> None:
    for group, shown in ((EDITORS, True), (PUBLISHERS, True)):
        user = User.objects.create_user(group)
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        assert (reverse(LIST) in client.get(reverse("wagtailadmin_home")).content.decode()) is shown
    person(client, make_department(), "publish", rights=[])
    assert reverse(LIST) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_department_that_has_cases_is_not_deleted(client: Client, editor: User) -> None:
    department = make_department()
    case_of(department)

    response = client.post(snippet_url(department, "delete"), follow=True)

    assert response.status_code == 200
    assert Department.objects.filter(pk=department.pk).exists()
