"""/remarks/CODE/: what of a guide was not understood, told of a part of it that it has."""

from typing import Any

import pytest
from django.test import Client

from guides import ledger
from guides.models import Case, GuidePage, Remark, Usage
from tests.factories import make_department, make_guide
from tests.guides.test_views_useful import PERSON

from .saying import fill, send, tree, words

pytestmark = pytest.mark.django_db


def parts(client: Client, address: str) -> dict[str, str]:
    """Return the parts to choose from, by their values."""
    labels = tree(client.get(address)).xpath("//label[input[@name='part']]")
    return {one.xpath("input/@value")[0]: one.text_content().strip() for one in labels}


@pytest.mark.parametrize("prefix", ["", "/zh-hant", "/en", "/elder"])
def test_no_leads_to_what_was_not_understood_and_is_counted_as_ever(
    client: Client, prefix: str, guide: GuidePage
) -> None:
    given = {"code": guide.code, "edition": "plain", "useful": "no"}

    response = client.post(f"{prefix}/useful/", given, headers=PERSON)

    assert response.status_code == 303
    assert response.headers["Location"] == f"{prefix}/remarks/{guide.code}/"
    assert client.get(response.headers["Location"]).status_code == 200
    assert list(Usage.objects.values_list("usage_kind", "times")) == [("unhelpful", 1)]


def test_each_part_is_one_of_the_page(client: Client) -> None:
    guide = make_guide(
        steps=[{"title": "先取号", "words": "取。"}, {"title": "再等", "words": "等。"}]
    )
    page = tree(client.get(f"/guides/{guide.code}/"))

    found = parts(client, f"/remarks/{guide.code}/")

    assert found["step-1"] == "第 1 步：先取号"
    assert found.pop("all") == "说不准，或者整份都没看懂"
    assert [name for name in found if not page.xpath(f"//*[@id='{name}']")] == []


def test_it_becomes_a_case_with_the_part_as_it_was_called(client: Client) -> None:
    department = make_department()
    guide = make_guide(department=department, steps=[{"title": "先取号", "words": "取。"}])
    address = f"/remarks/{guide.code}/"

    response = fill(client, address, part="step-1", words="在哪里取？")

    assert response.headers["Location"] == f"{address}thanks/"
    assert "15 个工作日" in words(client.get(f"{address}thanks/"))
    assert not response.cookies
    case = Case.objects.get()
    remark = Remark.objects.get()
    assert (case.remark, case.department) == (remark, department)
    assert (remark.part, remark.part_name) == ("step-1", "第 1 步：先取号")
    assert (remark.edition, remark.revision, remark.words) == ("plain", 1, "在哪里取？")


def test_pressed_twice_it_is_one(client: Client, guide: GuidePage) -> None:
    address = f"/remarks/{guide.code}/"
    for said in ("看不懂", "看不懂", "另一句"):
        assert fill(client, address, words=said).status_code == 303

    assert [one.words for one in Remark.objects.order_by("pk")] == ["看不懂", "另一句"]
    assert Case.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"words": " "}, "words", "请写一句哪里没看懂"),
        ({"words": "字" * 501}, "words", "现在是 501 个"),
        ({"words": "看不懂", "part": "step-9"}, "part", "没有这一部分了"),
        ({"words": "看不懂", "part": "'; drop"}, "part", "没有这一部分了"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_typed_is_lost(
    client: Client, typed: dict[str, Any], field: str, told: str, guide: GuidePage
) -> None:
    response = send(client, f"/remarks/{guide.code}/", typed)

    assert response.status_code == 422
    page = tree(response)
    assert told in page.xpath(f"//*[@id='{field}-mistake']")[0].text_content()
    assert page.xpath("//textarea")[0].text == typed["words"].strip(" ") or field == "words"
    assert not Remark.objects.exists()


def test_the_edition_is_kept_and_an_unknown_one_is_none(client: Client, guide: GuidePage) -> None:
    code = guide.code

    response = fill(client, f"/remarks/{code}/?edition=pictured", words="图太小")

    assert response.status_code == 303
    assert Remark.objects.get().edition == "pictured"
    assert client.get(f"/remarks/{code}/?edition=paper").status_code == 404
    assert client.get(f"/remarks/{code.lower()}/").headers["Location"] == f"/remarks/{code}/"


def test_what_is_gone_or_never_was_takes_no_remark(client: Client, guide: GuidePage) -> None:
    page = guide
    with ledger.transaction(reason="合并了"):
        GuidePage.objects.get(pk=page.pk).unpublish()

    for address in (f"/remarks/{page.code}/", f"/remarks/{page.code}/thanks/"):
        assert client.get(address).status_code == 410
    assert send(client, f"/remarks/{page.code}/", {"words": "x"}).status_code == 410
    assert send(client, "/remarks/0000000/", {"words": "x"}).status_code == 404
    draft = make_guide(publish=False)
    assert client.get(f"/remarks/{draft.code}/").status_code == 404


def test_another_site_and_programs_leave_nothing(client: Client, guide: GuidePage) -> None:
    address = f"/remarks/{guide.code}/"
    said = {"words": "x"}

    assert send(client, address, said, Origin="https://evil.example").status_code == 400
    assert send(client, address, said, **{"User-Agent": "curl/8"}).status_code == 303
    assert not Remark.objects.exists()
