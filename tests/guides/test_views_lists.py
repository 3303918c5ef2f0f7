"""Pages that lead to guides and halls: what they count, in which order, and what they cost."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from guides import ledger, published
from guides.ledger import Entry
from guides.models import Brand, GuidePage, Statement, Topic
from guides.vocabulary import Kind, Locale, Subject
from tests.factories import make_department, make_guide, make_hall, make_item, make_region

pytestmark = pytest.mark.django_db

PREFIXES = ("", "/zh-hant", "/en")
LISTS = ("/topics/", "/guides/", "/halls/", "/site-map/", "/about/", "/contact/", "/privacy/")


@pytest.fixture(scope="module", autouse=True)
def city(prepared: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """A city of two regions, two halls and three guides."""
    with prepared():
        east = make_region(name="城东区")
        hall = make_hall(name="城东政务服务中心", region=east)
        make_hall(name="城西便民服务站", kind="village", region=make_region(name="城西区"))
        police = make_department(name="市公安局", phone="0360-110")
        item = make_item(hall=hall, department=police, name="居民身份证补领")
        make_guide(item=item, department=police, title="身份证丢了，补一张")
        make_guide(item=item, department=police, title="办护照")
        make_guide(item=make_item(name="设立登记"), title="开一家公司")
        yield


def shown(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, (address, response.headers)
    return str(response.content.decode())


def guide(title: str) -> GuidePage:
    return GuidePage.objects.get(title=title)


def in_order(page: str, *titles: str) -> bool:
    places = [page.index(title) for title in titles]
    return places == sorted(places)


@pytest.mark.parametrize("address", LISTS)
def test_each_list_is_there_in_each_language_and_kept(
    client: Client, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for prefix in PREFIXES:
        page = shown(client, prefix + address)

        assert re.search(r"<h1[^>]*>\s*\S", page)
        with django_assert_num_queries(1):
            assert shown(client, f"{prefix}{address}?utm=1") == page


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/", 18),
        ("/topics/", 6),
        ("/guides/", 6),
        ("/halls/", 8),
        ("/site-map/", 16),
        ("/contact/", 9),
    ],
)
def test_what_a_list_asks_the_database_does_not_grow(
    client: Client,
    address: str,
    most: int,
    django_assert_max_num_queries: Any,
) -> None:
    for _more in range(3):
        make_guide(item=make_item(hall=make_hall()))
    with django_assert_max_num_queries(most):
        shown(client, address)


def test_topics_say_how_many_guides_they_have(client: Client) -> None:
    several, one = Topic.objects.get(name="证件办理"), Topic.objects.get(name="公积金")
    page = guide("办护照")
    page.topics = [several, one]
    page.save_revision().publish()

    said = re.findall(r'topic-name">(\w+)</span> <span class="count">(\d+)', shown(client, "/"))
    counted = {name: int(count) for name, count in said}

    assert counted["公积金"] == 1
    topics = [name for name in counted if name in {"证件办理", "公积金"}]
    assert topics == sorted(topics, key=lambda name: -counted[name])
    listed = shown(client, f"/topics/{one.code}/")
    assert "办护照" in listed
    assert "证件办理" in listed[listed.index("相关的主题") :]


def test_what_people_want_done_leads_to_the_guides_for_it(client: Client) -> None:
    assert '"/guides/?act=replace"' in shown(client, "/")

    page = shown(client, "/guides/?act=replace")

    assert "身份证丢了，补一张" in page
    assert "开一家公司" not in page
    assert "开一家公司" in shown(client, "/guides/?act=open")
    shown(client, "/guides/?act=dance", 400)


def test_guides_stand_in_the_order_of_their_sounds(client: Client) -> None:
    make_guide(title="申请法律援助", item=make_item())

    page = shown(client, "/guides/?letter=s")

    assert in_order(page, "身份证丢了，补一张", "申请法律援助")
    assert "办护照" not in page
    assert "办护照" in shown(client, "/guides/")
    assert 'href="/guides/?letter=k"' in page
    assert "没有标题以 V 开头" in shown(client, "/guides/?letter=v")
    shown(client, "/guides/?letter=s&page=2", 404)
    for wrong in ("letter=%C3%A4", "letter=ab", "page=0", "department=x"):
        shown(client, f"/guides/?{wrong}", 400)


def test_an_alphabet_has_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guides.views.guides_listed._LIMIT", 2)
    for number in range(3):
        make_guide(title=f"身份证{number}", item=make_item())

    first = shown(client, "/guides/?letter=s")
    last = shown(client, "/guides/?letter=s&page=2")

    assert 'rel="next" href="/guides/?letter=s&amp;page=2"' in first
    assert 'rel="prev" href="/guides/?letter=s"' in last
    assert re.findall(r"身份证\d", first + last) == ["身份证0", "身份证1", "身份证2"]


def test_english_has_an_alphabet_of_what_is_told_in_english(client: Client) -> None:
    page = shown(client, "/en/guides/")
    assert "办护照" not in page
    assert 'href="/guides/"' in page

    known = guide("办护照")
    with ledger.transaction():
        record = published.record(Kind.GUIDE, known.code)
        assert record is not None
        words = {"title": "The passport", "locale": Locale.EN}
        ledger.append([Entry(record.payload.model_copy(update=words), source_revision=1)])

    page = shown(client, "/en/guides/")
    assert "The passport" in page
    assert 'href="/en/guides/?letter=p" aria-current="page"' in page


def test_a_department_leads_to_its_guides(client: Client) -> None:
    department = guide("办护照").get_parent().specific.department

    page = shown(client, f"/guides/?department={department.code}")

    assert "0360-110" in page
    assert "身份证丢了，补一张" in page
    assert "开一家公司" not in page
    assert f"/guides/?department={department.code}" in shown(client, "/site-map/")
    shown(client, "/guides/?department=0000000", 404)


def test_halls_stand_under_their_regions(client: Client) -> None:
    page = shown(client, "/halls/")

    assert in_order(page, "城东区", "城东政务服务中心", "城西区", "城西便民服务站")
    region = make_region(name="城北区")
    shown(client, f"/halls/?region={region.code}")


def test_many_halls_are_listed_a_region_at_a_time(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guides.views.halls._HALLS", 1)
    # What other tests read is kept until the ledger moves.
    make_hall()

    page = shown(client, "/halls/")

    assert "城东政务服务中心" not in page
    [address] = re.findall(r'href="(/halls/\?region=\w+)"><span class="topic-name">城东区', page)
    listed = shown(client, address)
    assert "城东政务服务中心" in listed
    assert "城西便民服务站" not in listed


def test_a_hall_says_which_window_handles_what(client: Client) -> None:
    hall = make_hall(name="综合大厅")
    [first] = hall.windows.all()
    use = make_item(hall=hall)
    here = make_guide(item=use, title="在综合大厅办")

    page = shown(client, f"/halls/{hall.code}/")

    assert here.title in page
    address = f"/halls/{hall.code}/?window={first.code}"
    assert address in page
    assert here.title in shown(client, address)
    shown(client, f"/halls/{hall.code}/?window=0000000", 404)


def test_what_most_people_come_for_is_what_editors_chose(client: Client) -> None:
    assert "常办的事" not in shown(client, "/")
    brand = Brand.load()
    chosen = guide("开一家公司"), guide("办护照")
    brand.wanted = [("guide", page) for page in chosen]
    brand.save()

    page = shown(client, "/")
    assert in_order(page[page.index("常办的事") :], "开一家公司", "办护照")

    with ledger.transaction(reason="合并"):
        chosen[0].unpublish()
    page = shown(client, "/")
    part = page[page.index("常办的事") :].split("</section>")[0]
    assert "开一家公司" not in part
    assert "办护照" in part


@pytest.mark.parametrize("subject", Subject)
def test_a_new_site_says_what_it_is_in_three_languages(client: Client, subject: Subject) -> None:
    for prefix in PREFIXES:
        page = shown(client, f"{prefix}/{subject}/")

        assert "{{" not in page
        assert "12345" in page
    # The last one is English.
    assert 'data-locale="en"' in page


def test_what_an_editor_says_of_the_site_is_public_at_once(client: Client) -> None:
    said = Statement.objects.get(subject=Subject.CONTACT, locale__language_code="zh-hans")
    said.sections = [("section", {"heading": "来信", "text": "寄到 {{owner}}。\n- 邮编 360000"})]
    said.save()
    brand = Brand.load()
    brand.owner = "澄禾市数据局"
    brand.save()

    page = shown(client, "/contact/")

    assert "寄到 澄禾市数据局。" in page
    assert "<li>邮编 360000</li>" in page
    assert "0360-110" in page


def test_the_foot_leads_to_all_that_a_site_has_to_say(client: Client) -> None:
    brand = Brand.load()
    brand.icp, brand.police, brand.identifier = "沪ICP备1号", "沪公网安备2号", "3100000000"
    brand.save()

    foot = shown(client, "/").split('<footer class="foot">')[1]

    for address in re.findall(r'href="(/[^"]*)"', foot):
        shown(client, address)
    assert 'href="https://beian.miit.gov.cn/"' in foot
    assert 'href="https://beian.mps.gov.cn/"' in foot
    assert "网站标识码 3100000000" in foot
