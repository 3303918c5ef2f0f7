"""`manage.py access_token`: a token on standard output once, and never again."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import ModelLogEntry

from guides import access
from guides.models import AccessToken

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("access_token", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_made_listed_used_and_revoked(client: Client) -> None:
    out, err = run("make", "三号窗口", "--days", "10")
    token = out.strip()
    assert access.SHAPE.fullmatch(token)
    assert "只显示这一次" in err
    assert token not in err
    headers: Any = {"Authorization": f"Bearer {token}"}
    assert client.get("/feeds/window.json", headers=headers).status_code == 200

    listed, _err = run("list")
    assert token[:8] in listed
    assert "快到期了" in listed
    assert token not in listed

    assert "已经作废" in run("revoke", token[:8])[0]
    assert client.get("/feeds/window.json", headers=headers).status_code == 401
    assert "已经作废" in run("list")[0]
    assert ModelLogEntry.objects.filter(action__startswith="guides.token").count() == 2


def test_a_year_is_the_default_and_two_the_most() -> None:
    run("make", "窗口")
    row = AccessToken.objects.get()
    assert (access.last_day(row) - row.created_at.date()).days in {365, 366}
    for days in ("0", "731"):
        with pytest.raises(CommandError, match="730") as refusal:
            run("make", "窗口", "--days", days)
        assert refusal.value.returncode == 2
    assert AccessToken.objects.count() == 1


def test_what_is_not_there_is_not_revoked() -> None:
    assert "还没有访问令牌" in run("list")[0]
    for beginning in ("mb_", "mb_aaaaa", "*"):
        with pytest.raises(CommandError, match="没有，或者已经作废"):
            run("revoke", beginning)


def test_a_beginning_that_two_share_is_not_revoked() -> None:
    run("make", "甲")
    run("make", "乙")
    AccessToken.objects.update(begins="mb_aaaaa")

    with pytest.raises(CommandError, match="不止一个"):
        run("revoke", "mb_aaaaa")
    assert AccessToken.objects.filter(revoked_at=None).count() == 2


def test_a_name_is_needed() -> None:
    with pytest.raises(CommandError, match="给谁用"):
        run("make", " ")
