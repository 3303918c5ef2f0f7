"""Translations through the admin: what is not translated yet never goes out."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import Locale as WagtailLocale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from guides.models import Department, GuidePage, Item, LedgerRow, Topic
from tests.factories import make_department, make_guide, make_item

from .browser import edit_url, last_row, sign_in, snippet_url, told

pytestmark = pytest.mark.django_db


def hant() -> WagtailLocale:
    return WagtailLocale.objects.get(language_code="zh-hant")


def translate(client: Client, page: GuidePage) -> GuidePage:
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    response = client.post(url, {"locales": [hant().pk]})
    assert response.status_code == 302, response.context["form"].errors
    translated: GuidePage = GuidePage.objects.get(
        translation_key=page.translation_key, locale=hant()
    )
    return translated


def by_machine(client: Client, instance: object) -> None:
    translation = Translation.objects.get(target_locale=hant())
    url = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    assert client.post(url).status_code == 302


def publish(client: Client, url: str) -> list[str]:
    """Press wagtail-localize's button, which publishes when its own transaction is over."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        response = client.post(url, {"action": "publish"})
    assert response.status_code == 302
    return told(client.get(response["location"]))


def public(code: str) -> set[str]:
    rows = LedgerRow.objects.filter(code=code, kind__in=("guide", "item", "topic", "department"))
    return set(rows.values_list("locale", flat=True))


def test_a_guide_with_steps_is_translated_by_opencc_and_published(
    client: Client, editor: User
) -> None:
    page = make_guide(
        title="怎么办护照",
        steps=[
            {
                "title": "去窗口",
                "words": "带身份证，交 {{fee}}。",
                "branches": [("branch", {"condition": "未满十六岁", "outcome": "监护人陪着"})],
            }
        ],
    )
    translated = translate(client, page)
    assert not translated.live
    assert (translated.code, translated.slug) == (page.code, page.slug)
    assert public(page.code) == {"zh-Hans"}
    by_machine(client, translated)
    publish(client, edit_url(translated))
    row = LedgerRow.objects.get(code=page.code, locale="zh-Hant")
    for said in ("怎麼辦護照", "帶身份證，交 20 元/證。", "未滿十六歲", "監護人陪着"):
        assert said in row.payload
    assert row.source_revision == 1


def test_what_is_offered_for_translation_are_words(client: Client, editor: User) -> None:
    page = make_guide()
    translate(client, page)
    paths = set(StringSegment.objects.values_list("context__path", flat=True))
    assert {"title", "summary"} < paths
    assert not {path for path in paths if path in {"slug", "code", "source", "change_note"}}
    assert all(path.partition(".")[0] in {"title", "summary", "steps"} for path in paths)


def test_an_untranslated_guide_is_refused(client: Client, editor: User) -> None:
    page = make_guide(title="怎么办护照")
    translated = translate(client, page)
    messages = publish(client, edit_url(translated))
    total = Translation.objects.get().get_progress()[0]
    assert f"还有 {total} 处没有翻译，译完才能发布。" in messages
    assert not GuidePage.objects.get(pk=translated.pk).live
    assert public(page.code) == {"zh-Hans"}
    # One word is missing still.
    by_machine(client, translated)
    StringTranslation.objects.filter(context__path="summary").delete()
    messages = publish(client, edit_url(translated))
    assert "还有 1 处没有翻译，译完才能发布。" in messages
    assert public(page.code) == {"zh-Hans"}


def test_synchronising_does_not_publish_new_words_untranslated(
    client: Client, editor: User
) -> None:
    page = make_guide()
    translated = translate(client, page)
    by_machine(client, translated)
    publish(client, edit_url(translated))
    page.summary = "新写的一句话。"
    page.save_revision().publish()
    source = Translation.objects.get().source
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    with TestCase.captureOnCommitCallbacks(execute=True):
        response = client.post(url, {"publish_translations": "on"})
    assert response.status_code == 302
    last = last_row(code=page.code, locale="zh-Hant")
    assert "新写的一句话" not in last.payload
    assert "新寫的一句話" not in last.payload


def test_an_untranslated_item_stays_a_draft(client: Client, editor: User) -> None:
    item = make_item(name="护照办理", conditions="满十六岁")
    url = reverse("wagtail_localize:submit_snippet_translation", args=["guides", "item", item.pk])
    client.post(url, {"locales": [hant().pk]})
    copy = Item.objects.get(translation_key=item.translation_key, locale=hant())
    assert not copy.live
    messages = publish(client, snippet_url(copy))
    assert any("没有翻译，译完才能发布" in one for one in messages)
    assert not Item.objects.get(pk=copy.pk).live
    assert public(item.code) == {"zh-Hans"}
    by_machine(client, copy)
    publish(client, snippet_url(copy))
    copy.refresh_from_db()
    assert (copy.live, copy.name, copy.conditions) == (True, "護照辦理", "滿十六歲")


@pytest.mark.parametrize("model", [Topic, Department])
def test_a_plain_thing_is_public_in_a_language_once_it_is_translated(
    client: Client, editor: User, model: Any
) -> None:
    one = (
        make_department(name="民政局") if model is Department else Topic.objects.get(name="公积金")
    )
    name = model._meta.model_name
    url = reverse("wagtail_localize:submit_snippet_translation", args=["guides", name, one.pk])
    client.post(url, {"locales": [hant().pk]})
    copy = model.objects.get(translation_key=one.translation_key, locale=hant())
    assert public(one.code) == {"zh-Hans"}
    by_machine(client, copy)
    publish(client, snippet_url(copy))
    assert public(one.code) == {"zh-Hans", "zh-Hant"}


@pytest.mark.django_db(transaction=True)
def test_a_wrong_token_in_a_translation_is_refused_at_its_field(client: Client) -> None:
    sign_in(client)
    page = make_guide()
    translated = translate(client, page)
    by_machine(client, translated)
    summary = StringTranslation.objects.get(context__path="summary")
    summary.data = "交 {{money}}"
    summary.save()
    response = client.post(edit_url(translated), {"action": "publish"})
    assert response.status_code == 302
    summary.refresh_from_db()
    assert summary.has_error
    assert "不认识“{{money}}”" in summary.get_error()
    assert not GuidePage.objects.get(pk=translated.pk).live
    assert public(page.code) == {"zh-Hans"}
