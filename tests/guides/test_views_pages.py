"""The pages that people open: their addresses, languages, editions, and what is gone."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from guides import ledger
from guides.models import GuidePage, Item, LedgerRow, Topic
from guides.vocabulary import Kind
from tests.factories import change_fee, make_department, make_guide, make_hall, make_item

pytestmark = pytest.mark.django_db

PREFIXES = ("", "/zh-hant", "/en")


def words(response: Any, status: int = 200) -> str:
    assert response.status_code == status, response.headers
    return str(response.content.decode())


def lead(response: Any) -> tuple[int, str]:
    return response.status_code, response.headers["Location"]


def withdraw(page: GuidePage, successor: GuidePage | None = None) -> None:
    with ledger.transaction(reason="政策变了", successor=successor.code if successor else None):
        GuidePage.objects.get(pk=page.pk).unpublish()


def signed_in() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("staff", "s@example.test", "x"))
    return client


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_guide_is_found_in_each_language_at_its_revision(client: Client, prefix: str) -> None:
    item = make_item(fee="20")
    page = make_guide(item=item)
    change_fee(item, "35")

    shown = words(client.get(f"{prefix}/guides/{page.code}/"))

    digest = LedgerRow.objects.filter(kind=Kind.GUIDE, code=page.code).latest("sequence").digest
    assert f'data-code="{page.code}"' in shown
    assert 'data-revision="2"' in shown
    assert f'data-digest="{digest}"' in shown
    assert re.search(r'data-fact="fee"[^>]*>\s*35 元/', shown)


def test_a_warm_page_is_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page, hall = make_guide(), make_hall()
    topic = Topic.objects.get(name="公积金")
    for address in (
        "/",
        f"/guides/{page.code}/",
        f"/halls/{hall.code}/",
        f"/topics/{topic.code}/",
        "/kiosk/",
        f"/kiosk/guides/{page.code}/",
        f"/kiosk/guides/{page.code}/1/",
    ):
        words(client.get(address))
        with django_assert_num_queries(1):
            response = client.get(f"{address}?utm=1", headers={"Cookie": f"sessionid={'x' * 32}"})
        assert words(response)
        assert "Cookie" not in response["Vary"]
        assert not response.cookies
        again = client.get(address, headers={"If-None-Match": response["ETag"]})
        assert again.status_code == 304


def test_a_page_does_not_ask_who_reads_it(client: Client) -> None:
    page = make_guide()
    address = f"/guides/{page.code}/"

    plain = client.get(address)
    for other in (
        client.get(address, headers={"Accept-Language": "en"}),
        client.get(address, headers={"Host": "example.test"}),
        signed_in().get(address),
    ):
        assert other.content == plain.content
        assert other["ETag"] == plain["ETag"]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_code_as_typed_leads_to_the_one_address(client: Client, prefix: str) -> None:
    page = make_guide()
    proper = f"{prefix}/guides/{page.code}/"
    misread = page.code.lower().replace("0", "o").replace("1", "l")

    assert lead(client.get(f"{prefix}/guides/{misread}/")) == (301, proper)
    for short in (f"/g/{page.code}", f"/G/{page.code}", f"/g/{misread}", f"/g/{page.code}/"):
        assert lead(client.get(prefix + short)) == (302, proper)


def test_an_edition_that_is_not_there_leads_to_the_words(client: Client) -> None:
    page = make_guide()
    address = f"/guides/{page.code}/"

    assert lead(client.get(f"{address}?edition=video")) == (302, address)
    assert client.get(f"{address}?edition=plain").content == client.get(address).content
    words(client.get(f"{address}?edition=braille"), 404)
    lower = address.lower() + "?edition=video"
    assert lead(client.get(lower)) == (301, f"{address}?edition=video")


def test_an_item_leads_to_its_guide_once_there_is_one(client: Client) -> None:
    item = make_item()
    address = f"/items/{item.code}/"
    assert item.name in words(client.get(address))
    assert lead(client.get(address.lower())) == (301, address)

    page = make_guide(item=item)
    assert lead(client.get(address)) == (301, f"/guides/{page.code}/")
    assert lead(client.get(f"/en{address}")) == (301, f"/en/guides/{page.code}/")

    withdraw(page)
    assert item.name in words(client.get(address))


def test_a_hall_lists_what_can_be_done_there(client: Client) -> None:
    hall = make_hall(name="城东政务服务中心")
    here, elsewhere = make_guide(item=make_item(hall=hall)), make_guide()

    shown = words(client.get(f"/halls/{hall.code}/"))

    assert "城东政务服务中心" in shown
    assert here.title in shown
    assert elsewhere.title not in shown
    assert lead(client.get(f"/halls/{hall.code.lower()}/"))[0] == 301


@pytest.mark.parametrize("place", ["", "/kiosk"])
def test_a_topic_is_walked_in_an_order_that_does_not_move(client: Client, place: str) -> None:
    topic = Topic.objects.get(name="公积金")
    item, department = make_item(topics=[]), make_department()

    def publish(title: str) -> None:
        page = make_guide(publish=False, item=item, department=department, title=title)
        page.topics = [topic]
        page.save_revision().publish()

    titles = [f"标题{number:02}号" for number in range(25)]
    for title in titles:
        publish(title)
    address = f"{place}/topics/{topic.code}/"
    found: list[str] = []
    following = "?"
    while following:
        shown = words(client.get(address + following))
        found += re.findall(r"标题\d\d号", shown)
        if len(found) < 10:
            publish("后来的")
        more = re.search(r'href="[^"]*(\?before=\d+&amp;head=\d+)"', shown)
        following = more.group(1).replace("&amp;", "&") if more else ""

    assert list(dict.fromkeys(found)) == titles[::-1]


def test_the_home_page_names_what_is_there(client: Client) -> None:
    page = make_guide()

    shown = words(client.get("/"))

    assert page.title in shown
    assert "公积金" in shown
    assert "证件办理" in words(client.get("/topics/"))
    assert 'lang="zh-Hant"' in words(client.get("/zh-hant/"))
    assert client.get("/zh-hans/").status_code == 404


def test_a_kiosk_shows_a_step_a_screen(client: Client) -> None:
    page = make_guide()

    assert 'data-fact="fee"' in words(client.get(f"/kiosk/guides/{page.code}/"))
    assert "交材料" in words(client.get(f"/kiosk/guides/{page.code}/1/"))
    words(client.get(f"/kiosk/guides/{page.code}/3/"), 404)
    words(client.get(f"/kiosk/guides/{page.code}/0/"), 404)
    words(client.get(f"/kiosk/guides/{page.code}/99999999999/"), 404)
    assert lead(client.get(f"/kiosk/guides/{page.code.lower()}/2/")) == (
        301,
        f"/kiosk/guides/{page.code}/2/",
    )
    words(client.get("/kiosk/topics/?page=1"))
    words(client.get("/kiosk/topics/?page=900"), 404)


def test_what_is_withdrawn_is_told_to_be_gone_everywhere(client: Client) -> None:
    page, successor = make_guide(title="老办法"), make_guide(title="新办法")
    withdraw(page, successor)

    staff = signed_in()
    addresses = [
        *(f"{prefix}/guides/{page.code}/" for prefix in PREFIXES),
        f"/guides/{page.code}/?edition=pictured",
        f"/kiosk/guides/{page.code}/",
        f"/kiosk/guides/{page.code}/1/",
        f"/en/kiosk/guides/{page.code}/",
        f"/window/{page.code}/",
    ]
    for address in addresses:
        response = staff.get(address)
        shown = words(response, 410)
        assert "老办法" in shown or "老辦法" in shown
        assert "政策变了" in shown or "政策變了" in shown
        assert successor.code in shown
        assert "交材料" not in shown
    assert lead(client.get(f"/g/{page.code}")) == (302, f"/guides/{page.code}/")
    for channel in ("web", "mobile", "kiosk", "hotline"):
        assert page.code not in client.get(f"/feeds/{channel}.json").content.decode()


def test_an_item_or_hall_that_is_withdrawn_is_gone_too(client: Client) -> None:
    item = make_item()
    with ledger.transaction(reason="下放到县里"):
        Item.objects.get(pk=item.pk).unpublish()

    assert "下放到县里" in words(client.get(f"/items/{item.code}/"), 410)
    assert client.get(f"/api/items/{item.code}").json()["reason"] == "下放到县里"


def test_published_again_it_is_there_again(client: Client) -> None:
    page = make_guide()
    withdraw(page)
    words(client.get(f"/guides/{page.code}/"), 410)

    GuidePage.objects.get(pk=page.pk).save_revision().publish()

    words(client.get(f"/guides/{page.code}/"))


class TestWindow:
    def test_strangers_are_sent_to_the_login(self, client: Client) -> None:
        page = make_guide(notes="密码在抽屉里")

        response = client.get(f"/window/{page.code}/")

        assert lead(response) == (302, f"/admin/login/?next=/window/{page.code}/")
        assert response["Cache-Control"] == "private, no-store"

    def test_who_has_no_right_is_told_so(self) -> None:
        page = make_guide(notes="密码在抽屉里")
        reader = Client()
        reader.force_login(get_user_model().objects.create_user("reader"))

        shown = words(reader.get(f"/window/{page.code}/"), 403)

        assert "密码" not in shown
        assert "权限" in shown

    def test_staff_read_the_notes(self) -> None:
        page = make_guide(notes="密码在抽屉里")

        response = signed_in().get(f"/window/{page.code}/")

        assert "密码在抽屉里" in words(response)
        assert response["Cache-Control"] == "private, no-store"
        assert "Content-Encoding" not in response

    def test_what_is_not_public_is_not_there_either(self) -> None:
        draft = make_guide(publish=False, notes="密码在抽屉里")

        assert "密码" not in words(signed_in().get(f"/window/{draft.code}/"), 404)


@pytest.mark.parametrize(
    "address",
    [
        "/guides/{}/",
        "/items/{}/",
        "/halls/{}/",
        "/topics/{}/",
        "/g/{}",
        "/kiosk/guides/{}/",
        "/kiosk/topics/{}/",
        "/{}/",
        "/en/guides/{}/",
    ],
)
@pytest.mark.parametrize("code", ["0000000", "ZZZZZZZ", "%00", "a" * 3000, "短码", "..", "'"])
def test_what_is_nowhere_is_not_found(client: Client, address: str, code: str) -> None:
    shown = words(client.get(address.format(code)), 404)

    assert "没有找到" in shown or "/en/" in address
    assert 'href="' in shown


@pytest.mark.parametrize(
    "query", ["before=0", "before=x", "head=99999999999999999999", "before=-1"]
)
def test_a_bad_parameter_is_named_on_a_page(client: Client, query: str) -> None:
    topic = Topic.objects.get(name="公积金")

    shown = words(client.get(f"/topics/{topic.code}/?{query}"), 400)

    assert query.split("=")[0] in shown


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_page_is_only_read(method: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)("/")

    assert response["Allow"] == "GET, HEAD"
    assert "只能查看" in words(response, 405)


def test_head_is_get_without_a_body(client: Client) -> None:
    got, headed = client.get("/"), client.head("/")

    assert headed.content == b""
    assert (headed["ETag"], headed["Content-Length"]) == (got["ETag"], got["Content-Length"])


def test_a_fault_of_ours_is_told_in_chinese(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("数据库口令是 secret")

    monkeypatch.setattr("guides.published.state", fail)
    client.raise_request_exception = False

    page, told = client.get("/"), client.get("/api/topics")

    assert "网站出错了" in words(page, 500)
    assert (told.status_code, told.json()["code"]) == (500, "internal")
    assert b"secret" not in page.content + told.content


def test_a_foreign_host_is_refused_in_chinese(client: Client) -> None:
    page = client.get("/", headers={"Host": "evil.example"})
    told = client.get("/api/topics", headers={"Host": "evil.example"})

    assert "地址不对" in words(page, 400)
    assert (told.status_code, told.json()["code"]) == (400, "bad_request")
    assert b"evil" not in page.content + told.content


def test_the_apis_documentation_needs_no_script_and_no_other_host(client: Client) -> None:
    assert lead(client.get("/api/"))[1] == "/api/docs"

    shown = words(client.get("/api/docs"))

    assert "<script" not in shown
    assert not re.findall(r'(?:src|href)="(?:https?:)?//(?!testserver)', shown)
    assert "/api/changes" in shown
    for code in ("bad_parameter", "withdrawn", "method_not_allowed"):
        assert f'id="{code}"' in shown
