"""The administrator's list of tokens: shown once when made, closed with a button."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guides import access
from guides.models import AccessToken
from guides.roles import EDITORS, PUBLISHERS
from guides.vocabulary import Scope

from .browser import opened, sign_in, told, type_in

pytestmark = pytest.mark.django_db

INDEX, ADD = reverse("access_tokens:index"), reverse("access_tokens:add")
_TOKEN = re.compile(r"mb_[A-Za-z0-9_-]{43}")


def make(client: Client, **typed: Any) -> Any:
    return client.post(ADD, type_in(opened(client, ADD), **{"name": "三号窗口", **typed}))


def read(client: Client, url: str = INDEX) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_token_is_shown_once_and_opens_the_feed(client: Client, editor: User) -> None:
    response = make(client)

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    (token,) = set(_TOKEN.findall(response.content.decode()))
    reader = Client()
    asked = reader.get("/feeds/window.json", headers={"Authorization": f"Bearer {token}"})
    assert asked.status_code == 200
    row = AccessToken.objects.get()
    assert (row.name, row.created_by, row.scopes) == ("三号窗口", editor, ["window"])
    assert access.last_day(row) == timezone.localdate() + timedelta(days=365)
    pages = (INDEX, ADD, reverse("wagtailadmin_reports:site_history"), reverse("wagtailadmin_home"))
    for page in pages:
        assert token not in read(client, page)
    assert f"{token[:8]}…" in read(client)
    assert f"建立访问令牌 {token[:8]}…" in read(client, pages[2])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "请写明令牌给谁用"),
        ({"scopes": ()}, "请至少选一样"),
        ({"until": "2020-01-01"}, "有效期要在明天到"),
        ({"until": "2222-01-01"}, "有效期要在明天到"),
        ({"until": "x"}, "日期"),
    ],
)
def test_a_wrong_form_makes_nothing_and_says_why(
    client: Client, editor: User, typed: dict[str, Any], said: str
) -> None:
    html = make(client, **typed).content.decode()

    assert said in html
    assert not AccessToken.objects.exists()
    assert not _TOKEN.search(html)


def test_the_list_marks_what_ends_soon(client: Client, editor: User) -> None:
    today = timezone.localdate()
    for name, days in (("甲", 400), ("乙", 5), ("丙", 6)):
        access.make(name, [Scope.WINDOW], today + timedelta(days=days))
    AccessToken.objects.filter(name="丙").update(expires_at=timezone.now())

    html = read(client)

    for state in ("有效", "快到期了", "已经到期"):
        assert re.search(rf"w-status[^>]*>\s*{state}\s*<", html), state
    assert "窗口数据（含内部说明）" in html
    assert str(today + timedelta(days=400)) in html


def test_a_token_is_revoked_after_a_question(client: Client, editor: User) -> None:
    row, token = access.make("三号窗口", [Scope.WINDOW], timezone.localdate() + timedelta(days=9))
    url = reverse("access_tokens:revoke", args=[row.pk])
    assert url in read(client)

    assert "马上就读不到了" in read(client, url)
    row.refresh_from_db()
    assert row.revoked_at is None

    assert "已经作废" in told(client.post(url, follow=True))[0]
    asked = client.get("/feeds/window.json", headers={"Authorization": f"Bearer {token}"})
    assert asked.json()["code"] == "token_revoked"
    assert url not in read(client)
    assert "早就作废了" in read(client, url)
    assert "早就作废了" in told(client.post(url, follow=True))[0]


def test_another_is_made_like_an_old_one(client: Client, editor: User) -> None:
    row, _token = access.make("三号窗口", [Scope.WINDOW], timezone.localdate() + timedelta(days=9))

    assert f"{ADD}?like={row.pk}" in read(client)
    assert 'value="三号窗口"' in read(client, f"{ADD}?like={row.pk}")
    for strange in ("x", "0", "²", "9" * 30):
        assert client.get(ADD, {"like": strange}).status_code == 200


@pytest.mark.parametrize("group", [EDITORS, PUBLISHERS])
def test_tokens_are_for_administrators(client: Client, group: str) -> None:
    user = sign_in(client, is_superuser=False)
    user.groups.add(Group.objects.get(name=group))
    row, _token = access.make("窗口", [Scope.WINDOW], timezone.localdate() + timedelta(days=9))
    revoke = reverse("access_tokens:revoke", args=[row.pk])

    assert INDEX not in read(client, reverse("wagtailadmin_home"))
    for url in (INDEX, ADD, revoke):
        assert client.get(url).status_code == 302
    client.post(revoke)
    client.post(ADD, {"name": "我", "scopes": "window", "until": "2027-01-01"})
    row.refresh_from_db()
    assert row.revoked_at is None
    assert AccessToken.objects.count() == 1


def test_a_group_can_be_given_the_right(client: Client) -> None:
    user = sign_in(client, is_superuser=False)
    user.user_permissions.add(
        Permission.objects.get(codename="access_admin"),
        Permission.objects.get(codename="view_accesstoken"),
    )

    assert INDEX in read(client, reverse("wagtailadmin_home"))
    assert ADD not in read(client)
    assert client.get(ADD).status_code == 302
