"""All that an item says has a name, a place, and the same text in every channel."""

import json
from typing import Any

import pytest
from django.utils.translation import override
from lxml import html

from guides.channels import CHANNELS, hotline, kiosk, web, window
from guides.channels.names import PARTICULARS, Group, Particular
from guides.channels.particulars import details, grouped, language_of, words
from guides.channels.told import Told
from guides.content import FactText, Guide, Item, Particulars
from guides.vocabulary import Edition, Fact, Kind, Locale

from .samples import BASE, around, example, particulars, record_of, rich

HANS = Locale.HANS
# Told in other places: as questions of their own, as links, or by everyday names.
ELSEWHERE = {
    "questions",
    "particulars",
    "facts",
    "source_data",
    "source",
    "source_id",
    "code",
    "locale",
    "schema_version",
    "everyday_names",
    "topics",
    "basis",
    "materials",
    "windows",
    "department_name",
    "source_codes",
}


def a_guide(**fields: Any) -> Guide:
    return example(items=(rich(example().item, **fields),))


def every() -> list[Particular]:
    return [
        one for several in PARTICULARS.values() for head in several for one in (head, *head.notes)
    ]


def told(guide: Guide) -> Told:
    return Told(record_of(guide), around(guide), BASE, HANS)


def texts_of(page: str) -> dict[str, str]:
    found = html.fromstring(page).xpath("//*[@data-particular]")
    return {one.get("data-particular"): one.text_content() for one in found}


def pages(guide: Guide) -> dict[str, str]:
    record, snapshot = record_of(guide), around(guide)
    return {
        "web": web.guide(record, snapshot, Edition.PLAIN, HANS, BASE),
        "kiosk": kiosk.guide(record, snapshot, 0, HANS, BASE),
        "window": window.page(record, snapshot, None, HANS, BASE),
        "item": web.item(record_of(guide.item, Kind.ITEM), snapshot, HANS, BASE),
    }


def test_every_field_of_an_item_has_a_name_of_its_own() -> None:
    names = [one.name for one in every()]

    assert len(names) == len(set(names))
    fields = {*Item.model_fields, *Particulars.model_fields} - ELSEWHERE
    assert set(names) == fields | {"reductions"}


def test_all_of_them_are_worded_and_in_the_order_of_the_official_list() -> None:
    guide = a_guide()
    found = details(guide.item, around(guide), HANS)

    texts = words(found)
    assert {*texts} >= {*Particulars.model_fields} - {"questions", "source_codes"}
    assert texts["special_procedures"] == (
        "向原籍核对：20 个工作日，只在资料对不上时，依据：户口登记办法第九条"
    )
    assert texts["reductions"] == "工本费：可以减免，低保户免收"
    assert (texts["appointment"], texts["self_service"]) == ("可以预约", "自助终端办不了")
    assert (texts["department"], texts["region"]) == ("公安局", "澄禾市")
    assert [group for group, _several in grouped(found)] == list(Group)


@pytest.mark.parametrize("name", ["web", "window", "item"])
def test_a_page_tells_them_all_in_the_same_words(name: str) -> None:
    guide = a_guide()
    right = words(told(guide).details)

    assert texts_of(pages(guide)[name]) == right


def test_a_kiosk_tells_what_one_asks_before_it_and_no_more() -> None:
    guide = a_guide()

    found = texts_of(pages(guide)["kiosk"])

    assert set(found) == {
        *("place_note", "hours_note", "directions"),
        *("appointment", "appointment_note", "self_service"),
    }
    assert found.items() <= words(told(guide).details).items()


def test_what_a_fact_says_already_is_left_to_the_official_list() -> None:
    guide = a_guide(windows=())
    guide = guide.model_copy(update={"facts": {}})
    page = html.fromstring(pages(guide)["web"])

    [place] = page.xpath("//*[@data-particular='place_note']")
    assert place.xpath("ancestor::details[@class='official']")
    assert page.xpath("string(//section[@aria-labelledby='places']//*[@data-fact='place'])") == (
        place.text
    )
    beside = html.fromstring(pages(a_guide())["web"])
    assert not beside.xpath("//*[@data-particular='place_note']/ancestor::details")


def test_a_described_process_stands_where_no_steps_are() -> None:
    item = rich(example().item)
    page = html.fromstring(
        web.item(record_of(item, Kind.ITEM), around(example()), HANS, BASE),
    )
    stepped = html.fromstring(pages(a_guide())["web"])

    described = "//*[@data-particular='process_description']"
    assert page.xpath(f"{described}/ancestor::section[@aria-labelledby='steps']")
    assert stepped.xpath(f"{described}/ancestor::details[@class='official']")


def test_a_long_text_is_folded_with_its_length_and_whole() -> None:
    page = html.fromstring(pages(a_guide())["web"])

    [appeal] = page.xpath("//*[@data-particular='review_and_appeal']")
    [fold] = appeal.xpath("ancestor::details[@class='fold']")
    text = particulars().review_and_appeal
    assert fold.xpath("string(summary)") == f"看全文（{len(text)} 字）"
    assert appeal.text == text


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_feed_tells_each_by_a_stable_name_as_data_and_in_words(channel: str) -> None:
    guide = a_guide()

    entry = CHANNELS[channel].entry(record_of(guide), around(guide), BASE, HANS)

    found = entry["_mingbai"]["particulars"]
    assert {name: one["words"] for name, one in found.items()} == words(told(guide).details)
    assert found["online_depth"] == {
        "label": "网上办理深度",
        "value": "3",
        "words": "Ⅲ级（网上提交，现场核对）",
    }
    assert (found["appointment"]["value"], found["post"]["value"]) == (True, True)
    assert found["special_procedures"]["value"][0]["limit"]["value"] == 20
    assert found["planned_from"]["value"] == "2026-01-01"
    assert found["result_sample"]["value"].startswith(f"{BASE}/media/")
    json.dumps(entry, allow_nan=False)


def test_the_hotline_answers_what_people_ask() -> None:
    guide = a_guide()
    entry = hotline.entry(record_of(guide), around(guide), BASE, HANS)["_mingbai"]

    answers = {one["particular"]: one["answer"] for one in entry["questions"]}
    assert answers["appointment"] == "可以预约\n提前一天打电话约"
    assert {"post", "complaint", "review_and_appeal", "directions"} <= set(answers)
    assert all(one["question"] and one["answer"] for one in entry["questions"])
    asked = [one["question"] for one in entry["questions"]]
    assert "双胞胎要来两趟吗？" in asked
    assert len(asked) == len(set(asked))


def test_an_items_questions_stand_among_the_guides_and_each_once() -> None:
    guide = a_guide()
    own = guide.questions[0]
    noted = particulars(questions=(own, *particulars().questions))
    guide = example(items=(rich(example().item, particulars=noted),))

    asked = html.fromstring(pages(guide)["web"]).xpath("//*[@class='question']/summary/text()")

    assert asked == [own.question, "双胞胎要来两趟吗？"]


def test_a_further_item_says_its_own() -> None:
    guide = a_guide()
    other = rich(guide.item, code="ZZZZZZZ", particulars=particulars(post=False, post_note=""))
    page = html.fromstring(pages(example(items=(guide.item, other)))["web"])

    for code, text in ((None, "可以邮寄"), ("ZZZZZZZ", "不能邮寄")):
        found = page.xpath("//*[@data-particular='post']")
        assert [one.text for one in found if one.get("data-item") == code] == [text]


def test_an_item_that_says_nothing_has_no_empty_parts() -> None:
    guide = example()
    page = html.fromstring(pages(guide)["web"])

    assert not page.xpath("//*[@id='ways']")
    assert not [one for one in page.xpath("//dl") if not one.xpath("div/dt")]
    assert not page.xpath("//dd[not(normalize-space())]")


@pytest.mark.parametrize(
    ("text", "locale", "language"),
    [
        ("提前一天打电话约", Locale.EN, Locale.HANS),
        ("20 working days", Locale.EN, Locale.EN),
        ("Someone else can do it for you (近亲属可代办)", Locale.EN, Locale.EN),
        ("2026-01-01", Locale.EN, Locale.EN),
        ("提前一天打電話約", Locale.HANT, Locale.HANT),
    ],
)
def test_words_are_said_to_be_in_the_language_they_are_in(
    text: str, locale: Locale, language: Locale
) -> None:
    assert language_of(text, locale) == language


def test_an_english_page_marks_the_items_chinese_words_and_not_its_own() -> None:
    guide = a_guide()
    english = guide.model_copy(update={"locale": Locale.EN})
    page = html.fromstring(
        web.guide(record_of(english), around(guide), Edition.PLAIN, Locale.EN, BASE)
    )

    def language(name: str) -> str:
        [found] = page.xpath(f"//*[@data-particular='{name}']")
        return str(found.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))

    assert language("directions") == "zh-Hans"
    assert language("planned_from") == "en"
    material = page.xpath("//ul[@class='checklist']//strong")[0]
    assert material.get("lang") == "zh-Hans"


def test_traditional_pages_say_labels_and_words_in_traditional_characters() -> None:
    guide = a_guide()
    with override("zh-hans"):
        found = details(guide.item, around(guide), Locale.HANT)

    assert {one.locale for detail in found for one in detail.said} == {Locale.HANT}


def test_a_number_to_complain_at_is_told_though_one_asks_there_too() -> None:
    guide = a_guide(complaint_phone="0360-8800200")
    assert guide.facts[Fact.PHONE].value == guide.item.complaint_phone

    page = html.fromstring(pages(guide)["web"])

    assert page.xpath("//section[@aria-labelledby='recourse']//*[text()='0360-8800200']")


def test_an_item_without_guide_begins_with_what_it_is() -> None:
    page = html.fromstring(pages(a_guide())["item"])

    assert page.xpath("string(//p[contains(@class, 'lead')])") == particulars().description


def test_the_hotlines_first_breath_is_short_however_long_the_facts_are() -> None:
    long = FactText(value="按评估价值的千分之三收取，" * 25)
    facts = {Fact.TIME: long, Fact.FEE: long, Fact.PLACE: long}
    guide = a_guide().model_copy(update={"facts": facts, "summary": ""})

    own = hotline.entry(record_of(guide), around(guide), BASE, HANS)["_mingbai"]

    assert len(own["short_answer"]) == 80
    assert own["short_answer"].endswith("…")
    assert any(long.value in line for line in own["script"])
