"""搜索状态: how the index fares, and building it anew."""

import re
import shutil
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from guides import published
from search.engine import Failed
from search.engines import EMBEDDED, make
from search.index import follow
from search.index.breaker import breaker
from tests.factories import make_guide

pytestmark = pytest.mark.django_db

STATE = reverse("search_state:index")


def shown(client: Client) -> str:
    response = client.get(STATE)
    assert response.status_code == 200
    return response.content.decode()


def test_it_tells_how_far_the_index_is(client: Client, editor: User) -> None:
    assert "还没有建立" in shown(client)

    follow.rebuild(make(EMBEDDED))
    assert f"一致（第 {published.head()} 行）" in shown(client)

    before = published.head()
    make_guide()
    behind = published.head() - before
    assert f"落后 {behind} 行" in shown(client)


def test_it_tells_since_when_an_engine_is_down(client: Client, editor: User) -> None:
    follow.rebuild(make(EMBEDDED))
    assert "没有按时应答" not in shown(client)
    breaker(EMBEDDED).trip()
    try:
        assert "起没有按时应答" in shown(client)
    finally:
        breaker(EMBEDDED).close()


def test_what_does_not_answer_is_told_once_and_cannot_be_built_anew(
    client: Client, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_name: str) -> None:
        raise Failed("refused")

    monkeypatch.setattr("search.admin.state.make", fail)
    breaker(EMBEDDED).trip()
    html = shown(client)

    assert re.search(r"没有应答（从 [\d: -]+ 起）", html)
    assert "没有按时应答" not in html
    assert "重新建立索引" not in html


def test_who_runs_the_site_builds_it_anew(client: Client, admin: User, own_data: Path) -> None:
    make_guide()
    follow.rebuild(make(EMBEDDED))
    shutil.rmtree(own_data / "search")

    assert "重新建立索引" in shown(client)
    client.post(STATE, {"engine": EMBEDDED})

    assert make(EMBEDDED).state().entries == 1
    assert client.post(STATE, {"engine": "nonsense"}).status_code == 302


def test_editors_only_look(client: Client, editor: User) -> None:
    assert "重新建立索引" not in shown(client)
    assert client.post(STATE, {"engine": EMBEDDED}).status_code in (302, 403)
