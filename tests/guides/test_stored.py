"""Answers are kept while the ledger stands still, and not a request longer."""

from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from guides import published
from guides.models import Topic
from guides.stored import Answer, Kept, Store, reply

VERSION = ("http://testserver", "chain", date(2026, 11, 1))


def kept(size: int) -> Kept:
    return Kept(Answer(b"x" * size, "text/plain"), "0" * 32)


def test_a_new_version_drops_all() -> None:
    store = Store()
    store.get(VERSION, ("a",))
    store.put(VERSION, ("a",), kept(10))
    assert store.get(VERSION, ("a",))

    newer = (*VERSION[:1], "other", VERSION[2])

    assert store.get(newer, ("a",)) is None
    assert (len(store), store.size) == (0, 0)


def test_what_was_rendered_before_the_ledger_moved_is_not_kept() -> None:
    store = Store()
    store.get(("http://testserver", "newer", VERSION[2]), ("a",))

    store.put(VERSION, ("a",), kept(10))

    assert len(store) == 0


def test_the_store_is_bounded_by_bytes_and_forgets_what_was_not_asked_for() -> None:
    store = Store(limit=4_000)
    store.get(VERSION, ("a",))
    for name in "abc":
        store.put(VERSION, (name,), kept(500))
    store.get(VERSION, ("a",))

    store.put(VERSION, ("d",), kept(500))

    assert store.size <= 4_000
    assert store.get(VERSION, ("a",))
    assert store.get(VERSION, ("b",)) is None
    assert store.get(VERSION, ("d",))


def test_one_too_large_for_the_store_is_not_kept() -> None:
    store = Store(limit=4_000)
    store.get(VERSION, ("a",))

    store.put(VERSION, ("a",), kept(5_000))

    assert (len(store), store.size) == (0, 0)


@pytest.mark.django_db
class TestReply:
    rendered = 0

    def ask(self, **headers: str) -> HttpResponse:
        def render() -> Answer:
            self.rendered += 1
            return Answer("同样的话。".encode() * 300, "text/plain; charset=utf-8")

        request = RequestFactory().get("/x", headers=headers)
        return reply(request, ("test", "reply"), render)

    def test_once_rendered_it_takes_one_query(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        self.ask()
        with django_assert_num_queries(1):
            self.ask()
        assert self.rendered == 1

    def test_the_next_request_after_a_publication_renders_anew(self) -> None:
        self.ask()
        topic = Topic.objects.get(name="税收缴费")
        topic.description = "报税和缴费"
        topic.save()

        self.ask()

        assert self.rendered == 2

    def test_what_is_not_to_be_kept_is_not(self) -> None:
        request = RequestFactory().get("/x")
        reply(request, ("test", "passing"), lambda: Answer(b"x", "text/plain", keep=False))
        assert (
            reply(request, ("test", "passing"), lambda: Answer(b"y", "text/plain")).content == b"y"
        )

    @pytest.mark.parametrize(("accepted", "encoding"), [("br, gzip", "br"), ("gzip", "gzip")])
    def test_each_encoding_has_a_strong_tag_of_its_own(self, accepted: str, encoding: str) -> None:
        plain = self.ask()
        packed = self.ask(accept_encoding=accepted)

        assert packed["Content-Encoding"] == encoding
        assert len(packed.content) < len(plain.content)
        assert packed["Content-Length"] == str(len(packed.content))
        assert packed["ETag"].startswith('"')
        assert packed["ETag"] != plain["ETag"]
        assert "Accept-Encoding" in packed["Vary"]

    @pytest.mark.parametrize("accepted", ["", "gzip", "br"])
    def test_who_has_it_already_is_told_so(self, accepted: str) -> None:
        first = self.ask(accept_encoding=accepted)

        again = self.ask(accept_encoding=accepted, if_none_match=first["ETag"])

        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
        assert again["Cache-Control"] == first["Cache-Control"]

    def test_compressed_once_it_is_kept_compressed(self, own_store: Store) -> None:
        self.ask()
        size = own_store.size
        self.ask(accept_encoding="gzip")
        grown = own_store.size
        self.ask(accept_encoding="gzip")

        assert size < grown == own_store.size

    def test_a_date_tells_only_what_can_not_change_any_more(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        recorded_at = published.state().recorded_at
        assert recorded_at is not None
        second = recorded_at.replace(microsecond=0)

        monkeypatch.setattr("guides.stored._STARTED", second - timedelta(hours=1))
        monkeypatch.setattr(timezone, "now", lambda: second + timedelta(microseconds=999_999))
        assert "Last-Modified" not in self.ask()

        monkeypatch.setattr(timezone, "now", lambda: second + timedelta(seconds=1))
        dated = self.ask()
        again = self.ask(if_modified_since=dated["Last-Modified"])
        assert again.status_code == 304
