"""The demo's files hold together: every key named exists, and nothing that was asked for lacks."""

from collections import Counter

import pytest

from guides.demo import texts
from guides.seeds import CORPORATE, PERSONAL
from guides.vocabulary import Edition, Fact, HallKind, TopicKind

GUIDES = {guide.key: guide for guide in texts.guides()}
HALLS = {hall.key: hall for hall in texts.city().halls}
MATERIALS = {material.key: material for material in texts.materials()}

every_guide = pytest.mark.parametrize("guide", GUIDES.values(), ids=GUIDES.keys())


def test_the_city_is_large_enough() -> None:
    assert len(texts.guides()) == 60
    assert len(texts.city().departments) >= 12
    assert len(texts.city().halls) >= 20
    assert {hall.kind for hall in texts.city().halls} == set(HallKind)


def test_every_page_says_that_the_city_is_made_up() -> None:
    assert "虚构" in texts.city().site.notice
    assert texts.city().site.city in texts.city().site.notice


def test_every_topic_has_a_guide_and_no_other_is_named() -> None:
    named = Counter(topic for guide in texts.guides() for topic in guide.topics)
    assert set(named) == {*PERSONAL, *CORPORATE}


def test_twenty_guides_have_all_three_editions() -> None:
    whole = [guide for guide in texts.guides() if set(guide.editions) == set(Edition)]
    assert len(whole) >= 20
    for guide in whole:
        assert guide.filmed
        for step in guide.steps:
            assert step.words
            assert step.picture
            assert step.picture.callouts
            assert step.narration
            assert step.clip, f"{guide.key}/{step.id}"


def test_names_are_unique_because_the_loader_finds_things_by_them() -> None:
    city = texts.city()
    for things in (city.regions, city.departments, city.halls, texts.materials()):
        names = Counter(one.name for one in things)
        assert [name for name, count in names.items() if count > 1] == []
    sources = Counter(item.source_id for guide in texts.guides() for item in guide.items)
    assert max(sources.values()) == 1
    assert len(GUIDES) == len(texts.guides())
    assert len({guide.title for guide in texts.guides()}) == len(texts.guides())


@every_guide
def test_a_guide_names_only_what_exists(guide: texts.GuideText) -> None:
    assert guide.department in {one.key for one in texts.city().departments}
    assert set(guide.related) <= set(GUIDES) - {guide.key}
    asked = {use.key for item in guide.items for use in item.materials}
    assert asked <= set(MATERIALS)
    assert {key for step in guide.steps for key in step.hands_in} <= asked
    for item in guide.items:
        assert item.region in {one.key for one in texts.city().regions}
        for use in item.windows:
            assert use.window in {window.key for window in HALLS[use.hall].windows}
    assert len({step.id for step in guide.steps}) == len(guide.steps)


@every_guide
def test_a_guide_notes_its_sources_and_when_it_was_checked(guide: texts.GuideText) -> None:
    assert guide.sources
    assert guide.reviewed_on < guide.review_due


@every_guide
def test_a_guide_answers_what_people_ask(guide: texts.GuideText) -> None:
    assert {Fact.ELIGIBILITY, Fact.MATERIALS, Fact.TIME, Fact.FEE, Fact.RESULT} <= set(
        guide.answers
    )
    assert guide.summary
    assert guide.questions
    assert guide.notes


@pytest.mark.parametrize("hall", HALLS.values(), ids=HALLS.keys())
def test_a_hall_tells_when_it_is_closed(hall: texts.HallText) -> None:
    assert hall.hours
    assert any(one.opens is None for one in hall.exceptions)
    assert all((one.opens is None) == (one.closes is None) for one in hall.exceptions)
    assert hall.windows
    assert hall.directions


def test_materials_are_all_asked_for() -> None:
    asked = {use.key for guide in texts.guides() for item in guide.items for use in item.materials}
    assert set(MATERIALS) == asked


def test_codes_take_the_place_of_source_ids_in_tokens() -> None:
    words = texts.with_codes("先{{fee}}，再{{ fee @ DEMO-1 }}。", {"DEMO-1": "ABCDEFG"})
    assert words == "先{{fee}}，再{{ fee @ABCDEFG}}。"


@pytest.mark.parametrize("event", texts.life_events(), ids=lambda one: one.name)
def test_a_life_event_is_made_of_guides_that_exist_each_once(event: texts.LifeEventText) -> None:
    named = [step.guide for step in event.guides]
    assert set(named) <= set(GUIDES)
    assert len(named) == len(set(named))
    assert all(len(step.note) <= 60 for step in event.guides)
    said = {event.name, event.summary, *(step.note for step in event.guides)} - {""}
    assert said <= set(texts.life_event_words())


def test_life_events_are_for_persons_and_for_companies() -> None:
    names = [one.name for one in texts.life_events()]
    assert len(names) == len(set(names)) >= 3
    assert {one.kind for one in texts.life_events()} == set(TopicKind)
