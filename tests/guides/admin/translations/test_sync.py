"""Bringing a changed source to its translations: what was done is told, and what was not."""

import pytest
from django.contrib.auth.models import User
from django.test import Client, TestCase
from django.urls import reverse
from wagtail_localize.models import StringTranslation, TranslationSource

from guides.models import GuidePage, LedgerRow
from tests.factories import make_guide
from tests.guides.admin.browser import told

from .english import translated

pytestmark = pytest.mark.django_db


def sync(client: Client, page: GuidePage, **asked: str) -> list[str]:
    source = TranslationSource.objects.get_for_instance(page)
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert "取来新的原文" in client.get(url).content.decode()
    with TestCase.captureOnCommitCallbacks(execute=True):
        response = client.post(url, asked)
    assert response.status_code == 302
    return told(client.get(response["location"]))


def last(page: GuidePage) -> LedgerRow:
    return LedgerRow.objects.filter(code=page.code, locale="en").order_by("-sequence")[0]


def test_what_is_not_translated_is_told_and_stays_as_it_was(client: Client, editor: User) -> None:
    page = make_guide(title="怎么办护照")
    translated(page)
    page.summary = "新的一句话。"
    page.save_revision().publish()

    messages = sync(client, page, publish_translations="on")

    assert "English：还有 1 处没有翻译，译完才能发布。" in messages
    assert not [one for one in messages if "更新" in one]
    assert last(page).source_revision == 1


def test_what_is_translated_is_published(client: Client, editor: User) -> None:
    page = make_guide(title="怎么办护照", tips=[("sentence", "早点来。")])
    translated(page)
    page.tips = []
    page.save_revision().publish()

    messages = sync(client, page, publish_translations="on")

    assert messages == ["已经把《怎么办护照》的新原文取到译文里。"]
    source = LedgerRow.objects.filter(code=page.code, locale="zh-Hans").order_by("-sequence")[0]
    assert last(page).source_revision == source.revision


def test_a_machine_that_knows_no_english_is_not_offered(client: Client, editor: User) -> None:
    page = make_guide()
    translated(page)
    StringTranslation.objects.filter(context__path="summary").delete()
    messages = sync(client, page, use_machine_translation="on")
    assert "English：还有 1 处没有翻译，译完才能发布。" in messages
