"""What is said beside the facts, altered on its way out, is named too."""

import json
from typing import Any

import pytest

from guides.models import GuidePage, Item, ItemQuestion, ItemSpecialProcedure
from guides.verify import Tally
from guides.verify.sites import InProcess
from guides.verify.walk import check_delivered
from tests.conftest import Prepared
from tests.factories import make_guide, make_item

from .tampered import Tampered, found_on, replaced

pytestmark = pytest.mark.django_db

WORDS = {
    "appointment": True,
    "appointment_note": "提前一天打电话约",
    "online_depth": "3",
    "directions": "坐 3 路车到和平路口下",
    "review_and_appeal": "六十日内可以申请复议",
    "status": "2",
}
PAGES = {
    "web": "/guides/{code}/",
    "kiosk": "/kiosk/guides/{code}/",
    "window": "/window/{code}/",
}
FEEDS = {
    f"feed:{channel}": f"/feeds/{channel}.json"
    for channel in ("web", "mobile", "kiosk", "hotline", "window")
}


def an_item(**fields: Any) -> Item:
    item = make_item(publish=False, **{**WORDS, **fields})
    item.special_procedures = [ItemSpecialProcedure(name="听证", value=20, unit="working_day")]
    item.questions = [ItemQuestion(question="要约吗？", answer="不约也行。")]
    item.save_revision().publish()
    return Item.objects.get(pk=item.pk)


@pytest.fixture(scope="module")
def made(prepared: Prepared) -> int:
    with prepared():
        page = make_guide(
            publish=False,
            item=an_item(),
            source="旧门户",
            source_id="OLD-7",
            origin=[{"heading": "办理须知", "text": "请带齐材料。", "fields": ["conditions"]}],
            sections=[("section", {"heading": "收费减免", "text": "低保户凭证免交。"})],
        )
        page.save_revision().publish()
        return int(page.pk)


@pytest.fixture
def guide(made: int) -> GuidePage:
    return GuidePage.objects.get(pk=made)


def named(found: list[str], channel: str, guide: GuidePage, name: str) -> list[str]:
    begins = f"{channel}｜guide {guide.code} zh-Hans {name}："
    return [one for one in found if one.startswith(begins)]


def test_an_untouched_site_says_the_same_everywhere(guide: GuidePage) -> None:
    an_item(name="没有指南的事")
    assert list(check_delivered(InProcess(), Tally())) == []


@pytest.mark.parametrize(
    ("channel", "name", "old", "new"),
    [
        *((one, "appointment_note", "提前一天", "提前两天") for one in (*PAGES, *FEEDS)),
        *((one, "section:1", "低保户凭证", "不论谁") for one in (*PAGES, *FEEDS)),
        ("web", "online_depth", "Ⅲ级", "Ⅳ级"),
        ("window", "special_procedures", "20 个工作日", "30 个工作日"),
        ("kiosk", "directions", "3 路车", "5 路车"),
        ("web", "origin:1", "请带齐材料", "不用带材料"),
        ("window", "origin:1", "请带齐材料", "不用带材料"),
        ("feed:web", "origin:1", "请带齐材料", "不用带材料"),
    ],
)
def test_an_altered_text_is_named(
    guide: GuidePage, channel: str, name: str, old: str, new: str
) -> None:
    path = (PAGES | FEEDS)[channel].format(code=guide.code)

    assert named(found_on(path, replaced(old, new)), channel, guide, name)


@pytest.mark.parametrize("channel", [*PAGES, *FEEDS])
def test_that_a_thing_is_stopped_is_left_out_nowhere(guide: GuidePage, channel: str) -> None:
    path = (PAGES | FEEDS)[channel].format(code=guide.code)
    code = guide.guide_items.get().item.code

    found = found_on(path, replaced("这件事现在暂停办理。", "这件事照常办理。"))

    assert named(found, channel, guide, f"alert:status@{code}")


@pytest.mark.parametrize("channel", ["web", "window"])
def test_a_particular_left_out_of_a_page_is_named(guide: GuidePage, channel: str) -> None:
    path = PAGES[channel].format(code=guide.code)

    found = found_on(path, replaced('data-particular="review_and_appeal"', ""))

    assert named(found, channel, guide, "review_and_appeal")


@pytest.mark.parametrize("name", ["lacks", "origin"])
def test_another_origin_in_a_feed_is_named(guide: GuidePage, name: str) -> None:
    def lie(body: bytes) -> bytes:
        feed = json.loads(body)
        feed["items"][0]["_mingbai"][name] = None
        return json.dumps(feed).encode()

    found = found_on("/feeds/mobile.json", lie)

    assert any(one.startswith(f"feed:mobile｜guide {guide.code} zh-Hans：{name}") for one in found)


def test_another_answer_of_the_hotline_is_named(guide: GuidePage) -> None:
    def lie(body: bytes) -> bytes:
        feed = json.loads(body)
        for one in feed["items"][0]["_mingbai"]["questions"]:
            if one["particular"] == "appointment":
                one["answer"] = "不能预约"
        return json.dumps(feed).encode()

    assert named(found_on("/feeds/hotline.json", lie), "feed:hotline", guide, "appointment")


def test_the_page_of_an_item_without_guide_is_read_too() -> None:
    item = an_item()
    site = Tampered(f"/items/{item.code}/", replaced("3 路车", "5 路车"))

    found = [str(one) for one in check_delivered(site, Tally())]

    assert any(one.startswith(f"web｜item {item.code} zh-Hans directions：") for one in found)
