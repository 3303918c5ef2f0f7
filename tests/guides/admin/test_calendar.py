"""Days off in the admin: a year is pasted in, and a missing one is told on the home screen."""

from datetime import date
from unittest import mock

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from guides import published
from guides.models import CalendarYear
from guides.roles import EDITORS, PUBLISHERS
from guides.vocabulary import Locale

from .browser import sign_in

pytestmark = pytest.mark.django_db

ADD, HOME = reverse("calendar_years:add"), reverse("wagtailadmin_home")
LABOUR = "劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。"


def home(client: Client, today: date) -> str:
    with mock.patch("django.utils.timezone.localdate", return_value=today):
        return str(client.get(HOME).content.decode())


def test_a_year_is_pasted_in_and_published(client: Client, editor: User) -> None:
    response = client.post(ADD, {"year": 2027, "notice": LABOUR}, follow=True)

    assert "2027" in response.content.decode()
    assert published.site(Locale.HANS).calendar[-1].year == 2027
    listed = client.get(reverse("calendar_years:index")).content.decode()
    assert "放假几天" in listed


def test_a_slip_is_named_beside_its_field(client: Client, editor: User) -> None:
    response = client.post(ADD, {"year": 2027, "notice": LABOUR.replace("周六）至", "周五）至")})

    assert "2027-05-01 不是周五" in response.content.decode()
    assert not CalendarYear.objects.filter(year=2027).exists()


def test_from_november_on_the_coming_year_is_asked_for(client: Client, editor: User) -> None:
    asked = "2027 年的放假安排还没有录入"
    assert asked not in home(client, date(2026, 10, 31))
    assert asked in home(client, date(2026, 11, 1))

    CalendarYear.objects.create(year=2027, notice=LABOUR)
    assert asked not in home(client, date(2026, 11, 1))
    assert "2028 年的放假安排还没有录入" in home(client, date(2028, 1, 2))


@pytest.mark.parametrize(("group", "may"), [(PUBLISHERS, True), (EDITORS, False)])
def test_publishers_enter_days_off(client: Client, group: str, may: bool) -> None:
    user = sign_in(client, is_superuser=False)
    user.groups.set([Group.objects.get(name=group)])

    assert (client.get(ADD).status_code == 200) is may
    assert ("还没有录入" in home(client, date(2026, 11, 1))) is may
