"""Every path of the admin by which a guide would go out or away: told in words, never a 500."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from guides.models import Current, GuidePage, LedgerRow
from guides.sections import section_of
from tests.factories import make_department, make_guide, make_item

from .browser import edit_url, guide_form, last_row, latest, told

pytestmark = pytest.mark.django_db


def hindered(**fields: Any) -> GuidePage:
    """A published guide whose saved draft names a fact that does not exist."""
    page = make_guide(**fields)
    page.summary = "交 {{money}}"
    page.save_revision()
    return GuidePage.objects.get(pk=page.pk)


def bulk(client: Client, action: str, *pages: Any, **data: Any) -> Any:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{url}?{chosen}&next=/admin/", data, follow=True)


def rows(page: GuidePage) -> int:
    return LedgerRow.objects.filter(kind="guide", code=page.code).count()


def test_bulk_publication_tells_the_refused_and_goes_on(client: Client, editor: User) -> None:
    bad, good = hindered(), make_guide(publish=False)
    gap = make_guide(publish=False, item=make_item(conditions=""))
    response = bulk(client, "publish", bad, gap, good)
    assert response.status_code == 200
    messages = told(response)
    assert any(bad.title in one and "不认识“{{money}}”" in one for one in messages)
    assert any(gap.title in one and "还没有填：受理条件" in one for one in messages)
    assert GuidePage.objects.get(pk=good.pk).live
    assert not GuidePage.objects.get(pk=gap.pk).live
    assert (rows(good), rows(bad), rows(gap)) == (1, 1, 0)
    assert latest(bad).summary == "交 {{money}}"


def test_bulk_publication_of_a_section_publishes_what_it_can(client: Client, editor: User) -> None:
    department = make_department()
    good = make_guide(publish=False, department=department)
    gap = make_guide(publish=False, department=department, item=make_item(conditions=""))
    section = section_of(department)
    response = bulk(client, "publish", section, include_descendants="on")
    assert rows(good) == 1
    assert rows(gap) == 0
    assert any(gap.title in one for one in told(response))


def test_withdrawal_asks_for_a_reason_and_names_a_successor(client: Client, editor: User) -> None:
    page, successor, draft = make_guide(), make_guide(), make_guide(publish=False)
    url = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    assert "撤回原因" in client.get(url).content.decode()
    refused = client.post(url, {"reason": "", "successor": str(draft.pk)})
    assert refused.context["withdrawal"].errors == {
        "reason": ["请写撤回的原因，读者会看到。"],
        "successor": ["替代的内容要是已经发布的另一个，请重新选。"],
    }
    assert "请写撤回的原因，读者会看到。" in refused.content.decode()
    assert GuidePage.objects.get(pk=page.pk).live
    response = client.post(url, {"reason": "并到一起办了", "successor": str(successor.pk)})
    assert response.status_code == 302
    assert not GuidePage.objects.get(pk=page.pk).live
    row = LedgerRow.objects.get(kind="guide", code=page.code, action="withdraw")
    assert row.user == editor
    assert '"reason":"并到一起办了"' in row.payload
    assert f'"successor":"{successor.code}"' in row.payload


def test_homes_and_sections_are_not_withdrawn(client: Client, editor: User) -> None:
    page = make_guide()
    url = reverse("wagtailadmin_pages:unpublish", args=[page.get_parent().pk])
    response = client.post(url, {"include_descendants": "on"}, follow=True)
    assert "首页和部门栏目本来就不公开，不用撤回。" in told(response)
    assert GuidePage.objects.get(pk=page.pk).live


def test_bulk_withdrawal_asks_for_one_reason(client: Client, editor: User) -> None:
    one, other, staying = make_guide(), make_guide(), make_guide()
    refused = bulk(client, "unpublish", one, other)
    assert "请写撤回的原因，读者会看到。" in refused.content.decode()
    assert rows(one) == 1
    typed = {"reason": "业务取消", "successor": str(staying.pk)}
    response = bulk(client, "unpublish", one, other, staying, **typed)
    last = LedgerRow.objects.filter(kind="guide", action="withdraw")
    assert {row.code for row in last} == {one.code, other.code}
    assert all('"reason":"业务取消"' in row.payload for row in last)
    assert any(staying.title in message for message in told(response))
    assert GuidePage.objects.get(pk=staying.pk).live


def test_what_was_published_is_not_deleted(client: Client, editor: User) -> None:
    page, draft = make_guide(), make_guide(publish=False)
    message = f"“{page.title}”发布过，不能删除。请用“撤回”，并写明原因和替代的内容。"
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    assert message in told(client.post(url, follow=True))
    response = bulk(client, "delete", page, draft)
    assert any(message in one for one in told(response))
    assert list(GuidePage.objects.values_list("pk", flat=True)) == [page.pk]


def test_homes_and_full_sections_are_not_deleted(client: Client, editor: User) -> None:
    section = make_guide(publish=False).get_parent()
    url = reverse("wagtailadmin_pages:delete", args=[section.pk])
    expected = "这个部门栏目里还有指南，请先移走或者删除它们。"
    assert expected in told(client.post(url, follow=True))
    assert any(expected in one for one in told(bulk(client, "delete", section)))
    url = reverse("wagtailadmin_pages:delete", args=[section.get_parent().pk])
    assert "首页不能删除：网站要靠它。" in told(client.post(url, follow=True))
    assert GuidePage.objects.exists()


def test_a_guide_moves_to_another_department(client: Client, editor: User) -> None:
    page = make_guide()
    other = section_of(make_department())
    url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk])
    assert client.post(url).status_code == 302
    assert Current.objects.get(kind="guide", code=page.code).revision == 2
    department = other.department.code
    assert f'"department":"{department}"' in last_row().payload
    back = section_of(make_department())
    response = bulk(client, "move", page, chooser=str(back.pk))
    assert response.status_code == 200
    assert page.code in last_row(payload__contains=back.department.code).code


def test_sections_stay_where_they_are(client: Client, editor: User) -> None:
    section = make_guide().get_parent()
    url = reverse("wagtailadmin_pages:move", args=[section.pk])
    expected = "首页和部门栏目的位置是固定的，不能移动或者复制。"
    copy = reverse("wagtailadmin_pages:copy", args=[section.pk])
    assert expected in told(client.get(copy, follow=True))
    destination = make_guide().get_parent()
    url = reverse("wagtailadmin_pages:move_confirm", args=[section.pk, destination.pk])
    assert expected in told(client.post(url, follow=True))


def test_a_copy_has_a_code_of_its_own_and_no_alias_box(client: Client, editor: User) -> None:
    page = make_guide()
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    assert "alias" not in client.get(url).context["form"].fields
    data = {
        "new_title": "另一份",
        "new_slug": "another",
        "new_parent_page": str(page.get_parent().pk),
        "publish_copies": "on",
        "alias": "on",
    }
    assert client.post(url, data).status_code == 302
    copy = GuidePage.objects.get(title="另一份")
    assert copy.alias_of is None
    assert copy.code != page.code
    assert rows(copy) == 1


def test_a_hindered_live_copy_is_told(client: Client, editor: User) -> None:
    page = make_guide()
    # A live page may be behind the rules: published before them, or emptied of a fact since.
    GuidePage.objects.filter(pk=page.pk).update(summary="交 {{money}}")
    data = {
        "new_title": "另一份",
        "new_slug": "another",
        "new_parent_page": str(page.get_parent().pk),
        "publish_copies": "on",
    }
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    response = client.post(url, data, follow=True)
    assert any("不认识“{{money}}”" in one for one in told(response))
    assert GuidePage.objects.count() == 1


def test_privacy_is_closed(client: Client, editor: User) -> None:
    page = make_guide()
    for target in (page, page.get_parent()):
        url = reverse("wagtailadmin_pages:set_privacy", args=[target.pk])
        response = client.post(url, {"restriction_type": "login"})
        assert response.status_code < 500
    assert not PageViewRestriction.objects.exists()


def test_moderation_is_refused_at_the_field_and_later_paths_in_words(
    client: Client, editor: User
) -> None:
    page = make_guide()
    client.post(edit_url(page), guide_form(client, page, **{"action-submit": "1"}))
    state = GuidePage.objects.get(pk=page.pk).current_workflow_task_state
    # Approving from the form: the typed error is refused at the field.
    data = guide_form(
        client,
        page,
        summary="交 {{money}}",
        **{"action-workflow-action": "1", "workflow-action-name": "approve"},
    )
    response = client.post(edit_url(page), data)
    assert "不认识“{{money}}”" in response.context["form"].errors["summary"][0]
    # Saved as a draft meanwhile, then approved from the dashboard.
    client.post(edit_url(page), guide_form(client, page, summary="交 {{money}}"))
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    response = client.post(url, {"comment": ""}, follow=True)
    assert any("不认识“{{money}}”" in one for one in told(response))
    fresh = GuidePage.objects.get(pk=page.pk)
    assert fresh.workflow_in_progress
    assert rows(page) == 1
    # As the dashboard's dialogue asks.
    ajax = client.post(url, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})
    assert ajax.json()["step"] == "success"
    # Sent back with the error in it: a draft may be anything.
    data = guide_form(
        client,
        page,
        **{
            "action-workflow-action": "1",
            "workflow-action-name": "reject",
            "workflow-action-extra-data": '{"comment": "请改"}',
        },
    )
    assert client.post(edit_url(page), data).status_code == 302


def test_autosave_keeps_a_draft_with_errors(client: Client, editor: User) -> None:
    page = make_guide()
    data = guide_form(client, page, summary="交 {{money}}")
    response = client.post(edit_url(page), data, headers={"accept": "application/json"})
    assert response.json()["success"]
    assert latest(page).summary == "交 {{money}}"
