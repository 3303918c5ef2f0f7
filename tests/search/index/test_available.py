"""A search is answered whatever becomes of the chosen engine."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from guides import published
from search.engine import Failed, Lost, Query, Results
from search.engines import ELASTIC, EMBEDDED, make
from search.engines.elastic import Elastic
from search.engines.embedded import Embedded
from search.index import available, breaker, follow
from tests.conftest import free_port
from tests.elasticsearch.cluster import Cluster
from tests.elasticsearch.fixtures import started
from tests.factories import make_item
from tests.search.engines.servers import PRODUCT, answering
from tests.search.entries import asked, make_entry

pytestmark = pytest.mark.django_db
# Milliseconds are benchmarks' business; nobody waits longer than this on any machine.
BOUND = 2.0


@pytest.fixture
def item() -> str:
    """The key of the one thing in the embedded index."""
    item = make_item(name="居民身份证补领")
    assert follow.catch_up(EMBEDDED)
    return f"item:{item.code}"


def at(settings: Settings, *nodes: str) -> None:
    settings.SEARCH_ENGINE = ELASTIC
    settings.ELASTICSEARCH_URL = list(nodes)


def found(one: available.Available) -> list[str]:
    return [hit.key for hit in one.search(asked("身份证")).hits]


def test_the_embedded_engine_needs_nobody(item: str) -> None:
    one = available.engine()

    assert found(one) == [item]
    assert (one.name, one.degraded, one.down) == (EMBEDDED, False, False)


def test_a_lost_index_is_built_and_answers(item: str, own_data: Path) -> None:
    shutil.rmtree(own_data / "search")
    one = available.engine()

    assert found(one) == [item]
    assert (one.degraded, one.down) == (False, False)


def test_where_nobody_can_answer_there_is_no_result_and_no_error(
    item: str, own_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(30, "Read-only file system")

    shutil.rmtree(own_data / "search")
    monkeypatch.setattr(available, "BUILT", 0.01)
    monkeypatch.setattr(Path, "mkdir", refuse)
    one = available.engine()

    assert one.search(Query()) == Results()
    assert one.entry(item) is None
    assert set(one.rarity([]).values()) == set()
    assert (one.degraded, one.down) == (True, True)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (None, ""),
        (b"", PRODUCT),
        (b"<html>It works!</html>", "Content-Type: text/html\r\n"),
        (b"{}", PRODUCT),
        (b"[1, 2]", PRODUCT),
        (b'{"took": 1, "timed_out": false, "_shards": {"failed": 0}, "hits": {}}', PRODUCT),
        (b'{"timed_out": true, "_shards": {"failed": 1}, "hits": {"hits": []}}', PRODUCT),
        (b'{"hits": ', PRODUCT),
    ],
    ids=["silent", "empty", "html", "object", "list", "hollow", "in part", "half"],
)
def test_who_does_not_answer_sensibly_is_stood_in_for(
    body: bytes | None, headers: str, item: str, settings: Settings
) -> None:
    with answering(body, headers) as url:
        at(settings, url)
        for _ in range(20):
            began = time.monotonic()
            one = available.engine()
            assert found(one) == [item]
            assert (one.name, one.degraded, one.down) == (EMBEDDED, True, False)
            assert time.monotonic() - began < BOUND
            assert one.entry(item) is not None


def test_nobody_is_there(item: str, settings: Settings) -> None:
    at(settings, f"http://127.0.0.1:{free_port()}", "http://no.such.host.invalid:9200")

    one = available.engine()

    assert found(one) == [item]
    assert one.degraded


def test_one_that_is_down_is_left_alone_and_comes_back_by_itself(
    item: str, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen = Switched(tmp_path / "chosen")
    follow.bring(chosen)
    monkeypatch.setattr(available, "make", lambda name: chosen if name == ELASTIC else make(name))
    now = [0.0]
    monkeypatch.setattr(breaker, "_BREAKERS", {ELASTIC: breaker.Breaker(lambda: now[0])})
    settings.SEARCH_ENGINE = ELASTIC

    def ask() -> bool:
        one = available.engine()
        assert found(one) == [item]
        return one.degraded

    assert ask() is False
    chosen.down = True
    assert ask() is True
    calls = chosen.calls
    assert [ask() for _ in range(5)] == [True] * 5
    assert chosen.calls == calls
    # Rested, but still down: nobody but the one who looks asks it.
    now[0] += breaker.REST + 1
    assert [ask() for _ in range(5)] == [True] * 5
    assert chosen.calls == calls + 1
    chosen.down = False
    assert ask() is True
    now[0] += breaker.REST + 1
    # The one that sees that it is back is answered by the other still.
    assert [ask() for _ in range(3)] == [True, False, False]


class Switched(Embedded):
    """A second index that can be switched off."""

    down = False
    calls = 0

    def search(self, query: Query) -> Results:
        self.calls += 1
        if self.down:
            raise Failed("switched off")
        return super().search(query)


def test_a_late_answer_is_none(
    item: str, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hold = threading.Event()

    class Late(Embedded):
        def search(self, query: Query) -> Results:
            hold.wait(30)
            return Results()

    monkeypatch.setattr(
        available, "make", lambda name: Late(tmp_path) if name == ELASTIC else make(name)
    )
    settings.SEARCH_ENGINE = ELASTIC
    try:
        one = available.engine()
        assert found(one) == [item]
        assert one.degraded
    finally:
        hold.set()


class TestBreaker:
    def test_it_opens_rests_and_lets_one_look(self) -> None:
        now = [0.0]
        one = breaker.Breaker(lambda: now[0])
        assert (one.is_open, one.due()) == (False, False)

        one.trip()
        assert (one.is_open, one.due()) == (True, False)
        now[0] = breaker.REST + 1
        assert [one.due(), one.due()] == [True, False]
        assert one.is_open
        one.close()
        assert (one.is_open, one.due()) == (False, False)


@pytest.fixture
def elastic(elasticsearch: Cluster, settings: Settings, item: str) -> Elastic:
    """The engine of this site on a real server, at the head of the ledger."""
    elasticsearch.clear()
    at(settings, *elasticsearch.urls)
    assert follow.catch_up(ELASTIC)
    engine = make(ELASTIC)
    assert isinstance(engine, Elastic)
    return engine


def test_a_real_one_answers(elastic: Elastic, item: str) -> None:
    one = available.engine()

    assert found(one) == [item]
    assert (one.name, one.degraded) == (ELASTIC, False)
    assert elastic.state().sequence == published.head()


def test_an_index_that_somebody_removed_is_built_again(
    elastic: Elastic, elasticsearch: Cluster, item: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    elasticsearch.clear()
    with pytest.raises(Lost):
        elastic.search(Query())
    with pytest.raises(Lost):
        elastic.write([make_entry("item:A")], [], 99)
    # Nothing but a rebuild makes an index.
    assert elasticsearch.nodes[0].ask("GET", "/_alias") == {}

    one = available.engine()
    assert found(one) == [item]
    assert one.degraded

    assert follow.catch_up(ELASTIC)
    assert found_by(elastic) == [item]


def test_old_indexes_go_and_those_of_others_stay(elastic: Elastic, elasticsearch: Cluster) -> None:
    node = elasticsearch.nodes[0]
    for other in ("mingbai-other-00000000000000000001", f"{elastic.alias}-of-somebody"):
        node.ask("PUT", f"/{other}")
    elastic.rebuild([], 1)
    elastic.rebuild([make_entry("item:A", "身份证")], 2)

    names = sorted(node.ask("GET", "/_alias"))
    assert len(names) == 3
    assert {name for name in names if not name.startswith(f"{elastic.alias}-0")} == {
        "mingbai-other-00000000000000000001",
        f"{elastic.alias}-of-somebody",
    }
    assert found_by(elastic) == ["item:A"]


def test_an_index_that_may_not_be_written_still_answers(
    elastic: Elastic, elasticsearch: Cluster, item: str
) -> None:
    block = {"index.blocks.read_only_allow_delete": True}
    elasticsearch.nodes[0].ask("PUT", f"/{elastic.alias}/_settings", block)

    with pytest.raises(Failed) as refusal:
        elastic.write([make_entry("item:A", "护照")], [], 99)

    assert not isinstance(refusal.value, Lost)
    assert found_by(elastic) == [item]


def test_the_later_word_stands_whoever_writes_last(elastic: Elastic) -> None:
    elastic.write([make_entry("item:A", "护照 新")], [], 1_000)
    elastic.write([make_entry("item:A", "护照 旧")], [], 999)
    elastic.write([], ["item:A"], 998)

    assert elastic.search(asked("新")).total == 1
    assert elastic.search(asked("旧")).total == 0


def found_by(engine: Elastic) -> list[str]:
    return [hit.key for hit in engine.search(asked("身份证")).hits]


@pytest.fixture
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    yield from started(tmp_path_factory, 3)


@pytest.mark.full
def test_three_nodes_with_one_killed_go_on(three: Cluster) -> None:
    engine = Elastic(three.urls, "mingbai-three")
    engine.rebuild([make_entry(f"item:{number:03}", "身份证") for number in range(200)], 1)
    three.wait("green", 3)

    # Three servers share this machine's cores: the first searches of each are slow ones.
    expected = steadily(engine)
    three.nodes[0].kill()
    assert steadily(engine) == expected
    three.wait("yellow", 2)
    engine.write([make_entry("item:new", "护照")], [], 2)

    assert engine.search(asked("护照")).total == 1
    assert engine.state().entries == 201


def steadily(engine: Elastic) -> Results:
    """Return what it answers fifty times in a row; late answers before that are left out."""
    ends = time.monotonic() + 60
    row: list[Results] = []
    while len(row) < 50:
        assert time.monotonic() < ends
        try:
            row.append(engine.search(asked("身份证")))
        except Failed:
            row = []
    assert all(one == row[0] for one in row)
    return row[0]
