"""Every channel tells every fact, escapes what it is given, and asks no query."""

import json

import pytest
from lxml import html

from guides.channels import CHANNELS, hotline, kiosk, web, window
from guides.codes import mint
from guides.content import (
    EditionState,
    Guide,
    Item,
    Note,
    Snapshot,
    WindowUse,
    Withdrawal,
)
from guides.facts import complete
from guides.vocabulary import Action, Edition, Kind, Locale
from theme.inline import script

from .samples import BASE, around, example, record_of

HOSTILE = "<script>alert(1)</script>\"'&{{fee}}"


def facts_in(page: str, item: str | None = None) -> dict[str, tuple[str, str]]:
    """Return each fact's value and words as they stand in a page."""
    tree = html.fromstring(page)
    found: dict[str, tuple[str, str]] = {}
    for place, name in enumerate(("data-fact", "data-fact-words")):
        for element in tree.xpath(f"//*[@{name}]"):
            if element.get("data-item") != item:
                continue
            fact = element.get(name)
            texts = list(found.get(fact, ("", "")))
            texts[place] = " ".join(element.text_content().split())
            found[fact] = (texts[0], texts[1])
    return found


def told(guide: Guide) -> dict[str, tuple[str, str]]:
    facts = complete(guide.facts, guide.item, around(guide), Locale.HANS)
    return {
        fact.value: (" ".join(text.value.split()), " ".join(text.words.split()))
        for fact, text in facts.items()
    }


def pages(guide: Guide, snapshot: Snapshot | None = None) -> dict[str, str]:
    record, snapshot = record_of(guide), snapshot or around(guide)
    found = {
        f"web {edition}": web.guide(record, snapshot, edition, Locale.HANS, BASE)
        for edition in Edition
    }
    found["kiosk"] = kiosk.guide(record, snapshot, 0, Locale.HANS, BASE)
    found["window"] = window.page(record, snapshot, None, Locale.HANS, BASE)
    return found


@pytest.mark.parametrize("channel", ["web plain", "web pictured", "web video", "kiosk", "window"])
def test_every_page_tells_every_fact(channel: str) -> None:
    guide = example()
    assert len(told(guide)) == 13

    assert facts_in(pages(guide)[channel]) == told(guide)


@pytest.mark.parametrize("channel", ["web plain", "kiosk", "window"])
def test_every_page_tells_the_facts_of_a_further_item(channel: str) -> None:
    guide = example()
    further = guide.item.model_copy(update={"code": mint(), "name": "第二件事"})
    page = pages(example(items=(guide.item, further)))[channel]

    assert "第二件事" in page
    assert facts_in(page, further.code)["fee"][0] == "不收费"


@pytest.mark.parametrize("name", CHANNELS)
def test_every_feed_tells_every_fact(name: str) -> None:
    guide = example()

    entry = CHANNELS[name].entry(record_of(guide), around(guide), BASE, Locale.HANS)

    own = entry["_mingbai"]
    facts = {
        fact: (" ".join(text["value"].split()), " ".join(text["words"].split()))
        for fact, text in own["facts"].items()
    }
    assert facts == told(guide)
    assert (own["code"], own["revision"], own["digest"]) == (guide.code, 3, "0" * 64)
    assert entry["id"] == f"{BASE}/guides/{guide.code}/"
    assert entry.get("content_html") or entry.get("content_text")
    json.dumps(entry, allow_nan=False)


def test_a_page_says_what_it_is_a_page_of() -> None:
    guide = example()
    for page in pages(guide).values():
        main = html.fromstring(page).xpath("//main")[0]
        assert main.get("data-code") == guide.code
        assert main.get("data-revision") == "3"
        assert main.get("data-digest") == "0" * 64
        assert main.get("data-locale") == "zh-Hans"


def test_nothing_an_editor_types_becomes_markup() -> None:
    guide = example(
        title=HOSTILE,
        summary=HOSTILE,
        tips=(HOSTILE,),
        warnings=(HOSTILE,),
        steps=tuple(
            step.model_copy(update={"title": HOSTILE, "words": HOSTILE, "where": HOSTILE})
            for step in example().steps
        ),
    )
    record, snapshot = record_of(guide), around(guide)
    all_pages = [*pages(guide).values(), kiosk.guide(record, snapshot, 1, Locale.HANS, BASE)]
    all_pages.append(web.entry(record, snapshot, BASE, Locale.HANS)["content_html"])
    for page in all_pages:
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_internal_notes_are_for_the_window_alone() -> None:
    guide = example()
    record, snapshot = record_of(guide), around(guide)
    note = Note(code=guide.code, locale=Locale.HANS, text="先核对监护人")

    assert "先核对监护人" in window.page(record, snapshot, note, Locale.HANS, BASE)
    entry = window.entry(record, snapshot, BASE, Locale.HANS, note)
    assert entry["_mingbai"]["note"] == "先核对监护人"
    assert [name for name, channel in CHANNELS.items() if channel.STAFF] == ["window"]


def test_editions_are_links_that_work_without_scripts() -> None:
    tree = html.fromstring(pages(example())["web pictured"])
    tabs = tree.xpath("//nav[@class='editions']/a")

    assert [tab.get("aria-current") for tab in tabs] == [None, "page", None]
    assert tabs[2].get("href").endswith("/?edition=video")
    assert [one.text for one in tree.xpath("//script[not(@src)]")] == [script("reading")]
    assert not tree.xpath("//*[@style]")


def test_one_edition_is_no_choice_and_a_missing_one_falls_back_to_words() -> None:
    guide = example(editions=(EditionState(edition=Edition.PLAIN),), video=None)
    page = pages(guide)["web video"]

    assert 'class="editions"' not in page
    assert "<video" not in page
    assert guide.steps[1].title in page


def test_a_pictured_step_has_its_badges_and_their_text() -> None:
    guide = example()
    tree = html.fromstring(pages(guide)["web pictured"])

    picture = guide.steps[0].picture
    assert picture is not None
    assert tree.xpath("//picture//img/@alt")[0] == picture.alt
    drawn = tree.xpath("//*[local-name()='svg'][@class='badges']")[0]
    assert [text.text for text in drawn.xpath(".//*[local-name()='text']")] == ["1", "2"]
    listed = [li.text for li in tree.xpath("//ol[@class='callouts']/li")]
    assert listed == [callout.text for callout in picture.callouts]
    assert tree.xpath("//*[local-name()='svg'][@role='img']//*[local-name()='desc']")


def test_a_film_has_captions_and_each_step_its_chapter() -> None:
    guide = example()
    tree = html.fromstring(pages(guide)["web video"])

    assert tree.xpath("//video[@controls][@preload='none']//track[@kind='captions'][@default]")
    assert not tree.xpath("//video[@autoplay]")
    assert tree.xpath("//a[@class='clip']/@href")[1].endswith("#t=9,18")
    assert guide.steps[1].words in tree.text_content()


def test_a_stale_edition_says_so_and_the_others_do_not() -> None:
    shown = pages(example())

    assert "还在核对" in shown["web video"]
    assert "还在核对" not in shown["web plain"]


def test_words_in_another_language_are_marked() -> None:
    guide = example()
    page = web.guide(record_of(guide), around(guide), Edition.PLAIN, Locale.EN, BASE)
    tree = html.fromstring(page)

    assert tree.get("lang") == "en"
    assert tree.xpath("//article/@lang") == ["zh-Hans"]


def test_a_translation_that_is_behind_says_so() -> None:
    guide = example(locale=Locale.EN)
    record = record_of(guide, behind=True)
    page = web.guide(record, around(guide), Edition.PLAIN, Locale.EN, BASE)

    assert html.fromstring(page).xpath("//p[@class='notice']")


def test_the_hotline_has_one_breath_for_the_answer() -> None:
    long = example(summary="很" * 200)
    for guide in (example(), long):
        entry = hotline.entry(record_of(guide), around(guide), BASE, Locale.HANS)["_mingbai"]
        assert 0 < len(entry["short_answer"]) <= 80
        asked = {one["fact"] for one in entry["questions"]}
        assert set(told(guide)) <= asked


def test_a_kiosk_shows_one_step_a_screen() -> None:
    guide = example()
    record, snapshot = record_of(guide), around(guide)

    first = html.fromstring(kiosk.guide(record, snapshot, 1, Locale.HANS, BASE))
    last = html.fromstring(kiosk.guide(record, snapshot, 2, Locale.HANS, BASE))

    assert "第 1 步，共 2 步" in first.text_content()
    assert guide.steps[1].words not in first.text_content()
    assert first.xpath("//a[@class='key next']/@href") == [f"/kiosk/guides/{guide.code}/2/"]
    assert not last.xpath("//a[@class='key next']")


def test_what_was_withdrawn_names_the_reason_and_the_successor() -> None:
    guide, successor = example(), example(code=mint(), title="新生儿一件事")
    gone = Withdrawal(
        code=guide.code, locale=Locale.HANS, of=Kind.GUIDE, title="孩子上户口", reason="已经合并"
    )
    record = record_of(gone, action=Action.WITHDRAW)
    snapshot = around(guide)

    for page in (
        web.gone(record, record_of(successor), snapshot, Locale.HANS, BASE),
        kiosk.gone(record, record_of(successor), snapshot, Locale.HANS, BASE),
    ):
        tree = html.fromstring(page)
        assert tree.xpath("//*[@data-reason]")[0].text == "已经合并"
        link = tree.xpath("//*[@data-successor]")[0]
        assert successor.code in link.get("href")
        assert "新生儿一件事" in link.text_content()


def test_items_halls_topics_and_homes_are_whole_pages() -> None:
    guide = example()
    snapshot = around(guide)
    record = record_of(guide)
    hall = next(iter(snapshot.halls.values()))
    topic = next(iter(snapshot.topics.values()))
    topics = [record_of(topic, Kind.TOPIC)]
    home = web.Shown(
        topics=topics,
        wanted=[],
        guides=[record],
        halls=[record_of(hall, Kind.HALL)],
        of_topics={},
        of_acts={},
        of_halls={},
        total_halls=1,
    )
    shown = [
        web.item(record_of(guide.item, Kind.ITEM), snapshot, Locale.HANS, BASE),
        web.hall(record_of(hall, Kind.HALL), snapshot, [record], Locale.HANS, BASE),
        web.topic(topics[0], snapshot, [record], "/topics/x/?before=3", Locale.HANS, BASE),
        web.topic(topics[0], snapshot, [], None, Locale.HANS, BASE),
        web.home(snapshot, home, Locale.HANS, BASE),
        web.missing(snapshot, Locale.HANS, BASE),
        kiosk.home(snapshot, topics, 0, Locale.HANS, BASE),
        kiosk.topic(topics[0], snapshot, [record], None, Locale.HANS, BASE),
    ]
    for page in shown:
        tree = html.fromstring(page)
        assert len(tree.xpath("//h1")) == 1
        assert len(tree.xpath("//main")) == 1
        assert tree.get("lang") == "zh-Hans"
        assert "本市是虚构的城市" in tree.text_content()
        assert "12345" in tree.text_content()


def test_a_guide_without_anything_optional_is_still_a_page() -> None:
    bare = Item(code=mint(), locale=Locale.HANS, source="s", source_id="1", name="某事", windows=())
    guide = Guide(code=mint(), locale=Locale.HANS, title="某事", department=mint(), items=(bare,))
    snapshot = Snapshot(site=around(example()).site)

    for page in pages(guide, snapshot).values():
        assert html.fromstring(page).xpath("//h1")[0].text == "某事"


def test_a_window_that_is_not_public_is_left_out() -> None:
    guide = example()
    hidden = guide.item.model_copy(update={"windows": (WindowUse(hall=mint()),)})
    page = pages(example(items=(hidden,)), around(guide))["web plain"]

    assert 'id="places"' not in page
