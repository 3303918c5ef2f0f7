"""Pages go on being answered while Elasticsearch is killed, stuck, full or out of its mind."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.test import Client
from lxml import html
from pytest_django import Settings

from guides import followers
from search.engines import ELASTIC, make
from search.index import available, breaker, follow
from search.judging import judge
from search.judging.trial import QUESTIONS
from tests.elasticsearch.cluster import Cluster
from tests.factories import make_item
from tests.search.demo import Demo
from tests.search.engines.servers import PRODUCT, answering

NOTICE = "搜索暂时换用备用引擎"


@dataclass(frozen=True)
class Page:
    first: str
    is_degraded: bool


def page(client: Client, question: str) -> Page:
    response = client.get(f"/search/?{urlencode({'q': question})}")
    text = response.content.decode()
    assert response.status_code == 200, text
    keys = html.document_fromstring(text).xpath("//ol[@class='found']/li/@data-key")
    return Page(str(keys[0]) if keys else "", NOTICE in text)


def questions(count: int) -> list[str]:
    return [one.query for one in judge.read(QUESTIONS / "open.tsv")][:count]


@pytest.fixture
def chosen(elasticsearch: Cluster, settings: Settings) -> Iterator[Cluster]:
    """Elasticsearch is this site's engine and follows its ledger; afterwards it runs again."""
    elasticsearch.clear()
    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = ELASTIC, elasticsearch.urls
    before = dict(followers.FOLLOWERS)
    follow.register(ELASTIC)
    yield elasticsearch
    followers.FOLLOWERS.clear()
    followers.FOLLOWERS.update(before)
    revive(elasticsearch)
    for thread in threading.enumerate():
        if thread.name == available.ASIDE:
            thread.join()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let the time pass after which an engine that failed is asked again."""
    now = [0.0]
    own = {ELASTIC: breaker.Breaker(lambda: now[0])}
    monkeypatch.setattr(breaker, "_BREAKERS", own)

    def rest() -> None:
        now[0] += breaker.REST + 1

    return rest


def revive(cluster: Cluster) -> None:
    for node in cluster.nodes:
        if node.process is None:
            node.start(cluster.nodes)
    cluster.wait("green", len(cluster.nodes))


@pytest.mark.django_db
def test_killed_in_the_middle_of_a_hundred_searches(
    demo: Demo, chosen: Cluster, client: Client
) -> None:
    follow.rebuild(make(ELASTIC))
    asked = questions(100)
    before = [page(client, question) for question in asked]

    after = []
    for number, question in enumerate(asked):
        if number == 50:
            chosen.nodes[0].kill()
        after.append(page(client, question))

    assert not any(one.is_degraded for one in before)
    assert sum(1 for one in before if one.first) >= 90
    assert [one.first for one in after] == [one.first for one in before]
    assert [one.is_degraded for one in after] == [False] * 50 + [True] * 50


@pytest.mark.django_db(transaction=True)
def test_it_catches_up_by_itself_with_what_was_published_meanwhile(
    chosen: Cluster, client: Client, clock: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    known = make_item(name="居民身份证补领")
    follow.catch_up(ELASTIC)
    assert page(client, "身份证补领") == Page(f"item:{known.code}", False)

    chosen.nodes[0].kill()
    new = make_item(name="养犬登记")
    assert page(client, "养犬登记") == Page(f"item:{new.code}", True)
    assert page(client, "身份证补领") == Page(f"item:{known.code}", True)

    revive(chosen)
    clock()
    settled(lambda: page(client, "养犬登记"))
    call_command("reindex", "--verify")
    assert capsys.readouterr().out.count("和台账一致") == 2


@pytest.mark.django_db(transaction=True)
def test_an_index_that_may_not_be_written_catches_up_when_it_may(
    chosen: Cluster, client: Client, clock: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    make_item(name="居民身份证补领")
    follow.catch_up(ELASTIC)
    node, key = chosen.nodes[0], "index.blocks.read_only_allow_delete"

    node.ask("PUT", "/_all/_settings", {key: True})
    new = make_item(name="养犬登记")
    assert page(client, "养犬登记") == Page(f"item:{new.code}", True)

    node.ask("PUT", "/_all/_settings", {key: None})
    clock()
    settled(lambda: page(client, "养犬登记"))
    call_command("reindex", "--verify")
    assert capsys.readouterr().out.count("和台账一致") == 2


def settled(ask: Callable[[], Page]) -> None:
    """Ask until the chosen engine answers again, and the same as before."""
    expected = Page(ask().first, False)
    ends = time.monotonic() + 60
    while (found := ask()) != expected:
        assert time.monotonic() < ends, found
        time.sleep(0.05)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "headers"),
    [(None, ""), (b"{}", PRODUCT), (b"<html>It works!</html>", "Content-Type: text/html\r\n")],
    ids=["stuck", "nonsense", "another server"],
)
def test_who_does_not_answer_sensibly_is_not_noticed_but_for_the_notice(
    body: bytes | None, headers: str, demo: Demo, client: Client, settings: Settings
) -> None:
    asked = questions(5)
    expected = [page(client, question).first for question in asked]
    with answering(body, headers) as url:
        settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = ELASTIC, [url]

        found = [page(client, question) for question in asked]

    assert found == [Page(first, True) for first in expected]
