"""An entry says what is published of a guide or an item, and nothing else."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from guides import published
from guides.models import EverydayName, GuideItem, GuidePage, Item, LedgerRow, Topic
from guides.vocabulary import Kind
from search.engine import Entry, Facet, Field
from search.index.entries import VISITS
from search.index.gathering import Gathering, touched
from search.index.said import BODY
from tests.factories import (
    make_department,
    make_guide,
    make_hall,
    make_item,
    make_material,
    make_region,
)

pytestmark = pytest.mark.django_db


def entries() -> dict[str, Entry]:
    return {entry.key: entry for entry in Gathering().everything()}


def entry_of(thing: GuidePage | Item) -> Entry:
    kind = Kind.GUIDE if isinstance(thing, GuidePage) else Kind.ITEM
    (found,) = Gathering().some([f"{kind}:{thing.code}"])
    return found


def said(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = entry.shown["said"]["zh-Hans"]
    return found


def everywhere(entry: Entry) -> str:
    tokens = [token for field in Field for token in entry.tokens[field]]
    return json.dumps([tokens, dict(entry.shown)], ensure_ascii=False)


def test_a_guide_is_one_entry_with_its_items() -> None:
    items = [make_item(name="居民身份证补领"), make_item(name="居民身份证换领")]
    page = make_guide(item=items[0], title="身份证丢了怎么办", publish=False)
    page.guide_items.add(GuideItem(item=items[1]))
    page.save_revision().publish()

    assert list(entries()) == [f"guide:{page.code}"]
    entry = entry_of(page)
    assert entry.shown["names"] == ["身份证丢了怎么办", "居民身份证补领", "居民身份证换领"]
    assert {"补领", "换领", "丢了"} <= set(entry.tokens[Field.NAMES])
    assert entry.shown["source_ids"] == [item.source_id for item in items]


def test_an_item_is_an_entry_until_a_guide_explains_it_and_again_after() -> None:
    item = make_item()
    assert list(entries()) == [f"item:{item.code}"]

    page = make_guide(item=item, publish=False)
    assert list(entries()) == [f"item:{item.code}"]

    page.save_revision().publish()
    assert list(entries()) == [f"guide:{page.code}"]

    GuidePage.objects.get(pk=page.pk).unpublish()
    assert list(entries()) == [f"item:{item.code}"]


def test_drafts_and_notes_are_never_in_it() -> None:
    page = make_guide(title="领结婚证", notes="内部口令玫瑰")
    page.title = "草稿标题玫瑰"
    page.save_revision()
    make_item(name="没公开的玫瑰", publish=False)
    make_guide(title="没公开的指南玫瑰", publish=False)

    assert all("玫瑰" not in everywhere(entry) for entry in entries().values())


def test_boilerplate_and_long_lists_stay_out() -> None:
    item = make_item(
        reach_note="玫瑰县、" * 40,
        rights_and_duties="玫瑰权利",
        review_and_appeal="玫瑰复议",
        source_data={"救济渠道": "玫瑰救济", "通办地点": "玫瑰街道，" * 900},
    )
    entry = entry_of(make_guide(item=item))

    assert "玫瑰" not in everywhere(entry)


def test_long_texts_are_cut() -> None:
    words = [f"第{number}步要做的事情很多" for number in range(2_000)]
    page = make_guide(steps=[{"title": "很长", "words": "。".join(words)}])

    entry = entry_of(page)

    assert len(entry.tokens[Field.BODY]) < 3 * BODY
    assert len(json.dumps(entry.shown, ensure_ascii=False)) < 4_000


def test_the_deciding_facts_are_shown_as_text() -> None:
    hall = make_hall(name="澄禾市政务服务中心")
    page = make_guide(item=make_item(fee="20", hall=hall, conditions="年满 16 周岁"))

    facts = said(entry_of(page))["facts"]

    assert facts["eligibility"] == "年满 16 周岁"
    assert facts["place"].startswith("澄禾市政务服务中心")
    assert facts["time"] == "5 个工作日"
    assert facts["fee"].startswith("20 元")
    assert facts["online"]


def test_a_deciding_fact_is_said_in_plain_words_where_the_official_ones_are_long() -> None:
    item = make_item(fee="20", conditions="年满十六周岁，并且在本市办理过暂住登记的公民" * 2)
    page = make_guide(item=item, answer_eligibility="十六岁就行", answer_time="一周左右")

    facts = said(entry_of(page))["facts"]

    assert facts["eligibility"] == "十六岁就行"
    assert facts["time"] == "5 个工作日"


def test_tokens_in_words_are_rendered_where_shown_and_left_out_where_sought() -> None:
    entry = entry_of(make_guide(summary="交 {{fee}}，{{time}}办好。"))

    assert said(entry)["summary"].startswith("交 20 元")
    assert "{{" not in everywhere(entry)
    assert "fee" not in entry.tokens[Field.BODY]


def test_what_is_around_is_found_and_shown() -> None:
    city = make_region(name="澄禾市")
    county = make_region(name="青溪县", level="county", parent=city)
    topic = Topic.objects.filter(locale__language_code="zh-hans").first()
    assert topic is not None
    item = make_item(
        region=county, result="居民户口簿", materials=[make_material(name="出生医学证明")]
    )
    item.topics.set([topic])
    item.save_revision().publish()
    page = make_guide(item=item, department=make_department(name="公安局"))

    entry = entry_of(page)

    assert entry.shown["regions"] == ["青溪县", "澄禾市"]
    assert entry.shown["around"] == ["公安局", topic.name]
    around = set(entry.tokens[Field.AROUND])
    assert {"户口", "医学", "公安局", "青溪", "澄禾"} <= around
    assert set(entry.facets[Facet.REGION]) == {county.code, city.code}
    assert entry.facets[Facet.TOPIC] == (topic.code,)


def test_facets_are_those_of_lists_and_visits() -> None:
    item = make_item(audience=["1", "2"], means=["1", "3"], reach="city", visits=7)

    facets = entry_of(item).facets

    assert facets[Facet.AUDIENCE] == ("1", "2")
    assert facets[Facet.MEANS] == ("1", "3")
    assert facets[Facet.REACH] == ("city",)
    assert facets[Facet.VISITS] == (str(VISITS),)


def test_everyday_names_are_found_and_heard() -> None:
    item = make_item(name="出生登记", publish=False)
    item.everyday_names = [EverydayName(name="上户口")]
    item.save_revision().publish()
    entry = entry_of(item)

    assert {"上户", "户口"} <= set(entry.tokens[Field.EVERYDAY])
    assert "shanghukou" in entry.tokens[Field.SPELLED]
    assert "shk" in entry.tokens[Field.INITIALS]
    assert "csdj" in entry.tokens[Field.INITIALS]
    assert {"shang", "huk", "hukou"} & set(entry.tokens[Field.SOUND])


def test_the_digest_covers_everything_and_nothing_else() -> None:
    item = make_item()
    before = entry_of(item).digest
    assert entry_of(item).digest == before

    item.phone = "0360-8800299"
    item.save_revision().publish()
    assert entry_of(item).digest != before


def test_entries_come_in_the_order_of_keys_whatever_their_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("search.index.gathering.BATCH", 2)
    for _ in range(3):
        make_item()
        make_guide()

    keys = list(entries())

    assert len(keys) == 6
    assert keys == sorted(keys)
    assert [entry.key for entry in Gathering().some(reversed(keys))] == keys


class TestTouched:
    """What may say something else after something was published."""

    def test_a_guide_touches_itself_and_its_items_before_and_after(self) -> None:
        old, new = make_item(), make_item()
        page = make_guide(item=old)
        since = last()
        page.guide_items = [GuideItem(item=new)]
        page.save_revision().publish()

        keys = touched(rows_after(since))

        assert keys >= {f"guide:{page.code}", f"item:{old.code}", f"item:{new.code}"}

    def test_a_renamed_thing_touches_who_shows_it(self) -> None:
        city = make_region(name="澄禾市")
        county = make_region(name="青溪县", level="county", parent=city)
        hall, department = make_hall(), make_department()
        item = make_item(hall=hall, region=county)
        page = make_guide(item=item, department=department)
        alone = make_item(hall=hall)
        other = make_item()

        for thing, name in ((hall, "新大厅"), (department, "新局"), (city, "新市")):
            since = last()
            thing.name = name
            thing.save()
            if hasattr(thing, "save_revision"):
                thing.save_revision().publish()
            keys = touched(rows_after(since))

            assert f"guide:{page.code}" in keys
            assert (f"item:{alone.code}" in keys) == (thing is hall)
            assert f"item:{other.code}" not in keys

    def test_staff_notes_touch_nothing_of_others(self) -> None:
        page = make_guide(notes="旧")
        other = make_guide()
        since = last()
        page.notes = "新"
        page.save_revision().publish()

        assert f"guide:{other.code}" not in touched(rows_after(since))


def last() -> int:
    return published.head()


def rows_after(sequence: int) -> Iterable[Any]:
    found = list(LedgerRow.objects.filter(sequence__gt=sequence))
    assert found
    return found
