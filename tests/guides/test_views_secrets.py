"""What was not published is in no public byte: every address that leads from another is read."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale as WagtailLocale

from guides import followers
from guides.media import describe
from guides.models import GuidePage, Item, LedgerRow, PublishedFile
from guides.prints import following as paper
from guides.vocabulary import Access
from tests.factories import (
    make_case,
    make_department,
    make_guide,
    make_hall,
    make_item,
    make_rating,
)

pytestmark = pytest.mark.django_db

BASE = "http://testserver"
STARTS = (
    "/",
    "/kiosk/",
    "/feeds/web.json?limit=1",
    "/feeds/mobile.json?locale=en",
    "/feeds/kiosk.json?locale=zh-Hant",
    "/feeds/hotline.json",
    "/api/docs",
    "/api/openapi.json",
    "/api/guides?limit=1",
    "/api/items?limit=1",
    "/api/halls",
    "/api/topics?limit=100",
    "/api/departments",
    "/api/regions",
    "/api/changes?limit=200",
)
SECRET = "绝不外传"
_ADDRESS = re.compile(
    r"(?:href|src|action|data-href)=\"([^\"]+)\"|\"((?:http://testserver|/)[^\"]*)\""
)


def planted() -> list[str]:
    """Plant the secret wherever something can lie unpublished; return addresses to guess."""
    used = make_item()
    public = make_guide(notes=f"{SECRET}一", item=used)
    draft = make_guide(publish=False, title=f"{SECRET}二", summary=f"{SECRET}二")
    scheduled = make_guide(publish=False, title=f"{SECRET}三")
    scheduled.go_live_at = timezone.now() + timedelta(days=3)
    scheduled.save_revision().publish()
    assert not GuidePage.objects.get(pk=scheduled.pk).live
    item = make_item(publish=False, name=f"{SECRET}四", source=f"{SECRET}", source_id="1")
    hall = make_hall(publish=False, name=f"{SECRET}五")
    said = make_rating(public, words=f"{SECRET}九", phone="0360-8800199")
    make_case(said)
    changed = GuidePage.objects.get(pk=public.pk)
    changed.title = f"{SECRET}六"
    changed.save_revision()
    fact = Item.objects.get(pk=used.pk)
    fact.conditions = f"{SECRET}七"
    fact.save_revision()
    english = public.copy_for_translation(
        WagtailLocale.objects.get(language_code="en"), copy_parents=True
    )
    english.title = f"{SECRET}八"
    english.save_revision()
    upload = default_storage.save("documents/form.pdf", ContentFile(SECRET.encode()))
    describe([(upload, None, None)])
    return [
        *(f"/guides/{page.code}/" for page in (draft, scheduled)),
        *(f"/kiosk/guides/{page.code}/" for page in (draft, scheduled)),
        *(f"/api/guides/{page.code}" for page in (draft, scheduled)),
        *(f"/g/{page.code}" for page in (draft, scheduled)),
        *(f"/en/guides/{page.code}/" for page in (public, draft, scheduled)),
        f"/window/{public.code}/",
        "/feeds/window.json",
        f"/items/{item.code}/",
        f"/api/items/{item.code}",
        f"/api/items?source={SECRET}&source_id=1",
        f"/halls/{hall.code}/",
        f"/api/halls/{hall.code}",
        f"/api/guides?hall={hall.code}",
        "/" + PublishedFile.objects.get(upload=upload).path,
        f"/uploads/{upload}",
        scheduled.url,
        "/home-zh-hans/",
    ]


def _read(response: Any) -> str:
    if response.headers["Content-Type"] != "application/pdf":
        return str(response.content.decode())
    with pypdfium2.PdfDocument(response.content) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def walked(client: Client, waiting: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (address, body) of every address that can be reached, once."""
    seen: set[tuple[str, ...]] = set()
    while waiting:
        address = waiting.pop().partition("#")[0]
        path, _, query = address.partition("?")
        # The same conditions in another order ask the same.
        asked = (path, *sorted(query.split("&")))
        if asked in seen or not address or address.startswith(("/static/", "/admin/")):
            continue
        seen.add(asked)
        response = client.get(address)
        assert response.status_code in {200, 301, 302, 400, 401, 403, 404, 405, 410}, address
        headers = " ".join(f"{name}: {value}" for name, value in response.headers.items())
        body = _read(response)
        yield address, f"{headers}\n{body}"
        for match in _ADDRESS.finditer(body):
            found = urljoin(BASE + address, unescape(match.group(1) or match.group(2)))
            parts = urlsplit(found)
            if found.startswith(BASE):
                waiting.append(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def test_what_was_not_published_is_in_no_public_byte(client: Client) -> None:
    guessed = planted()
    department = make_department()
    public = [make_guide(department=department) for _ in range(3)]

    followers.follow(paper.FOLLOWER)

    pages = dict(walked(client, [*STARTS, *guessed]))

    leaks = [address for address, body in pages.items() if SECRET in body]
    # What was asked for may be said back; what lies there may not.
    assert [address for address in leaks if SECRET not in address] == []
    for page in public:
        for address in (
            f"/guides/{page.code}/",
            f"/zh-hant/guides/{page.code}/",
            f"/kiosk/guides/{page.code}/",
        ):
            assert address in pages, "the walk did not get far"
    assert len(pages) > 100
    assert [address for address in pages if address.endswith(".pdf")], "no sheet was read"
    hidden = LedgerRow.objects.filter(audience=Access.STAFF)
    assert hidden.count() == 1
    assert SECRET in hidden.get().payload
