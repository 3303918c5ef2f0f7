"""`manage.py reindex` builds, and proves; `manage.py check` names what is wrong."""

import json
import threading
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from guides import followers, published
from search import checks
from search.engine import Lost
from search.engines import EMBEDDED, make
from search.index import follow
from tests.conftest import free_port
from tests.elasticsearch.cluster import Cluster
from tests.factories import make_guide, make_item
from tests.search.entries import make_entry

pytestmark = pytest.mark.django_db


def run(*arguments: str, fails: bool = False) -> str:
    out = StringIO()
    if fails:
        with pytest.raises(SystemExit) as ended:
            call_command("reindex", *arguments, stdout=out)
        assert ended.value.code == 1
    else:
        call_command("reindex", *arguments, stdout=out)
    return out.getvalue()


def data(*arguments: str, fails: bool = False) -> Any:
    return json.loads(run(*arguments, "--json", fails=fails))


def test_it_builds_and_proves() -> None:
    make_guide()
    make_item()
    assert "2 条" in run()

    assert data("--verify") == {
        "embedded": {
            "entries": 2,
            "sequence": published.head(),
            "head": published.head(),
            "differences": [],
        }
    }
    assert "和台账一致" in run("--verify")


def test_each_difference_is_named() -> None:
    kept, changed, missing = sorted(make_item().code for _ in range(3))
    run()
    make(EMBEDDED).write(
        [make_entry(f"item:{changed}", "别的"), make_entry("guide:ZZZZZZZ", "多的")],
        [f"item:{missing}"],
        published.head(),
    )

    told = run("--verify", fails=True)

    assert f"内容不同 item:{changed}" in told
    assert f"索引里没有 item:{missing}" in told
    assert "索引里多出 guide:ZZZZZZZ" in told
    assert kept not in told
    faults = data("--verify", fails=True)["embedded"]["differences"]
    assert {one["fault"] for one in faults} == {"missing", "superfluous", "different"}

    run()
    run("--verify")


def test_without_an_index_there_is_nothing_to_prove() -> None:
    assert "error" in data("--verify", fails=True)["embedded"]
    with pytest.raises(Lost):
        make(EMBEDDED).state()


def test_it_does_not_get_in_another_ones_way() -> None:
    told: list[str] = []

    def ask() -> None:
        # In a thread: on PostgreSQL a session may hold a lock of its own twice.
        with pytest.raises(CommandError) as refusal:
            run()
        told.append(str(refusal.value))
        connection.close()

    with followers.lock(follow.follower_of(EMBEDDED)) as mine:
        assert mine
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()

    assert "另一个进程" in told[0]


def test_both_engines_are_built_and_proved(settings: Settings, elasticsearch: Cluster) -> None:
    elasticsearch.clear()
    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = "elastic", elasticsearch.urls
    make_guide()
    make_item()

    assert set(data()) == {"elastic", "embedded"}
    proved = data("--verify")
    assert proved["elastic"] == proved["embedded"]
    assert proved["elastic"]["entries"] == 2
    assert set(data("--engine", "elastic", "--verify")) == {"elastic"}


def test_an_engine_that_is_down_is_named_and_the_other_is_built(settings: Settings) -> None:
    settings.SEARCH_ENGINE = "elastic"
    settings.ELASTICSEARCH_URL = [f"http://127.0.0.1:{free_port()}"]
    make_item()

    told = data(fails=True)

    assert "error" in told["elastic"]
    assert told["embedded"]["entries"] == 1


class TestChecks:
    def ids(self) -> list[str]:
        return [one.id or "" for one in checks.check_settings(None) + checks.check_answer(None)]

    def test_wrong_settings(self, settings: Settings) -> None:
        settings.SEARCH_ENGINE = "solr"
        assert self.ids() == ["search.E001"]
        settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = "elastic", []
        assert self.ids() == ["search.E002"]

    def test_an_engine_that_does_not_answer(self, settings: Settings) -> None:
        settings.SEARCH_ENGINE = "elastic"
        settings.ELASTICSEARCH_URL = [f"http://we:geheim@127.0.0.1:{free_port()}"]
        assert self.ids() == ["search.W001"]
        (found,) = checks.check_answer(None)
        assert "geheim" not in f"{found.msg}{found.hint}"

    def test_no_index_yet_and_then_nothing(self, own_data: Path) -> None:
        assert self.ids() == ["search.I001"]
        follow.catch_up(EMBEDDED)
        assert self.ids() == []

    def test_every_check_is_in_the_operators_manual(self) -> None:
        manual = Path("site/docs/operating.md").read_text(encoding="utf-8")
        for name in ("search.E001", "search.E002", "search.W001", "search.I001"):
            assert f"`{name}`" in manual
