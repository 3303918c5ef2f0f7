"""/search/ page by page: in an order that does not move, as long as it is true."""

from dataclasses import replace
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from guides import ledger
from guides.models import LedgerRow
from guides.vocabulary import Locale
from search.engines import EMBEDDED, make
from search.finding.finder import find
from search.index import follow
from search.models import UnansweredQuestion
from tests.factories import make_guide, make_item
from tests.search.demo import Demo

from .reading import PREFIXES, ask, follow_link, keys, total

pytestmark = pytest.mark.django_db


def test_pages_hold_each_result_once_in_an_order_that_does_not_move(
    client: Client, demo: Demo
) -> None:
    first = ask(client, "办理")
    seen = keys(first)
    page = first
    while following := page.xpath("//nav[@class='pages']/a[contains(@rel, 'next')]/@href"):
        page = follow_link(client, following[0])
        seen += keys(page)

    assert len(seen) == len(set(seen)) == total(first) > 10
    assert keys(ask(client, "办理", page=2)) == seen[10:20]
    assert "第 2 页" in ask(client, "办理", page=2).text_content()


def test_whether_it_is_answered_is_the_same_on_every_page_and_for_programs(
    client: Client, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsure(*args: Any, **kwargs: Any) -> Any:
        found = find(*args, **kwargs)
        return replace(found, answered=False, near=found.results[:2])

    question = "孩子上户口要带什么"

    def told() -> list[tuple[bool, bool]]:
        """Whether there are results, and whether programs are told that they answer."""
        said = []
        for number in (1, 2):
            query = urlencode({"q": question, "page": number})
            body = client.get(f"/api/search?{query}").json()
            page = ask(client, question, page=number)
            said.append((bool(page.xpath("//h1[@class='tally']")), body["answered"]))
        return said

    assert told() == [(True, True)] * 2
    assert ask(client, question).xpath("//section[@data-answer='materials']")
    monkeypatch.setattr("search.channels.asking.find", unsure)
    assert told() == [(False, False)] * 2
    # Who is not sure of any of it answers nothing.
    assert not ask(client, question).xpath("//section[@data-answer]")


def test_what_is_withdrawn_is_found_nowhere_from_then_on(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        item = make_item(name="渡口夜航许可", fee="20")
        page, code = make_guide(item=item, title="开夜船"), item.code
    paths = [
        f"{prefix}{path}?{urlencode({'q': '开夜船多少钱'})}"
        for path, prefixes in (
            ("/search/", PREFIXES),
            ("/api/search", ("",)),
            ("/api/answer", ("",)),
        )
        for prefix in prefixes
    ]
    paths.append("/api/suggest?" + urlencode({"q": "开夜"}))
    for path in paths:
        assert page.code in client.get(path).content.decode(), path

    with django_capture_on_commit_callbacks(execute=True), ledger.transaction(reason="停了"):
        page.unpublish()

    for path in paths:
        assert page.code not in client.get(path).content.decode(), path
    # The item is public yet, under its own name.
    assert keys(ask(client, "渡口夜航许可")) == [f"item:{code}"]


def test_what_is_redacted_answers_nothing_and_is_gone_from_an_index_built_anew(
    client: Client,
) -> None:
    page = make_guide(item=make_item(name="渡口夜航许可", fee="20"), title="开夜船")
    follow.rebuild(make(EMBEDDED))
    asked = {"q": "开夜船多少钱"}
    assert client.get("/api/answer", asked).json()["text"]

    LedgerRow.objects.filter(code=page.code).update(redacted_on=timezone.now(), payload="")

    assert client.get("/api/answer", asked).json()["text"] is None
    follow.rebuild(make(EMBEDDED))
    for path in ("/search/", "/api/search", "/api/answer", "/api/suggest"):
        assert page.code not in client.get(path, asked).content.decode(), path


def test_the_newest_come_first_where_that_is_asked_for(client: Client, demo: Demo) -> None:
    page = ask(client, "办理")
    [(label, href)] = [
        (one.text_content(), one.get("href"))
        for one in page.xpath("//nav[@class='orders']/a[not(@aria-current)]")
    ]
    newest = follow_link(client, href)

    assert label == "最近更新"
    assert newest.xpath("string(//nav[@class='orders']/a[@aria-current])") == "最近更新"
    assert total(newest) == total(page)
    rows = LedgerRow.objects.filter(locale=Locale.HANS).order_by("sequence")
    last = {f"{row.kind}:{row.code}": row.sequence for row in rows}
    sequences = [last[key] for key in keys(newest)]
    assert all(one > other for one, other in pairwise(sequences))


def test_beyond_the_last_page_there_is_a_way_back(client: Client, demo: Demo) -> None:
    page = ask(client, "护照", page=40)

    assert "没有这么多" in page.text_content()
    assert keys(follow_link(client, page.xpath("//a[@class='more']/@href")[0]))
    assert not UnansweredQuestion.objects.exists()
