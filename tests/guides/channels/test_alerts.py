"""What a reader must know first: that there is nothing to be had, or that something lacks."""

from typing import Any

import pytest
from lxml import html

from guides.channels import CHANNELS, hotline, kiosk, mobile, web, window
from guides.content import FactText, Guide
from guides.vocabulary import Edition, Element, Fact, ItemStatus, Kind, Locale

from .samples import BASE, around, example, from_elsewhere, particulars, record_of, rich

HANS = Locale.HANS
SUSPENDED = "这件事现在暂停办理。先别来，请打 0360-8800200 问清楚什么时候恢复。"
CANCELLED = "这件事已经取消，不再办理。已经交了材料的，请打 0360-8800200 问。"


def stopped(status: ItemStatus, **fields: Any) -> Guide:
    item = rich(example().item, particulars=particulars(status=status), **fields)
    return example(items=(item,))


def pages(guide: Guide) -> dict[str, Any]:
    record, snapshot = record_of(guide), around(guide)
    found = {
        "web": web.guide(record, snapshot, Edition.PLAIN, HANS, BASE),
        "item": web.item(record_of(guide.item, Kind.ITEM), snapshot, HANS, BASE),
        "kiosk": kiosk.guide(record, snapshot, 0, HANS, BASE),
        "kiosk step": kiosk.guide(record, snapshot, 1, HANS, BASE),
        "window": window.page(record, snapshot, None, HANS, BASE),
    }
    return {name: html.fromstring(page) for name, page in found.items()}


@pytest.mark.parametrize("name", ["web", "item", "kiosk", "kiosk step", "window"])
@pytest.mark.parametrize(
    ("status", "word", "text"),
    [
        (ItemStatus.SUSPENDED, "暂停办理", SUSPENDED),
        (ItemStatus.CANCELLED, "已经取消", CANCELLED),
    ],
)
def test_a_page_begins_with_what_cannot_be_had(
    name: str, status: ItemStatus, word: str, text: str
) -> None:
    page = pages(stopped(status))[name]

    [alert] = page.xpath("//div[@class='halt']")
    assert alert.xpath("string(p[1])").strip() == word
    assert alert.xpath("string(p[2])") == text
    order = list(page.iter())
    rest = page.xpath("//main//*[self::dl or self::ul or @class='words']")
    assert order.index(alert) < order.index(rest[0])


def test_nobody_is_sent_online_for_what_is_stopped() -> None:
    guide = stopped(ItemStatus.CANCELLED, online_url="https://example.test/apply")

    [action] = pages(guide)["web"].xpath("//a[@class='action']")
    assert action.get("href") == "tel:0360-8800200"
    entry = mobile.entry(record_of(guide), around(guide), BASE, HANS)
    assert entry["_mingbai"]["action"] is None
    assert mobile.entry(record_of(rich_guide()), around(guide), BASE, HANS)["_mingbai"]["action"]


def rich_guide() -> Guide:
    return example(items=(rich(example().item),))


def test_lists_say_it_too() -> None:
    guide = stopped(ItemStatus.SUSPENDED)
    snapshot, record = around(guide), record_of(guide)
    topic = record_of(next(iter(snapshot.topics.values())), Kind.TOPIC)

    for page in (
        web.topic(topic, snapshot, [record], None, HANS, BASE),
        kiosk.topic(topic, snapshot, [record], None, HANS, BASE),
    ):
        assert "暂停办理" in html.fromstring(page).xpath("string(//main//li)")
    assert "暂停办理" not in web.topic(topic, snapshot, [record_of(example())], None, HANS, BASE)


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_feed_carries_it(channel: str) -> None:
    guide = stopped(ItemStatus.SUSPENDED)
    entry = CHANNELS[channel].entry(record_of(guide), around(guide), BASE, HANS)

    assert entry["_mingbai"]["alerts"] == [
        {"about": "status", "item": guide.item.code, "subject": "", "text": SUSPENDED}
    ]


def test_the_hotline_says_it_in_the_first_breath() -> None:
    guide = stopped(ItemStatus.SUSPENDED)
    entry = hotline.entry(record_of(guide), around(guide), BASE, HANS)["_mingbai"]

    assert entry["short_answer"] == entry["script"][0] == SUSPENDED
    assert len(entry["script"]) == len(set(entry["script"]))


def test_where_the_phone_is_a_sentence_the_sites_number_is_told() -> None:
    guide = stopped(ItemStatus.SUSPENDED, phone="")
    inquiry = FactText(value="到窗口问，" * 10)
    guide = guide.model_copy(update={"facts": {Fact.PHONE: inquiry}})

    assert "请打 12345 问" in pages(guide)["web"].xpath("string(//div[@class='halt'])")


def test_one_of_several_items_is_named() -> None:
    guide = rich_guide()
    other = rich(
        guide.item,
        code="ZZZZZZZ",
        name="第二件事",
        particulars=particulars(status=ItemStatus.CANCELLED),
    )
    page = pages(example(items=(guide.item, other)))["web"]

    assert "第二件事" in page.xpath("string(//p[@class='halt-name'])")
    # The main item is not stopped.
    assert page.xpath("//a[@class='action']/@href") != ["tel:0360-8800200"]


@pytest.mark.parametrize("name", ["web", "kiosk", "window"])
@pytest.mark.parametrize(
    ("lacks", "text"),
    [
        (
            (Element.CONDITIONS, Element.TIME),
            "本指南来自旧系统，尚缺：受理条件、办结时限。",
        ),
        ((), "本指南来自旧系统，内容还在核对。"),
    ],
)
def test_a_guide_from_elsewhere_says_what_it_lacks(
    name: str, lacks: tuple[Element, ...], text: str
) -> None:
    page = pages(example(**from_elsewhere(*lacks)))[name]

    assert page.xpath("string(//*[@data-alert='origin'])") == text


def test_a_mended_guide_says_nothing_of_it() -> None:
    fields = from_elsewhere()
    origin = fields["origin"].model_copy(update={"sections": ()})
    for page in pages(example(origin=origin)).values():
        assert "旧系统" not in page.text_content()


@pytest.mark.parametrize("name", ["web", "window"])
def test_every_old_word_is_on_the_page_with_its_lines(name: str) -> None:
    guide = example(**from_elsewhere())
    assert guide.origin
    page = pages(guide)[name]

    [old] = page.xpath("//details[@class='official origin']")
    assert "open" not in old.attrib
    [text] = old.xpath(".//*[@data-origin]")
    assert text.text == guide.origin.sections[0].text
    assert old.xpath("string(.//h3)") == "办理须知"


@pytest.mark.parametrize("name", ["web", "kiosk", "window"])
def test_each_further_section_has_its_heading(name: str) -> None:
    page = pages(example(**from_elsewhere()))[name]

    [text] = page.xpath("//*[@data-section]")
    assert text.text == "低保户凭证免交。\n孤儿免交。"
    assert "收费减免" in page.text_content()


@pytest.mark.parametrize("channel", CHANNELS)
def test_feeds_tell_sections_and_where_a_guide_came_from(channel: str) -> None:
    guide = example(**from_elsewhere(Element.FEE))
    own = CHANNELS[channel].entry(record_of(guide), around(guide), BASE, HANS)["_mingbai"]

    assert own["sections"] == [{"heading": "收费减免", "text": "低保户凭证免交。\n孤儿免交。"}]
    assert (own["lacks"], own["origin"]) == (
        ["fee"],
        {"source": "旧门户", "source_id": "OLD-7"},
    )
    assert own["alerts"][0]["about"] == "origin"
    assert example().origin is None
