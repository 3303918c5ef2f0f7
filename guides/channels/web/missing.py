"""The page for an address that holds nothing."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels.pages import Context, Frame, render
from guides.content import Snapshot
from guides.vocabulary import Locale


@dataclass(frozen=True, kw_only=True)
class MissingContext(Context):
    template: ClassVar = "pages/missing.html"


def missing(snapshot: Snapshot, locale: Locale, base: str, path: str = "/") -> str:
    """Return the page for an address that holds nothing."""
    with override(locale.value.lower()):
        title = _("没有这一页")
    frame = Frame(site=snapshot.site, locale=locale, base=base, path=path, title=title, found=False)
    return render(frame, MissingContext())
