import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image as Pixels
from pytest_django import DjangoAssertNumQueries
from wagtail.images import get_image_model
from wagtail.models import Locale as WagtailLocale

from guides.assemble import guide_of
from guides.models import Department, GuideItem, GuidePage, Item, ItemWindow, Topic, Video
from guides.vocabulary import Edition, Fact, Locale
from tests.factories import (
    change_fee,
    make_department,
    make_guide,
    make_hall,
    make_item,
    make_material,
)

pytestmark = pytest.mark.django_db


def a_picture(name: str) -> Any:
    content = io.BytesIO()
    Pixels.new("RGB", (40, 30), "white").save(content, "PNG")
    content.name = name
    return get_image_model().objects.create(title=name, file=ImageFile(content, name))


def a_film(name: str, seconds: int = 8) -> Video:
    film = Video(title=name, type="video", duration=seconds, chapters="0:00 一\n0:04 二")
    film.file.save(f"{name}.mp4", ContentFile(name.encode()), save=False)
    film.captions_hans.save(
        f"{name}.vtt", ContentFile(b"WEBVTT\n\n00:00.000 --> 00:01.000\nx\n"), save=False
    )
    film.save()
    return film


def whole_guide(steps: int) -> GuidePage:
    """A guide of many steps with picture, call-outs, clip and branch, 30 materials, 5 halls."""
    materials = [make_material() for _ in range(30)]
    item = make_item(materials=materials)
    halls = [make_hall() for _ in range(5)]
    item.windows = [ItemWindow(hall=hall, window=hall.windows.first()) for hall in halls]
    item.save_revision().publish()
    return make_guide(
        item=item,
        video=a_film("whole"),
        has_video=True,
        has_pictured=True,
        steps=[
            {
                "title": f"第{n}步",
                "words": "在{{place}}交{{fee}}",
                "hands_in": [("material", materials[n % 30])],
                "picture": {
                    "image": a_picture(f"{n}.png"),
                    "alt": "一个窗口",
                    "callouts": [("callout", {"x": 100, "y": 200, "text": "这里"})],
                },
                "clip": {"chapter": None, "video": a_film(f"step{n}")},
                "branches": [("branch", {"condition": "没带", "outcome": "回家拿", "to": 1})],
            }
            for n in range(steps)
        ],
    )


def queries_of(page: GuidePage) -> int:
    with CaptureQueriesContext(connection) as queries:
        guide_of(page)
    return len(queries)


def test_forty_steps_cost_as_many_queries_as_one() -> None:
    one, forty = whole_guide(1), whole_guide(40)

    few = queries_of(GuidePage.objects.get(pk=one.pk))
    many = queries_of(GuidePage.objects.get(pk=forty.pk))

    assert few == many
    assert few <= 45


def test_a_draft_in_preview_costs_as_many_queries_however_long() -> None:
    drafts = [whole_guide(1), whole_guide(40)]

    assert len({queries_of(page.get_latest_revision_as_object()) for page in drafts}) == 1


def test_the_whole_of_a_page_is_said() -> None:
    page = whole_guide(2)

    guide = guide_of(page)

    step = guide.steps[1]
    assert [state.edition for state in guide.editions] == list(Edition)
    assert step.picture is not None
    assert step.picture.callouts[0].number == 1
    assert step.picture.media.type == "image/png"
    assert (step.picture.media.width, step.picture.media.height) == (40, 30)
    assert step.clip is not None
    assert step.clip.video is not None
    assert step.hands_in == (guide.items[0].materials[1].code,)
    assert step.branches[0].to == 1
    assert guide.video is not None
    assert [chapter.start for chapter in guide.video.chapters] == [0, 4000]
    assert guide.facts[Fact.STEPS].value == "第0步 → 第1步"
    assert "窗口" in step.words
    assert "20 元" in step.words


def test_a_chapter_of_the_guides_video_is_a_clip() -> None:
    clip = {"chapter": 2, "video": None}
    page = make_guide(
        video=a_film("film"),
        has_video=True,
        steps=[{"title": "看", "words": "看视频", "clip": clip}],
    )

    step = guide_of(page).steps[0]

    assert step.clip is not None
    assert (step.clip.video, step.clip.start, step.clip.end) == (None, 4000, 8000)


def test_a_changed_fact_makes_editions_stale_until_they_are_confirmed() -> None:
    item = make_item()
    page = make_guide(item=item, has_pictured=True)
    assert not any(state.stale for state in guide_of(page).editions)

    change_fee(item, "30")

    guide = guide_of(GuidePage.objects.get(pk=page.pk))
    assert [state.stale for state in guide.editions] == [True, True]


def test_relations_and_numbers_of_a_translation_are_the_sources() -> None:
    page = make_guide()
    topic = Topic.objects.all()[0]
    page.topics = [topic]
    page.save_revision().publish()
    english = page.copy_for_translation(
        WagtailLocale.objects.get(language_code="en"), copy_parents=True
    )
    english.title = "How to"
    english.guide_items = []
    english.topics = []
    english.save()

    guide = guide_of(english)

    assert guide.code == page.code
    assert guide.locale == Locale.EN
    assert guide.title == "How to"
    assert len(guide.items) == 1
    assert guide.topics == (topic.code,)


@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_a_translation_is_stale_when_its_source_is(language: str) -> None:
    item = make_item(conditions="符合条件的退休职工", result="退休证")
    page = make_guide(item=item)
    wanted = WagtailLocale.objects.get(language_code=language)
    translated = page.copy_for_translation(wanted, copy_parents=True)
    assert [state.stale for state in guide_of(translated).editions] == [False]

    change_fee(item, "30")

    assert [state.stale for state in guide_of(translated).editions] == [True]


def test_an_items_words_are_converted_for_traditional_readers() -> None:
    page = make_guide(item=make_item(conditions="符合条件的退休职工"))
    page.copy_for_translation(WagtailLocale.objects.get(language_code="zh-hant"), copy_parents=True)
    traditional = GuidePage.objects.get(locale__language_code="zh-hant", code=page.code)

    assert guide_of(traditional).items[0].conditions == "符合條件的退休職工"


def test_drafts_of_the_item_do_not_reach_the_guide() -> None:
    item = make_item(fee="20")
    page = make_guide(item=item)
    draft = Item.objects.get(pk=item.pk)
    draft.conditions = "还没有发布的条件"
    draft.save_revision()

    assert "还没有发布的条件" not in guide_of(page).canonical().decode()


def test_several_items_are_told_in_order() -> None:
    first, second = make_item(), make_item(fee="99")
    page = make_guide(
        item=first, publish=False, summary=f"{{{{fee}}}} 和 {{{{fee@{second.code}}}}}"
    )
    page.guide_items.add(GuideItem(item=second, sort_order=1))

    guide = guide_of(page)

    assert [item.code for item in guide.items] == [first.code, second.code]
    assert guide.summary == "20 元/证 和 99 元/证"
    assert guide.department == Department.objects.get(sections__in=[page.get_parent()]).code


def test_the_queries_of_one_guide_are_few(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    page = make_guide(department=make_department())

    with django_assert_max_num_queries(45):
        guide_of(GuidePage.objects.get(pk=page.pk))


def test_milliseconds_are_whole() -> None:
    assert Video(duration=timedelta(seconds=1.5).total_seconds()).milliseconds == 1500


def test_inner_words_of_an_old_guide_are_for_staff_alone() -> None:
    page = make_guide(publish=False, source="old", source_id="1")
    page.origin = [
        {"heading": "办理地点", "text": "和平路 1 号", "fields": []},
        {"heading": "note", "text": "不要公开的话", "fields": [], "inner": True},
    ]
    page.save_revision().publish()

    guide = guide_of(GuidePage.objects.get(pk=page.pk))

    assert guide.origin is not None
    assert [one.heading for one in guide.origin.sections] == ["办理地点"]
