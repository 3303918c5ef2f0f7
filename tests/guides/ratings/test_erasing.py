"""A telephone is gone from every table when its time is over, and not before."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from guides.models import Case, GuidePage, Rating
from guides.ratings import erasing
from tests.guides.admin.browser import sign_in

from .saying import fill

pytestmark = pytest.mark.django_db

PHONE, SPOKEN, CARD = "0360-8800199", "138 0000 1111", "110101199003070000"


def everywhere(*wanted: str) -> list[str]:
    """Return the tables that hold one of some texts, in whatever column."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            said = repr(cursor.fetchall())
            found += [table for text in wanted if text in said]
    return sorted(set(found))


def a_case(client: Client, guide: GuidePage) -> Case:
    """Return a case that was rated, looked at, answered and ended through the front door."""
    said = f"打我手机 {SPOKEN}，身份证 {CARD}，去年交了 3500 元"
    fill(client, f"/r/{guide.code}", level="1", words=said, phone=PHONE)
    sign_in(client)
    page = reverse("cases:page", args=[Case.objects.get().pk])
    client.post(page, {"phone": "1"})
    client.post(page, {"answer": f"已经打 {PHONE} 回复。", "end": "1"})
    return Case.objects.get()


def let_pass(case: Case, days: int) -> None:
    Case.objects.filter(pk=case.pk).update(ended_at=timezone.now() - timedelta(days=days))


def test_it_is_gone_from_every_table(client: Client, guide: GuidePage, settings: Settings) -> None:
    settings.PHONES_KEPT = 30
    case = a_case(client, guide)
    assert everywhere(PHONE) == ["guides_case", "guides_rating"]

    let_pass(case, 30)
    call_command("publish_scheduled")
    assert everywhere(PHONE, SPOKEN, CARD) == ["guides_case", "guides_rating"]
    let_pass(case, 32)
    call_command("publish_scheduled")

    assert everywhere(PHONE, "8800199", SPOKEN, "13800001111", CARD) == []
    case.refresh_from_db()
    assert case.about.words == "打我手机 ***，身份证 ***，去年交了 3500 元"
    assert case.answer == "已经打 *** 回复。"
    assert case.erased_on == timezone.localdate()
    page = client.get(reverse("cases:page", args=[case.pk])).content.decode()
    assert "到期删除" in page
    assert PHONE not in page


def test_a_case_that_nobody_ends_keeps_it_for_a_year_at_most(
    client: Client, guide: GuidePage
) -> None:
    fill(client, f"/r/{guide.code}", level="1", phone=PHONE)
    opened = timezone.localdate() - timedelta(days=erasing.LONGEST)

    Case.objects.update(opened_on=opened)
    assert erasing.erase() == 0
    Case.objects.update(opened_on=opened - timedelta(days=1))
    assert erasing.erase() == 1

    assert everywhere(PHONE) == []
    assert erasing.erase() == 0


def test_the_command_tells_how_many_and_may_only_look(
    client: Client, guide: GuidePage, capsys: pytest.CaptureFixture[str]
) -> None:
    let_pass(a_case(client, guide), 400)

    call_command("erase_phones", "--dryrun")
    assert "到期的有 1 件" in capsys.readouterr().out
    assert Rating.objects.get().phone == PHONE
    call_command("erase_phones")
    assert "删掉了 1 件" in capsys.readouterr().out
    assert everywhere(PHONE) == []


def test_who_looked_at_it_is_told_and_nothing_of_what_it_was(
    client: Client, guide: GuidePage
) -> None:
    case = a_case(client, guide)

    history = client.get(reverse("cases:page", args=[case.pk])).context["history"]

    [looked] = [one for one in history if one.action == "guides.case_phone_seen"]
    said: Any = (looked.label, looked.data, looked.message)
    assert PHONE not in repr(said)
    assert looked.user == User.objects.get(pk=looked.user_id)
