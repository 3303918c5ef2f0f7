"""/search/ with conditions: true counts, combined and dropped."""

import pytest
from django.test import Client

from guides.models import Topic
from search.engine import Facet
from search.engines import EMBEDDED, make
from search.index import follow
from search.models import UnansweredQuestion
from tests.factories import make_item, make_region
from tests.search.demo import Demo

from .reading import ask, choices, follow_link, keys, total

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("facet", Facet)
def test_counts_are_what_the_choice_finds(client: Client, demo: Demo, facet: Facet) -> None:
    page = ask(client, "补办")
    offered = choices(page, facet)

    # All of the demo is the city's: where there is nothing to choose, nothing is offered.
    assert offered or facet == Facet.REGION
    for name, (count, href) in list(offered.items())[:3]:
        narrowed = follow_link(client, href)
        assert total(narrowed) == count, name
        # Other choices of the same facet tell what they would bring, not nothing.
        assert {one: said[0] for one, said in choices(narrowed, facet).items()} == {
            one: said[0] for one, said in offered.items()
        }


def test_a_city_finds_and_counts_what_its_places_have(client: Client) -> None:
    city = make_region(name="澄禾市")
    county = make_region(name="青溪县", level="county", parent=city)
    town = make_region(name="柳堤镇", level="town", parent=county)
    other = make_region(name="溪桥县", level="county", parent=city)
    for number, region in enumerate((city, county, town, town, other)):
        make_item(name=f"渡口许可{number}", region=region)
    follow.rebuild(make(EMBEDDED))

    offered = choices(ask(client, "渡口许可"), "region")

    counts = {name: count for name, (count, _href) in offered.items()}
    assert counts == {"澄禾市": 5, "青溪县": 3, "柳堤镇": 2, "溪桥县": 1}
    for name, (count, href) in offered.items():
        assert total(follow_link(client, href)) == count, name
    both = follow_link(
        client, choices(ask(client, "渡口许可", region=town.code), "region")["溪桥县"][1]
    )
    assert total(both) == 3


def test_choices_of_the_software_keep_their_places(client: Client, demo: Demo) -> None:
    for question in ("办理", "补办", "孩子"):
        visits = list(choices(ask(client, question), "visits"))
        assert visits == [
            one for one in ("不用跑", "跑一趟", "跑两趟", "三趟以上") if one in visits
        ]


def test_conditions_combine_and_go_away_one_by_one(client: Client, demo: Demo) -> None:
    page = ask(client, "补办")
    for facet in ("audience", "means"):
        page = follow_link(client, next(iter(choices(page, facet).values()))[1])

    chips = page.xpath("//div[@class='chips']//a")
    assert len(chips) == 3
    assert [one.text_content().startswith("去掉条件：") for one in chips] == [True, True, False]
    both = total(page)
    without = follow_link(client, chips[0].get("href"))
    assert len(without.xpath("//div[@class='chips']//a")) == 1
    assert total(without) >= both
    assert total(follow_link(client, chips[2].get("href"))) == total(ask(client, "补办"))
    # A chosen value is shown as chosen, and its link takes it away.
    assert page.xpath("count(//details[@class='narrow']//a[@aria-current])") == 2


def test_values_of_one_facet_widen_each_other(client: Client, demo: Demo) -> None:
    page = ask(client, "补办")
    (_one, (first, href)), (other, _), *_rest = choices(page, "topic").items()
    narrowed = follow_link(client, href)

    both = follow_link(client, choices(narrowed, "topic")[other][1])

    assert total(narrowed) == first
    assert total(both) > first
    assert len(both.xpath("//div[@class='chips']//a")) == 3


def test_long_lists_of_choices_are_folded(client: Client, demo: Demo) -> None:
    page = ask(client, "办理")

    topics = page.xpath("//section[@aria-labelledby='by-topic']")[0]
    assert len(topics.xpath("./ul/li")) == 6
    assert len(topics.xpath("./details/ul/li")) > 0
    counts = [one[0] for one in choices(page, "topic").values()]
    assert counts == sorted(counts, reverse=True)


def test_a_condition_that_leaves_nothing_says_so_and_can_be_dropped(
    client: Client, demo: Demo
) -> None:
    unused = Topic.objects.exclude(name="证件办理").latest("pk")
    page = ask(client, "护照", topic=unused.code)

    assert "这些条件下没有找到" in page.xpath("string(//h1)")
    assert page.xpath("//div[@class='chips']//a")
    [way_out] = page.xpath("//main//a[@class='action']/@href")
    assert keys(follow_link(client, way_out)) == keys(ask(client, "护照"))
    assert not UnansweredQuestion.objects.exists()
