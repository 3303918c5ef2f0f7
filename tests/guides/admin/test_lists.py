"""The list of guides, the report of those to review, the ledger to read, and who may do what."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from guides import roles
from guides.models import GuidePage, LedgerRow
from guides.roles import EDITORS, PUBLISHERS
from guides.sections import section_of
from tests.factories import change_fee, make_department, make_guide, make_item

from .browser import edit_url, guide_form, last_row, sign_in, snippet_url

pytestmark = pytest.mark.django_db


def test_guides_are_found_by_words_inside_and_narrowed(client: Client, editor: User) -> None:
    department = make_department()
    one = make_guide(title="怎么补办身份证", department=department)
    other = make_guide(title="怎么办护照")
    url = reverse("guide_pages:index")
    for asked in ({"q": "补办身份"}, {"q": one.code.lower()}, {"department": department.pk}):
        html = client.get(url, asked).content.decode()
        assert (one.title in html, other.title in html) == (True, False)


def test_the_report_names_stale_and_due_guides(client: Client, editor: User) -> None:
    item = make_item()
    stale = make_guide(item=item, title="要核对的")
    due = make_guide(title="到期的", review_due=timezone.localdate() - timedelta(days=1))
    fine = make_guide(title="没问题的", review_due=timezone.localdate() + timedelta(days=90))
    change_fee(item, "50")
    html = client.get(reverse("guides_review")).content.decode()
    assert stale.title in html
    assert due.title in html
    assert fine.title not in html
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("guides_review") in menu


def test_the_ledger_of_a_guide_is_read_from_its_form(client: Client, editor: User) -> None:
    page = make_guide()
    client.post(
        edit_url(page),
        guide_form(client, page, change_note="换了说法", **{"action-publish": "1"}),
    )
    url = reverse("guides_ledger", kwargs={"kind": "guide", "code": page.code})
    assert url in client.get(edit_url(page)).content.decode()
    html = client.get(url).content.decode()
    for told in ("换了说法", "简体中文", "editor", "发布"):
        assert told in html
    assert str(last_row(code=page.code).sequence) in html
    assert client.post(url).status_code == 405


def test_the_ledger_of_an_item_is_linked_from_its_list(client: Client, editor: User) -> None:
    item = make_item()
    url = reverse("guides_ledger", kwargs={"kind": "item", "code": item.code})
    assert url in client.get(reverse("wagtailsnippets_guides_item:list")).content.decode()
    assert client.get(url).status_code == 200


def member(client: Client, group: str) -> User:
    user = sign_in(client, is_superuser=False)
    user.groups.add(Group.objects.get(name=group))
    return user


def test_an_editor_writes_and_hands_in_but_does_not_publish(client: Client) -> None:
    member(client, EDITORS)
    page = make_guide()
    typed = {"summary": "新说法。", "action-publish": "1"}
    client.post(edit_url(page), guide_form(client, page, **typed))
    assert LedgerRow.objects.filter(kind="guide").count() == 1
    client.post(edit_url(page), guide_form(client, page, **{"action-submit": "1"}))
    fresh = GuidePage.objects.get(pk=page.pk)
    assert fresh.workflow_in_progress
    assert fresh.current_workflow_task.name == "发布前审核"
    assert client.get(snippet_url(make_item())).status_code == 200
    url = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    assert client.post(url, {"reason": "x"}).status_code == 302
    assert GuidePage.objects.get(pk=page.pk).live


def test_a_publisher_approves_and_publishes(client: Client) -> None:
    user = member(client, PUBLISHERS)
    page = make_guide(publish=False)
    page.save_revision()
    page.get_workflow().start(page, None)
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    client.post(url, {"comment": ""})
    assert LedgerRow.objects.get(kind="guide").user == user
    section = section_of(make_department())
    url = reverse("wagtailadmin_pages:add", args=["guides", "guidepage", section.pk])
    assert client.get(url).status_code == 200


def test_roles_are_planted_once() -> None:

    roles.plant()
    assert Workflow.objects.filter(name="发布前审核").count() == 1
    assert Group.objects.filter(name__in=[EDITORS, PUBLISHERS]).count() == 2
