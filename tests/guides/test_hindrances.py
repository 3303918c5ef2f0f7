from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Locale as WagtailLocale
from wagtail_localize.operations import translate_object

from guides.hindrances import hindrances
from guides.models import GuidePage, Item, Video
from tests.factories import make_guide, make_item
from tests.guides.test_assemble import a_film, a_picture

pytestmark = pytest.mark.django_db


def errors(page: GuidePage) -> dict[str, str]:
    return {one.field: one.message for one in hindrances(page) if one.error}


def gaps(page: GuidePage) -> list[str]:
    return [one.message for one in hindrances(page) if not one.error]


def step(**parts: Any) -> dict[str, Any]:
    return {"title": "去窗口", "words": "到窗口办", **parts}


def test_a_whole_guide_has_none() -> None:
    assert hindrances(make_guide(publish=False)) == []


def test_what_a_guide_can_not_be_without() -> None:
    page = make_guide(publish=False)
    page.title = " "
    page.guide_items = []

    assert set(errors(page)) == {"title", "guide_items"}


def test_an_item_that_is_still_a_draft() -> None:
    page = make_guide(publish=False, item=make_item(publish=False))

    assert "还没有发布" in errors(page)["guide_items"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"summary": "交 {{price}}"}, "summary"),
        ({"answer_fee": "{{fee@0000000}}"}, "answer_fee"),
        ({"answer_time": "{{online}}"}, "answer_time"),
        ({"tips": [("sentence", "{{费用}}")]}, "tips"),
        ({"questions": [("question", {"question": "?", "answer": "{{x}}"})]}, "questions"),
        ({"steps": [step(words="{{x}}")]}, "steps"),
        (
            {"steps": [step(branches=[("branch", {"condition": "{{x}}", "outcome": ""})])]},
            "steps",
        ),
    ],
)
def test_tokens_that_stand_for_nothing(fields: dict[str, Any], field: str) -> None:
    page = make_guide(publish=False, item=make_item(means=[]), **fields)

    assert "{{" in errors(page)[field]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (step(words=" "), "没有白话文字"),
        (step(title=""), "没有标题"),
        (step(branches=[("branch", {"condition": "没带", "outcome": "", "to": 9})]), "转到第 9 步"),
    ],
)
def test_steps_that_lack_something(one: dict[str, Any], said: str) -> None:
    page = make_guide(publish=False, steps=[step(), one])

    found = [hindrance for hindrance in hindrances(page) if hindrance.error]

    assert [hindrance.step for hindrance in found] == [2]
    assert said in found[0].message


def test_a_picture_without_alternative_text() -> None:
    picture = {"image": a_picture("p.png"), "alt": "", "callouts": []}
    page = make_guide(publish=False, steps=[step(picture=picture)])

    assert "替代文字" in errors(page)["steps"]


def test_editions_that_are_declared_and_empty() -> None:
    page = make_guide(publish=False, has_video=True)
    assert "还没有视频" in errors(page)["has_video"]

    page = make_guide(publish=False, has_pictured=True)
    page.steps = []
    assert "还没有步骤" in errors(page)["has_pictured"]


def test_films_without_captions() -> None:
    film = Video(title="无声", type="video", duration=5)
    film.file.save("silent.mp4", ContentFile(b"film"))
    whole = make_guide(publish=False, has_video=True, video=film)
    own = make_guide(
        publish=False, steps=[step(clip={"chapter": None, "video": film})], has_video=True
    )

    assert "字幕" in errors(whole)["video"]
    assert "字幕" in errors(own)["steps"]


def test_a_chapter_the_film_does_not_have() -> None:
    page = make_guide(
        publish=False,
        has_video=True,
        video=a_film("film"),
        steps=[step(clip={"chapter": 3, "video": None})],
    )

    assert "只有 2 章" in errors(page)["steps"]


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"base_code": ""}, "编码"),
        ({"item_type": ""}, "事项类型"),
        ({"conditions": ""}, "受理条件"),
        ({"audience": []}, "服务对象"),
        ({"statutory_value": None}, "法定办结时限"),
        ({"result": ""}, "办理结果"),
    ],
)
def test_a_unified_element_that_is_missing_is_a_gap(lacking: dict[str, Any], said: str) -> None:
    page = make_guide(publish=False, item=make_item(**lacking), steps=[step()], summary="一句话")

    assert errors(page) == {}
    assert any(said in gap for gap in gaps(page))


def test_gaps_of_the_relations_and_the_page() -> None:
    item = make_item()
    page = make_guide(publish=False, item=item, summary="", steps=[step()])
    item.basis, item.materials, item.windows = [], [], []
    item.save()
    page.steps = []

    said = "".join(gaps(page))

    for element in ("一句话说明", "步骤", "设定依据", "申请材料", "办理地点"):
        assert element in said
    assert Item.objects.get(pk=item.pk).live


def test_untranslated_words_hold_a_translation_back() -> None:
    page = make_guide()
    translate_object(page, [WagtailLocale.objects.get(language_code="en")])
    english = GuidePage.objects.get(locale__language_code="en", code=page.code)

    assert "没有翻译" in errors(english)["__all__"]
    assert not english.live
