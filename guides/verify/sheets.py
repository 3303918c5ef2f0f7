"""Paper for anybody to print: every text of a guide's sheet stands in the PDF handed out."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from itertools import pairwise
from urllib.parse import urlsplit

import pypdfium2
from django.utils.translation import gettext as _

from guides.channels import addresses
from guides.channels.elder import elder_address
from guides.models import Cursor
from guides.prints import following, public
from guides.prints.said import said
from guides.published import head
from guides.vocabulary import Kind, Locale

from .difference import Difference
from .sites import Answer, Site
from .stillness import settled
from .tally import Tally


def check_sheets(
    site: Site, codes: Iterable[str], locale: Locale, tally: Tally
) -> Iterator[Difference]:
    """Read guides' sheets, those in large print too; those that are yet to be set are counted."""
    for code in codes:
        for large in (False, True):
            yield from settled(partial(_check, site, code, locale, large), tally)


def _check(
    site: Site, code: str, locale: Locale, large: bool, tally: Tally
) -> Iterator[Difference]:
    sheet = public.sheet_of_guide(code, locale, large=large)
    if sheet is None:
        # There is no such translation: readers get the sheet in the words' own language.
        return
    if _is_waiting(code, locale, large):
        tally.add("unset")
        return
    path = addresses.sheet(code, locale)
    tally.add("sheet")
    for answer in site.get(elder_address(path) if large else path):
        location = urlsplit(answer.headers.get("Location", "")).path
        for found in site.get(location) if location else [answer]:
            if told := _wrong(found, location, said(sheet)):
                yield Difference(_("纸样"), told, Kind.GUIDE, code, locale)


def _is_waiting(code: str, locale: Locale, large: bool) -> bool:
    reached = Cursor.objects.filter(follower=following.FOLLOWER).values_list("sequence", flat=True)
    behind = (reached.first() or 0) < head()
    return behind or public.is_due(code, locale, large=large)


def _wrong(answer: Answer, path: str, texts: list[str]) -> str:
    """Return what is wrong with a PDF in words, nothing where all is well."""
    if answer.status != 200:
        return _("打不开（{status}）").format(status=answer.status)
    if f"/{sha256(answer.body).hexdigest()[:16]}/" not in path:
        return _("内容和文件名里的摘要不符")
    pages = _pages(answer.body)
    # A row's name and its value stand apart.
    pieces = [piece for text in texts for piece in text.split("：")]
    missing = [piece for piece in pieces if not _stands(_plain(piece), pages)]
    return _("纸上没有“{text}”").format(text=missing[0]) if missing else ""


def _pages(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        return [_plain(page.get_textpage().get_text_range()) for page in document]


def _stands(text: str, pages: list[str]) -> bool:
    """Tell whether a text stands on a page, or begins on one and ends on the next."""
    if any(text in page for page in pages):
        return True
    return any(
        text[:place] in page and text[place:] in after
        for page, after in pairwise(pages)
        for place in range(1, len(text))
    )


def _plain(text: str) -> str:
    """Return a text without spaces and hyphens, which at a line's end are read as others."""
    return re.sub(r"[\s\ufffe\u00ad\-]", "", unicodedata.normalize("NFC", text))
