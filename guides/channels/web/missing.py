"""The page for an address that holds nothing."""

import re
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels import addresses
from guides.channels.pages import Context, Frame, render
from guides.content import Snapshot
from guides.vocabulary import Locale

# Whole words of an address that say where a page was, not what it was about.
_FOLDERS = re.compile(
    r"guides?|items?|halls?|topics?|life|events?|kiosk|search|elder|zh|hant|hans|en|html?|php|aspx?|jsp|index|"
    r"default|www|https?|api|feeds?|static|media|admin|login|wp|content|includes",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]{3,}")
_LONGEST = 40


@dataclass(frozen=True, kw_only=True)
class MissingContext(Context):
    """`words` are those of the address, empty where it says nothing; `look` searches for them."""

    template: ClassVar = "pages/missing.html"

    words: str
    look: str


def missing(snapshot: Snapshot, locale: Locale, base: str, path: str = "/", words: str = "") -> str:
    """Return the page for an address that holds nothing."""
    with override(locale.value.lower()):
        title = _("没有这一页")
    frame = Frame(site=snapshot.site, locale=locale, base=base, path=path, title=title, found=False)
    look = f"{addresses.search(locale)}?{urlencode({'q': words})}" if words else ""
    return render(frame, MissingContext(words=words, look=look))


def words_of(path: str) -> str:
    """Return the words of an address that somebody may have been looking for."""
    said = [one for one in _WORD.findall(path) if not _FOLDERS.fullmatch(one)]
    return " ".join(said)[:_LONGEST].strip()
