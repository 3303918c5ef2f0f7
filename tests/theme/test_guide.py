"""The guide's page: what stands first, what leads where, and what falls back."""

from typing import Any

import brotli
import pytest

from guides.channels import web
from guides.channels.web.guide import LONG
from guides.content import Clip, FactText, Guide, Item, Record, Snapshot
from guides.facts import complete
from guides.vocabulary import Actor, Edition, Fact, ItemStatus, Kind, Locale
from tests.guides.channels.samples import BASE, a_file, particulars, record_of
from theme.sheets import sheet

from .site import full, lines, longwinded, surroundings, tree, two_windows, words_alone

HANS = Locale.HANS


def shown(edition: Edition = Edition.PLAIN, locale: Locale = HANS, **fields: Any) -> Any:
    guide = full(**fields)
    return tree(web.guide(record_of(guide), surroundings(guide), edition, locale, BASE))


def rendered(record: Record, snapshot: Snapshot, edition: Edition = Edition.PLAIN) -> Any:
    return tree(web.guide(record, snapshot, edition, HANS, BASE))


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("edition", Edition)
def test_wherever_a_fact_stands_it_says_the_same(edition: Edition) -> None:
    guide = full()
    page = shown(edition)
    for item, code in ((guide.item, None), (guide.items[1], guide.items[1].code)):
        own = guide.facts if code is None else item.facts
        facts = complete(own, item, surroundings(guide), HANS)
        for attribute, part in (("data-fact", "value"), ("data-fact-words", "words")):
            told: dict[str, set[str]] = {}
            for element in page.xpath(f"//main//*[@{attribute}]"):
                if element.get("data-item") == code:
                    text = flat(element.text_content())
                    told.setdefault(element.get(attribute), set()).add(text)
            right = {
                str(fact): {flat(getattr(text, part))}
                for fact, text in facts.items()
                if getattr(text, part)
            }
            assert told == right


def test_the_deciding_facts_stand_first_and_lead_to_their_parts() -> None:
    page = shown()
    links = page.xpath("//ul[@class='strip']//a")

    assert [link.get("href") for link in links] == [
        f"#fact-{fact}" for fact in ("eligibility", "place", "time", "fee", "online")
    ]
    for link in links:
        [part] = page.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert part.xpath(".//@data-fact | .//@data-fact-words")
    order = [one.get("class") for one in page.xpath("//article/div")]
    assert order == ["opening", "rail", "body"]


def test_a_long_official_value_gives_way_to_plain_words_in_the_strip() -> None:
    long, plain = "依法登记的单位和个人，" * 5, "谁都能办"
    facts = {**full().facts, Fact.ELIGIBILITY: FactText(value=long, words=plain)}
    page = shown(facts=facts)

    assert (
        flat(page.xpath("//ul[@class='strip']/li[1]/a")[0].text_content())
        == f"谁能办 {plain} "[:-1]
    )
    assert page.xpath("//dd/*[@data-fact='eligibility']")[0].text == long


def test_words_without_a_value_are_no_value() -> None:
    facts = {**full().facts, Fact.ONLINE: FactText(words="网上先预约，再来窗口")}
    page = shown(facts=facts)

    assert not page.xpath("//*[@data-fact='online'][not(@data-item)]")
    assert len(page.xpath("//*[@data-fact-words='online'][not(@data-item)]")) == 2


@pytest.mark.parametrize(
    ("fields", "way", "href"),
    [
        ({}, "现在就在网上办", "https://example.test/apply"),
        ({"online_url": ""}, "现在就在网上办", "https://m.example.test/birth"),
        ({"online_url": "", "mobile_url": ""}, "看看怎么预约", "#detail-appointment"),
        ({"online_url": "", "mobile_url": "", "appointment": None}, "看看去哪办", "#places"),
        ({"status": ItemStatus.SUSPENDED}, "先打电话问：0360-8800123", "tel:0360-8800123"),
    ],
)
def test_the_one_action_is_what_spares_a_journey(
    fields: dict[str, Any], way: str, href: str
) -> None:
    guide = full()
    own = {name: fields[name] for name in fields if name == "online_url"}
    noted = particulars(**{name: fields[name] for name in fields.keys() - own.keys()})
    item = guide.item.model_copy(
        update={**own, "particulars": noted, "phone": "0360-8800123", "facts": {}}
    )
    facts = {**guide.facts, Fact.PHONE: FactText(value="0360-8800123")}
    page = shown(items=(item,), facts=facts)

    [action] = page.xpath("//a[@class='action']")
    assert (action.text_content(), action.get("href")) == (way, href)
    if href.startswith("#"):
        assert page.xpath(f"//*[@id='{href[1:]}']")


def test_where_nothing_is_known_the_action_is_to_ask() -> None:
    guide = full()
    item = guide.item.model_copy(
        update={"online_url": "", "particulars": None, "windows": (), "facts": {}}
    )
    facts = {fact: text for fact, text in guide.facts.items() if fact != Fact.PLACE}
    page = shown(items=(item,), facts=facts)

    [href] = page.xpath("//a[@class='action']/@href")
    assert href.startswith("tel:")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "不是地址"])
def test_only_an_address_of_the_web_becomes_a_link(address: str) -> None:
    guide = full()
    basis = guide.item.basis[0].model_copy(update={"url": address})
    item = guide.item.model_copy(update={"online_url": address, "basis": (basis,)})
    page = shown(items=(item,))

    assert address not in page.xpath("//@href")
    assert basis.title in page.text_content()


def test_each_edition_has_its_address_in_each_language() -> None:
    page = shown(Edition.VIDEO, Locale.HANT)
    code = full().code

    tabs = page.xpath("//nav[@class='editions']/a/@href")
    assert tabs == [
        f"/zh-hant/guides/{code}/{query}" for query in ("", "?edition=pictured", "?edition=video")
    ]
    languages = page.xpath("//header//nav/a/@href")
    assert languages[0] == f"/guides/{code}/?edition=video"
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/zh-hant/guides/{code}/"]


def test_a_missing_edition_keeps_no_address_in_other_languages() -> None:
    guide = words_alone(full())
    page = rendered(record_of(guide), surroundings(guide), Edition.VIDEO)

    assert page.xpath("//header//nav/a/@href")[0] == f"/guides/{guide.code}/"


def test_the_drawn_chart_is_there_when_no_step_has_a_picture() -> None:
    guide = words_alone(full())
    page = rendered(record_of(guide), surroundings(guide), Edition.PICTURED)

    assert len(page.xpath("//*[local-name()='svg'][@class='flow']")) == 1
    assert not page.xpath("//picture")
    for step in guide.steps:
        assert all(line in page.text_content() for line in lines(step.words))


def test_badges_stay_on_the_picture_and_carry_the_numbers_of_the_list() -> None:
    guide = full()
    picture = guide.steps[0].picture
    assert picture is not None
    corner = picture.callouts[0].model_copy(update={"x": 1000, "y": 0, "number": 7})
    first = guide.steps[0].model_copy(
        update={"picture": picture.model_copy(update={"callouts": (corner,)})}
    )
    page = shown(Edition.PICTURED, steps=(first, *guide.steps[1:]))

    [drawn] = page.xpath("//*[local-name()='svg'][@class='badges']")
    width, height = (int(one) for one in drawn.get("viewbox").split()[2:])
    [badge] = drawn.xpath(".//*[local-name()='circle']")
    x, y, radius = (int(badge.get(name)) for name in ("cx", "cy", "r"))
    assert radius <= x <= width - radius
    assert radius <= y <= height - radius
    assert page.xpath("//ol[@class='callouts']/li/@value") == ["7"]
    assert drawn.xpath("string(.//*[local-name()='text'])") == "7"


def test_chapters_are_links_into_the_film() -> None:
    video = full().video
    assert video is not None
    links = shown(Edition.VIDEO).xpath("//ol[@class='chapters']//a")

    assert [flat(link.text_content()) for link in links] == ["0:00 备材料", "0:09 到窗口"]
    assert links[1].get("href") == f"/{video.media.path}#t=9,18"
    assert not shown(Edition.PLAIN).xpath("//video | //ol[@class='chapters']")


def test_a_clip_of_its_own_has_a_player_beside_its_words() -> None:
    guide = full()
    assert guide.video is not None
    own = guide.video.model_copy(update={"title": "只讲这一步"})
    last = guide.steps[-1].model_copy(update={"clip": Clip(video=own)})
    page = shown(Edition.VIDEO, steps=(*guide.steps[:-1], last))

    [player] = page.xpath(f"//li[@id='step-{last.number}']//video")
    assert player.getparent().xpath("string(figcaption)").startswith("只讲这一步")


def test_captions_in_the_readers_language_are_on() -> None:
    guide = full()
    assert guide.video is not None
    [captions] = guide.video.captions
    english = captions.model_copy(update={"locale": Locale.EN})
    video = guide.video.model_copy(update={"captions": (captions, english)})
    for locale in (Locale.HANS, Locale.EN):
        tracks = shown(Edition.VIDEO, locale, video=video).xpath("//video//track")
        assert [one.get("srclang") for one in tracks if "default" in one.attrib] == [locale]
        assert len(tracks) == 2


def test_who_does_a_step_shows_and_is_said() -> None:
    office = full().steps[1]
    assert office.actor == Actor.OFFICE
    page = shown()

    assert page.xpath(f"//li[@id='step-{office.number}']/@class") == ["office"]
    said = page.xpath(f"string(//li[@id='step-{office.number}']/p[contains(@class, 'who')])")
    assert said.startswith("工作人员办")


def test_a_hall_with_two_windows_is_named_once() -> None:
    guide, snapshot = two_windows(full(), surroundings(full()))
    [place] = rendered(record_of(guide), snapshot).xpath("//ul[@class='places']/li")

    assert "A03 窗口" in place.text_content()
    assert "A04 窗口" in place.text_content()
    [hall] = snapshot.halls.values()
    assert f"/halls/{hall.code}/" in place.xpath(".//a/@href")


def test_the_official_part_is_folded_and_last() -> None:
    guide = full()
    page = shown()
    [official] = page.xpath("//details[@class='official']")

    assert "open" not in official.attrib
    assert guide.item.basis[0].title in official.text_content()
    after = official.xpath("following-sibling::*")
    # A template holds what the modules count with.
    assert [one.get("class") for one in after] == ["official origin", "take", "about", None]
    assert f"example.test/g/{guide.code}" in after[1].text_content()


def test_related_guides_that_are_not_public_are_left_out() -> None:
    guide = full()
    assert shown().xpath("//*[@id='related']")
    hidden = surroundings(guide).model_copy(update={"guides": {}})
    assert not rendered(record_of(guide), hidden).xpath("//*[@id='related']")


def test_only_a_long_page_begins_with_a_list_of_its_parts() -> None:
    assert not shown().xpath("//nav[@class='contents']")

    guide = full()
    steps = tuple(guide.steps[0].model_copy(update={"number": one}) for one in range(1, LONG + 2))
    page = shown(steps=steps)
    links = page.xpath("//nav[@class='contents']//a/@href")
    assert len(links) >= 6
    for href in links:
        [heading] = page.xpath(f"//main//*[@id='{href[1:]}']")
        assert heading.tag == "h2"
    places = [page.xpath(f"count(//h2[@id='{href[1:]}']/preceding::h2)") for href in links]
    assert places == sorted(places)


def test_a_file_says_what_it_is_and_how_large() -> None:
    guide = full()
    first = guide.item.materials[0]
    named = {"blank": a_file("申请表.docx"), "sample": a_file("样表.png")}
    item = guide.item.model_copy(update={"materials": (first.model_copy(update=named),)})
    links = shown(items=(item,)).xpath("//p[@class='downloads']/a")

    assert [flat(link.text_content()).replace("\xa0", " ") for link in links] == [
        "下载空白表格（Word，20.0 KB）",
        "看填好的样子（图片，20.0 KB）",
    ]


def test_who_answers_for_it_can_be_called() -> None:
    guide = full()
    around = surroundings(guide)
    [department] = around.departments.values()
    with_phone = department.model_copy(update={"phone": "0360-2110110"})
    around = around.model_copy(update={"departments": {department.code: with_phone}})
    about = rendered(record_of(guide), around).xpath("//footer[@class='about']")[0]

    assert flat(about.text_content()).startswith("公安局负责 · 电话 0360-2110110")
    assert about.xpath(".//a/@href") == ["tel:0360-2110110"]


@pytest.mark.parametrize("guide", [full(), longwinded()], ids=["full", "longwinded"])
@pytest.mark.parametrize("edition", Edition)
def test_the_first_view_of_a_guide_is_light(guide: Guide, edition: Edition) -> None:
    page = web.guide(record_of(guide), surroundings(full()), edition, HANS, BASE)
    weight = sum(len(brotli.compress(text.encode())) for text in (page, sheet("web")))

    assert weight < 60 * 1024
    assert not tree(page).xpath("//@style")
    loaded = tree(page).xpath("//script[@src][not(@type='module')] | //link[@rel='preload']")
    assert loaded == []


def test_an_item_of_which_nothing_is_known_says_whom_to_ask() -> None:
    guide = full()
    bare = Item(code=guide.item.code, locale=HANS, source="目录", source_id="1", name="一件事")
    page = tree(web.item(record_of(bare, Kind.ITEM), surroundings(guide), HANS, BASE))

    assert page.xpath("//a[@class='action']/@href") == ["tel:12345"]
    assert not page.xpath("//ul[@class='strip']")
