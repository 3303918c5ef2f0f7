"""An editor writes a guide: drafts always pass, what goes out is refused at the field."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from guides.models import GuidePage, LedgerRow
from guides.sections import section_of
from tests.factories import change_fee, make_department, make_guide, make_item

from .browser import edit_url, guide_form, last_row, latest, opened, steps, type_in

pytestmark = pytest.mark.django_db


def rows(page: GuidePage) -> int:
    return LedgerRow.objects.filter(kind="guide", code=page.code).count()


def test_a_new_guide_is_written_under_its_department_and_published(
    client: Client, editor: User
) -> None:
    section = section_of(make_department())
    item = make_item()
    url = reverse("wagtailadmin_pages:add", args=["guides", "guidepage", section.pk])
    data = type_in(
        opened(client, url),
        title="怎么换身份证",
        summary="交 {{fee}}，{{time}}拿到新证。",
        steps=steps({}),
        tips={"count": 0},
        warnings={"count": 0},
        questions={"count": 0},
        sections={"count": 0},
        **{"guide_items-TOTAL_FORMS": "1", "guide_items-0-item": str(item.pk)},
        **{"guide_items-0-ORDER": "1", "guide_items-0-id": "", "guide_items-0-DELETE": ""},
        **{"action-publish": "1", "change_note": "第一次发布"},
    )
    response = client.post(url, data)
    assert response.status_code == 302, response.context["form"].errors
    page = GuidePage.objects.get()
    assert page.live
    assert page.get_parent().specific == section
    row = LedgerRow.objects.get(kind="guide")
    assert (row.code, row.user, row.change_note) == (page.code, editor, "第一次发布")
    assert "交 20 元/证，5 个工作日拿到新证。" in row.payload


@pytest.mark.once
def test_a_draft_with_errors_is_saved_and_lists_them(client: Client, editor: User) -> None:
    page = make_guide()
    response = client.post(edit_url(page), guide_form(client, page, summary="要 {{fees}}"))
    assert response.status_code == 302
    assert latest(page).summary == "要 {{fees}}"
    html = client.get(edit_url(page)).content.decode()
    assert "改好下面这些才能发布" in html
    assert "不认识“{{fees}}”" in html
    assert 'href="#id_summary" data-hindrance="summary"' in html


@pytest.mark.once
@pytest.mark.parametrize("button", ["action-publish", "action-submit"])
def test_an_unknown_token_is_refused_at_its_field(
    client: Client, editor: User, button: str
) -> None:
    page = make_guide()
    before = rows(page)
    data = guide_form(client, page, summary="要 {{fees}}", **{button: "1"})
    response = client.post(edit_url(page), data)
    assert response.status_code == 200
    [error] = response.context["form"].errors["summary"]
    assert error.startswith("不认识“{{fees}}”，可以用的有：{{eligibility}}、")
    assert "不认识“{{fees}}”" in response.content.decode()
    assert response.context["form"]["summary"].value() == "要 {{fees}}"
    assert rows(page) == before
    assert GuidePage.objects.get(pk=page.pk).summary == page.summary


@pytest.mark.once
def test_scheduling_is_refused_at_the_field_too(client: Client, editor: User) -> None:
    page = make_guide()
    data = guide_form(
        client,
        page,
        answer_reach="{{reach}}",
        go_live_at="2099-01-01 00:00",
        **{"action-publish": "1"},
    )
    response = client.post(edit_url(page), data)
    assert response.context["form"].errors["answer_reach"] == [
        "“{{reach}}”还没有内容，请先在事项里填好，或者改写这句话。"
    ]
    assert page.revisions.filter(approved_go_live_at__isnull=False).count() == 0


@pytest.mark.once
def test_a_wrong_token_in_a_step_is_shown_at_that_step(client: Client, editor: User) -> None:
    page = make_guide()
    typed = steps({}, {"words": "交 {{money}}"})
    data = guide_form(client, page, **{"action-publish": "1"})
    response = client.post(edit_url(page), type_in(data, steps=typed))
    [error] = response.context["form"].errors["steps"].as_data()
    [(index, at_step)] = error.as_json_data()["blockErrors"].items()
    assert index == 1
    assert at_step["messages"][0].startswith("不认识“{{money}}”")


@pytest.mark.once
def test_an_edition_declared_but_empty_is_refused(client: Client, editor: User) -> None:
    page = make_guide()
    data = guide_form(client, page, has_video="on", **{"action-publish": "1"})
    response = client.post(edit_url(page), data)
    assert response.context["form"].errors == {"has_video": ["勾了视频版，可是还没有视频。"]}


@pytest.mark.once
def test_a_guide_without_item_is_refused_at_the_items(client: Client, editor: User) -> None:
    page = make_guide(publish=False)
    data = guide_form(client, page, **{"guide_items-0-DELETE": "on", "action-publish": "1"})
    response = client.post(edit_url(page), data)
    assert response.status_code == 200
    assert response.context["form"].formsets["guide_items"].non_form_errors() == [
        "请至少选一个事项：指南里的事实都来自事项。"
    ]
    assert "请至少选一个事项" in response.content.decode()


def test_gaps_stop_the_first_publication_only(client: Client, editor: User) -> None:
    page = make_guide(item=make_item(conditions=""), publish=False)
    data = guide_form(client, page, **{"action-publish": "1"})
    response = client.post(edit_url(page), data)
    [told] = response.context["form"].formsets["guide_items"].non_form_errors()
    assert told.endswith("还没有填：受理条件。")
    # An import may go out with gaps; afterwards an editor may go on from there.
    page.save_revision().publish()
    response = client.post(edit_url(page), data)
    assert response.status_code == 302
    assert rows(page) == 2


def test_a_note_is_asked_for_anew_once_it_was_told(client: Client, editor: User) -> None:
    page = make_guide()
    data = guide_form(client, page, change_note="换了新的说法", effective_on="2020-03-01")
    client.post(edit_url(page), data)
    kept = opened(client, edit_url(page))
    assert (kept["change_note"], kept["effective_on"]) == ("换了新的说法", "2020-03-01")
    client.post(edit_url(page), type_in(data, **{"action-publish": "1"}))
    assert last_row(code=page.code).change_note == "换了新的说法"
    blank = opened(client, edit_url(page))
    assert (blank["change_note"], blank["effective_on"]) == ("", "")


@pytest.mark.once
def test_an_answer_stands_beside_the_fact_and_its_token(client: Client, editor: User) -> None:
    page = make_guide(item=make_item(fee="35"))
    html = client.get(edit_url(page)).content.decode()
    now = '现在的值：<span lang="zh-Hans">35 元/证</span>。在文字里写 {{fee}}，读者看到的就是它。'
    assert now in html
    assert "现在的值：事项里还没有。在文字里写 {{reach}}" in html


def test_a_stale_edition_is_confirmed_by_ticking(client: Client, editor: User) -> None:
    page = make_guide(has_pictured=True)
    assert "已按新的事实核对过" not in client.get(edit_url(page)).content.decode()
    change_fee(page.guide_items.all()[0].item, "99")
    page.refresh_from_db()
    html = client.get(edit_url(page)).content.decode()
    assert "已按新的事实核对过：白话版" in html
    assert "已按新的事实核对过：图例版" in html
    data = guide_form(client, page, confirm_pictured="on", **{"action-publish": "1"})
    assert client.post(edit_url(page), data).status_code == 302
    last = last_row(kind="guide", code=page.code).payload
    assert '{"edition":"pictured","stale":false}' in last
    assert '{"edition":"plain","stale":true}' in last


def test_an_earlier_draft_is_published_again_from_history(client: Client, editor: User) -> None:
    page = make_guide(summary="第一种说法。")
    first = page.latest_revision
    page.summary = "第二种说法。"
    page.save_revision().publish()
    url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    html = client.get(url).content.decode()
    assert "第一种说法。" in html
    data = guide_form(client, page, summary="第一种说法。", revision=str(first.pk))
    response = client.post(edit_url(page), type_in(data, **{"action-publish": "1"}))
    assert response.status_code == 302
    assert "第一种说法。" in last_row(code=page.code).payload
    assert rows(page) == 3


def test_homes_and_sections_are_not_edited(client: Client, editor: User) -> None:
    section = make_guide().get_parent()
    for page in (section, section.get_parent()):
        response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]), follow=True)
        assert "首页和部门栏目由系统维护" in response.content.decode()
    home = section.get_parent()
    response = client.get(reverse("wagtailadmin_pages:add_subpage", args=[home.pk]))
    assert response.status_code == 302
    url = reverse("wagtailadmin_pages:add", args=["guides", "sectionpage", home.pk])
    assert client.get(url).status_code == 302


def test_an_unfinished_item_may_be_chosen_while_drafting(client: Client, editor: User) -> None:
    item = make_item(publish=False, name="", fee="5")
    item.fees.update(name="")
    page = make_guide(publish=False, item=item)
    response = client.get(edit_url(page))
    assert response.status_code == 200
    assert "还没有发布，请先发布它。" in response.content.decode()
    assert client.post(edit_url(page), guide_form(client, page)).status_code == 302
