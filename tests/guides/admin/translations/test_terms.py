"""Who translates into English is told the official terms of the page, on it and in PO files."""

import polib
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale as WagtailLocale
from wagtail_localize.models import StringTranslation, Translation

from guides.localize import following
from guides.models import GuidePage
from guides.vocabulary import Kind
from tests.factories import make_guide, make_hall
from tests.guides.admin.browser import edit_url, snippet_url

from .english import begun

pytestmark = pytest.mark.django_db


def of_a_guide() -> Translation:
    return begun(make_guide(title="居住证怎么办", summary="到政务服务中心交复印件。"))


def test_the_editor_names_the_terms_of_the_page(client: Client, editor: User) -> None:
    page = of_a_guide().get_target_instance()
    html = client.get(edit_url(page)).content.decode()
    assert "这一页用到的官方术语（3）" in html
    for english in ("residence permit", "government service centre", "copy"):
        assert f'<td lang="en">{english}</td>' in html
    hall = begun(make_hall(name="政务服务中心")).get_target_instance()
    assert "government service centre" in client.get(snippet_url(hall)).content.decode()


def test_into_traditional_there_is_nothing_to_suggest(client: Client, editor: User) -> None:
    page = make_guide(title="居住证怎么办")
    following.bring(Kind.GUIDE, page.code)
    hant = GuidePage.objects.get(
        translation_key=page.translation_key, locale__language_code="zh-hant"
    )
    response = client.get(edit_url(hant))
    assert response.status_code == 200
    assert "official-terms" not in response.content.decode()


def test_po_files_name_the_terms_of_each_text_and_come_back(client: Client, editor: User) -> None:
    translation = of_a_guide()
    url = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    file = polib.pofile(client.get(url).content.decode())
    entry = next(one for one in file if one.msgctxt == "summary")
    assert entry.comment == "政务服务中心 = government service centre\n复印件 = copy"
    entry.msgstr = "Bring a copy to the government service centre."
    translation.import_po(polib.pofile(str(file)))
    english = WagtailLocale.objects.get(language_code="en")
    said = StringTranslation.objects.get(locale=english, context__path="summary")
    assert (said.data, said.translation_type) == (entry.msgstr, "manual")
