"""The sheet that anybody may print: set when a guide is published, never by a request."""

from collections.abc import Sequence

import pypdfium2
import pytest
from django.conf import settings
from django.test import Client

from guides.models import GuidePage, PublicSheet
from guides.paper import typeset
from guides.paper.sheet import Sheet
from guides.prints import following, public
from guides.vocabulary import Locale
from tests.factories import change_fee, make_guide, make_item

from .conftest import follow

pytestmark = pytest.mark.django_db


def text(client: Client, path: str) -> str:
    response = client.get(path, follow=True)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    with pypdfium2.PdfDocument(response.content) as document:
        said = "".join(page.get_textpage().get_text_range() for page in document)
        return "".join(said.split())


def test_a_guides_page_offers_its_sheet(client: Client) -> None:
    guide = make_guide(item=make_item(fee="20"))
    address = f"/guides/{guide.code}/sheet/"
    assert f'href="{address}"' in client.get(f"/guides/{guide.code}/").content.decode()
    follow()

    found = text(client, address)
    assert guide.title in found
    assert "20" in found
    assert f"/g/{guide.code}" in found


def test_it_is_set_again_when_a_fact_changes_and_the_old_file_goes(client: Client) -> None:
    item = make_item(fee="20")
    guide = make_guide(item=item)
    follow()
    old = PublicSheet.objects.get(code=guide.code, locale=Locale.HANS, large=False)

    change_fee(item, "35")
    follow()

    assert "35" in text(client, f"/guides/{guide.code}/sheet/")
    files = list(settings.PUBLISHED_MEDIA_ROOT.rglob(f"*{guide.code}.pdf"))
    assert not [file for file in files if old.path.endswith(f"{file.parent.name}/{file.name}")]
    kept = PublicSheet.objects.filter(code=guide.code).exclude(path="")
    assert len(files) == kept.count() == 4


def test_what_says_the_same_is_not_set_again(monkeypatch: pytest.MonkeyPatch) -> None:
    guide = make_guide()
    follow()
    PublicSheet.objects.update(due=1)
    monkeypatch.setattr(typeset, "pdf", lambda *args: pytest.fail("set again"))

    assert following.BACKLOG.work() == 6

    assert not public.due().filter(code=guide.code).exists()


def test_what_is_noted_while_a_sheet_is_set_stays_due(monkeypatch: pytest.MonkeyPatch) -> None:
    guide = make_guide()
    follow()
    public.mark([guide.code], 8)
    row = public.due().earliest("pk")
    snapshot = public.sheet_of_guide

    def slowly(code: str, locale: Locale, *, large: bool) -> Sheet | None:
        public.mark([guide.code], 9)
        return snapshot(code, locale, large=large)

    monkeypatch.setattr(public, "sheet_of_guide", slowly)
    public.make(row)

    assert PublicSheet.objects.get(pk=row.pk).due == 9


def test_one_that_cannot_be_set_is_logged_and_holds_up_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = make_guide(title="排不出来"), make_guide()
    pdf = typeset.pdf

    def failing(template: str, sheets: Sequence[typeset.Data]) -> bytes:
        if sheets[0]["title"] == "排不出来":
            raise typeset.CannotBeSet("没有字体")
        return pdf(template, sheets)

    monkeypatch.setattr(typeset, "pdf", failing)
    follow()

    assert "could not be brought up to date" in caplog.text
    waiting = set(public.due().values_list("code", flat=True))
    assert (bad.code in waiting, good.code in waiting) == (True, False)


def test_each_language_and_size_of_letters_has_its_own(client: Client) -> None:
    guide = make_guide(title="怎么领医疗补贴")
    follow()

    assert "怎麼領醫療補貼" in text(client, f"/zh-hant/guides/{guide.code}/sheet/")
    plain = client.get(f"/guides/{guide.code}/sheet/")["Location"]
    large = client.get(f"/elder/guides/{guide.code}/sheet/")["Location"]
    assert large != plain
    assert guide.title in text(client, large)
    # There is no English: the sheet is in the language of the words.
    assert client.get(f"/en/guides/{guide.code}/sheet/")["Location"] == plain


def test_no_request_sets_type(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = make_guide()
    monkeypatch.setattr(typeset, "pdf", lambda *args: pytest.fail("set for a reader"))

    response = client.get(f"/guides/{guide.code}/sheet/")

    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "排版" in response.content.decode()


def test_drafts_have_none_and_withdrawn_guides_lose_theirs(client: Client) -> None:
    draft, guide = make_guide(publish=False), make_guide()
    follow()
    assert client.get(f"/guides/{draft.code}/sheet/").status_code == 404
    path = client.get(f"/guides/{guide.code}/sheet/")["Location"]

    GuidePage.objects.get(pk=guide.pk).unpublish()
    gone = client.get(f"/guides/{guide.code}/sheet/")
    assert gone["Location"] == f"/guides/{guide.code}/"
    follow()
    assert client.get(path).status_code == 404
    assert client.get("/guides/0000000/sheet/").status_code == 404
