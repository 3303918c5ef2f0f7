"""The screens of a hall: few things at a time, and the keys always at the same place."""

from typing import Any

import pytest

from guides.channels import kiosk
from guides.codes import mint
from guides.content import Topic
from guides.vocabulary import Kind, Locale, TopicKind
from tests.guides.channels.samples import BASE, record_of

from .site import all_pages, full, lines, surroundings, tree

HANS = Locale.HANS
SCREENS = [name for name in all_pages() if name.startswith("kiosk")]


def screen(number: int, **fields: Any) -> Any:
    guide = full(**fields)
    return tree(kiosk.guide(record_of(guide), surroundings(guide), number, HANS, BASE))


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


@pytest.mark.parametrize("name", SCREENS)
def test_three_keys_stand_last_on_every_screen_with_home_between(name: str) -> None:
    page = tree(all_pages()[name])
    body = page.xpath("//body")[0]

    assert body[-1].get("class") == "keys"
    keys = list(body[-1])
    assert len(keys) == 3
    assert keys[1].get("href") == "/kiosk/"
    assert all("key" in one.get("class").split() for one in keys)


def test_the_first_screen_has_eight_topics_and_the_rest_follow() -> None:
    first, last = home(19, 0), home(19, 2)

    assert len(first.xpath("//ul[@class='tiles']/li")) == 8
    assert first.xpath("//a[@class='key next']/@href") == ["/kiosk/?page=1"]
    assert len(last.xpath("//ul[@class='tiles']/li")) == 3
    assert not last.xpath("//a[@class='key next']")
    shown = [one.text_content() for one in first.xpath("//ul[@class='tiles']//a")]
    assert shown[0] == "主题1"
    assert all(int(name.removeprefix("主题")) % 2 for name in shown)


def test_steps_follow_one_another_and_say_how_far_one_is() -> None:
    guide = full()
    address = f"/kiosk/guides/{guide.code}/"

    facts, first, last = screen(0), screen(1), screen(2)
    assert facts.xpath("//a[@class='key next']/@href") == [f"{address}1/"]
    assert first.xpath("//nav[@class='keys']/a/@href") == [address, "/kiosk/", f"{address}2/"]
    assert last.xpath("//nav[@class='keys']/a/@href") == [f"{address}1/", "/kiosk/"]
    assert last.xpath("string(//div[@class='progress']/p)") == "第 2 步，共 2 步"
    assert len(first.xpath("//ol[@class='track']/li[@class='done']")) == 1


def test_a_step_shows_all_its_faces_from_this_site() -> None:
    guide = full()
    step, video = guide.steps[0], guide.video
    assert step.picture
    assert video
    page = screen(1)

    assert page.xpath("//*[local-name()='image']/@href") == [f"/{step.picture.media.path}"]
    assert page.xpath("//video/source/@src") == [f"/{video.media.path}#t=0,9"]
    listed = [one.text for one in page.xpath("//ol[@class='callouts']/li")]
    assert listed == [one.text for one in step.picture.callouts]
    assert all(line in page.text_content() for line in lines(step.words))


def test_nothing_leads_away_from_the_kiosk() -> None:
    for name, page in all_pages().items():
        if name.startswith("kiosk"):
            links = tree(page).xpath("//a/@href")
            assert all("/kiosk/" in link or link.startswith("?") for link in links), name
