"""Facts never pass through a translator, and never come from a translated page."""

import json
from typing import Any

import pytest
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    StringSegment,
    TranslationSource,
)

from guides.models import Department, GuidePage, Hall, LedgerRow, Topic
from guides.vocabulary import Fact
from tests.factories import hans, make_department, make_guide, make_hall, make_material
from tests.guides.admin.translations.english import translated

pytestmark = pytest.mark.django_db


def offered(thing: Any) -> set[str]:
    """Return the fields whose texts translators are given; nothing else is open to them."""
    source, _made = TranslationSource.update_or_create_from_instance(thing)
    assert not OverridableSegment.objects.filter(source=source).exists()
    assert not RelatedObjectSegment.objects.filter(source=source).exists()
    segments = StringSegment.objects.filter(source=source)
    return set(segments.values_list("context__field_path", flat=True))


def whole_guide() -> GuidePage:
    answers: dict[str, Any] = {f"answer_{fact}": "一句话。" for fact in Fact}
    return make_guide(
        steps=[
            {
                "title": "去窗口",
                "words": "交 {{fee}}。",
                "where": "二楼",
                "duration": {"length": 3, "unit": "working_day"},
                "hands_in": [("material", make_material())],
                "clip": {"chapter": 1},
                "branches": [
                    ("branch", {"condition": "没满十六岁", "outcome": "监护人来", "to": 1})
                ],
            }
        ],
        tips=[("sentence", "早点来。")],
        warnings=[("sentence", "别迟到。")],
        questions=[("question", {"question": "要钱吗？", "answer": "{{fee}}"})],
        sections=[("section", {"heading": "还有", "text": "别的。"})],
        notes="窗口内部的话",
        change_note="改了",
        reviewed_on="2026-11-01",
        **answers,
    )


def test_of_a_guide_words_alone_are_offered() -> None:
    assert offered(whole_guide()) == {
        "title",
        "summary",
        "notes",
        *(f"answer_{fact}" for fact in Fact),
        "steps.step.title",
        "steps.step.words",
        "steps.step.where",
        "steps.step.branches.branch.condition",
        "steps.step.branches.branch.outcome",
        "tips.sentence",
        "warnings.sentence",
        "questions.question.question",
        "questions.question.answer",
        "sections.section.heading",
        "sections.section.text",
    }


def test_of_other_things_words_alone_are_offered() -> None:
    hall = make_hall(
        directions="坐 3 路车", hours_note="中午不休息", latitude="31.2", longitude="121.4"
    )
    department = make_department(short_name="公安", credit_code="11310000MB2F30123X")
    topic = Topic.objects.create(name="会计", description="记账", kind="personal", locale=hans())
    assert offered(hall) == {"name", "address", "directions", "hours_note"}
    assert offered(department) == {"name", "short_name"}
    assert offered(topic) == {"name", "description"}


def said(code: str) -> Any:
    rows = LedgerRow.objects.filter(code=code, locale="en").order_by("-sequence")
    return json.loads(rows[0].payload)


def test_the_times_and_materials_of_steps_are_the_sources() -> None:
    page = whole_guide()
    english = translated(page)
    raw = english.steps.raw_data
    raw[0]["value"]["duration"]["length"] = 99
    GuidePage.objects.filter(pk=english.pk).update(steps=json.dumps(list(raw)))
    fresh = GuidePage.objects.get(pk=page.pk)
    fresh.steps[0].value["duration"]["length"] = 5
    other = make_material()
    fresh.steps[0].value["hands_in"][0].value = other
    fresh.save_revision().publish()

    step = said(page.code)["steps"][0]
    assert step["duration"]["value"] == 5
    assert step["hands_in"] == [other.code]
    assert step["title"].startswith("Text ")


def test_a_halls_phone_and_hours_and_a_departments_codes_are_the_sources() -> None:
    hall = make_hall(phone="0360-8800100")
    english: Hall = translated(hall)
    Hall.objects.filter(pk=english.pk).update(phone="0360-0000000", latitude="1.0")
    english.hours.all().delete()
    fresh = Hall.objects.get(pk=hall.pk)
    fresh.phone = "0360-8800999"
    fresh.save_revision().publish()
    payload = said(hall.code)
    assert (payload["phone"], len(payload["hours"])) == ("0360-8800999", 5)

    department = make_department(phone="0360-8800001", credit_code="11310000MB2F30123X")
    copy = department.copy_for_translation(english.locale)
    copy.name, copy.phone, copy.credit_code = "Bureau", "0", ""
    copy.save()
    assert Department.objects.get(pk=copy.pk).phone == "0"
    payload = said(department.code)
    assert (payload["name"], payload["phone"]) == ("Bureau", "0360-8800001")
    assert payload["credit_code"] == "11310000MB2F30123X"
