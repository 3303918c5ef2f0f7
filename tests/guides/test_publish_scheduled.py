"""What is due goes out in its time; what may not waits with its draft and its schedule."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from guides import publishing
from guides.models import GuidePage, Hall, Item, LedgerRow
from tests.factories import make_guide, make_hall, make_item

pytestmark = pytest.mark.django_db


def schedule(instance: Any, **fields: Any) -> None:
    """Schedule a draft, and let the time come."""
    for name, value in {"go_live_at": timezone.now() + timedelta(hours=1), **fields}.items():
        setattr(instance, name, value)
    revision = instance.save_revision(user=fields.get("owner"))
    revision.publish()
    come = timezone.now() - timedelta(minutes=1)
    revision.refresh_from_db()
    revision.approved_go_live_at = come
    revision.content["go_live_at"] = come.isoformat()
    revision.save()


def spoil(page: GuidePage) -> None:
    """Make the scheduled draft unfit, as a fact that was emptied meanwhile would."""
    revision = page.revisions.get(approved_go_live_at__isnull=False)
    revision.content["summary"] = "交 {{money}}"
    revision.save()


def rows(instance: Any) -> list[LedgerRow]:
    return list(LedgerRow.objects.filter(code=instance.code, kind__in=("guide", "item", "hall")))


def test_guides_items_and_halls_go_live(capsys: pytest.CaptureFixture[str]) -> None:
    things: list[Any] = [
        make_guide(publish=False),
        make_item(publish=False),
        make_hall(publish=False),
    ]
    for thing in things:
        schedule(thing)
        assert rows(thing) == []
    call_command("publish_scheduled")
    for thing in things:
        assert type(thing).objects.get(pk=thing.pk).live
        assert len(rows(thing)) == 1
    assert "已发布" in capsys.readouterr().out


def test_what_has_expired_is_withdrawn_with_a_reason() -> None:
    things: list[Any] = [make_guide(), make_item(), make_hall()]
    for thing in things:
        type(thing).objects.filter(pk=thing.pk).update(
            expire_at=timezone.now() - timedelta(minutes=1)
        )
    call_command("publish_scheduled")
    for thing in things:
        assert not type(thing).objects.get(pk=thing.pk).live
        assert '"reason":"到了预定的结束时间"' in rows(thing)[-1].payload


def test_an_expired_item_in_use_stays_and_is_told(caplog: pytest.LogCaptureFixture) -> None:
    item = make_item()
    page = make_guide(item=item)
    Item.objects.filter(pk=item.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    hall = make_hall()
    Hall.objects.filter(pk=hall.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert Item.objects.get(pk=item.pk).live
    assert not Hall.objects.get(pk=hall.pk).live
    assert f"《{page.title}》" in caplog.text


def test_a_hindered_one_waits_and_the_others_go_on(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.ADMINS = [("admin", "admin@example.test")]
    owner = User.objects.create_user("owner", "owner@example.test")
    bad, good = make_guide(publish=False, owner=owner), make_guide(publish=False)
    schedule(bad, owner=owner)
    spoil(bad)
    schedule(good)
    for _run in range(2):
        call_command("publish_scheduled")
    assert not GuidePage.objects.get(pk=bad.pk).live
    assert bad.revisions.filter(approved_go_live_at__isnull=False).count() == 1
    assert rows(bad) == []
    assert len(rows(good)) == 1
    assert "不认识“{{money}}”" in caplog.text
    # Told once, however often the schedule is looked at.
    [message] = mail.outbox
    assert sorted(message.to) == ["admin@example.test", "owner@example.test"]
    assert "不认识“{{money}}”" in message.body
    assert f"/admin/pages/{bad.pk}/edit/" in message.body


def test_another_reason_is_told_again(settings: Settings) -> None:
    settings.ADMINS = [("admin", "admin@example.test")]
    page = make_guide(publish=False)
    schedule(page)
    spoil(page)
    call_command("publish_scheduled")
    revision = page.revisions.get(approved_go_live_at__isnull=False)
    revision.content["summary"] = "交 {{coins}}"
    revision.save()
    call_command("publish_scheduled")
    assert ["{{coins}}" in one.body for one in mail.outbox] == [False, True]


def test_what_breaks_holds_nobody_up_and_fails_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken, good = make_guide(publish=False), make_guide(publish=False)
    schedule(broken)
    schedule(good)
    publish = publishing.publish_guide

    def breaking(page: GuidePage) -> None:
        if page.pk == broken.pk:
            raise RuntimeError("disk full")
        publish(page)

    monkeypatch.setattr(publishing, "publish_guide", breaking)
    with pytest.raises(CommandError, match=broken.title):
        call_command("publish_scheduled")
    assert not GuidePage.objects.get(pk=broken.pk).live
    assert len(rows(good)) == 1


def test_a_dry_run_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    page = make_guide(publish=False)
    schedule(page)
    call_command("publish_scheduled", "--dryrun")
    assert page.title in capsys.readouterr().out
    assert rows(page) == []


def test_an_empty_site_has_nothing_due() -> None:
    call_command("publish_scheduled")
