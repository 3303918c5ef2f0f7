"""Tokens open what they are for, to whoever holds them whole, and leave no trace of themselves."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.log import AdminEmailHandler
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from guides import access, published, stored
from guides.models import AccessToken
from guides.vocabulary import Scope
from tests.factories import make_guide

pytestmark = pytest.mark.django_db

FEED = "/feeds/window.json"


def make(days: int = 365, **fields: Any) -> tuple[AccessToken, str]:
    until = timezone.localdate() + timedelta(days=days)
    return access.make("三号窗口", [Scope.WINDOW], until, **fields)


def ask(client: Client, token: str, address: str = FEED, scheme: str = "Bearer") -> Any:
    return client.get(address, headers={"Authorization": f"{scheme} {token}"})


def refused(response: Any, status: int, code: str) -> str:
    """Hold a refusal against what all have in common; return its sentence."""
    problem = response.json()
    assert (response.status_code, problem["code"]) == (status, code)
    assert response["Content-Type"].startswith("application/problem+json")
    assert response["Cache-Control"] == "private, no-store"
    assert "Access-Control-Allow-Origin" not in response
    assert ("WWW-Authenticate" in response) == (status == 401)
    return str(problem["detail"])


def test_a_token_reads_what_a_window_reads(client: Client) -> None:
    page = make_guide(notes="密码在抽屉里")
    _row, token = make()

    response = ask(client, token)

    assert response.status_code == 200
    (entry,) = response.json()["items"]
    assert (entry["_mingbai"]["code"], entry["_mingbai"]["note"]) == (page.code, "密码在抽屉里")
    assert response["Cache-Control"] == "private, no-store"
    assert {"Authorization", "Cookie"} <= set(response["Vary"].split(", "))
    assert "Access-Control-Allow-Origin" not in response
    assert not response.cookies
    assert ask(client, token, scheme="bearer").status_code == 200


def test_a_token_is_random_long_and_kept_as_its_digest() -> None:
    made = [make() for _ in range(3)]

    for row, token in made:
        assert access.SHAPE.fullmatch(token)
        assert len(token) == 46
        assert row.begins == token[:8]
        assert row.digest != token
    assert len({token for _row, token in made}) == 3


def test_no_token_is_told_how_to_send_one(client: Client) -> None:
    response = client.get(FEED)

    assert "Authorization: Bearer" in refused(response, 401, "token_needed")
    assert response["WWW-Authenticate"] == 'Bearer realm="mingbai"'


@pytest.mark.parametrize(
    "token", ["", "x", "mb_" + "a" * 43, "mb_" + "a" * 42, "mb_" + "a" * 44, "mb_" + "字" * 43]
)
def test_a_wrong_token_is_refused_and_nothing_is_written(client: Client, token: str) -> None:
    make()
    # A server hands a header on as Latin-1, whatever bytes it was.
    sent = f"Bearer {token}".encode().decode("latin-1")
    with CaptureQueriesContext(connection) as queries:
        response = client.get(FEED, headers={"Authorization": sent})

    refused(response, 401, "token_wrong")
    assert 'error="invalid_token"' in response["WWW-Authenticate"]
    assert all(one["sql"].startswith("SELECT") for one in queries)
    assert len(queries) <= 1
    assert AccessToken.objects.filter(last_used_on=None).count() == 1


def test_a_wrong_token_is_refused_though_one_is_signed_in(client: Client) -> None:
    client.force_login(get_user_model().objects.create_superuser("staff", "s@example.test", "x"))
    assert client.get(FEED).status_code == 200

    refused(ask(client, "mb_" + "a" * 43), 401, "token_wrong")


def test_each_of_the_tokens_letters_counts(client: Client) -> None:
    _row, token = make()
    for changed in (token[:-1], token + "A", token.swapcase(), token[:-1] + "~", token[3:]):
        refused(ask(client, changed), 401, "token_wrong")


def test_an_expired_token_says_when(client: Client) -> None:
    row, token = make()
    AccessToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    row.refresh_from_db()

    detail = refused(ask(client, token), 401, "token_expired")

    assert str(access.last_day(row)) in detail
    assert access.state_of(row) == access.TokenState.EXPIRED


def test_a_token_is_good_to_the_end_of_its_last_day() -> None:
    row, _token = make(days=1)

    tomorrow = timezone.localdate() + timedelta(days=1)
    assert access.last_day(row) == tomorrow
    assert timezone.localtime(row.expires_at).strftime("%H:%M") == "00:00"
    assert access.state_of(row) == access.TokenState.ENDING


def test_a_revoked_token_ends_at_once(client: Client) -> None:
    row, token = make()
    assert ask(client, token).status_code == 200

    assert access.revoke(row)

    refused(ask(client, token), 401, "token_revoked")
    assert not access.revoke(row)
    assert ModelLogEntry.objects.filter(action=access.REVOKED).count() == 1


def test_a_token_for_something_else_does_not_open_this(client: Client) -> None:
    _row, token = make()
    AccessToken.objects.update(scopes=["something"])

    assert "窗口数据" in refused(ask(client, token), 401, "token_scope")


@pytest.mark.parametrize("name", ["token", "access_token"])
def test_a_token_in_the_address_is_refused(client: Client, name: str) -> None:
    _row, token = make()

    response = client.get(f"{FEED}?{name}={token}")
    assert "Authorization: Bearer" in refused(response, 400, "token_in_address")
    assert token not in response.content.decode()
    assert ask(client, token, f"{FEED}?{name}=x").status_code == 400


def test_other_ways_of_signing_in_are_none_of_ours(client: Client) -> None:
    refused(ask(client, "dXNlcjpwYXNz", scheme="Basic"), 401, "token_needed")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_the_windows_feed_is_only_read(method: str) -> None:
    _row, token = make()
    strict = Client(enforce_csrf_checks=True)

    response = getattr(strict, method)(FEED, headers={"Authorization": f"Bearer {token}"})

    refused(response, 405, "method_not_allowed")
    assert response["Allow"] == "GET, HEAD"


def test_the_day_of_use_is_written_once_a_day(client: Client) -> None:
    row, token = make()
    assert row.last_used_on is None
    with CaptureQueriesContext(connection) as first:
        ask(client, token)
    row.refresh_from_db()
    assert row.last_used_on == timezone.localdate()

    with CaptureQueriesContext(connection) as second:
        ask(client, token)

    written = [one for one in first if one["sql"].startswith("UPDATE")]
    assert len(written) == 1
    assert not [one for one in second if not one["sql"].startswith("SELECT")]


def test_what_a_token_reads_is_never_in_the_public_store(client: Client) -> None:
    make_guide(notes="密码在抽屉里")
    _row, token = make()
    client.get("/feeds/web.json")
    before = len(stored.STORE)

    assert "密码在抽屉里" in ask(client, token).content.decode()

    assert len(stored.STORE) == before
    assert "密码在抽屉里" not in client.get("/feeds/web.json").content.decode()


def test_who_made_and_who_revoked_is_in_the_log() -> None:
    user = get_user_model().objects.create_superuser("admin", "a@example.test", "x")
    row, _token = make(user=user)
    access.revoke(row, by="access_token root")

    made, revoked = ModelLogEntry.objects.filter(action__startswith="guides.token").order_by("pk")
    assert (made.user, made.data["begins"], made.label) == (user, row.begins, "三号窗口")
    assert (revoked.user, revoked.data["by"]) == (None, "access_token root")
    assert row.begins in made.message
    assert "（access_token root）" in revoked.message


@pytest.mark.parametrize(
    ("name", "scopes", "days", "field"),
    [
        (" ", [Scope.WINDOW], 30, "name"),
        ("长" * 101, [Scope.WINDOW], 30, "name"),
        ("窗口", [], 30, "scopes"),
        ("窗口", [Scope.WINDOW], 0, "until"),
        ("窗口", [Scope.WINDOW], 731, "until"),
    ],
)
def test_a_token_without_name_scope_or_end_is_not_made(
    name: str, scopes: list[Scope], days: int, field: str
) -> None:
    until = timezone.localdate() + timedelta(days=days)
    with pytest.raises(ValidationError) as refusal:
        access.make(name, scopes, until)

    assert list(refusal.value.message_dict) == [field]
    assert not AccessToken.objects.exists()


def test_a_token_is_in_no_log_no_mail_and_no_table(
    client: Client, caplog: pytest.LogCaptureFixture, settings: Settings, monkeypatch: Any
) -> None:
    settings.ADMINS = [("a", "admin@example.test")]
    row, token = make()
    make_guide()
    caplog.set_level(logging.DEBUG)
    logger, mailer = logging.getLogger("django.request"), AdminEmailHandler(include_html=True)
    logger.addHandler(mailer)
    try:
        ask(client, token)
        ask(client, token + "x")
        with monkeypatch.context() as broken:
            broken.setattr(published, "listing", _fault)
            client.raise_request_exception = False
            assert ask(client, token).status_code == 500
    finally:
        logger.removeHandler(mailer)
    access.revoke(row)
    ask(client, token)

    assert any("Fault" in letter.body for letter in mail.outbox)
    for letter in mail.outbox:
        assert token[8:] not in letter.message().as_string()
        assert all(token[8:] not in str(part) for part in getattr(letter, "alternatives", []))
    assert token[8:] not in caplog.text
    assert token[8:] not in _whole_database()


class _Broken(RuntimeError):
    pass


def _fault(*args: Any, **kwargs: Any) -> Any:
    raise _Broken("Fault")


def _whole_database() -> str:
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            told += [str(row) for row in cursor.fetchall()]
    assert any("三号窗口" in one for one in told)
    return "\n".join(told)
