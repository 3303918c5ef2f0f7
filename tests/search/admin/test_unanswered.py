"""问了没找到: a question becomes an everyday name, or is settled, or comes back."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml.html import fromstring
from wagtail.models import ModelLogEntry

from guides import published
from guides.models import EverydayName, Item
from guides.roles import EDITORS, PUBLISHERS
from guides.vocabulary import Kind
from search.engines import EMBEDDED, make
from search.finding.finder import find
from search.index import follow
from search.models import UnansweredQuestion
from tests.factories import make_guide, make_item

pytestmark = pytest.mark.django_db

INDEX = reverse("unanswered:index")


def ask(text: str, times: int = 1, ago: int = 0) -> UnansweredQuestion:
    day = timezone.localdate() - timedelta(days=ago)
    return UnansweredQuestion.objects.create(
        text=text, times=times, first_asked_on=day, last_asked_on=day
    )


def shown(client: Client, **query: str) -> str:
    return client.get(INDEX, query).content.decode()


@pytest.fixture
def publisher(client: Client) -> User:
    user = User.objects.create_user("publisher")
    user.groups.add(Group.objects.get(name=PUBLISHERS))
    client.force_login(user)
    return user


def test_what_is_asked_most_comes_first_and_what_is_settled_is_away(
    client: Client, editor: User
) -> None:
    assert "没有还没处理的问题" in shown(client)
    ask("捞沙坨坨", times=2)
    ask("摘星星", times=9, ago=40)
    settled = ask("飞上天")
    UnansweredQuestion.objects.filter(pk=settled.pk).update(settled_on=timezone.localdate())

    html = shown(client)
    assert html.index("摘星星") < html.index("捞沙坨坨")
    assert "飞上天" not in html
    assert "飞上天" in shown(client, state="done")
    assert "飞上天" in shown(client, state="all")
    assert "摘星星" not in shown(client, state="open", since="30")
    assert "捞沙坨坨" in shown(client, q="沙坨")


def test_a_question_becomes_the_everyday_name_of_an_item(client: Client, publisher: User) -> None:
    item = make_item(name="河道采砂许可")
    page = make_guide(title="办采砂许可证", item=item)
    follow.rebuild(make(EMBEDDED))
    row = ask("请问捞沙坨坨怎么办")
    url = reverse("unanswered:name", args=[row.pk])
    assert 'value="捞沙坨坨"' in client.get(url).content.decode()

    response = client.post(url, {"name": "捞沙坨坨", "item": item.pk}, follow=True)

    assert "已经发布" in response.content.decode()
    record = published.record(Kind.ITEM, item.code)
    assert record is not None
    assert "捞沙坨坨" in record.payload.everyday_names
    follow.catch_up(EMBEDDED)
    assert find("捞沙坨坨").results[0].key == f"guide:{page.code}"
    row.refresh_from_db()
    assert row.settled_on == timezone.localdate()
    entry = ModelLogEntry.objects.get(action="search.settled")
    assert entry.user == publisher


def test_what_else_is_in_the_draft_does_not_go_out_with_it(client: Client, publisher: User) -> None:
    item = make_item(name="河道采砂许可")
    draft = Item.objects.get(pk=item.pk)
    draft.name = "还没想好的名称"
    draft.save_revision()
    row = ask("捞沙坨坨")

    url = reverse("unanswered:name", args=[row.pk])
    html = client.post(url, {"name": "捞沙坨坨", "item": item.pk}, follow=True).content.decode()

    assert "发布以后起作用" in html
    record = published.record(Kind.ITEM, item.code)
    assert record is not None
    assert (record.payload.name, record.payload.everyday_names) == ("河道采砂许可", ())
    draft = Item.objects.get(pk=item.pk).get_latest_revision_as_object()
    assert draft.name == "还没想好的名称"
    assert [one.name for one in draft.everyday_names.all()] == ["捞沙坨坨"]


def test_who_may_not_publish_writes_a_draft(client: Client, editor: User) -> None:
    item = make_item(name="河道采砂许可")
    row = ask("捞沙坨坨")

    url = reverse("unanswered:name", args=[row.pk])
    assert "由发布员发布以后起作用" in client.get(url).content.decode()
    client.post(url, {"name": "捞沙坨坨", "item": item.pk})

    item.refresh_from_db()
    assert item.has_unpublished_changes
    assert not item.everyday_names.exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "请写一个词"),
        ("怎么捞沙子", "一整句话"),
        ("办证", "太宽"),
        ("已經有的", "已经有这个日常用语"),
        ("河道采砂许可", "就是事项的名称"),
    ],
)
def test_a_name_that_is_no_use_is_refused(
    client: Client, publisher: User, name: str, told: str
) -> None:
    item = make_item(name="河道采砂许可")
    item.everyday_names.add(EverydayName(name="已经有的"))
    item.save_revision().publish()
    row = ask("捞沙坨坨")

    url = reverse("unanswered:name", args=[row.pk])
    html = client.post(url, {"name": name, "item": item.pk}).content.decode()

    assert told in html
    assert not name or f'value="{name}"' in html
    row.refresh_from_db()
    assert row.settled_on is None
    assert "请选一个事项" in client.post(url, {"name": "捞沙"}).content.decode()


def test_a_question_is_settled_and_put_back(client: Client, editor: User) -> None:
    row = ask("捞沙坨坨")
    url = reverse("unanswered:settle", args=[row.pk])

    html = client.post(url, {"query": "since=30"}, follow=True).content.decode()
    assert "算处理过了" in html
    assert "没有这样的问题" in html

    client.post(url, {"undo": "1"})
    assert "捞沙坨坨" in shown(client)
    assert list(
        ModelLogEntry.objects.filter(action__startswith="search.")
        .order_by("timestamp")
        .values_list("action", flat=True)
    ) == ["search.settled", "search.reopened"]
    assert client.get(url).status_code == 405


def test_the_buttons_of_the_list_are_the_editors_own(editor: User) -> None:
    row = ask("捞沙坨坨")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor)
    [form] = fromstring(shown(browser)).xpath("//td//form")

    sent = {one.get("name"): one.get("value") for one in form.xpath(".//input")}
    assert browser.post(form.get("action"), sent).status_code == 302
    row.refresh_from_db()
    assert row.settled_on == timezone.localdate()
    assert browser.post(form.get("action"), {"undo": "1"}).status_code == 403


def test_each_group_sees_what_it_may(client: Client, editor: User) -> None:
    ask("捞沙坨坨")
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    for name in ("unanswered", "synonyms", "pinned_results", "unsuggested", "search_state"):
        assert reverse(f"{name}:index") in home
    html = shown(client)
    assert "加为日常用语" in html
    assert f"{reverse('synonyms:add')}?everyday=" in html

    editor.groups.clear()
    allowed = Group.objects.create(name="只能看后台")
    allowed.permissions.set(
        Group.objects.get(name=EDITORS).permissions.filter(codename="access_admin")
    )
    editor.groups.add(allowed)
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("unanswered:index") not in home
    assert client.get(INDEX).status_code == 302
    settle = reverse("unanswered:settle", args=[UnansweredQuestion.objects.get().pk])
    assert client.post(settle).status_code == 302
    assert UnansweredQuestion.objects.get().settled_on is None
