"""/search/: what people find, how they narrow it, and what is said when there is nothing."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from lxml import html
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from guides import ledger, published
from guides.models import LedgerRow, Topic
from guides.models.items import EverydayName
from guides.vocabulary import Kind, Locale
from search.engine import Facet
from search.engines import EMBEDDED, make
from search.finding.finder import find
from search.index import follow
from search.models import UnansweredQuestion
from tests.factories import make_guide, make_item, make_region
from tests.search.demo import Demo

pytestmark = pytest.mark.django_db

PERSON = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/126 Mobile Safari/537.36"}
NOWHERE = "魑魅魍魉饕餮"
PREFIXES = ("", "/zh-hant", "/en")


def ask(client: Client, question: str, prefix: str = "", **more: Any) -> Any:
    """Return the page of a question as a tree."""
    query = urlencode({"q": question, **more}, doseq=True)
    return read(client, f"{prefix}/search/?{query}")


def read(client: Client, path: str) -> Any:
    response = client.get(path, headers=PERSON)
    assert response.status_code == 200, response.content.decode()
    return html.document_fromstring(response.content.decode())


def titles(page: Any) -> list[str]:
    return [one.text_content() for one in page.xpath("//ol[@class='found']/li/h2")]


def keys(page: Any) -> list[str]:
    return [str(one) for one in page.xpath("//ol[@class='found']/li/@data-key")]


def total(page: Any) -> int:
    found = re.search(r"(\d+) 条", page.xpath("string(//h1)"))
    return int(found[1]) if found else 0


def choices(page: Any, facet: str) -> dict[str, tuple[int, str]]:
    """Return counts and addresses of a facet's choices by their names."""
    links = page.xpath(f"//section[@aria-labelledby='by-{facet}']//li/a")
    return {
        one.xpath("string(span[1])"): (int(one.xpath("string(span[2])")), one.get("href"))
        for one in links
    }


def follow_link(client: Client, href: str) -> Any:
    return read(client, f"/search/{href}")


# What is shown


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
        assert not page.xpath("//script[not(@src)]")
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


# Narrowing


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


# Order and pages


def test_pages_hold_each_result_once_in_an_order_that_does_not_move(
    client: Client, demo: Demo
) -> None:
    first = ask(client, "办理")
    seen = keys(first)
    page = first
    while following := page.xpath("//nav[@class='pages']/a[contains(@rel, 'next')]/@href"):
        page = follow_link(client, following[0])
        seen += keys(page)

    assert len(seen) == len(set(seen)) == total(first) > 10
    assert keys(ask(client, "办理", page=2)) == seen[10:20]
    assert "第 2 页" in ask(client, "办理", page=2).text_content()


def test_whether_it_is_answered_is_the_same_on_every_page_and_for_programs(
    client: Client, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsure(*args: Any, **kwargs: Any) -> Any:
        found = find(*args, **kwargs)
        return replace(found, answered=False, near=found.results[:2])

    question = "孩子上户口要带什么"

    def told() -> list[tuple[bool, bool]]:
        """Whether there are results, and whether programs are told that they answer."""
        said = []
        for number in (1, 2):
            query = urlencode({"q": question, "page": number})
            body = client.get(f"/api/search?{query}").json()
            page = ask(client, question, page=number)
            said.append((bool(page.xpath("//h1[@class='tally']")), body["answered"]))
        return said

    assert told() == [(True, True)] * 2
    assert ask(client, question).xpath("//section[@data-answer='materials']")
    monkeypatch.setattr("search.channels.asking.find", unsure)
    assert told() == [(False, False)] * 2
    # Who is not sure of any of it answers nothing.
    assert not ask(client, question).xpath("//section[@data-answer]")


def test_what_is_withdrawn_is_found_nowhere_from_then_on(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        item = make_item(name="渡口夜航许可", fee="20")
        page, code = make_guide(item=item, title="开夜船"), item.code
    paths = [
        f"{prefix}{path}?{urlencode({'q': '开夜船多少钱'})}"
        for path, prefixes in (
            ("/search/", PREFIXES),
            ("/api/search", ("",)),
            ("/api/answer", ("",)),
        )
        for prefix in prefixes
    ]
    paths.append("/api/suggest?" + urlencode({"q": "开夜"}))
    for path in paths:
        assert page.code in client.get(path).content.decode(), path

    with django_capture_on_commit_callbacks(execute=True), ledger.transaction(reason="停了"):
        page.unpublish()

    for path in paths:
        assert page.code not in client.get(path).content.decode(), path
    # The item is public yet, under its own name.
    assert keys(ask(client, "渡口夜航许可")) == [f"item:{code}"]


def test_what_is_redacted_answers_nothing_and_is_gone_from_an_index_built_anew(
    client: Client,
) -> None:
    page = make_guide(item=make_item(name="渡口夜航许可", fee="20"), title="开夜船")
    follow.rebuild(make(EMBEDDED))
    asked = {"q": "开夜船多少钱"}
    assert client.get("/api/answer", asked).json()["text"]

    LedgerRow.objects.filter(code=page.code).update(redacted_on=timezone.now(), payload="")

    assert client.get("/api/answer", asked).json()["text"] is None
    follow.rebuild(make(EMBEDDED))
    for path in ("/search/", "/api/search", "/api/answer", "/api/suggest"):
        assert page.code not in client.get(path, asked).content.decode(), path


def test_the_newest_come_first_where_that_is_asked_for(client: Client, demo: Demo) -> None:
    page = ask(client, "办理")
    [(label, href)] = [
        (one.text_content(), one.get("href"))
        for one in page.xpath("//nav[@class='orders']/a[not(@aria-current)]")
    ]
    newest = follow_link(client, href)

    assert label == "最近更新"
    assert newest.xpath("string(//nav[@class='orders']/a[@aria-current])") == "最近更新"
    assert total(newest) == total(page)
    rows = LedgerRow.objects.filter(locale=Locale.HANS).order_by("sequence")
    last = {f"{row.kind}:{row.code}": row.sequence for row in rows}
    sequences = [last[key] for key in keys(newest)]
    assert all(one > other for one, other in pairwise(sequences))


def test_beyond_the_last_page_there_is_a_way_back(client: Client, demo: Demo) -> None:
    page = ask(client, "护照", page=40)

    assert "没有这么多" in page.text_content()
    assert keys(follow_link(client, page.xpath("//a[@class='more']/@href")[0]))
    assert not UnansweredQuestion.objects.exists()


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


# Hostile and careless


def test_what_a_page_is_called_says_what_came_of_the_question(client: Client, demo: Demo) -> None:
    def called(question: str, **more: Any) -> str:
        return str(ask(client, question, **more).xpath("string(//title)"))

    found = total(ask(client, "办理"))
    assert called("办理").startswith(f"“办理”，找到 {found} 条 ")
    assert called("办理", page=2).startswith(f"“办理”，找到 {found} 条 · 第 2 页 ")
    assert called(NOWHERE).startswith(f"没有找到“{NOWHERE}” ")
    assert called("护照", visits="3", audience="2").startswith("这些条件下没有找到“护照” ")
    # A story fills no heading: it stands in the box.
    assert len(ask(client, "护照" + "长" * 100).xpath("string(//h1/span)")) == 25


def test_an_over_long_question_is_cut_and_that_is_said(client: Client, demo: Demo) -> None:
    page = ask(client, "护照" + "长" * 118)
    assert "只看了前 120 个字" not in page.text_content()
    page = ask(client, "护照" + "长" * 5_000)

    assert "只看了前 120 个字" in page.text_content()
    assert len(page.xpath("string(//input[@name='q']/@value)")) == 120


HOSTILE = [
    "\0",
    "护\0照",
    "\x1b[2J",
    "\u202e护照",
    "\ud800",
    "\U0001f600" * 50,
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% debug %}",
    "(护照 AND [* TO *]) OR /.*/ ~2 ^9",
    "names:* +护照 -身份证 \\",
    "*" * 120,
    ".*(a+)+$",
    "%s%n%x",
    "../../etc/passwd",
    "1" * 120,
    "护照 " * 60,
]


@pytest.mark.parametrize("path", ["/search/", "/en/search/", "/api/search", "/api/suggest"])
def test_no_question_breaks_anything(client: Client, demo: Demo, path: str) -> None:
    for question in HOSTILE:
        raw = quote(question.encode("utf-8", "surrogatepass"))
        response = client.get(f"{path}?q={raw}", headers=PERSON)

        assert response.status_code == 200, question
        told = response.content.decode()
        assert "\0" not in told
        assert "<script>alert" not in told or "json" in response["Content-Type"]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("page=abc", "page"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=51", "page"),
        ("page=99999999999999999999", "page"),
        ("page=", "page"),
        ("order=random", "order"),
        ("topic=短码", "topic"),
        ("topic=%00", "topic"),
        ("audience=99", "audience"),
        ("reach=everywhere", "reach"),
        ("visits=4", "visits"),
        ("region=" + "A" * 3000, "region"),
        ("&".join(["means=1"] * 21), "means"),
    ],
)
def test_a_wrong_parameter_is_named_in_chinese(client: Client, query: str, named: str) -> None:
    page = client.get(f"/search/?q=护照&{query}")
    program = client.get(f"/api/search?q=护照&{query}")

    assert page.status_code == program.status_code == 400
    assert f"参数 {named} 的值" in page.content.decode()
    assert program.json()["errors"][0]["parameter"] == named


def test_thousands_of_parameters_are_refused(client: Client) -> None:
    assert client.get("/search/?" + "a=1&" * 10_001).status_code == 400
    # Names that nobody knows are nobody's business.
    assert client.get("/search/?" + "a=1&" * 500 + "q=护照").status_code == 200


@trying(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(question=st.text(max_size=150), facet=st.sampled_from(Facet), value=st.text(max_size=10))
def test_whatever_is_asked_is_answered(
    client: Client, question: str, facet: Facet, value: str
) -> None:
    query = urlencode({"q": question.encode("utf-8", "replace"), facet: value.encode()})
    for path in ("/search/", "/api/search"):
        assert client.get(f"{path}?{query}").status_code in {200, 400}
    for path in ("/search/", "/api/suggest"):
        asked = urlencode({"q": question.encode("utf-8", "replace")})
        assert client.get(f"{path}?{asked}").status_code == 200


def test_it_is_read_only(client: Client) -> None:
    assert client.post("/search/", {"q": "护照"}).status_code == 405


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
