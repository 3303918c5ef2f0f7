"""置顶结果 and 不提示的词."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from search.engines import EMBEDDED, make
from search.finding.finder import find
from search.index import follow
from search.models import PinnedResult, Unsuggested
from tests.factories import make_guide, make_item

pytestmark = pytest.mark.django_db

PINS, PIN = reverse("pinned_results:index"), reverse("pinned_results:add")
WORDS, WORD = reverse("unsuggested:index"), reverse("unsuggested:add")


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


def test_a_pinned_guide_comes_first_until_its_day(client: Client, editor: User) -> None:
    make_guide(title="办采砂许可证", item=make_item(name="采砂许可"))
    other = make_guide(title="办取水许可证", item=make_item(name="取水许可"))
    follow.rebuild(make(EMBEDDED))

    typed = {"question": "采砂许可", "page": other.pk, "ends_on": day(3), "reason": ""}
    response = client.post(PIN, typed, follow=True)

    assert "“采砂许可”会先出“办取水许可证”" in response.content.decode()
    row = PinnedResult.objects.get()
    assert row.created_by == editor
    assert find("採砂許可").results[0].key == f"guide:{other.code}"

    row.ends_on = timezone.localdate() - timedelta(days=1)
    row.save()
    assert find("采砂许可").results[0].key != f"guide:{other.code}"
    assert "已到期" in client.get(PINS).content.decode()


@pytest.mark.parametrize(
    ("question", "ahead", "told"),
    [
        ("！！", 3, "只有标点"),
        ("征兵", -1, "已经过了"),
        ("征兵", 400, "最长一年"),
        ("開學", 3, "已经为这个词置顶了"),
    ],
)
def test_a_pin_that_is_no_use_is_refused(
    client: Client, editor: User, question: str, ahead: int, told: str
) -> None:
    page = make_guide()
    PinnedResult.objects.create(question="开学", page=page, ends_on=timezone.localdate())

    typed = {"question": question, "page": page.pk, "ends_on": day(ahead), "reason": "因为"}
    html = client.post(PIN, typed).content.decode()

    assert told in html
    assert f'value="{question}"' in html
    assert 'value="因为"' in html
    assert PinnedResult.objects.count() == 1


def test_a_draft_cannot_be_pinned(client: Client, editor: User) -> None:
    draft = make_guide(publish=False)

    typed = {"question": "开学", "page": draft.pk, "ends_on": day(3), "reason": ""}

    assert "没有发布" in client.post(PIN, typed).content.decode()


def test_words_are_kept_from_suggestions(client: Client, editor: User) -> None:
    assert "还没有" in client.get(WORDS).content.decode()

    client.post(WORD, {"words": "内部流程"})

    assert Unsuggested.objects.get().words == "内部流程"
    again = client.post(WORD, {"words": "內部流程"}).content.decode()
    assert "列表里已经有它了" in again
    assert "只有标点" in client.post(WORD, {"words": "、、"}).content.decode()
