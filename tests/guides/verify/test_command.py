"""`manage.py verify` and its ways to ask a site."""

import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from guides.models import Current, GuidePage, LedgerRow
from guides.verify.sites import OverHttp, Unreachable
from tests.factories import make_guide, make_item
from tests.guides.programs import in_site

from .damage import alter, with_new_words

ROOT = Path(__file__).resolve().parents[3]


def verify(*arguments: str) -> tuple[str, str]:
    """Return what the command wrote, and why it failed if it did."""
    out = StringIO()
    try:
        call_command("verify", *arguments, stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


@pytest.mark.django_db
def test_a_clean_site_passes_and_the_summary_says_what_was_compared() -> None:
    make_guide()
    make_guide(publish=False)

    told, failed = verify()

    assert failed == ""
    assert "1 份指南、2 个事项、1 个大厅 × 9 个渠道 × 3 种语言" in told
    assert told.endswith("全部一致。\n")


@pytest.mark.django_db
def test_each_difference_is_listed_and_the_command_fails() -> None:
    page = make_guide(item=make_item(fee="20"))
    row = LedgerRow.objects.get(kind="guide", code=page.code)
    alter(row, payload=with_new_words(row)["payload"])
    GuidePage.objects.filter(pk=page.pk).update(title="假的标题")

    told, failed = verify()

    assert f"✗ 台账第 {row.sequence} 行｜guide {page.code} zh-Hans" in told
    assert f"✗ 编辑后台｜guide {page.code} zh-Hans：title 不同" in told
    count = told.count("✗")
    assert count > 2
    assert failed == f"有 {count} 处不一致，见上。"
    assert "全部一致" not in told


@pytest.mark.django_db
def test_many_differences_are_counted_and_the_first_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("guides.management.commands.verify.SHOWN", 3)
    LedgerRow.objects.update(recorded_at=timezone.now())

    told, failed = verify()

    assert told.count("✗") == 3
    assert "只列出了前 3 处不一致。" in told
    assert failed == f"有 {LedgerRow.objects.count()} 处不一致，见上。"


@pytest.mark.django_db
def test_a_site_without_anything_published_is_verified_too() -> None:
    told, failed = verify()

    assert failed == ""
    assert "0 份指南" in told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (["--anchor", "nowhere.json"], "nowhere.json 不存在"),
        (["--user", "editor"], "要和 --url 一起用"),
        (["--sample", "0"], "应为 1 以上的整数，现在是“0”"),
        (["--url", "http://127.0.0.1:9"], "没有回答"),
    ],
)
def test_what_can_not_be_done_is_said_with_the_remedy(arguments: list[str], remedy: str) -> None:
    with pytest.raises(CommandError, match=remedy):
        call_command("verify", *arguments, stdout=StringIO())


def test_as_a_program_it_ends_with_one_if_anything_differs(own_site: dict[str, str]) -> None:
    command = [sys.executable, "manage.py", "verify"]
    clean = subprocess.run(command, cwd=ROOT, env=own_site, capture_output=True, text=True)
    assert (clean.returncode, clean.stderr) == (0, ""), clean
    damage = "from guides.models import LedgerRow; LedgerRow.objects.update(revision=9)"
    in_site(own_site, damage)

    damaged = subprocess.run(command, cwd=ROOT, env=own_site, capture_output=True, text=True)

    assert damaged.returncode == 1
    assert "✗ 台账第 1 行" in damaged.stdout
    assert "处不一致" in damaged.stderr


@pytest.mark.django_db(transaction=True)
def test_a_running_site_is_asked_over_http(live_server: LiveServer, django_user_model: Any) -> None:
    django_user_model.objects.create_superuser("keeper", password="a-long-password")
    page = make_guide()

    told, failed = verify("--url", live_server.url)
    assert failed == "", told
    assert "窗口渠道没有核对" in told
    assert "× 7 个渠道 ×" in told

    told, failed = verify("--url", live_server.url, "--user", "keeper", "--password", "wrong")
    assert "用户 keeper 登录不了" in failed

    signed_in = ("--user", "keeper", "--password", "a-long-password")
    told, failed = verify("--url", live_server.url, *signed_in)
    assert failed == ""
    assert "× 9 个渠道 ×" in told

    # A site that goes on saying what it said before.
    Current.objects.filter(kind="guide", code=page.code).update(revision=2)
    LedgerRow.objects.filter(kind="guide", code=page.code).update(revision=2)
    told, failed = verify("--url", live_server.url)
    assert f"✗ web｜guide {page.code} zh-Hans：revision 不同（应为“2”，读到“1”）" in told


@pytest.fixture
def answers() -> list[bytes]:
    """What a site says in turn: its workers do not agree."""
    return [b"new", b"old", b"new", b"new"]


@contextmanager
def speaking(answers: list[bytes]) -> Iterator[tuple[str, list[str]]]:
    seen: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            seen.append(f"{self.client_address[1]}")
            body = answers[(len(seen) - 1) % len(answers)]
            self.send_response(302 if body == b"moved" else 200)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", seen
        finally:
            server.shutdown()
            thread.join()


def test_each_path_is_asked_over_fresh_connections_and_no_workers_answer_is_lost(
    answers: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A proxy in the surroundings is not asked for what is on this machine.
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with speaking(answers) as (url, connections):
        told = OverHttp(url).get("/guides/ABCDEF1/")

    assert sorted(answer.body for answer in told) == [b"new", b"old"]
    assert len(set(connections)) == 4


def test_a_redirect_is_an_answer_not_followed() -> None:
    with speaking([b"moved"]) as (url, _connections):
        told = OverHttp(url).get("/items/ABCDEF1/")

    assert [(one.status, one.headers["Location"]) for one in told] == [(302, "/elsewhere")]


def test_a_site_that_does_not_answer_is_unreachable() -> None:
    with pytest.raises(Unreachable, match="没有回答"):
        OverHttp("http://127.0.0.1:9").get("/")
