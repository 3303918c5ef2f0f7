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
from tests.guides.paper.white import ink

pytestmark = pytest.mark.django_db

TOMORROW = timezone.localdate() + timedelta(days=1)
PAPERS = ["出生医学证明", "委托书"]
ERRAND = {"situation": "别人代办", "due": TOMORROW, "counter": "A01 窗口"}
# What whoever needs large letters has to read.
READ = (*PAPERS, "别人代办", "A01 窗口", "请带这些", "申请人签名")

every_size = pytest.mark.parametrize("size", ["A4", "80mm", "58mm"])


@pytest.fixture
def guide(client: Client, admin_user: User) -> GuidePage:
    """A guide with two papers, and staff signed in."""
    client.force_login(admin_user)
    papers = [make_material(name=name) for name in PAPERS]
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


def opened(response: Any) -> pypdfium2.PdfDocument:
    assert response["Content-Type"] == "application/pdf", response.content.decode()
    return pypdfium2.PdfDocument(response.content)


def text(response: Any) -> str:
    with opened(response) as document:
        said = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(said.split())


def points(page: Any, words: str) -> float:
    """Return the size of the letters in which words stand, in points."""
    textpage = page.get_textpage()
    at, _count = textpage.search(words).get_next()
    return float(pypdfium2.raw.FPDFText_GetFontSize(textpage, at))


def is_ticked(page: Any, name: str) -> bool:
    """Return whether there is ink within the box that stands before a paper's name."""
    textpage = page.get_textpage()
    at, _count = textpage.search(name).get_next()
    left, bottom, _right, top = textpage.get_charbox(at)
    scale = 300 / 72
    upper, lower = ((page.get_height() - y) * scale for y in (top, bottom))
    # A point short of the name.
    before = ink(page, 300).crop((0, round(upper), round((left - 1) * scale), round(lower)))
    box = before.getbbox()
    assert box, name
    wide, tall = box[2] - box[0], box[3] - box[1]
    within = (box[0] + wide / 4, box[1] + tall / 4, box[2] - wide / 4, box[3] - tall / 4)
    return before.crop(within).getbbox() is not None


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


@every_size
@pytest.mark.once
def test_what_was_ticked_is_ticked_on_the_paper_and_nothing_else(
    client: Client, guide: GuidePage, size: str
) -> None:
    papers = guide.guide_items.get().item.materials.all()
    codes = {one.material.name: one.material.code for one in papers}

    for chosen in ([], PAPERS[:1], PAPERS[1:], PAPERS):
        paper = [codes[name] for name in chosen]
        with opened(handed_out(client, guide, size=size, paper=paper)) as document:
            assert [name for name in PAPERS if is_ticked(document[0], name)] == chosen


@every_size
@pytest.mark.once
def test_large_letters_say_the_same_and_are_larger(
    client: Client, guide: GuidePage, size: str
) -> None:
    plain, large = (
        handed_out(client, guide, size=size, **ERRAND, **more) for more in ({}, {"large": "on"})
    )

    assert text(plain) == text(large)
    with opened(plain) as small, opened(large) as big:
        sizes = {words: (points(small[0], words), points(big[0], words)) for words in READ}
    assert {words: size for words, size in sizes.items() if size[1] < 1.15 * size[0]} == {}


@pytest.mark.parametrize("wide", [80, 58])
@pytest.mark.once
def test_a_receipt_says_all_that_the_sheet_says(
    client: Client, guide: GuidePage, wide: int
) -> None:
    receipt = handed_out(client, guide, size=f"{wide}mm", **ERRAND)
    with opened(handed_out(client, guide, **ERRAND)) as document:
        lines = document[0].get_textpage().get_text_range().splitlines()
    with opened(receipt) as document:
        assert round(document[0].get_width() / 72 * 25.4) == wide

    said = text(receipt)
    assert len(lines) > 10
    assert [line for line in lines if "".join(line.split()) not in said] == []


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
