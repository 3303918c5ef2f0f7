"""One fact altered on its way out, in each channel in turn, is named with both values."""

import json
from typing import Any

import pytest

from guides import ledger
from guides.content import canonical, digest
from guides.models import Current, GuidePage
from guides.verify import Tally
from guides.verify.sites import Answer, InProcess
from guides.verify.walk import check_delivered
from guides.vocabulary import Locale
from tests.conftest import Prepared
from tests.factories import make_department, make_guide, make_hall, make_item

from .tampered import Tampered, found_on, replaced

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(prepared: Prepared) -> int:
    with prepared():
        page = make_guide(
            item=make_item(fee="20"),
            answer_fee="每证 20 块",
            answer_phone="打窗口电话",
            has_pictured=True,
            notes="窗口注意",
        )
        return int(page.pk)


@pytest.fixture
def guide(made: int) -> GuidePage:
    return GuidePage.objects.get(pk=made)


PAGES = {
    "web": "/guides/{code}/",
    "web:pictured": "/guides/{code}/?edition=pictured",
    "kiosk": "/kiosk/guides/{code}/",
    "window": "/window/{code}/",
}
FEEDS = ["web", "mobile", "kiosk", "hotline", "window"]
JSON = {f"feed:{channel}": f"/feeds/{channel}.json" for channel in FEEDS} | {
    "api": "/api/guides/{code}?locale=zh-Hans"
}
EVERY = PAGES | JSON


def test_an_untouched_site_passes_and_tells_how_much_was_compared(guide: GuidePage) -> None:
    tally = Tally()

    assert list(check_delivered(InProcess(), tally)) == []
    assert (tally["guide"], tally["item"], tally["hall"]) == (1, 1, 1)
    assert tally.locales == {"zh-Hans", "zh-Hant", "en"}
    assert tally.channels == {"web", "kiosk", "window", "api", *(f"feed:{one}" for one in FEEDS)}
    # Thirteen places in three languages, each with at least ten facts.
    assert tally["facts"] > 390


@pytest.mark.parametrize("channel", EVERY)
def test_an_altered_fact_is_named_with_both_values(guide: GuidePage, channel: str) -> None:
    path = EVERY[channel].format(code=guide.code)

    found = found_on(path, replaced("20 元/证", "21 元/证"))

    named = f"{channel}｜guide {guide.code} zh-Hans fee：事实不同（应为“20 元/证”，读到“21 元/证”）"
    assert named in found


@pytest.mark.parametrize("channel", EVERY)
def test_altered_plain_words_are_named_with_both_values(guide: GuidePage, channel: str) -> None:
    path = EVERY[channel].format(code=guide.code)

    found = found_on(path, replaced("每证 20 块", "每证 21 块"))

    named = f"{channel}｜guide {guide.code} zh-Hans fee：事实的白话不同"
    assert f"{named}（应为“每证 20 块”，读到“每证 21 块”）" in found


def test_an_altered_fact_in_another_language_is_named(guide: GuidePage) -> None:
    found = found_on(
        f"/zh-hant/guides/{guide.code}/", replaced("20 元/證", "21 元/證"), Locale.HANT
    )

    named = f"web｜guide {guide.code} zh-Hant fee：事实不同（应为“20 元/證”，读到“21 元/證”）"
    assert named in found


@pytest.mark.parametrize("channel", PAGES)
def test_a_fact_left_out_of_a_page_is_named(guide: GuidePage, channel: str) -> None:
    path = PAGES[channel].format(code=guide.code)

    found = found_on(path, replaced('data-fact="fee"', ""))

    named = f"{channel}｜guide {guide.code} zh-Hans fee：事实不同（应为“20 元/证”，读到没有）"
    assert named in found


def test_a_fact_that_the_ledger_does_not_have_is_named(guide: GuidePage) -> None:
    found = found_on(
        f"/guides/{guide.code}/",
        replaced("</main>", "<p data-fact=proxy>可以请人代办</p></main>"),
    )

    named = f"web｜guide {guide.code} zh-Hans proxy：事实不同（应为没有，读到“可以请人代办”）"
    assert named in found


@pytest.mark.parametrize("channel", PAGES)
@pytest.mark.parametrize("name", ["revision", "digest"])
def test_another_revision_or_digest_on_a_page_is_named(
    guide: GuidePage, channel: str, name: str
) -> None:
    row = Current.objects.get(kind="guide", code=guide.code)
    right = str(getattr(row, name))
    path = PAGES[channel].format(code=guide.code)

    found = found_on(path, replaced(f'data-{name}="{right}"', f'data-{name}="77"'))

    named = f"{channel}｜guide {guide.code} zh-Hans：{name} 不同（应为“{right}”，读到“77”）"
    assert named in found


@pytest.mark.parametrize("channel", JSON)
def test_another_revision_in_json_is_named(guide: GuidePage, channel: str) -> None:
    path = JSON[channel].format(code=guide.code)

    found = found_on(path, replaced('"revision":1,', '"revision":7,'))

    assert f"{channel}｜guide {guide.code} zh-Hans：revision 不同（应为“1”，读到“7”）" in found


def test_another_answer_of_the_hotline_is_named(guide: GuidePage) -> None:
    def lie(body: bytes) -> bytes:
        feed = json.loads(body)
        for question in feed["items"][0]["_mingbai"]["questions"]:
            if question["fact"] == "fee":
                question["answer"] = "不要钱"
        return json.dumps(feed).encode()

    found = found_on("/feeds/hotline.json", lie)

    assert [one for one in found if one.startswith(f"feed:hotline｜guide {guide.code} zh-Hans fee")]
    assert any("不要钱" in one for one in found)


@pytest.mark.parametrize("member", ["title", "summary", "content_html"])
def test_another_text_for_readers_of_feeds_is_named(guide: GuidePage, member: str) -> None:
    def lie(body: bytes) -> bytes:
        feed = json.loads(body)
        feed["items"][0][member] = feed["items"][0][member].replace("2", "3").replace("怎么", "")
        return json.dumps(feed).encode()

    found = found_on("/feeds/web.json", lie)

    assert [one for one in found if one.startswith(f"feed:web｜guide {guide.code} zh-Hans")]


def test_a_fact_altered_in_an_apis_payload_alone_is_named(guide: GuidePage) -> None:
    def lie(body: bytes) -> bytes:
        told = json.loads(body)
        told["payload"]["facts"]["fee"]["value"] = "21 元/证"
        return json.dumps(told).encode()

    found = found_on(f"/api/guides/{guide.code}?locale=zh-Hans", lie)

    named = f"api｜guide {guide.code} zh-Hans fee：payload 事实不同"
    assert f"{named}（应为“20 元/证”，读到“21 元/证”）" in found


CHANGES = "/api/changes?after=0"


def test_a_fact_altered_in_changes_is_named(guide: GuidePage) -> None:
    found = found_on(CHANGES, replaced("20 元/证", "21 元/证"))

    named = f"api:changes｜guide {guide.code} zh-Hans fee：payload 事实不同"
    assert f"{named}（应为“20 元/证”，读到“21 元/证”）" in found


def test_a_fact_altered_with_its_digest_in_changes_is_named(guide: GuidePage) -> None:
    def lie(body: bytes) -> bytes:
        told = json.loads(body)
        for change in told["changes"]:
            if change["code"] == guide.code:
                change["payload"]["facts"]["fee"]["value"] = "21 元/证"
                change["digest"] = digest(canonical(change["payload"]))
        return json.dumps(told).encode()

    found = found_on(CHANGES, lie)

    assert [one for one in found if f"api:changes｜guide {guide.code} zh-Hans：" in one]


@pytest.mark.parametrize("change", ["left out", "put in"])
def test_a_row_left_out_of_changes_or_put_in_is_named(guide: GuidePage, change: str) -> None:
    row = Current.objects.get(kind="guide", code=guide.code).row

    def lie(body: bytes) -> bytes:
        told = json.loads(body)
        last = told["changes"][-1]
        if change == "put in":
            told["changes"].append({**last, "sequence": last["sequence"] + 1, "code": "FA1SE00"})
        told["changes"] = [one for one in told["changes"] if one["sequence"] != row.sequence]
        return json.dumps(told).encode()

    found = found_on(CHANGES, lie)

    missing = f"api:changes｜guide {guide.code} zh-Hans：第 {row.sequence} 行缺了"
    assert missing in found
    assert any("FA1SE00" in one for one in found) == (change == "put in")


@pytest.mark.parametrize("channel", FEEDS)
def test_a_guide_left_out_of_a_feed_is_named(guide: GuidePage, channel: str) -> None:
    def lie(body: bytes) -> bytes:
        return json.dumps({**json.loads(body), "items": []}).encode()

    found = found_on(f"/feeds/{channel}.json", lie)

    assert found == [f"feed:{channel}｜guide {guide.code} zh-Hans：已发布，推送里却没有"]


def test_a_guide_in_a_feed_that_is_not_public_is_named(guide: GuidePage) -> None:
    draft = make_guide(publish=False)

    found = found_on("/feeds/web.json", replaced(guide.code, draft.code))

    assert f"feed:web｜guide {draft.code} zh-Hans：推送里有，台账里却没有发布它" in found


def test_a_feed_is_walked_to_its_end_and_not_in_a_circle(guide: GuidePage) -> None:
    item, department = guide.guide_items.get().item, make_department()
    for _number in range(21):
        make_guide(item=item, department=department)
    second: list[str] = []

    class Watching(InProcess):
        def get(self, path: str, staff: bool = False) -> list[Answer]:
            if path.startswith("/feeds/mobile.json?") and "before" in path:
                second.append(path)
            return super().get(path, staff)

    assert list(check_delivered(Watching(), Tally(), locales=[Locale.HANT])) == []
    assert len(second) == 1

    def circle(body: bytes) -> bytes:
        told: dict[str, Any] = json.loads(body)
        return json.dumps({**told, "next_url": told["feed_url"]}).encode()

    found = found_on("/feeds/mobile.json", circle)

    assert f"feed:mobile｜guide {guide.code} zh-Hans：已发布，推送里却没有" in found


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/guides/{code}/", "web｜guide {code} zh-Hans：页面上没有注明是哪份内容"),
        ("/api/guides/{code}?locale=zh-Hans", "api｜guide {code} zh-Hans：读不懂"),
        ("/feeds/kiosk.json", "feed:kiosk｜guide zh-Hans：推送读不懂：/feeds/kiosk.json"),
        ("/api/changes?after=0", "api:changes：after=0 读不懂"),
    ],
)
def test_answers_that_say_nothing_are_named_not_a_crash(
    guide: GuidePage, path: str, named: str
) -> None:
    found = found_on(path.format(code=guide.code), lambda body: b"<h1>Oops</h1>")

    assert any(one.startswith(named.format(code=guide.code)) for one in found), found


def test_a_page_that_does_not_open_is_named(
    guide: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guides.channels.kiosk.guide", lambda *_: 1 // 0)

    found = [str(one) for one in check_delivered(InProcess(), Tally())]

    for locale in ("zh-Hans", "zh-Hant", "en"):
        named = f"kiosk｜guide {guide.code} {locale}：页面打不开（应为“200”，读到“500”）"
        assert named in found


def test_facts_of_an_item_without_a_guide_and_of_a_hall_are_compared() -> None:
    hall = make_hall(phone="0360-8800111")
    item = make_item(fee="20", hall=hall)

    found = found_on(f"/items/{item.code}/", replaced("20 元/证", "21 元/证"))
    assert f"web｜item {item.code} zh-Hans fee：事实不同（应为“20 元/证”，读到“21 元/证”）" in found

    found = found_on(f"/halls/{hall.code}/", replaced("8800111", "8800112"))
    named = f"web｜hall {hall.code} zh-Hans phone：事实不同"
    assert f"{named}（应为“0360-8800111”，读到“0360-8800112”）" in found

    found = found_on(f"/api/halls/{hall.code}?locale=zh-Hans", replaced("和平路", "战争路"))
    assert [
        one for one in found if one.startswith(f"api｜hall {hall.code} zh-Hans：payload address")
    ]


def test_facts_of_a_guides_further_item_are_compared(guide: GuidePage) -> None:
    second = make_item(fee="77")
    guide.guide_items.create(item=second, sort_order=1)
    guide.save_revision().publish()

    for channel in ("web", "kiosk", "window", "feed:mobile"):
        path = EVERY[channel].format(code=guide.code)
        found = found_on(path, replaced("77 元/证", "78 元/证"))
        named = f"{channel}｜guide {guide.code} zh-Hans fee@{second.code}：事实不同"
        assert f"{named}（应为“77 元/证”，读到“78 元/证”）" in found


@pytest.mark.parametrize("channel", ["web", "kiosk", "window", "api"])
def test_a_withdrawn_guide_is_told_to_be_gone_with_reason_and_successor(
    guide: GuidePage, channel: str
) -> None:
    other = make_guide(item=guide.guide_items.get().item)
    with ledger.transaction(reason="合并到新的指南", successor=other.code):
        guide.unpublish()
    path = {**PAGES, **JSON}[channel].format(code=guide.code)

    assert list(check_delivered(InProcess(), Tally(), locales=[Locale.EN])) == []
    found = found_on(path, replaced("合并到新的指南", "没有原因"))
    assert any(one.startswith(f"{channel}｜guide {guide.code} zh-Hans：撤回说明") for one in found)
    found = found_on(path, replaced(f'"{other.code}"', '"FA1SE00"'))
    assert any(other.code in one and "FA1SE00" in one for one in found)


def test_a_withdrawn_guide_that_still_answers_is_named(
    guide: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide.unpublish()
    monkeypatch.setattr("guides.views.kiosk.is_gone", lambda record: False)
    monkeypatch.setattr("guides.channels.kiosk.guide", lambda *_: "still here")
    monkeypatch.setattr("guides.content.Withdrawal.steps", (), raising=False)

    found = [str(one) for one in check_delivered(InProcess(), Tally(), locales=[Locale.HANS])]

    assert f"kiosk｜guide {guide.code} zh-Hans：已撤回，应答 410（应为“410”，读到“200”）" in found


def test_a_sample_reads_less_and_still_the_newest(guide: GuidePage) -> None:
    pages = [make_guide(item=guide.guide_items.get().item) for _number in range(3)]
    whole, few = Tally(), Tally()

    assert list(check_delivered(InProcess(), whole)) == []
    assert list(check_delivered(InProcess(), few, sample=1)) == []
    assert few["guide"] == 1
    assert few["facts"] < whole["facts"]
    site = Tampered(f"/guides/{pages[-1].code}/", replaced("20 元", "21 元"))
    assert list(check_delivered(site, Tally(), sample=1))
