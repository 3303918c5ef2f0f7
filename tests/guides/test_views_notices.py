"""一次性告知单 at the counter: what was filled in is on the paper, and kept nowhere."""

from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from guides.models import GuidePage
from tests.factories import make_guide, make_item, make_material

pytestmark = pytest.mark.django_db

TOMORROW = timezone.localdate() + timedelta(days=1)


@pytest.fixture
def guide(client: Client, admin_user: User) -> GuidePage:
    """A guide with two papers, and staff signed in."""
    client.force_login(admin_user)
    papers = [make_material(name="出生医学证明"), make_material(name="委托书")]
    steps = [
        {
            "title": "交材料",
            "words": "到窗口交。",
            "branches": [("branch", {"condition": "别人代办", "outcome": "带委托书"})],
        }
    ]
    return make_guide(item=make_item(materials=papers), steps=steps)


def handed_out(client: Client, guide: GuidePage, **fields: Any) -> Any:
    return client.post(f"/window/{guide.code}/notice/", fields)


def text(response: Any) -> str:
    assert response["Content-Type"] == "application/pdf", response.content.decode()
    with pypdfium2.PdfDocument(response.content) as document:
        said = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(said.split())


def test_the_counters_page_asks_for_the_errand(client: Client, guide: GuidePage) -> None:
    page = client.get(f"/window/{guide.code}/").content.decode()

    assert f'action="/window/{guide.code}/notice/"' in page
    assert page.count('name="paper"') == 2
    assert '<option value="别人代办">' in page


def test_what_is_filled_in_is_on_the_paper(client: Client, guide: GuidePage) -> None:
    paper = guide.guide_items.get().item.materials.first().material

    response = handed_out(
        client, guide, situation="别人代办", paper=paper.code, due=TOMORROW, counter="A01 窗口"
    )

    said = text(response)
    assert "别人代办" in said
    assert "A01窗口" in said
    assert f"{TOMORROW.year}年{TOMORROW.month}月{TOMORROW.day}日" in said
    assert "委托书" in said
    assert response["Cache-Control"] == "private, no-store"


def test_on_a_receipt_and_in_large_letters(client: Client, guide: GuidePage) -> None:
    with pypdfium2.PdfDocument(handed_out(client, guide, size="80mm").content) as small:
        assert round(small[0].get_width() / 72 * 25.4) == 80
    plain, large = (text(handed_out(client, guide, **more)) for more in ({}, {"large": "on"}))
    assert plain == large


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"size": "A9"}, "没有“A9”这种纸张"),
        ({"due": "后天"}, "“请在此前补齐”要写成"),
        ({"due": "2020-01-01"}, "已经过了"),
        ({"situation": "长" * 101}, "“情形”最多写 100 个字，现在有 101 个"),
    ],
)
def test_what_cannot_be_read_is_told(
    client: Client, guide: GuidePage, fields: dict[str, str], told: str
) -> None:
    response = handed_out(client, guide, **fields)

    assert response.status_code == 400
    assert told in response.content.decode()


def test_strangers_get_no_paper(client: Client, guide: GuidePage) -> None:
    address = f"/window/{guide.code}/"
    assert client.get(f"{address}notice/")["Location"] == address
    assert client.post("/window/0000000/notice/").status_code == 400

    client.logout()
    response = handed_out(client, guide)
    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]
