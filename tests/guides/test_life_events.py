"""A life event: an editor's row, published as it is saved, in all languages, and never half."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale as WagtailLocale

from guides import life_events, published
from guides.content import LifeEventStep
from guides.localize import following
from guides.models import LedgerRow, LifeEvent
from guides.verify.live import check_live
from guides.verify.tally import Tally
from guides.vocabulary import Action, Kind, Locale, TopicKind
from tests.factories import make_guide, make_life_event

pytestmark = pytest.mark.django_db


def said(event: LifeEvent, locale: Locale = Locale.HANS) -> Any:
    record = published.record(Kind.LIFE_EVENT, event.code, locale)
    assert record is not None
    return record.payload


def rows_of(event: LifeEvent) -> list[LedgerRow]:
    return list(LedgerRow.objects.filter(kind=Kind.LIFE_EVENT, code=event.code))


def in_english(event: LifeEvent, *notes: str, **words: str) -> LifeEvent:
    locale = WagtailLocale.objects.get(language_code="en")
    english = LifeEvent.objects.get(pk=event.pk).copy_for_translation(locale)
    for name, text in words.items():
        setattr(english, name, text)
    for block, note in zip(english.guides, notes, strict=False):
        block.value["note"] = note
    english.save()
    return LifeEvent.objects.get(pk=english.pk)


def test_saved_is_published_in_the_editors_order() -> None:
    birth, card = make_guide(), make_guide()

    event = make_life_event(birth, card, notes=("出生后 30 天内",), name="生孩子", order=3)

    payload = said(event)
    assert (payload.name, payload.topic_kind, payload.order) == ("生孩子", TopicKind.PERSONAL, 3)
    assert payload.guides == (
        LifeEventStep(guide=birth.code, note="出生后 30 天内"),
        LifeEventStep(guide=card.code),
    )
    event.save()
    assert len(rows_of(event)) == 1


def test_what_is_deleted_is_withdrawn_in_every_language() -> None:
    event = make_life_event(make_guide(), make_guide())
    english = in_english(event, name="Moving house")

    event.delete()

    assert {row.action for row in rows_of(event)[2:]} == {Action.WITHDRAW}
    assert published.record(Kind.LIFE_EVENT, event.code).action == Action.WITHDRAW  # type: ignore[union-attr]
    assert not LifeEvent.objects.filter(pk=english.pk).exists()


def test_a_translation_that_is_deleted_leaves_its_source() -> None:
    event = make_life_event(make_guide(), make_guide(), name="搬家")

    in_english(event, name="Moving house").delete()

    assert (said(event).name, said(event, Locale.EN).name) == ("搬家", "搬家")


def test_one_guide_alone_is_no_life_event() -> None:
    event = make_life_event(make_guide())

    with pytest.raises(ValidationError, match="至少选两份指南"):
        event.full_clean()


def test_a_guide_is_done_once() -> None:
    twice = make_guide(title="领结婚证")
    event = make_life_event(twice, make_guide(), twice)

    with pytest.raises(ValidationError, match="《领结婚证》选了不止一次"):
        event.full_clean()


def test_a_translation_says_its_own_words_and_the_sources_order() -> None:
    first, second = make_guide(), make_guide()
    event = make_life_event(first, second, notes=("先办这个", "再办这个"))
    in_english(event, "This one first", name="Moving house", summary="For movers.")

    raw = event.guides.get_prep_value()
    event.guides = json.dumps([*reversed(raw)])
    event.save()

    english = said(event, Locale.EN)
    assert (english.name, english.summary) == ("Moving house", "For movers.")
    assert english.guides == (
        LifeEventStep(guide=second.code, note="再办这个"),
        LifeEventStep(guide=first.code, note="This one first"),
    )
    # Nothing was said otherwise.
    record = published.record(Kind.LIFE_EVENT, event.code, Locale.EN)
    assert record is not None
    assert not record.behind


def test_new_words_leave_a_translation_behind() -> None:
    event = make_life_event(make_guide(), make_guide(), name="搬家")
    in_english(event, name="Moving house")

    event.name = "搬新家"
    event.save()

    record = published.record(Kind.LIFE_EVENT, event.code, Locale.EN)
    assert record is not None
    assert record.behind


def test_traditional_characters_follow() -> None:
    event = make_life_event(make_guide(), make_guide(), notes=("满月以后办",), name="办户口")

    following.bring(Kind.LIFE_EVENT, event.code)

    row = LedgerRow.objects.get(kind=Kind.LIFE_EVENT, code=event.code, locale=Locale.HANT)
    assert row.action == Action.PUBLISH
    payload = said(event, Locale.HANT)
    assert payload.name == "辦戶口"
    assert [one.note for one in payload.guides] == ["滿月以後辦", ""]


def test_a_draft_that_is_deleted_is_named_no_longer() -> None:
    kept, draft = make_guide(), make_guide(publish=False)
    event = make_life_event(kept, draft)

    draft.delete()

    assert [one.guide for one in said(event).guides] == [kept.code]
    assert list(check_live(Tally())) == []


def test_a_guide_knows_its_life_events_in_one_query_and_most_have_none(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page, other = make_guide(), make_guide()
    later = make_life_event(page, other, order=2)
    sooner = make_life_event(other, page, order=1)
    company = make_life_event(page, other, kind="corporate", order=0)
    lonely = make_guide()

    found = life_events.of_guide(page.code, Locale.HANS)

    assert [one.code for one in found] == [sooner.code, later.code, company.code]
    assert [one.code for one in life_events.listed(Locale.HANS)] == [one.code for one in found]
    with django_assert_num_queries(1):
        assert life_events.of_guide(lonely.code, Locale.HANS) == []
    sooner.delete()
    assert [one.code for one in life_events.of_guide(page.code, Locale.HANS)] == [
        later.code,
        company.code,
    ]
