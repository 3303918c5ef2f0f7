"""长辈版: the same page, larger, with links that stay inside."""

import pytest
from lxml import html

from guides.channels.elder import elder, elder_address, is_page
from tests.theme.site import all_pages


@pytest.mark.parametrize(
    ("path", "led"),
    [
        ("/", "/elder/"),
        ("/guides/ABCDEFG/?edition=video#steps", "/elder/guides/ABCDEFG/?edition=video#steps"),
        ("/zh-hant/search/", "/elder/zh-hant/search/"),
        ("/media/0123456789abcdef/form.pdf", "/media/0123456789abcdef/form.pdf"),
        ("/feeds/web.json", "/feeds/web.json"),
        ("/en/kiosk/", "/en/kiosk/"),
        ("/elder/halls/", "/elder/halls/"),
        ("https://example.test/", "https://example.test/"),
        ("tel:12345", "tel:12345"),
    ],
)
def test_pages_stay_inside_and_all_else_where_it_is(path: str, led: str) -> None:
    assert elder_address(path) == led


def test_a_topic_may_begin_like_what_is_no_page() -> None:
    assert is_page("/mediation/")
    assert not is_page("/media/0123456789abcdef/form.pdf")


@pytest.mark.parametrize("name", ["web plain", "home", "hall", "search", "gone", "missing"])
def test_a_page_says_the_same_in_larger_letters(name: str) -> None:
    page = all_pages()[name]
    larger = elder(page)

    assert elder(larger) == larger
    before, after = html.document_fromstring(page), html.document_fromstring(larger)
    assert after.get("class") == "elder"
    assert after.text_content() == before.text_content()
    assert [one.get("href") for one in after.xpath("//link")] == [
        one.get("href") for one in before.xpath("//link")
    ]
    led = after.xpath("//a[starts-with(@href, '/')] | //form")
    assert {one.get("href") or one.get("action") for one in led if _is_astray(one)} == set()


def test_one_link_leads_out_of_it_and_one_in() -> None:
    page = html.document_fromstring(elder(all_pages()["web plain"]))
    [into] = page.xpath("//a[@data-elder='on']/@href")
    [out] = page.xpath("//a[@data-elder='off']/@href")
    assert into == f"/elder{out}"


def _is_astray(one: html.HtmlElement) -> bool:
    address = one.get("href") or one.get("action")
    return not address.startswith("/elder/") and is_page(address) and not one.get("data-elder")
