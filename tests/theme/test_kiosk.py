"""The screens of a hall: few things at a time, keys at one place, and no way out."""

import re
from typing import Any

import pytest

from guides.channels import kiosk
from guides.codes import mint
from guides.content import Captions, Topic
from guides.vocabulary import Edition, Kind, Locale, TopicKind
from tests.guides.channels.samples import BASE, a_file, record_of

from .site import full, lines, surroundings, tree, words_alone
from .terminal import screens

HANS = Locale.HANS


SCREENS = screens(full())
# All but the one on which nobody has begun yet.
BEGUN = [name for name in SCREENS if name != "kiosk start"]


def screen(number: int, edition: Edition = Edition.PLAIN, **fields: Any) -> Any:
    guide = full(**fields)
    record = record_of(guide)
    return tree(kiosk.guide(record, surroundings(guide), number, HANS, BASE, edition))


def home(count: int, page: int) -> Any:
    topics = [
        record_of(
            Topic(
                code=mint(),
                locale=HANS,
                name=f"主题{number}",
                topic_kind=TopicKind.PERSONAL if number % 2 else TopicKind.CORPORATE,
                order=number,
            ),
            Kind.TOPIC,
        )
        for number in range(count)
    ]
    return tree(kiosk.home(surroundings(full()), topics, page, HANS, BASE))


@pytest.mark.parametrize("name", BEGUN)
def test_the_same_keys_stand_below_every_screen(name: str) -> None:
    page = tree(SCREENS[name])

    [keys] = page.xpath("//nav[@class='keys']")
    assert len(keys) == 4
    assert keys[1].get("href") == "/kiosk/topics/"
    assert keys[2].get("href") == "/kiosk/search/"
    assert all("key" in one.get("class").split() for one in keys)
    [modes] = page.xpath("//section[@class='modes']")
    assert [one.get("data-mode") for one in modes.xpath("button")] == ["elder", "contrast", "voice"]
    assert modes.xpath("button[not(@hidden)]") == []
    languages = modes.xpath("a[@hreflang]")
    own = languages[0].get("href")
    assert [one.get("href") for one in languages] == [own, f"/zh-hant{own}", f"/en{own}"]
    assert [one.get("aria-current") for one in languages] == ["true", None, None]
    assert modes[-1].get("href") == "/kiosk/"
    assert page.xpath("//dialog/@data-end") == ["/kiosk/"]


def test_where_nobody_is_there_is_one_large_key_and_the_languages() -> None:
    page = tree(SCREENS["kiosk start"])

    assert page.xpath("string(//h1)") == "澄禾办事"
    [begin, *others] = page.xpath("//nav[@class='begin']/a")
    assert (begin.text, begin.get("href")) == ("点一下开始", "/kiosk/topics/")
    assert [one.get("href") for one in others] == ["/zh-hant/kiosk/topics/", "/en/kiosk/topics/"]
    assert [one.get("lang") for one in others] == ["zh-Hant", "en"]
    assert "Touch to start" in others[1].text_content()
    assert page.xpath("//*[@data-bundle-date]/time")
    assert not page.xpath("//nav[@class='keys'] | //dialog")


def test_the_first_screen_has_eight_topics_and_the_rest_follow() -> None:
    first, last = home(19, 0), home(19, 2)

    assert len(first.xpath("//ul[@class='tiles']/li")) == 8
    assert first.xpath("//a[@class='key next']/@href") == ["/kiosk/topics/?page=1"]
    assert len(last.xpath("//ul[@class='tiles']/li")) == 3
    assert not last.xpath("//a[@class='key next']")
    assert last.xpath("//nav[@class='keys']/a[1]/@href") == ["/kiosk/topics/?page=1"]
    assert last.xpath("//a[@hreflang='en']/@href")[0] == "/en/kiosk/topics/?page=2"
    shown = [one.text_content() for one in first.xpath("//ul[@class='tiles']//a")]
    assert shown[0] == "主题1"
    assert all(int(name.removeprefix("主题")) % 2 for name in shown)


@pytest.mark.parametrize("edition", Edition)
def test_steps_of_an_edition_follow_one_another_and_say_how_far_one_is(edition: Edition) -> None:
    guide = full()
    address = f"/kiosk/guides/{guide.code}/"
    steps = address if edition == Edition.PLAIN else f"{address}{edition}/"

    first, last = screen(1, edition), screen(2, edition)
    keys = "//nav[@class='keys']/a/@href"
    assert first.xpath(keys)[0] == address
    assert first.xpath(keys)[-1] == f"{steps}2/"
    assert last.xpath(keys) == [f"{steps}1/", "/kiosk/topics/", "/kiosk/search/"]
    assert last.xpath("string(//div[@class='progress']/p)") == "第 2 步，共 2 步"
    assert len(first.xpath("//ol[@class='track']/li[@class='done']")) == 1
    english = first.xpath("//section[@class='modes']/a[@hreflang='en']/@href")
    assert english == [f"/en{steps}1/"]


def test_a_guide_begins_with_its_facts_and_offers_all_its_parts() -> None:
    guide = full()
    address = f"/kiosk/guides/{guide.code}/"
    facts, second = screen(0), screen(2, Edition.PICTURED)

    assert facts.xpath("//a[@class='key next']/@href") == [f"{address}1/"]
    tabs = "//nav[@class='tabs']/a"
    names = ["要点", "白话版", "图例版", "视频版", "带什么", "带走"]
    assert [one.text for one in facts.xpath(tabs)] == names
    assert facts.xpath(f"{tabs}[@aria-current]")[0].text == "要点"
    # From one edition to another one stays where one is.
    assert second.xpath(f"{tabs}[@aria-current]/@href") == [f"{address}pictured/2/"]
    assert second.xpath(f"{tabs}/@href")[1] == f"{address}2/"


def test_an_edition_that_is_missing_is_absent_and_falls_back_to_words() -> None:
    guide = words_alone(full()).model_copy(update={"editions": ()})
    record, around = record_of(guide), surroundings(guide)
    page = tree(kiosk.guide(record, around, 1, HANS, BASE, Edition.VIDEO))

    assert [one.text for one in page.xpath("//nav[@class='tabs']/a")][:3] == [
        "要点",
        "白话版",
        "带什么",
    ]
    assert page.xpath("//nav[@class='tabs']/a[@aria-current]")[0].text == "白话版"
    assert page.xpath("//div[contains(@class, 'face-plain')]")


def test_a_step_shows_the_face_that_was_chosen_from_this_site() -> None:
    guide = full()
    step, video = guide.steps[0], guide.video
    assert step.picture
    assert video
    words, pictured, film = (screen(1, edition) for edition in Edition)

    picture = "//*[local-name()='image']/@href"
    assert pictured.xpath(picture) == [f"/{step.picture.media.path}"]
    listed = [one.text for one in pictured.xpath("//ol[@class='callouts']/li")]
    assert listed == [one.text for one in step.picture.callouts]
    assert film.xpath("//video/source/@src") == [f"/{video.media.path}#t=0,9"]
    assert words.xpath(picture) == words.xpath("//video") == film.xpath(picture) == []
    for page in (words, pictured, film):
        assert all(line in page.text_content() for line in lines(step.words))


def test_a_film_has_its_captions_on_and_does_not_begin_by_itself() -> None:
    film = full().video
    assert film
    captions = [
        Captions(locale=one, media=a_file(f"{one}.vtt")) for one in (Locale.EN, Locale.HANS)
    ]
    told = film.model_copy(update={"captions": captions})
    [video] = screen(1, Edition.VIDEO, video=told).xpath("//video")

    assert "controls" in video.attrib
    assert "autoplay" not in video.attrib
    assert video.xpath(".//track[@default]/@srclang") == ["zh-Hans"]
    assert {"nodownload", "nofullscreen"} <= {*video.get("controlslist").split()}
    assert "disablepictureinpicture" in video.attrib


def test_what_to_bring_can_be_ticked() -> None:
    guide = full()
    page = tree(SCREENS["kiosk materials"])

    boxes = page.xpath("//label[@class='tick']/input[@type='checkbox']")
    assert [one.get("data-tick") for one in boxes] == [one.code for one in guide.item.materials]
    assert [one.text for one in page.xpath("//label[@class='tick']//strong")] == [
        one.name for one in guide.item.materials
    ]


def test_a_guide_is_taken_along_as_a_symbol_and_as_a_slip() -> None:
    guide = full()
    page = tree(SCREENS["kiosk take"])

    assert page.xpath("string(//figcaption/strong)") == f"example.test/g/{guide.code}"
    # That of the guide, and that of where one applies online.
    assert len(page.xpath("//div[@class='symbol' and @role='img']/*[local-name()='svg']")) == 2
    [slip] = page.xpath("//section[@class='slip' and @hidden]")
    said = slip.text_content()
    for told in (guide.title, "市政务服务中心", "A03 窗口", "周一 09:00", "0360-8800100"):
        assert told in said
    for told in (f"example.test/g/{guide.code}", "以扫码内容为准", "修订号 3"):
        assert told in said
    assert len(slip.xpath(".//ul[@class='boxes']/li")) == len(guide.item.materials)
    assert page.xpath("//*[@data-print and @hidden]/button")


def test_places_say_which_hall_they_are() -> None:
    [hall] = surroundings(full()).halls.values()
    [place] = tree(SCREENS["kiosk 0"]).xpath("//ul[@class='places']/li")

    assert place.get("data-hall") == hall.code
    [here] = place.xpath("p[@class='here' and @hidden]")
    assert here.text_content().split() == ["就在本厅", "A03", "窗口"]
    assert place.xpath(".//strong[@class='call']")[0].text == "0360-8800100"


def test_what_was_found_leads_to_screens() -> None:
    page = tree(SCREENS["kiosk search found"])

    assert page.xpath("//ul[@data-candidates]/li/a/@href") == [f"/kiosk/guides/{full().code}/"]
    assert page.xpath("//input[@name='q']/@value") == ["想要办的事情"]
    assert page.xpath("//a[@class='key next']/@href")[0].startswith("/kiosk/search/?q=")
    empty = tree(SCREENS["kiosk search"])
    assert empty.xpath("//form/@action") == ["/kiosk/search/"]
    assert "没有找到" in tree(SCREENS["kiosk search nothing"]).xpath("string(//h1)")


@pytest.mark.parametrize("locale", Locale)
def test_nothing_leads_out_of_the_kiosk(locale: Locale) -> None:
    inside = re.compile(r"(/zh-hant|/en)?/kiosk/|\?")
    for name, page in screens(full(), locale).items():
        led = tree(page).xpath("//a/@href | //area/@href | //form/@action | //@formaction")
        assert led, name
        assert all(inside.match(link) for link in led), name
        for way in ("//@target", "//a/@download", "//iframe", "//object", "//embed", "//@ping"):
            assert not tree(page).xpath(way), (name, way)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_the_same_for_every_hall_and_has_no_script_or_style_in_it(name: str) -> None:
    page = tree(SCREENS[name])

    assert page.xpath("//style | //@style | //script[not(@src)]") == []
    assert all(one.startswith("/") for one in page.xpath("//script/@src"))
    assert len(page.xpath("//h1")) == len(page.xpath("//main")) == 1
    assert page.xpath("//*[@data-hall-name and @hidden]")
    assert page.xpath("//footer//*[@data-bundle-date and @hidden]")
