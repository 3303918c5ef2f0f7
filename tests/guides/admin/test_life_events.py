"""The form of a life event, what it refuses, and what its list tells of guides that are hidden."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from guides.models import GuidePage, LedgerRow, LifeEvent
from guides.roles import EDITORS, PUBLISHERS
from guides.vocabulary import Kind
from tests.factories import make_guide, make_life_event

from .browser import opened, snippet_url, type_in

pytestmark = pytest.mark.django_db

ADD = "wagtailsnippets_guides_lifeevent:add"
LIST = "wagtailsnippets_guides_lifeevent:list"


def steps(*pages: GuidePage | None) -> Any:
    return streamfield([("step", {"guide": page.pk if page else "", "note": ""}) for page in pages])


def sent(client: Client, *pages: GuidePage | None, **typed: Any) -> Any:
    words = {"name": "生孩子", "kind": "personal", "order": "1", "summary": "", **typed}
    url = reverse(ADD)
    return client.post(url, type_in(opened(client, url), **words, guides=steps(*pages)))


def test_what_is_saved_is_public(client: Client, editor: User) -> None:
    response = sent(client, make_guide(), make_guide())

    assert response.status_code == 302, response.context["form"].errors
    event = LifeEvent.objects.get()
    assert LedgerRow.objects.filter(kind=Kind.LIFE_EVENT, code=event.code).count() == 1
    assert client.get(snippet_url(event)).status_code == 200


def test_one_guide_is_refused_and_what_was_typed_stays(client: Client, editor: User) -> None:
    response = sent(client, make_guide(), summary="给刚当爸妈的人")

    assert "请至少选两份指南" in str(response.context["form"].errors["guides"])
    assert "给刚当爸妈的人" in response.content.decode()
    assert not LifeEvent.objects.exists()


def test_the_same_guide_twice_is_refused_by_name(client: Client, editor: User) -> None:
    page = make_guide(title="领结婚证")

    response = sent(client, page, page, make_guide())

    assert "《领结婚证》选了不止一次" in str(response.context["form"].errors["guides"])
    assert not LifeEvent.objects.exists()


def test_a_step_without_a_guide_is_refused(client: Client, editor: User) -> None:
    response = sent(client, make_guide(), make_guide(), None)

    assert response.status_code == 200
    assert response.context["form"].errors["guides"]
    assert not LifeEvent.objects.exists()


def test_the_list_tells_which_guides_readers_do_not_see(client: Client, editor: User) -> None:
    draft = make_guide(title="还没有写完", publish=False)
    make_life_event(make_guide(), make_guide(), name="搬家")
    make_life_event(make_guide(), draft, name="结婚")

    shown = client.get(reverse(LIST)).content.decode()

    assert "2 份指南；没有发布、网页上不出现的：《还没有写完》" in shown
    assert shown.count("2 份指南") == 2


@pytest.mark.parametrize(("group", "status"), [(PUBLISHERS, 200), (EDITORS, 302)])
def test_publishers_see_to_life_events(client: Client, group: str, status: int) -> None:
    person = User.objects.create_user("one", "one@example.test", "x")
    person.groups.add(Group.objects.get(name=group))
    client.force_login(person)

    assert client.get(reverse(LIST)).status_code == status
