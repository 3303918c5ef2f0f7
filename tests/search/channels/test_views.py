"""/search/: what a result shows, what is said when there is nothing, and what caches are told."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from lxml import html
from pytest_django import DjangoAssertNumQueries

from guides import published
from guides.models.items import EverydayName
from guides.vocabulary import Kind
from search.engines import EMBEDDED, make
from search.finding.finder import find
from search.index import follow
from search.models import UnansweredQuestion
from tests.factories import make_guide, make_item
from tests.search.demo import Demo
from theme.inline import script

from .reading import NOWHERE, PERSON, PREFIXES, ask, follow_link, keys, read

pytestmark = pytest.mark.django_db


def test_the_guide_is_first_with_what_decides_and_its_editions(client: Client, demo: Demo) -> None:
    page = ask(client, "护照")

    first = page.xpath("//ol[@class='found']/li")[0]
    code = demo.codes["passport"]
    assert first.get("data-key") == f"guide:{code}"
    assert first.xpath("string(h2/a/@href)") == f"/guides/{code}/"
    assert [one.text_content() for one in first.xpath(".//h2//mark")] == ["护照"]
    told = {one.xpath("string(dt)"): one.xpath("string(dd)") for one in first.xpath(".//dl/div")}
    assert list(told) == ["谁能办", "去哪办", "多久", "多少钱", "网上能办吗"]
    assert (told["多久"], told["多少钱"]) == ("7 个工作日", "120 元/本")
    assert "澄禾市公安局" in first.text_content()
    faces = first.xpath(".//ul[@class='faces']//a/@href")
    assert faces == [f"/guides/{code}/", f"/guides/{code}/?edition=pictured"]
    for href in (*faces, f"/guides/{code}/"):
        assert client.get(href).status_code == 200


def test_the_question_stays_in_its_box(client: Client, demo: Demo) -> None:
    for question in ("护照", '"><script>alert(1)</script>', "a & b", "  护\t照 "):
        page = ask(client, question)
        [box] = page.xpath("//form[@role='search']//input[@name='q']")
        assert box.get("value") == " ".join(question.split())
        assert [one.text for one in page.xpath("//script[not(@src)]")] == [script("reading")]
        [label] = page.xpath(f"//label[@for='{box.get('id')}']")
        assert label.text_content().strip()


def test_an_item_without_a_guide_leads_to_its_own_page(client: Client) -> None:
    item = make_item(name="渡口夜航许可", everyday_names=[EverydayName(name="夜里开渡船")])
    follow.rebuild(make(EMBEDDED))

    page = ask(client, "渡口夜航")

    assert page.xpath("//ol[@class='found']/li[1]/h2/a/@href") == [f"/items/{item.code}/"]
    assert client.get(f"/items/{item.code}/").status_code == 200


def test_an_everyday_name_is_shown_as_the_reason(client: Client) -> None:
    item = make_item(name="渡口夜航许可", everyday_names=[EverydayName(name="夜里开渡船")])
    make_guide(item=item, title="开夜船")
    follow.rebuild(make(EMBEDDED))

    page = ask(client, "夜里开渡船")

    also = page.xpath("//ol[@class='found']/li[1]/p[@class='also']")[0]
    assert also.text_content() == "也叫：夜里开渡船"
    assert also.xpath("string(.//mark)") == "夜里开渡船"


def test_traditional_readers_get_traditional_words_and_marks(client: Client, demo: Demo) -> None:
    page = ask(client, "戶口遷移", "/zh-hant")

    first = page.xpath("//ol[@class='found']/li")[0]
    assert first.xpath("string(h2/a/@href)").startswith("/zh-hant/guides/")
    marked = "".join(one.text_content() for one in first.xpath(".//mark"))
    assert "戶口" in marked
    assert "户" not in first.text_content()
    assert page.xpath("string(//ol[@class='found']/li[1]//dl/div[1]/dt)") == "誰能辦"


def test_chinese_results_are_marked_as_such_for_english_readers(client: Client, demo: Demo) -> None:
    page = ask(client, "护照", "/en")

    first = page.xpath("//ol[@class='found']/li")[0]
    assert first.get("lang") == "zh-Hans"
    assert first.xpath("string(h2/a/@href)").startswith("/en/guides/")
    assert first.xpath("string(.//dl/div[1]/dt)") == "Who can apply"
    assert page.xpath("//header//nav//a/@href")[:1] == ["/search/?" + urlencode({"q": "护照"})]


# Nothing found


def test_nothing_found_says_so_and_offers_ways_on(client: Client, demo: Demo) -> None:
    page = ask(client, NOWHERE)

    assert f"没有找到“{NOWHERE}”" in page.xpath("string(//h1)")
    main = page.xpath("//main")[0]
    assert "12345" in main.text_content()
    assert len(main.xpath(".//ul[@class='topics']//a")) > 10
    assert main.xpath(".//a[@href='/#halls']")
    assert [one.text for one in UnansweredQuestion.objects.all()] == [NOWHERE]


def test_what_is_near_is_offered_as_no_more_than_that(
    client: Client, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:

    def unsure(*args: Any, **kwargs: Any) -> Any:
        found = find(*args, **kwargs)
        return replace(found, answered=False, near=found.results[:2])

    monkeypatch.setattr("search.channels.asking.find", unsure)
    page = ask(client, "护照")

    assert "没有找到" in page.xpath("string(//h1)")
    near = page.xpath("//section[@aria-labelledby='near']")[0]
    assert "也许您找的是" in near.text_content()
    assert len(near.xpath(".//li[@data-key]")) == 2
    assert UnansweredQuestion.objects.count() == 1


@pytest.mark.parametrize(
    ("method", "query"),
    [
        ("get", f"?q={quote(NOWHERE)}&audience=1"),
        ("get", f"?q={quote(NOWHERE)}&page=2"),
        ("get", f"?q={quote(NOWHERE)}&order=newest"),
        ("head", f"?q={quote(NOWHERE)}"),
        ("get", "?q="),
        ("get", ""),
    ],
)
def test_only_a_question_as_first_asked_is_kept(client: Client, method: str, query: str) -> None:
    getattr(client, method)(f"/search/{query}", headers=PERSON)

    assert not UnansweredQuestion.objects.exists()


def test_an_answered_question_is_not_kept(client: Client, demo: Demo) -> None:
    for question in ("护照", "孩子上户口要带什么", "补办身份证"):
        assert keys(ask(client, question))

    assert not UnansweredQuestion.objects.exists()


def test_an_engine_that_stood_in_is_told_of_and_one_that_is_down_too(
    client: Client, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, Any] = {"degraded": True}

    def failing(*args: Any, **kwargs: Any) -> Any:
        return replace(find(*args, **kwargs), **told)

    notice = "搜索暂时换用备用引擎"
    assert notice not in ask(client, "护照").text_content()
    monkeypatch.setattr("search.channels.asking.find", failing)
    page = ask(client, "护照")
    assert notice in page.text_content()
    assert keys(page)
    ask(client, NOWHERE)
    told |= {"down": True, "results": (), "total": 0}
    page = ask(client, "护照")
    assert "暂时用不了" in page.xpath("string(//h1)")
    assert "12345" in page.xpath("string(//main)")
    assert page.xpath("//main//ul[@class='topics']//a")
    # Who is down cannot tell what there is not.
    assert not UnansweredQuestion.objects.exists()


def test_nothing_asked_is_a_page_that_helps(client: Client, demo: Demo) -> None:
    for query in ("", "?q=", "?q=%20%09", "?q=%00"):
        page = read(client, f"/search/{query}")
        assert len(page.xpath("//ul[@class='topics']//a")) > 10
        examples = page.xpath("//ul[@class='examples']//a")
        assert 3 <= len(examples) <= 6
    first = keys(follow_link(client, examples[0].get("href")))
    known = published.listing(Kind.GUIDE, limit=100).records
    [code] = [one.code for one in known if one.payload.title == examples[0].text_content()]
    assert first[0] == f"guide:{code}"


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_page_has_the_box(client: Client, demo: Demo, prefix: str) -> None:
    code = demo.codes["passport"]
    for path in ("/", f"/guides/{code}/", "/search/", "/nothing-here/"):
        response = client.get(prefix + path)
        page = html.document_fromstring(response.content.decode())
        [form] = page.xpath("//form[@role='search']")
        assert form.get("action") == f"{prefix}/search/"
        assert form.get("method", "get") == "get"


# For caches and crawlers


def test_lists_of_results_are_kept_by_nobody_longer_than_they_are_true(
    client: Client,
) -> None:
    make_guide(item=make_item(name="普通护照签发"), title="办护照")
    follow.rebuild(make(EMBEDDED))
    path = "/search/?q=护照"
    response = client.get(path)

    assert response["Cache-Control"] == "public, no-cache"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert 'name="robots" content="noindex"' in response.content.decode()
    assert client.get(path, headers={"If-None-Match": response["ETag"]}).status_code == 304
    make_guide(item=make_item(name="船员护照"), title="船员护照")
    follow.rebuild(make(EMBEDDED))
    fresh = client.get(path, headers={"If-None-Match": response["ETag"]})
    assert fresh.status_code == 200
    assert "船员" in fresh.content.decode()


def test_crawlers_are_kept_from_walking_through_all_conditions(client: Client, demo: Demo) -> None:
    page = ask(client, "办理", audience="1")

    for link in page.xpath("//details[@class='narrow']//a | //div[@class='chips']//a"):
        assert link.get("rel") == "nofollow"
    for link in page.xpath("//nav[@class='pages']/a | //nav[@class='orders']/a"):
        assert "nofollow" in link.get("rel")


def test_a_page_of_results_costs_two_queries(
    client: Client, demo: Demo, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for path in ("/search/?q=护照", "/zh-hant/search/?q=护照&audience=1", "/search/"):
        client.get(path)
        with django_assert_max_num_queries(2):
            client.get(path)
