"""A life event is offered to whoever names it, in whichever characters."""

import pytest
from django.test import Client

from guides.codes import mint
from guides.content import LifeEvent
from guides.gallery.samples import record_of
from guides.vocabulary import Kind, Locale, TopicKind
from search.channels.events import asked_for
from tests.factories import make_guide, make_life_event


def names(typed: str, *known: str) -> list[str]:
    events = [
        record_of(
            LifeEvent(code=mint(), locale=Locale.HANS, name=name, topic_kind=TopicKind.PERSONAL),
            Kind.LIFE_EVENT,
        )
        for name in known
    ]
    return [one.payload.name for one in asked_for(typed, events)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("生孩子", ["生孩子"]),
        ("生孩子都要办什么？", ["生孩子"]),
        ("生 孩子", ["生孩子"]),
        ("買二手房", ["买二手房"]),
        ("二手房", ["买二手房"]),
        ("孩", []),
        ("办护照", []),
        ("Having a baby, what now", ["Having a baby"]),
        ("a", []),
        ("by", []),
        ("", []),
    ],
)
def test_a_name_is_found_in_the_question_or_the_question_in_a_name(
    typed: str, found: list[str]
) -> None:
    assert names(typed, "生孩子", "买二手房", "Having a baby") == found


@pytest.mark.django_db
def test_the_search_page_offers_what_is_asked_for_and_all_where_nothing_is(client: Client) -> None:
    event = make_life_event(make_guide(), make_guide(), name="生孩子")
    make_life_event(make_guide(), make_guide(), name="开餐馆", order=2)
    link = f'href="/life-events/{event.code}/"'

    asked = client.get("/search/", {"q": "生孩子要办什么"}).content.decode()
    other = client.get("/search/", {"q": "办护照"}).content.decode()
    nothing = client.get("/search/").content.decode()

    assert link in asked
    assert "开餐馆" not in asked
    assert "/life-events/" not in other
    assert link in nothing
    assert "开餐馆" in nothing
